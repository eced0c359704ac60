"""The real launch documents, where they are at hand: sent as Word files, corrected, approved and opened in the chat."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Connection, select

from rules.records import ProgressStatus, Target
from storage import campaign_drafts, campaigns, people, pledges, progress
from storage.pledges import NewItem
from storage.progress import Report
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
    """Press the button that is or begins so in the newest message that has it, or one press further; the answer."""
    phone = world.phones[name]
    newest = phone.received[-1].labels
    if "Xem thêm" in newest and not any(full.startswith(label) for full in newest):
        phone.press(None, "Xem thêm")
        await world.settle()
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
    asked = world.phones["Sơn"].received[-1]
    assert "Trần Văn Minh trình duyệt" in asked.text
    assert "5 chỉ tiêu" in asked.text
    assert {"Duyệt", "Trả lại", "Xem toàn bộ nội dung", "Văn bản gốc"} <= set(asked.labels)
    assert "Đã duyệt" in await press(world, "Sơn", "Duyệt")
    assert "đã duyệt phong trào" in world.phones["Minh"].received[-1].text
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


# what the campaign below takes over of the provincial letter: the goals with these printed numbers, and the first topic
GOALS = ("12", "13")


async def choose(world: World, label: str) -> None:
    """Leaf through the screen of choices until there is the one wanted, and press it."""
    for _ in range(6):
        if any(each.startswith(label) for each in world.phones["Minh"].received[-1].labels):
            break
        await press(world, "Minh", "Trang sau")
    await press(world, "Minh", label)


def report(world: World, conn: Connection, goal: Target, name: str, amount: str) -> None:
    """A pledge towards a target, and a report on it."""
    who, now = world.id_in(conn, name), world.clock.now()
    kept: dict[str, Any] = {"official_id": who, "unit_id": people.unit_of(conn, who, now.date()) or 0, "late": False}
    item = NewItem("Việc", Decimal(amount), goal.unit, target_id=goal.id)
    pledges.submit(conn, campaign_id=goal.campaign_id, title_id=1, items=[item], by=who, now=now, **kept)
    pledge = pledges.mine(conn, goal.campaign_id, who)
    assert pledge is not None
    stage = campaigns.stages_of(conn, goal.campaign_id)[0].id
    told = Report(pledge.items[0].id, stage, ProgressStatus.ON_TRACK, Decimal(amount), None, goal.unit, "", "")
    progress.submit(conn, told, sent_at=now, **kept)


@at_hand
async def test_goals_of_the_province_come_down_and_results_go_up(world: World) -> None:
    await send(world, SEEDS[3].text)
    await send(world, SEEDS[0].text)
    above, below = await world.database.read(lambda conn: [each.id for each in reversed(campaigns.every(conn))])
    titles = await world.database.read(lambda conn: [campaigns.get(conn, each).title for each in (above, below)])
    # the office chooses what comes down
    await said(world, "Minh", "/vanphong")
    await press(world, "Minh", "Điều hành phong trào")
    await press(world, "Minh", "Quản lý phong trào")
    await press(world, "Minh", f"(đang soạn) {titles[0]}"[:30])
    await press(world, "Minh", "Phong trào cấp dưới")
    await press(world, "Minh", "Tạo phong trào cấp dưới")
    goals = await world.database.read(lambda conn: [t for t in campaigns.targets_of(conn, above) if t.number in GOALS])
    assert len(goals) == 5
    for label in (*(f"☐ {goal.measure}"[:28] for goal in goals), "☐ 1. "):
        await choose(world, label)
    await press(world, "Minh", "Chọn xong")
    await press(world, "Minh", "Đưa vào bản đang soạn")
    assert "gắn 5 chỉ tiêu trùng với cấp trên, thêm 0 chỉ tiêu" in await press(
        world, "Minh", f"(đang soạn) {titles[1]}"[:30]
    )
    # the director approves, it opens
    await press(world, "Minh", "Xem bản đang soạn")
    await press(world, "Minh", "Xem và mở")
    await press(world, "Minh", "Trình duyệt")
    await press(world, "Minh", "Trình duyệt")
    assert "Việc chờ đồng chí duyệt: 1" in await approvals_of(world, "Sơn")
    await press(world, "Sơn", "Phong trào: ")
    await press(world, "Sơn", "Duyệt")
    await press(world, "Minh", "Xem trước và mở")
    await press(world, "Minh", "Mở phong trào")
    await said(world, "Minh", "mở phong trào")
    await world.at(local("2027-01-11 08:02"))
    # two units report; the director reads what it comes to for the province
    came = await world.database.read(lambda conn: [t for t in campaigns.targets_of(conn, below) if t.parent_target_id])
    assert [each.parent_target_id for each in came] == [goal.id for goal in goals]

    def told(conn: Connection) -> None:
        for goal, name, amount in ((came[0], "Hoa", "91.5"), (came[0], "Tùng", "97"), (came[4], "Bình", "2")):
            report(world, conn, goal, name, amount)

    await world.database.write(told)
    await said(world, "Sơn", "/donvi")
    await press(world, "Sơn", "Việc của đơn vị")
    await press(world, "Sơn", "Kết quả, chỉ tiêu")
    await press(world, "Sơn", "Kết quả các cấp")
    pages = [await press(world, "Sơn", titles[0][:30])]
    while "Trang sau" in world.phones["Sơn"].received[-1].labels:
        pages.append(await press(world, "Sơn", "Trang sau"))
    lines = [line for page in pages for line in page.splitlines() if "cấp dưới" in line and line.startswith("– ")]
    assert len(lines) == len(goals)
    assert "cấp dưới từ 91,5% đến 97%, không cộng được (1/1 nơi có số liệu)" in lines[0]
    assert "cấp dưới chưa có số liệu (0/1" in lines[1]
    assert "cấp dưới 2 bậc (1/1" in lines[4]


async def approvals_of(world: World, name: str) -> str:
    await said(world, name, "/menu")
    return await press(world, name, "Chờ duyệt")
