"""Ways through activities and nominations that no transcript takes: movements by a few letters, who may look, who decides."""

from typing import Any

import pytest
from sqlalchemy import Connection

from rules.activity_kinds import KINDS
from storage import activities, campaign_parts, nominations, people
from storage.activities import NewActivity
from storage.nominations import NewNomination
from tests.world import START, World

MOVEMENTS = (
    "Cả nước chung sức xây dựng nông thôn mới",
    "Vì người nghèo",
    "Thực hiện văn hoá công sở",
    "Xây dựng gia đình văn hoá",
)


async def prepared(world: World) -> int:
    campaign = await world.campaign()
    await world.database.write(lambda conn: campaign_parts.add_movements(conn, campaign, MOVEMENTS))
    return campaign


async def said(world: World, name: str, *lines: str) -> Any:
    """Type or press (in brackets) one after the other; the last message that came."""
    for line in lines:
        phone = world.phones[name]
        phone.press(None, line[1:-1]) if line.startswith("[") else phone.type(line)
        await world.settle()
    last = world.unread(name)[-1]
    world.forget()
    return last


OPENING = ("/donvi", "[Việc của đơn vị]", "[Hoạt động của đơn vị]", "[Thêm hoạt động]")


async def test_a_named_movement_is_picked_by_a_few_letters(world: World) -> None:
    await prepared(world)
    kind, day = "[Hưởng ứng phong trào cấp trên]", "hôm qua"
    asked = await said(world, "Bình", *OPENING, kind, day, "van hoa")
    assert "nhiều phong trào khớp" in asked.text
    assert MOVEMENTS[1] not in asked.labels
    await said(world, "Bình", "[Thực hiện văn hoá công sở]", "Ra quân làm sạch trụ sở", "[Bỏ qua]")
    saved = await said(world, "Bình", "[Gửi]", "[Xem]")
    assert "Gắn với: Thực hiện văn hoá công sở" in saved.text


async def test_an_alias_stands_for_its_movement_and_names_of_one_make_one_choice(world: World) -> None:
    campaign = await prepared(world)
    second = ["Cả nước chung tay vì người nghèo"]
    await world.database.write(lambda conn: campaign_parts.add_movements(conn, campaign, second))
    asked = await said(world, "Bình", *OPENING, "[Hưởng ứng phong trào cấp trên]", "hôm qua")
    assert [label for label in asked.labels if "người nghèo" in label] == ["Vì người nghèo"]
    await said(world, "Bình", "chung tay vi nguoi ngheo", "Tặng quà", "[Bỏ qua]")
    saved = await said(world, "Bình", "[Gửi]", "[Xem]")
    assert "Gắn với: Vì người nghèo" in saved.text


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("tuyen_truyen", ["hôm qua", "[Họp, hội nghị]", "45", "Phổ biến kế hoạch", "[Bỏ qua]"]),
        ("truyen_thong", ["hôm qua", "Báo tỉnh", "https://bao.example/1", "Tin về hồ sơ số", "[Bỏ qua]"]),
        ("kiem_tra", ["hôm qua", "Đoàn của Sở", "[Bỏ qua]", "Đúng tiến độ", "[Bỏ qua]"]),
        ("sinh_hoat", ["hôm qua", "cum khoi", "[Bỏ qua]", "Trao đổi mô hình hay", "[Bỏ qua]"]),
        ("huong_ung", ["hôm qua", "nong thon moi", "Giúp hai xã", "[Bỏ qua]"]),
        ("nguoi_tot", ["hôm qua", "Bà Ví Thị Dụ", "[Không đồng ý đăng]", "Trả lại của rơi", "[Bỏ qua]"]),
        ("ke_hoach", ["hôm qua", "1, 2", "[Chưa có ý kiến công đoàn]", "Kế hoạch năm", "[Bỏ qua]"]),
        ("khac", ["hôm qua", "Dọn vệ sinh", "[Bỏ qua]"]),
    ],
)
async def test_every_kind_is_entered_in_at_most_eight_messages(world: World, kind: str, answers: list[str]) -> None:
    campaign = await prepared(world)
    lines = ["[Thêm hoạt động]", f"[{KINDS[kind].name}]", *answers, "[Gửi]"]
    assert len(lines) <= 8
    saved = await said(world, "Bình", *OPENING[:-1], *lines)
    assert saved.text.startswith("Đã ghi nhận")
    (kept,) = await world.database.read(lambda conn: activities.of_units(conn, campaign))
    assert kept.kind == kind


async def test_heads_see_their_own_units_and_nobody_below_is_hidden(world: World) -> None:
    campaign = await prepared(world)

    def recorded(conn: Connection) -> None:
        who = {"by": world.id_in(conn, "Dũng"), "now": START}
        codes = {unit.code: unit.id for unit in people.tree(conn)}
        for code in ("HAT1", "DD"):
            about = NewActivity("khac", START.date(), False, f"Việc của {code}")
            activities.add(conn, campaign, codes[code], about, **who)

    await world.database.write(recorded)
    seen = await said(world, "Dũng", *OPENING[:3])
    assert "Hoạt động: 1" in seen.text
    assert "Hạt Kiểm lâm số 1" in seen.text
    assert [label for label in seen.labels if "Việc của" in label] == ["11/1 Việc của HAT1"]


async def test_the_head_does_not_decide_over_the_own_nomination(world: World) -> None:
    campaign = await prepared(world)

    def suggested(conn: Connection) -> int:
        head, codes = world.id_in(conn, "Bình"), {unit.code: unit.id for unit in people.tree(conn)}
        nominee = NewNomination("ca_nhan", head, "Hoàng Thị Bình", "", None, "Làm tốt")
        by = world.id_in(conn, "Hoa")
        return nominations.add(conn, campaign, codes["DD"], nominee, by=by, now=START, found_on=None)

    await world.database.write(suggested)
    shown = await said(
        world,
        "Bình",
        "/donvi",
        "[Việc của đơn vị]",
        "[Mô hình, điển hình, sáng kiến]",
        "[Điển hình tiên tiến]",
        "[Hoàng Thị Bình]",
    )
    assert "chờ thủ trưởng quyết định" in shown.text
    assert "Đưa vào danh sách" not in shown.labels
    office = ("/vanphong", "[Kết quả của đơn vị]", "[Điển hình tiên tiến]", "[Hoàng Thị Bình]", "[Đưa vào danh sách]")
    assert "Đã đưa" in (await said(world, "Minh", *office)).text


async def test_a_refused_text_is_kept_nowhere(world: World) -> None:
    await prepared(world)
    refused = "Đồng chí Thử bị kỷ luật cảnh cáo ZX81"
    await said(world, "Bình", *OPENING, "[Hoạt động khác]", "hôm qua", refused, "Ra quân QW92")

    def everything(conn: Connection) -> str:
        tables = ("inbox", "outbox", "conversations", "activity_revisions")
        return "\n".join(str(row) for table in tables for row in conn.exec_driver_sql(f"SELECT * FROM {table}"))

    kept = await world.database.read(everything)
    assert "QW92" in kept
    assert "ZX81" not in kept
