"""An import carried out: dated, on record, whole or not at all; the second time it changes nothing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as checked
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select

from rules.records import Role
from rules.roster import Entry, Kind, Plan, Reading
from rules.roster_plan import plan
from storage import audit, people, roster, roster_changes
from storage.database import engine
from storage.schema import people as p
from tests.databases import Databases
from tests.world import START, World

TODAY = START.date()


def planned(conn: Connection, *entries: Entry, today: date = TODAY) -> Plan:
    known = roster.known(conn, today)
    return plan(Reading(entries, ()), known, people.tree(conn), department="Sở", create_units=True, by_admin=True)


def carried_out(conn: Connection, *entries: Entry, today: date = TODAY) -> Plan:
    found = planned(conn, *entries, today=today)
    roster_changes.carry_out(conn, found, by=None, now=START, today=today)
    return found


def lan(unit: str, **values: object) -> Entry:
    return Entry("A", 2, "CB06", "Vũ Thị Lan", unit, **values)  # type: ignore[arg-type]


async def test_who_moved_has_a_membership_that_ended_yesterday_and_one_from_today(world: World) -> None:
    found = await world.database.write(lambda conn: carried_out(conn, lan("Chi cục Kiểm lâm")))
    assert [step.kinds for step in found.steps] == [(Kind.MOVED,)]

    def of_lan(conn: Connection) -> tuple[list[object], str, str]:
        who = world.id_in(conn, "Lan")
        mine = select(p.memberships.c.from_date, p.memberships.c.to_date).where(p.memberships.c.official_id == who)
        before, after = (people.unit_of(conn, who, day) for day in (TODAY - timedelta(days=1), TODAY))
        return list(conn.execute(mine).all()), people.unit(conn, before or 0).code, people.unit(conn, after or 0).code

    rows, before, after = await world.database.read(of_lan)
    assert rows == [(date(2026, 1, 1), TODAY - timedelta(days=1)), (TODAY, None)]
    assert (before, after) == ("DD", "LN")


async def test_a_head_who_moves_no_longer_heads_the_old_unit(world: World) -> None:
    row = Entry("A", 2, "CB04", "Hoàng Thị Bình", "Văn phòng Sở")
    await world.database.write(lambda conn: carried_out(conn, row))
    held = await world.database.read(lambda conn: people.holders(conn, Role.HEAD, TODAY))
    head = await world.database.read(lambda conn: world.id_in(conn, "Bình"))
    assert head not in [official for official, _ in held]
    yesterday = await world.database.read(lambda conn: people.holders(conn, Role.HEAD, TODAY - timedelta(days=1)))
    assert head in [official for official, _ in yesterday]


async def test_roles_are_given_over_the_persons_unit_and_taken(world: World) -> None:
    rights = await world.database.write(lambda conn: rights_after(world, conn, Role.HEAD))
    unit = await world.database.read(lambda conn: people.unit_of(conn, world.id_in(conn, "Lan"), TODAY))
    assert rights == [(Role.HEAD, unit)]
    assert await world.database.write(lambda conn: rights_after(world, conn, Role.MEMBER)) == []


def rights_after(world: World, conn: Connection, role: Role) -> list[tuple[Role, int | None]]:
    carried_out(conn, lan("Phòng Quản lý đất đai", role=role))
    known = {person.official_id: person for person in roster.known(conn, TODAY)}
    return sorted(known[world.id_in(conn, "Lan")].grants)


async def test_who_left_has_no_unit_no_role_no_invitation_and_can_come_back(world: World) -> None:
    await world.invite("Bình", "KMNPQRS678")

    def leave(conn: Connection) -> None:
        person = next(k for k in roster.known(conn, TODAY) if k.staff_code == "CB04")
        roster_changes.leave(conn, person, by=None, now=START, today=TODAY)

    def bình(conn: Connection) -> tuple[int | None, bool, int]:
        person = next(k for k in roster.known(conn, TODAY) if k.staff_code == "CB04")
        open_still = select(p.invitations.c.id).where(p.invitations.c.revoked_at.is_(None))
        return person.unit_id, person.left, len(conn.execute(open_still).all())

    await world.database.write(leave)
    assert await world.database.read(bình) == (None, True, 0)
    row = Entry("A", 2, "CB04", "Hoàng Thị Bình", "Văn phòng Sở")
    found = await world.database.write(lambda conn: carried_out(conn, row))
    assert found.steps[0].kinds == (Kind.BACK,)
    unit, left, _ = await world.database.read(bình)
    assert unit is not None
    assert not left
    assert await world.database.read(audit.first_broken) is None


async def test_an_import_that_fails_in_the_middle_leaves_nothing(world: World) -> None:
    rows = [lan("Chi cục Kiểm lâm"), Entry("A", 3, "CB77", "Hồ Cúc", "Trạm Mới")]
    before = await world.database.read(lambda conn: roster.fingerprint(conn, TODAY))

    def fail(conn: Connection) -> None:
        carried_out(conn, *rows)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await world.database.write(fail)
    assert await world.database.read(lambda conn: roster.fingerprint(conn, TODAY)) == before


async def test_the_fingerprint_tells_every_change(world: World) -> None:
    seen = {await world.database.read(lambda conn: roster.fingerprint(conn, TODAY))}
    for change in (
        p.officials.update().where(p.officials.c.staff_code == "CB05").values(phone="+84900000999"),
        p.officials.update().where(p.officials.c.staff_code == "CB05").values(position="Phó phòng"),
        p.units.update().where(p.units.c.code == "DD").values(name="Phòng Đất"),
        insert(p.roles).values(official_id=5, role=Role.COUNCIL, from_date=TODAY),
        p.memberships.update().where(p.memberships.c.official_id == 5).values(to_date=date(2026, 2, 2)),
    ):
        await world.database.write(lambda conn, change=change: conn.execute(change).rowcount)
        seen.add(await world.database.read(lambda conn: roster.fingerprint(conn, TODAY)))
    assert len(seen) == 6


rows = st.builds(
    Entry,
    sheet=st.just("A"),
    row=st.integers(2, 99),
    staff_code=st.sampled_from(["A1", "A2", "A3", "A4"]),
    full_name=st.sampled_from(["Trần Văn Tre", "Lê Thị Sen"]),
    unit=st.sampled_from(["Văn phòng", "Chi cục Lúa", "Chi cục Lúa / Hạt Một", "Chi cục Ngô / Hạt Một"]),
    position=st.sampled_from([None, "Chuyên viên"]),
    phone=st.sampled_from([None, "+84912345678"]),
    role=st.sampled_from([None, Role.HEAD, Role.MEMBER, Role.OFFICE]),
)
files = st.lists(rows, max_size=4, unique_by=(lambda e: e.staff_code, lambda e: e.row))


@pytest.fixture(scope="module")
def empty(databases: Databases) -> str:
    return databases.new()


@checked(max_examples=25, deadline=None)
@given(st.lists(files, min_size=1, max_size=3))
def test_any_file_imported_twice_changes_nothing_the_second_time(empty: str, each: list[list[Entry]]) -> None:
    made = engine(empty)
    with made.connect() as conn:
        for number, entries in enumerate(each):
            day = TODAY + timedelta(days=number)
            carried_out(conn, *entries, today=day)
            again = planned(conn, *entries, today=day)
            assert all(not step.kinds for step in again.steps)
            assert not again.units
            assert {(s.known.staff_code, s.known.unit_id) for s in again.steps if s.known} == {
                (s.entry.staff_code, s.unit) for s in again.steps
            }
        per_person = select(p.memberships.c.official_id).where(p.memberships.c.to_date.is_(None))
        current = list(conn.execute(per_person).scalars())
        assert len(current) == len(set(current))
        conn.rollback()
    made.dispose()
