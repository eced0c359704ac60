"""Looking up: what is found follows the record, and nobody sees more than the scope."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, func, select, update

from rules.lookup import Kind, Scope, words_of
from rules.merits import Candidate
from storage import awards, lookup, lookup_index, people
from storage.awards import NewAward
from storage.schema.lookup import lookup_entries
from storage.schema.people import officials
from tests.handlers.access_scene import prepared
from tests.world import World

NOW = datetime(2027, 1, 11, tzinfo=UTC)
TODAY = NOW.date()


def found(conn: Connection, typed: str, scope: Scope | None = None) -> list[tuple[Kind, str, str]]:
    lookup_index.catch_up(conn)
    return [(each.kind, each.title, each.who) for each in lookup.search(conn, words_of(typed), scope or Scope(TODAY))]


@pytest.fixture
async def given_to(world: World) -> Any:
    def enter(conn: Connection) -> dict[str, int]:
        made = {}
        for name in ("Hoa", "Tùng"):
            who = Candidate(official=world.id_in(conn, name))
            made[name] = awards.add(conn, who, NewAward(1, 2026, "7/QĐ-SO", date(2026, 12, 20)), by=None, now=NOW)
        return made

    return await world.database.write(enter)


async def test_an_award_is_found_by_person_number_and_year(world: World, given_to: dict[str, int]) -> None:
    hits = await world.database.write(lambda conn: found(conn, "7/qd hoa nam 2026"))
    assert [(kind, who) for kind, _, who in hits] == [(Kind.AWARD, "Nguyễn Thị Hoa")]


async def test_a_head_finds_the_own_people_only(world: World, given_to: dict[str, int]) -> None:
    def look(conn: Connection) -> list[tuple[Kind, str, str]]:
        inside = next(unit.id for unit in people.tree(conn) if unit.code == "LN")
        return found(conn, "7/qd", Scope(TODAY, frozenset(people.subtree(conn, inside)), frozenset()))

    assert [who for _, _, who in await world.database.write(look)] == ["Bùi Thanh Tùng"]


async def test_what_is_withdrawn_or_corrected_is_no_longer_found(world: World, given_to: dict[str, int]) -> None:
    def change(conn: Connection) -> tuple[Any, Any, Any]:
        before = found(conn, "7/qd")
        awards.withdraw(conn, given_to["Hoa"], 1, by=None, now=NOW)
        new = NewAward(1, 2026, "8/QĐ-SO")
        awards.correct(conn, given_to["Tùng"], 1, new, reason="sai số", by=None, now=NOW)
        return before, found(conn, "7/qd"), found(conn, "8/qd")

    before, after, corrected = await world.database.write(change)
    assert (len(before), after, [who for _, _, who in corrected]) == (2, [], ["Bùi Thanh Tùng"])


async def test_a_new_name_is_found_with_all_that_is_the_persons(world: World, given_to: dict[str, int]) -> None:
    def rename(conn: Connection) -> tuple[Any, Any]:
        found(conn, "hoa")
        mine = officials.c.id == world.id_in(conn, "Hoa")
        conn.execute(update(officials).where(mine).values(full_name="Nguyễn Thị Mai"))
        return found(conn, "thi mai"), found(conn, "nguyen thi hoa")

    mai, hoa = await world.database.write(rename)
    assert {kind for kind, _, _ in mai} == {Kind.PERSON, Kind.AWARD}
    assert hoa == []


async def test_an_entry_out_of_sight_does_not_open(world: World, given_to: dict[str, int]) -> None:
    def look(conn: Connection) -> list[Any]:
        lookup_index.catch_up(conn)
        hit = lookup.search(conn, words_of("7/qd hoa"), Scope(TODAY))[0]
        return [lookup.get(conn, hit.id, scope) for scope in (Scope(TODAY), Scope(TODAY, frozenset(), frozenset()))]

    seen, unseen = await world.database.write(look)
    assert seen is not None
    assert unseen is None


async def test_catching_up_twice_adds_nothing(world: World, given_to: dict[str, int]) -> None:
    first, second = [await world.database.write(lookup_index.catch_up) for _ in range(2)]
    assert first > 0
    assert second == 0


async def test_every_kind_of_thing_is_found(world: World) -> None:
    """The scene of the access tests has something of every kind."""

    def look(conn: Connection) -> dict[Kind, int]:
        prepared(world, conn)
        lookup_index.catch_up(conn)
        rows = conn.execute(select(lookup_entries.c.kind, func.count()).group_by(lookup_entries.c.kind))
        return {Kind(row[0]): row[1] for row in rows}

    assert set(await world.database.write(look)) == set(Kind)
