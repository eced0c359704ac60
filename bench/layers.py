"""The same turn-like transaction through the writer's thread and through SQLAlchemy's asynchronous engine on aiosqlite."""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bench.office import FIRST_CHAT, NOW, fill
from storage import conversations, outbox, people
from storage.conversations import Conversation
from storage.database import Database

TURNS = 400
AT_ONCE = 50
Work = Callable[[Connection], None]


def turn(number: int) -> Work:
    """What a turn does in the database: three reads, a message and a step written."""

    def work(conn: Connection) -> None:
        chat = str(FIRST_CHAT + number % 100 + 1)
        person = people.behind(conn, "telegram", chat, NOW.date())
        assert person is not None
        outbox.last_offer(conn, "telegram", chat)
        found = conversations.begun(conn, "telegram", chat)
        message = {
            "network": "telegram",
            "chat": chat,
            "official_id": person.official_id,
            "kind": "reply",
            "priority": 0,
        }
        prompt = outbox.put(conn, **message, text="Đã ghi nhận", choices=[], created_at=NOW)
        row = found[0] if found else Conversation("telegram", chat, "progress", {"answers": {}}, prompt_id=prompt)
        conversations.keep(conn, row, NOW)

    return work


async def rate(run: Callable[[Work], Awaitable[None]], at_once: int) -> tuple[float, float]:
    """Transactions a second with ``at_once`` of them asked for together, and processor milliseconds of each."""
    begun, used = time.perf_counter(), time.process_time()
    for start in range(0, TURNS, at_once):
        await asyncio.gather(*(run(turn(start + n)) for n in range(at_once)))
    return TURNS / (time.perf_counter() - begun), (time.process_time() - used) / TURNS * 1000


def aiosqlite_engine(url: str) -> AsyncEngine:
    """SQLAlchemy's asynchronous engine with the pragmas and the BEGIN that this product uses."""
    made = create_async_engine(url)

    def prepare(connection: object, _record: object) -> None:
        connection.isolation_level = None  # type: ignore[attr-defined]
        cursor = connection.cursor()  # type: ignore[attr-defined]
        for pragma in ("journal_mode=wal", "synchronous=FULL", "foreign_keys=1", "busy_timeout=30000"):
            cursor.execute(f"PRAGMA {pragma}")

    event.listen(made.sync_engine, "connect", prepare)
    event.listen(made.sync_engine, "begin", lambda conn: conn.exec_driver_sql("BEGIN IMMEDIATE"))
    return made


async def _measure(url: str) -> None:
    made, database, lock = aiosqlite_engine(url), Database(url), asyncio.Lock()
    await database.write(turn(0))

    async def through_aiosqlite(work: Work) -> None:
        async with lock, made.begin() as conn:
            await conn.run_sync(work)

    ways = {
        "aiosqlite, run_sync": await rate(through_aiosqlite, 1),
        "one thread": await rate(database.write, 1),
        f"one thread, {AT_ONCE} waiting at once": await rate(database.write, AT_ONCE),
    }
    await made.dispose()
    database.close()
    first, first_cpu = ways["aiosqlite, run_sync"]
    for name, (found, cpu) in ways.items():
        print(
            f"  {name:32} {found:6.0f}/s ({found / first:.2f} times), processor {cpu:.2f} ms ({first_cpu / cpu:.2f} times less)"
        )


def report() -> None:
    """Print transactions a second of each way."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_measure(fill(Path(folder), 200)))
