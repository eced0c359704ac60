"""Kinds of activity as rows: what is offered, what an activity was called when it was entered."""

from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from reports.archive_codes import told
from rules.activity_kinds import INSPECTION, KINDS, Kind
from rules.own_activity_kinds import ASK, extras_asked
from storage import activities, activity_kinds
from storage.activities import NewActivity
from storage.campaign_export import parts
from tests.world import ZONE, World

NOW = datetime(2027, 1, 11, 3, tzinfo=UTC)


def put(conn: Connection, kind: Kind, *, retired: bool = False) -> bool:
    return activity_kinds.put(conn, kind, retired=retired, by=1, now=NOW)


def enter(conn: Connection, campaign: int, kind: Kind) -> int:
    said = NewActivity(kind.code, date(2027, 1, 8), False, "Việc", {"reached": 5}, kind_revision=kind.revision)
    return activities.add(conn, campaign, 3, said, by=1, now=NOW)


async def test_an_activity_keeps_the_name_of_its_time(world: World) -> None:
    campaign = await world.campaign()

    def play(conn: Connection) -> None:
        assert [kind.code for kind in activity_kinds.offered(conn)] == list(KINDS)
        own = Kind(activity_kinds.free_code(conn), "Ra quân", ASK, extras_asked(["reached"], ["Số cây"]))
        assert put(conn, own)
        held = activity_kinds.every(conn)[own.code].kind
        first = enter(conn, campaign, held)
        assert put(conn, replace(held, name="Trồng cây"))
        assert not put(conn, replace(held, name="Vừa đổi")), "somebody else was first"
        now = activity_kinds.every(conn)[own.code].kind
        second = enter(conn, campaign, now)
        names = [each.of_kind.name for each in activities.of_units(conn, campaign)]
        assert names == ["Ra quân", "Trồng cây"]
        assert activity_kinds.names_before(conn, own.code) == ["Ra quân"]
        assert activities.withdraw(conn, first, "nhầm", by=1, now=NOW)
        found = activities.get(conn, first)
        assert found is not None
        assert found.of_kind.name == "Ra quân"
        assert put(conn, now, retired=True)
        assert own.code not in [kind.code for kind in activity_kinds.offered(conn)]
        assert [each.id for each in activities.of_units(conn, campaign)] == [second]
        assert activity_kinds.free_code(conn) != own.code

    await world.database.write(play)


async def test_the_archive_tells_the_name_of_its_time(world: World) -> None:
    campaign = await world.campaign()

    def play(conn: Connection) -> None:
        own = Kind("rieng_1", "Ra quân", ASK)
        assert put(conn, own)
        enter(conn, campaign, KINDS[INSPECTION])
        enter(conn, campaign, replace(own, revision=1))
        assert put(conn, replace(own, name="Trồng cây", revision=1))
        part = next(each for each in parts(conn, campaign, ZONE) if each.table == "activity_revisions")
        told_rows = told(part.table, part.columns, part.rows)
        place = part.columns.index("kind")
        assert [row[place] for row in told_rows] == [KINDS[INSPECTION].name, "Ra quân"]

    await world.database.write(play)


async def test_a_shipped_kind_stays_in_its_place_under_another_name(world: World) -> None:
    def play(conn: Connection) -> None:
        assert put(conn, replace(KINDS[INSPECTION], name="Kiểm tra, giám sát"))
        found = activity_kinds.every(conn)
        assert list(found) == list(KINDS)
        assert found[INSPECTION].kind.extras == KINDS[INSPECTION].extras
        assert activity_kinds.names_before(conn, INSPECTION) == [KINDS[INSPECTION].name]

    await world.database.write(play)
