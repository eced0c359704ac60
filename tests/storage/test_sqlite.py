"""SQLite as it is used here: durable on every connection; locked or full, nothing is acknowledged, and it goes on after."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event, func, insert, select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from storage import database as module
from storage.database import Database, engine
from storage.migrate import migrate
from storage.schema import operations as o
from storage.schema import people as p
from tests.world import World

MANY = 30  # answers that need more than the room left in the pages that are there
WANTED = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": module.BUSY_MS}


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """The made-up Sở on a SQLite file, whatever database the other tests run on."""
    made = World(tmp_path)
    await made.open()
    await made.populate()
    yield made
    await made.close()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite:///{tmp_path / 'thidua.db'}"
    migrate(url)
    made = Database(url)
    yield made
    made.close()


def pragmas(conn: Connection) -> dict[str, Any]:
    return {name: conn.execute(text(f"PRAGMA {name}")).scalar() for name in WANTED}


async def test_every_connection_is_durable(database: Database) -> None:
    assert await database.write(pragmas) == WANTED
    assert await asyncio.gather(*(database.read(pragmas) for _ in range(4))) == [WANTED] * 4


def test_a_database_that_refuses_a_setting_is_not_used() -> None:
    made = engine("sqlite:///:memory:")
    with pytest.raises(RuntimeError, match="journal_mode"), made.connect():
        pass
    made.dispose()


async def test_a_read_may_not_write_and_a_write_holds_the_lock_from_its_start(database: Database) -> None:
    begun: list[str] = []
    event.listen(database._engine, "before_cursor_execute", lambda *args: begun.append(args[2]))
    await database.read(lambda conn: conn.execute(select(p.units)).all())
    await database.write(lambda conn: conn.execute(select(p.units)).all())
    assert [statement for statement in begun if statement.startswith("BEGIN")] == ["BEGIN", "BEGIN IMMEDIATE"]


async def test_a_commit_that_fails_is_nobodys_success(database: Database) -> None:
    def orphan(conn: Connection) -> None:
        conn.execute(text("PRAGMA defer_foreign_keys=1"))
        conn.execute(insert(p.units).values(code="B", name="B", parent_id=999))

    works = [
        database.write(lambda conn: conn.execute(insert(p.units).values(code="A", name="A"))),
        database.write(orphan),
    ]
    outcomes = await asyncio.gather(*works, return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} == {IntegrityError}
    assert await database.read(lambda conn: conn.execute(select(p.units)).all()) == []
    await database.write(lambda conn: conn.execute(insert(p.units).values(code="A", name="A")))


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program holds the write lock."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def test_a_lock_held_for_a_moment_is_waited_for(database: Database, tmp_path: Path) -> None:
    with locked(tmp_path / "thidua.db"):
        waiting = asyncio.create_task(
            database.write(lambda conn: conn.execute(insert(p.units).values(code="A", name="A")))
        )
        assert await database.read(lambda conn: conn.execute(select(p.units)).all()) == [], "reading goes on meanwhile"
        assert not waiting.done()
    await waiting


async def test_while_the_database_is_locked_nothing_is_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BUSY_MS", 20)
    world = World(tmp_path)
    await world.open()
    await world.populate()
    world.phones["Hoa"].type("/menu")
    with locked(tmp_path / "thidua.db"):
        for _ in range(3):
            with pytest.raises(OperationalError, match="locked"):
                await world.bot.receive(wait=0)
        assert len(world.telegram.bot.queue.pending) == 1
    await world.settle()
    assert len(world.unread("Hoa")) == 1
    await world.close()


@contextmanager
def full(database: Database) -> Iterator[None]:
    """The disk has no page left."""
    limit: list[int] = []

    def hold(conn: Connection) -> None:
        pages = limit[0] if limit else conn.exec_driver_sql("PRAGMA page_count").scalar()
        limit[:] = [int(pages or 0)]
        conn.exec_driver_sql(f"PRAGMA max_page_count={limit[0]}")

    def free(conn: Connection) -> None:
        conn.exec_driver_sql("PRAGMA max_page_count=1073741823")

    event.listen(database._engine, "begin", hold)
    yield
    event.remove(database._engine, "begin", hold)
    event.listen(database._engine, "begin", free)


async def test_while_the_disk_is_full_nothing_is_acknowledged(world: World) -> None:
    long = "đã làm việc " * 300
    with full(world.database):
        for name in ("Hoa", "Lan"):
            world.phones[name].type(long)
        with pytest.raises(OperationalError, match="full"):
            await listen(world, long)
        unconfirmed = len(world.telegram.bot.queue.pending)
        assert unconfirmed
    kept = await world.database.read(lambda conn: conn.execute(select(func.count()).select_from(o.inbox)).scalar_one())
    await world.settle()
    after = await world.database.read(lambda conn: conn.execute(select(func.count()).select_from(o.inbox)).scalar_one())
    assert after == kept + unconfirmed
    assert not world.telegram.bot.queue.pending
    assert world.unread("Hoa")
    assert len(world.unread("Lan")) == 1


async def test_an_event_whose_effect_does_not_fit_the_disk_is_handled_later(world: World) -> None:
    for _ in range(MANY):
        world.phones["Hoa"].type("/menu")
    await world.bot.receive(wait=0)
    with full(world.database):
        with pytest.raises(OperationalError, match="full"):
            await fill(world.database, 200_000)
        with pytest.raises(OperationalError, match="full"):
            await fill(world.database, 20)
        for _ in range(4):
            with pytest.raises(OperationalError, match="full"):
                await world.bot.handle()
    await world.settle()
    assert len(world.unread("Hoa")) == MANY
    found = await world.database.read(lambda conn: conn.execute(select(o.inbox.c.state)).scalars().all())
    assert set(found) == {"done"}
    tries = await world.database.read(lambda conn: conn.execute(select(func.max(o.inbox.c.attempts))).scalar_one())
    assert tries == 0, "the event was not at fault"


async def listen(world: World, text: str) -> None:
    """Take in what is typed until there is no room for it."""
    while True:
        world.phones["Hoa"].type(text)
        await world.bot.receive(wait=0)


async def fill(database: Database, size: int) -> None:
    """Write rows until there is no room for another one."""
    for number in count():
        row = {"name": f"{size}-{number}", "value": "x" * size}
        await database.write(lambda conn, row=row: conn.execute(insert(p.settings).values(row)))  # type: ignore[misc]
