"""What an agreed workbook does to the record: all of it, audited, or nothing; swapped numbers, dependent rows, other kinds."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Connection, select

from handlers.workbook_kinds import Contents, carry_out, contents, fingerprint, planned
from rules.reckoning import Counting, Reckoning
from rules.workbook.columns import Cell
from rules.workbook.plan import Plan
from storage import activities, audit, campaigns, reckonings, workbooks
from storage.activities import NewActivity
from storage.schema import campaigns as c
from storage.schema.participation import pledge_items
from storage.schema.people import audit as audit_rows
from storage.schema.people import calendar_days
from storage.workbooks import CAMPAIGN, DAYS, SHARES, TITLES, KeptWorkbook
from tests.rules.workbook.made_up import sheets_from
from tests.world import World

TODAY = date(2027, 1, 11)
Sheets = dict[str, list[list[Cell]]]


def out(conn: Connection, world: World, kind: str, edit: Callable[[Sheets], None]) -> KeptWorkbook:
    """A workbook that went out and came back edited."""
    now = contents(conn, kind, None if kind in (DAYS, TITLES) else 1, TODAY)
    number = workbooks.send(conn, kind, None if kind in (DAYS, TITLES) else 1, now.record, 1, world.clock.now())
    sheets = dict(sheets_from(now.record, now.parts))
    edit(sheets)
    kept = [[name, [[_plain(cell) for cell in row] for row in rows]] for name, rows in sheets.items()]
    workbooks.take_back(conn, number, kept, world.clock.now())
    found = workbooks.get(conn, number)
    assert found is not None
    return found


def _plain(cell: Cell) -> Any:
    if isinstance(cell, Decimal):
        return {"number": str(cell)}
    return {"day": cell.isoformat()} if isinstance(cell, date) else cell


async def done(world: World, kind: str, edit: Callable[[Sheets], None]) -> tuple[Contents, Plan]:
    """Carry an edit out; AssertionError when the workbook has problems."""

    def work(conn: Connection) -> tuple[Contents, Plan]:
        kept = out(conn, world, kind, edit)
        now, found = planned(conn, kept, None, TODAY)
        assert not found.problems
        carry_out(conn, kept, now, found, 1, world.clock.now(), TODAY)
        return now, found

    return await world.database.write(work)


async def problems(world: World, kind: str, edit: Callable[[Sheets], None]) -> list[tuple[str, int, str]]:
    def work(conn: Connection) -> Plan:
        return planned(conn, out(conn, world, kind, edit), None, TODAY)[1]

    found = await world.database.write(work)
    return [(problem.sheet, problem.row, problem.fault.value) for problem in found.problems]


async def test_every_kind_of_change_is_carried_out_and_audited(world: World) -> None:
    await world.campaign()

    def edit(sheets: Sheets) -> None:
        sheets["Thông tin chung"][3][2] = "Thi đua đổi tên"
        sheets["Chỉ tiêu"][4][5] = "97,5"
        sheets["Nội dung"].append(["", "3", "Chuyển đổi số", "", ""])
        sheets["Giai đoạn"].append(["", "Quý IV", date(2027, 10, 1), "31/12/2027"])
        sheets["Mốc hạn"].append(["", "Chốt quý IV", "báo cáo tiến độ", "25/12/2027", "Quý IV"])
        sheets["Phong trào"].append(["", "Chung sức xây dựng nông thôn mới", "Chung tay; Cả nước chung sức"])
        sheets["Nơi nhận"].append(["", "UBND tỉnh", "b/c", "Kính gửi"])

    await done(world, CAMPAIGN, edit)
    read = world.database.read
    assert (await read(lambda conn: campaigns.get(conn, 1))).title == "Thi đua đổi tên"
    assert [t.value for t in await read(lambda conn: campaigns.targets_of(conn, 1))] == [Decimal(1), Decimal("97.5")]
    stages = {stage.id: stage.name for stage in await read(lambda conn: campaigns.stages_of(conn, 1))}
    last = (await read(lambda conn: campaigns.milestones_of(conn, 1)))[-1]
    assert (last.name, last.due_on, stages[last.stage_id or 0]) == ("Chốt quý IV", date(2027, 12, 25), "Quý IV")
    movement = await read(lambda conn: conn.execute(select(c.movements)).one())
    assert movement.aliases == ["Chung tay", "Cả nước chung sức"]
    assert movement.identity
    rows = await read(lambda conn: conn.execute(select(audit_rows.c.action, audit_rows.c.reason)).all())
    assert ("workbook.changed", "campaign:1 Hồ sơ giải quyết đúng hạn Mức: 95 → 97,5") in [tuple(row) for row in rows]
    assert len(rows) == 7
    assert await read(audit.first_broken) is None


async def test_a_drive_and_the_kinds_of_units_of_a_milestone_are_kept(world: World) -> None:
    campaign = await world.campaign(state="draft")

    def edit(sheets: Sheets) -> None:
        drive = ["", "Chào mừng ngày truyền thống", "Đợt thi đua, kỷ niệm", "11/6/2027", "", "1/4/2027"]
        sheets["Mốc hạn"].append([*drive, "", "x", "x"])
        half = next(row for row in sheets["Mốc hạn"] if "Sơ kết 6 tháng" in row)
        half[8] = "có"

    await done(world, CAMPAIGN, edit)
    found = {m.name: m for m in await world.database.read(lambda conn: campaigns.milestones_of(conn, campaign))}
    drive = found["Chào mừng ngày truyền thống"]
    assert (drive.kind, drive.starts_on, drive.unit_kinds) == ("activity", date(2027, 4, 1), ("phong", "chi_cuc"))
    assert found["Sơ kết 6 tháng"].unit_kinds == ("chi_cuc",)
    assert found["Tổng kết năm"].unit_kinds == ()


async def test_numbers_may_be_swapped_and_a_freed_one_taken(world: World) -> None:
    await world.campaign()

    def swap(sheets: Sheets) -> None:
        sheets["Nội dung"][3][1], sheets["Nội dung"][4][1] = "2", "1"

    await done(world, CAMPAIGN, swap)
    topics = await world.database.read(lambda conn: campaigns.topics_of(conn, 1))
    assert [(topic.number, topic.heading) for topic in topics] == [
        ("2", "Cải cách hành chính"),
        ("1", "Tiết kiệm, chống lãng phí"),
    ]

    def replace(sheets: Sheets) -> None:
        sheets["Nội dung"][3] = ["", "2", "Văn hoá công sở", "", ""]

    await done(world, CAMPAIGN, replace)
    topics = await world.database.read(lambda conn: campaigns.topics_of(conn, 1))
    assert {(topic.number, topic.heading) for topic in topics} == {
        ("1", "Tiết kiệm, chống lãng phí"),
        ("2", "Văn hoá công sở"),
    }


async def test_rows_that_others_depend_on_stay(world: World) -> None:
    await world.campaign()

    def pledge_on_target(conn: Connection) -> None:
        conn.execute(pledge_items.update().values(target_id=2, topic_id=1))

    await world.pledged("Hoa", "Hồ sơ = 10 hồ sơ")
    await world.database.write(pledge_on_target)

    def edit(sheets: Sheets) -> None:
        del sheets["Chỉ tiêu"][4]
        del sheets["Nội dung"][3]
        del sheets["Giai đoạn"][3]

    assert await problems(world, CAMPAIGN, edit) == [
        ("Chỉ tiêu", 0, "in_use"),
        ("Nội dung", 0, "in_use"),
        ("Giai đoạn", 0, "in_use"),
    ]


async def test_a_running_campaign_gets_no_later_day_by_workbook_and_may_get_an_earlier_one(world: World) -> None:
    await world.campaign()

    def later(sheets: Sheets) -> None:
        sheets["Mốc hạn"][3][3] = "15/4/2027"

    def earlier(sheets: Sheets) -> None:
        sheets["Mốc hạn"][3][3] = "15/3/2027"

    assert await problems(world, CAMPAIGN, later) == [("Mốc hạn", 4, "needs_approval")]
    await done(world, CAMPAIGN, earlier)
    moved = await world.database.read(
        lambda conn: conn.execute(select(c.milestones).where(c.milestones.c.id == 1)).one()
    )
    assert (moved.due_on, moved.set_on) == (date(2027, 3, 15), TODAY)


async def test_days_off_may_be_moved_onto_one_another(world: World) -> None:
    def fill(sheets: Sheets) -> None:
        sheets["Ngày nghỉ"] += [["", "4/2/2027", "nghỉ", "Thông báo"], ["", date(2027, 2, 5), "Nghỉ", "Thông báo"]]

    def shift(sheets: Sheets) -> None:
        sheets["Ngày nghỉ"][3][1], sheets["Ngày nghỉ"][4][1] = "5/2/2027", "6/2/2027"
        sheets["Ngày nghỉ"][4][2] = "làm bù"

    await done(world, DAYS, fill)
    await done(world, DAYS, shift)
    rows = await world.database.read(
        lambda conn: conn.execute(select(calendar_days).order_by(calendar_days.c.day)).all()
    )
    assert [(row.day, row.working) for row in rows] == [(date(2027, 2, 5), False), (date(2027, 2, 6), True)]

    def twice(sheets: Sheets) -> None:
        sheets["Ngày nghỉ"].append(["", "6/2/2027", "Nghỉ", "Thông báo"])

    assert await problems(world, DAYS, twice) == [("Ngày nghỉ", 6, "twice")]


async def test_titles_change_but_those_aimed_at_are_not_taken_out(world: World) -> None:
    await world.campaign()
    await world.pledged("Hoa", "Học tập")

    def edit(sheets: Sheets) -> None:
        sheets["Danh hiệu"][3][6] = "31/12/2027"
        sheets["Danh hiệu"][4][1], sheets["Danh hiệu"][5][1] = "CSTDT", "CSTDCS"
        sheets["Danh hiệu"].append(["", "TTLD", "Tập thể lao động tiên tiến", "tập thể", "Điều 28", "1/1/2024", ""])

    await done(world, TITLES, edit)
    rows = await world.database.read(lambda conn: conn.execute(select(c.titles).order_by(c.titles.c.id)).all())
    assert [row.code for row in (*rows[:3], rows[-1])] == ["LDTT", "CSTDT", "CSTDCS", "TTLD"]
    assert (rows[0].effective_to, rows[-1].level, rows[-1].kind) == (date(2027, 12, 31), "collective", "")

    def remove(sheets: Sheets) -> None:
        del sheets["Danh hiệu"][3]

    def swapped(sheets: Sheets) -> None:
        sheets["Danh hiệu"][3][5:7] = ["1/1/2028", "31/12/2027"]

    assert await problems(world, TITLES, remove) == [("Danh hiệu", 0, "in_use")]
    assert await problems(world, TITLES, swapped) == [("Danh hiệu", 4, "days_swapped")]


@pytest.mark.parametrize(
    ("who", "fault"), [(["", ""], "who_needed"), (["DD", "CB05"], "who_needed"), (["Sở lạ", ""], "unknown_choice")]
)
async def test_a_share_has_one_bearer(world: World, who: list[str], fault: str) -> None:
    await world.campaign()

    def edit(sheets: Sheets) -> None:
        sheets["Giao chỉ tiêu"].append(["", "1. Mô hình hoặc công trình", *who, "1", "mô hình"])

    assert fault in [each for _, _, each in await problems(world, SHARES, edit)]


async def test_a_workbook_is_applied_once_and_an_earlier_return_no_more(world: World) -> None:
    def work(conn: Connection) -> list[Any]:
        kept = out(conn, world, DAYS, lambda sheets: None)
        again = workbooks.take_back(conn, kept.id, [], world.clock.now())
        early = workbooks.finish(conn, kept.id, kept.revision, workbooks.APPLIED)
        right = workbooks.finish(conn, kept.id, again or 0, workbooks.APPLIED)
        return [again, early, right, workbooks.take_back(conn, kept.id, [], world.clock.now())]

    assert await world.database.write(work) == [2, False, True, None]


async def test_the_fingerprint_tells_one_record_from_another(world: World) -> None:
    await world.campaign()

    def prints(conn: Connection) -> set[str]:
        before = fingerprint(contents(conn, CAMPAIGN, 1, TODAY))
        conn.execute(c.targets.update().where(c.targets.c.id == 1).values(unit="công trình"))
        return {
            before,
            fingerprint(contents(conn, CAMPAIGN, 1, TODAY)),
            fingerprint(contents(conn, CAMPAIGN, 1, TODAY)),
        }

    assert len(await world.database.write(prints)) == 2


async def test_how_targets_are_reckoned_goes_round_by_workbook(world: World) -> None:
    campaign = await world.campaign()
    titles = {"counting": "Cách tính (trống: luỹ kế)", "baseline": "Mức xuất phát", "earlier": "Kết quả năm trước"}

    def cell(sheets: Sheets, row: int, name: str, value: Cell | None = None) -> Cell:
        place = sheets["Chỉ tiêu"][2].index(titles[name])
        if value is not None:
            sheets["Chỉ tiêu"][row][place] = value
        return sheets["Chỉ tiêu"][row][place]

    def edit(sheets: Sheets) -> None:
        cell(sheets, 3, "counting", "Riêng từng kỳ, cộng lại")
        cell(sheets, 4, "counting", "Số việc giao, xong, tốt")
        cell(sheets, 3, "baseline", "3")
        cell(sheets, 3, "earlier", "2,5")

    await done(world, CAMPAIGN, edit)
    known = await world.database.read(lambda conn: reckonings.of_campaign(conn, campaign))
    first, second = sorted(known)
    assert known[first] == Reckoning(first, Counting.INCREMENT, Decimal(3), Decimal("2.5"))
    assert known[second] == Reckoning(second, Counting.DONE_WELL)
    audited = await world.database.read(lambda conn: conn.execute(select(audit_rows.c.action)).scalars().all())
    assert audited.count("target.reckoned") == 2

    def again(sheets: Sheets) -> None:
        assert cell(sheets, 3, "counting") == "Riêng từng kỳ, cộng lại"
        cell(sheets, 3, "counting", "")
        del sheets["Chỉ tiêu"][4]

    await done(world, CAMPAIGN, again)
    known = await world.database.read(lambda conn: reckonings.of_campaign(conn, campaign))
    assert known == {first: Reckoning(first, Counting.CUMULATIVE, Decimal(3), Decimal("2.5"))}


async def test_what_a_unit_or_an_activity_speaks_of_is_not_taken_out(world: World) -> None:
    await world.campaign()

    def tied(conn: Connection) -> None:
        target = campaigns.targets_of(conn, 1)[0].id
        said = NewActivity("khac", TODAY, False, "Dọn vệ sinh", target_id=target)
        activities.add(conn, 1, 1, said, by=1, now=world.clock.now())

    await world.database.write(tied)

    def edit(sheets: Sheets) -> None:
        del sheets["Chỉ tiêu"][3]

    assert await problems(world, CAMPAIGN, edit) == [("Chỉ tiêu", 0, "in_use")]
