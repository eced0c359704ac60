"""What the standing of units is loaded from: a fixed number of queries, people where they are today."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, event, insert, select, update

from rules.records import PledgeState, ProgressStatus
from rules.unit_standing import branch, standing
from storage import people, pledges, progress
from storage import standing as stored
from storage.pledges import NewItem
from storage.progress import Report
from storage.schema import campaigns as c
from storage.schema import people as p
from tests.world import World

TODAY = date(2027, 3, 15)


def register(conn: Connection, world: World, campaign: int, name: str, unit: int | None = None) -> None:
    official = world.id_in(conn, name)
    at = unit or people.unit_of(conn, official, TODAY)
    assert at is not None
    title = conn.execute(select(c.titles.c.id)).scalars().first()
    pledges.submit(
        conn,
        campaign_id=campaign,
        official_id=official,
        unit_id=at,
        title_id=title or 0,
        items=[NewItem("việc một"), NewItem("việc hai")],
        by=official,
        late=False,
        now=world.clock.now(),
    )


def units(conn: Connection) -> dict[str, int]:
    return {unit.code: unit.id for unit in people.tree(conn)}


async def test_a_person_counts_where_they_are_today_with_the_pledge_of_the_old_unit(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        ids = units(conn)
        register(conn, world, campaign, "Hoa")
        hoa = world.id_in(conn, "Hoa")
        mine = p.memberships.c.official_id == hoa
        conn.execute(update(p.memberships).where(mine).values(to_date=TODAY - timedelta(days=1)))
        conn.execute(insert(p.memberships).values(official_id=hoa, unit_id=ids["LN"], from_date=TODAY))
        old = stored.record(conn, campaign, TODAY, {ids["DD"]})
        new = stored.record(conn, campaign, TODAY, people.subtree(conn, ids["LN"]))
        assert standing(old, {ids["DD"]}).registered == 0
        assert [found.official_id for found in new.pledges] == [hoa]
        assert standing(new, {ids["LN"]}).registered == 1

    await world.database.write(work)


async def test_withdrawn_pledges_and_older_stages_do_not_count(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        for name in ("Hoa", "Lan"):
            register(conn, world, campaign, name)
        now, hoa, lan = world.clock.now(), world.id_in(conn, "Hoa"), world.id_in(conn, "Lan")
        mine, hers = pledges.mine(conn, campaign, hoa), pledges.mine(conn, campaign, lan)
        assert mine is not None
        assert hers is not None
        pledges.decide(conn, hers.id, hers.revision, PledgeState.WITHDRAWN, by=lan, now=now)
        stage = stored.record(conn, campaign, TODAY).stage
        assert stage is not None
        for item in mine.items:
            said = Report(item_id=item.id, stage_id=stage.id, status=ProgressStatus.DONE)
            progress.submit(conn, said, official_id=hoa, unit_id=mine.unit_id, late=False, sent_at=now)
        everywhere = {unit.id for unit in people.tree(conn)}
        half = standing(stored.record(conn, campaign, TODAY), everywhere)
        later = standing(stored.record(conn, campaign, date(2027, 8, 1)), everywhere)
        assert (half.registered, half.reported, len(half.owing)) == (1, 1, 1)
        assert (later.registered, later.reported, len(later.owing)) == (1, 0, 1)

    await world.database.write(work)


async def test_people_outside_the_audience_are_left_out(world: World) -> None:
    def work(conn: Connection) -> None:
        ids = units(conn)
        values = {"title": "Riêng Chi cục", "year": 2027, "state": "open", "audience_unit_id": ids["LN"]}
        campaign = conn.execute(insert(c.campaigns).values(values).returning(c.campaigns.c.id)).scalar_one()
        found = stored.record(conn, campaign, TODAY)
        assert {o.unit_id for o in found.officials} <= {ids["LN"], ids["HAT1"]}
        assert {unit.code for unit in found.units} == {"LN", "HAT1"}
        assert [one.id for one in stored.running(conn, ids["SO"])] == [campaign]
        assert [one.id for one in stored.running(conn, ids["HAT1"])] == [campaign]
        assert stored.running(conn, ids["DD"]) == []

    await world.database.write(work)


async def test_the_number_of_queries_does_not_grow_with_the_people(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        def load() -> int:
            return _queries(conn, lambda: stored.record(conn, campaign, TODAY, people.subtree(conn, units(conn)["SO"])))

        few = load()
        for number in range(60):
            row = {"staff_code": f"M{number}", "full_name": f"Trần Thử {number}", "category": "cong_chuc"}
            made = conn.execute(insert(p.officials).values(row).returning(p.officials.c.id)).scalar_one()
            member = {"official_id": made, "unit_id": units(conn)["DD"], "from_date": date(2026, 1, 1)}
            conn.execute(insert(p.memberships).values(member))
        assert load() <= few  # what a transaction has read already is not read again

    await world.database.write(work)


def _queries(conn: Connection, work: Callable[[], Any]) -> int:
    seen: list[str] = []

    def note(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    event.listen(conn, "before_cursor_execute", note)
    work()
    event.remove(conn, "before_cursor_execute", note)
    return len(seen)


async def test_branches_of_the_tree_are_those_of_the_database(world: World) -> None:
    def work(conn: Connection) -> None:
        tree = people.tree(conn)
        for unit in tree:
            assert branch(tree, unit.id) == people.subtree(conn, unit.id)

    await world.database.write(work)
