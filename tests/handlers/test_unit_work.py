"""People's counts of their work, offered to the head as the unit's figure: the sum is made twice."""

from sqlalchemy import Connection, update

from rules.reckoning import Counting, Reckoning
from rules.unit_report import Counts
from storage import campaigns, people, reckonings, unit_reports, work_counts
from storage.schema.campaigns import targets
from tests.world import START, World

SAID = {"Hoa": Counts(10, 9, 8), "Lan": Counts(7, 5, 4)}


async def counted(world: World) -> tuple[int, int]:
    """A campaign whose only target is counted in pieces of work; Hoa's are confirmed, Lan's are not."""
    campaign = await world.campaign()

    def work(conn: Connection) -> tuple[int, int]:
        first = campaigns.targets_of(conn, campaign)[0].id
        reckonings.keep(conn, Reckoning(first, Counting.DONE_WELL), by=world.id_in(conn, "Minh"), now=START)
        stage = campaigns.stages_of(conn, campaign)[0].id
        unit = next(each.id for each in people.tree(conn) if each.code == "DD")
        conn.execute(update(targets).where(targets.c.id == first).values(level="person", owner_unit_id=unit))
        for name, counts in SAID.items():
            work_counts.submit(conn, world.id_in(conn, name), unit, first, stage, counts, START)
        mine = work_counts.of_official(conn, world.id_in(conn, "Hoa"), first, stage)
        assert mine is not None
        work_counts.confirm(conn, mine.id, by=world.id_in(conn, "Bình"), now=START)
        return unit, stage

    return await world.database.write(work)


async def test_the_head_takes_the_sum_of_the_people_as_the_units_figure(world: World) -> None:
    unit, stage = await counted(world)
    for step in ("/donvi", "[Việc của đơn vị]", "[Báo cáo của đơn vị]", "[Soạn báo cáo]"):
        phone = world.phones["Bình"]
        phone.press(None, step[1:-1]) if step.startswith("[") else phone.type(step)
        await world.settle()
    asked = world.unread("Bình")[-1]
    assert "Cán bộ đã báo số việc: 2 người; 1 người chờ xác nhận số tốt, chưa tính vào tổng" in asked.text
    assigned = sum(each.assigned for each in SAID.values())
    done = sum(each.done for each in SAID.values())
    world.phones["Bình"].press(None, f"Lấy tổng: giao {assigned}, xong {done}, tốt {SAID['Hoa'].well}")
    await world.settle()
    for step in ("Bỏ qua", "Bỏ qua", "Gửi"):
        world.phones["Bình"].press(None, step)
        await world.settle()
    report = await world.database.read(lambda conn: unit_reports.newest(conn, stage, unit))
    assert report is not None
    (figure,) = report.figures
    assert figure.counts == Counts(17, 14, 8)
    assert figure.source == "báo cáo của cán bộ"
