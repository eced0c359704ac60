"""Units' reports beyond the dialogs: stages that are closed, reopened ones, two drafts, figures said in one line."""

from datetime import date

import pytest
from sqlalchemy import Connection, update

from storage import campaigns, people, reopenings, unit_reports
from storage.schema import campaigns as c
from tests.world import World, local

CLOSED = local("2027-07-05 19:30")


async def say(world: World, name: str, *said: str) -> str:
    """Type (or press, after ``>``) one thing after another; what was answered last."""
    for each in said:
        world.forget()
        if each.startswith(">"):
            world.phones[name].press(None, each[1:])
        else:
            world.phones[name].type(each)
        await world.settle()
    return "\n".join(message.text for message in world.unread(name))


async def opened(world: World, campaign: int, until: date) -> None:
    def work(conn: Connection) -> None:
        stage = campaigns.stages_of(conn, campaign)[0].id
        unit = next(each.id for each in people.tree(conn) if each.code == "DD")
        reopenings.reopen(conn, stage, [unit], until, "Rà soát", by=1, now=world.clock.now())

    await world.database.write(work)


async def at_closed_stage(world: World, **values: object) -> int:
    campaign = await world.campaign(late_rule="closed", **values)
    await world.at(CLOSED)
    return campaign


async def test_a_closed_stage_takes_no_report_until_it_is_opened_again(world: World) -> None:
    campaign = await at_closed_stage(world)
    seen = await say(world, "Bình", "đơn vị báo cáo")
    assert "đã khoá" in seen
    await opened(world, campaign, date(2027, 7, 10))
    steps = (">Soạn báo cáo", "Đã rút ngắn 2 thủ tục", ">Bỏ qua", ">Gửi")
    said = await say(world, "Bình", "đơn vị báo cáo", *steps)
    assert "Đã gửi báo cáo" in said
    assert "báo cáo muộn" in said


async def test_a_reopened_stage_closes_again_while_a_report_is_being_written(world: World) -> None:
    campaign = await at_closed_stage(world)
    await opened(world, campaign, date(2027, 7, 6))
    await say(world, "Bình", "đơn vị báo cáo", ">Soạn báo cáo", "Đã rút ngắn 2 thủ tục", ">Bỏ qua")
    await world.at(local("2027-07-07 19:30"))
    assert "đã khoá" in await say(world, "Bình", ">Gửi")
    kept = await world.database.read(lambda conn: unit_reports.of_campaign(conn, campaign))
    assert kept == []


async def test_a_closed_campaign_takes_reports_of_a_reopened_unit_only(world: World) -> None:
    campaign = await at_closed_stage(world)
    await say(world, "Bình", "đơn vị báo cáo")
    await world.database.write(lambda conn: conn.execute(update(c.campaigns).values(state="closed")))
    assert "đã khoá" in await say(world, "Minh", "/vanphong", ">Kết quả của đơn vị", ">Báo cáo của đơn vị",
                                  ">Phòng Quản lý đất đai: chưa")  # fmt: skip
    await opened(world, campaign, date(2027, 7, 10))
    said = await say(world, "Minh", ">Phòng Quản lý đất đai: chưa", ">Soạn báo cáo")
    assert "Theo văn bản nào" in said


async def test_a_draft_of_another_unit_is_not_lost(world: World) -> None:
    await world.campaign()
    await world.at(local("2027-06-25 19:30"))
    way = ("/donvi", ">Việc của đơn vị", ">Báo cáo của đơn vị")
    await say(world, "Dũng", *way, ">Soạn báo cáo", "Đã rút ngắn 2 thủ tục", ">Huỷ")
    said = await say(world, "Dũng", *way, ">Đơn vị trực thuộc", ">Hạt Kiểm lâm số 1: chưa", ">Soạn báo cáo")
    assert "đang soạn dở báo cáo của <b>Chi cục Kiểm lâm</b>" in said or "Chi cục Kiểm lâm" in said
    assert "Tiếp tục phần đang khai" in await say(world, "Dũng", ">Tiếp tục")


@pytest.mark.parametrize(
    ("typed", "filled"),
    [
        ("đơn vị báo cáo trồng rừng được 320 ha", "Đã ghi: 320 ha"),
        ("don vi bao cao trong rung duoc 320 ha", "Đã ghi: 320 ha"),
        ("phòng báo cáo trồng rừng 320ha theo biên bản nghiệm thu", "Đã ghi: 320 ha, theo biên bản nghiệm thu"),
        ("đơn vị báo cáo che phủ rừng đạt 63,5%", "Bước 1/4. Trồng rừng"),
        ("báo cáo của đơn vị", "Chưa báo cáo"),
        ("đơn vị báo cáo 320 ha", "Đã ghi: 320 ha"),
    ],
)
async def test_one_line_begins_a_report(world: World, typed: str, filled: str) -> None:
    await world.campaign()
    await world.asked("DD", "Trồng rừng", ">=", "400", "ha")
    await world.asked("DD", "Che phủ rừng", ">=", "63", "%")
    await world.at(local("2027-06-25 19:30"))
    assert filled in await say(world, "Bình", typed)


async def test_a_member_says_it_of_the_own_pledge(world: World) -> None:
    await world.campaign()
    await world.pledged("Hoa", "Trồng rừng = 400 ha")
    await world.at(local("2027-06-25 19:30"))
    said = await say(world, "Hoa", "đơn vị báo cáo trồng rừng được 320 ha")
    assert "320 ha" in said
    assert "Bước" not in said
