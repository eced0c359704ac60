"""The real launch documents, where they are at hand: sent as Word files, corrected, approved and opened in the chat."""

import pytest
from sqlalchemy import select

from storage import campaign_drafts, campaigns
from storage.schema.campaigns import campaigns as table
from tests.importers.document_files import docx_of
from tests.rules.launch_document.documents_of import Measured, seeds
from tests.world import World, local

SEEDS = seeds()
at_hand = pytest.mark.skipif(not SEEDS, reason="the real documents are not kept in the repository")


async def send(world: World, text: str) -> None:
    world.phones["Minh"].send_file("cong-van.docx", docx_of(text), "application/octet-stream", "phát động")
    await world.settle()


async def press(world: World, name: str, label: str) -> str:
    """Press the button that is or begins so in the newest message that has it; the answer."""
    phone = world.phones[name]
    labels = [full for message in reversed(phone.received) for full in message.labels if full.startswith(label)]
    phone.press(None, labels[0])
    await world.settle()
    return str(phone.received[-1].text)


async def said(world: World, name: str, words: str) -> str:
    world.phones[name].type(words)
    await world.settle()
    return str(world.phones[name].received[-1].text)


async def only_campaign(world: World) -> int:
    return await world.database.read(lambda conn: conn.execute(select(table.c.id)).scalar_one())


@at_hand
async def test_a_letter_is_corrected_given_owners_approved_and_opened(world: World) -> None:
    await send(world, SEEDS[0].text)
    campaign = await only_campaign(world)
    await press(world, "Minh", "Chỉ tiêu: 5")
    assert "chưa nói rõ mức so sánh" in await press(world, "Minh", "1. ")
    await press(world, "Minh", "Sửa mức so sánh")
    assert "đạt 85%" in await press(world, "Minh", "Đạt")
    for number in range(1, 6):
        await press(world, "Minh", "Về danh sách")
        if number == 5:
            await press(world, "Minh", "Trang sau")
        await press(world, "Minh", f"{number}. ")
        await press(world, "Minh", "Sửa đơn vị phụ trách")
        assert "Đơn vị phụ trách: Văn phòng Sở" in await press(world, "Minh", "Văn phòng Sở")
    await press(world, "Minh", "Về danh sách")
    await press(world, "Minh", "Về bản dự thảo")
    assert "chưa giao đơn vị phụ trách" not in await press(world, "Minh", "Trình duyệt")
    await press(world, "Minh", "Trình duyệt")
    assert "Đã duyệt" in await press(world, "Sơn", "Duyệt")
    await press(world, "Minh", "Xem trước và mở")
    await press(world, "Minh", "Mở phong trào")
    assert "Đã xác nhận" in await said(world, "Minh", "mở phong trào")
    await world.at(local("2027-01-11 08:02"))
    assert await world.database.read(lambda conn: campaigns.get(conn, campaign).state) == campaigns.OPEN
    assert "Đã nhận" in world.phones["Hoa"].received[-1].labels
    stored = await world.database.read(lambda conn: campaigns.targets_of(conn, campaign))
    assert [(t.comparator, str(t.value), t.unit, bool(t.owner_unit_id)) for t in stored] == [
        ("=", "100", "%", True),
        ("=", "85", "%", True),
        *[("rank_up", "5", "bậc", True)] * 3,
    ]


@at_hand
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name[:3])
async def test_every_page_of_every_draft_fits_a_phone(world: World, seed: Measured) -> None:
    await send(world, seed.text)
    campaign = await only_campaign(world)
    whole = await world.database.read(lambda conn: campaign_drafts.whole(conn, campaign))
    for part in ("Thông tin chung", "Chỉ tiêu", "Nội dung", "Mốc, hạn", "Ai làm gì"):
        await press(world, "Minh", part)
        while "Trang sau" in world.phones["Minh"].received[-1].labels:
            await press(world, "Minh", "Trang sau")
        await press(world, "Minh", "Về bản dự thảo")
    for message in world.phones["Minh"].received:
        assert len(message.text or "") <= 900
        assert all(len(label) <= 42 for label in message.labels)
    assert len(whole["targets"]) == len(seed.truth["targets"])
