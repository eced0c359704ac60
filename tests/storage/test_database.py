"""Writers are alone, readers see one instant, work that fails undoes only itself: with several programs, on either database."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from storage import audit
from storage.database import Database, engine
from storage.schema.people import settings as table
from tests.world import START


@pytest.fixture
async def programs(database_url: str) -> AsyncIterator[list[Database]]:
    made = [Database(database_url) for _ in range(3)]
    yield made
    for database in made:
        database.close()


def put(conn: Connection, name: str, value: str) -> None:
    conn.execute(insert(table).values(name=name, value=value))


def get(conn: Connection, name: str) -> str | None:
    return conn.execute(select(table.c.value).where(table.c.name == name)).scalar_one_or_none()


def count_up(conn: Connection) -> None:
    """Read, reckon, write: what goes wrong when two do it at once."""
    value = int(get(conn, "count") or 0) + 1
    conn.execute(update(table).where(table.c.name == "count").values(value=str(value)))


async def test_no_increment_is_lost_between_programs(programs: list[Database]) -> None:
    await programs[0].write(lambda conn: put(conn, "count", "0"))
    await asyncio.gather(*(program.write(count_up) for _ in range(40) for program in programs))
    assert await programs[0].read(lambda conn: get(conn, "count")) == "120"


async def test_the_audit_chain_stays_whole_between_programs(programs: list[Database]) -> None:
    def record(conn: Connection) -> None:
        audit.record(conn, None, "tried", "settings:1", "", START)

    await asyncio.gather(*(program.write(record) for _ in range(10) for program in programs))
    assert await programs[1].read(audit.first_broken) is None


async def test_work_that_fails_undoes_itself_alone(programs: list[Database]) -> None:
    await programs[0].write(lambda conn: put(conn, "taken", "first"))

    def twice(conn: Connection) -> None:
        put(conn, "half", "done")
        put(conn, "taken", "second")

    works = [programs[0].write(lambda conn, n=n: put(conn, f"good{n}", "yes")) for n in range(3)]
    works.insert(1, programs[0].write(twice))
    outcomes = await asyncio.gather(*works, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [type(None), IntegrityError, type(None), type(None)]
    kept = await programs[1].read(lambda conn: set(conn.execute(select(table.c.name)).scalars()))
    assert kept == {"taken", "good0", "good1", "good2"}


async def test_a_read_sees_one_instant_throughout(programs: list[Database], database_url: str) -> None:
    await programs[0].write(lambda conn: put(conn, "word", "old"))
    other = engine(database_url)

    def read_twice(conn: Connection) -> tuple[str | None, str | None]:
        before = get(conn, "word")
        with other.begin() as writing:
            writing.execute(update(table).values(value="new"))
        return before, get(conn, "word")

    assert await programs[0].read(read_twice) == ("old", "old")
    assert await programs[0].read(lambda conn: get(conn, "word")) == "new"
    other.dispose()
