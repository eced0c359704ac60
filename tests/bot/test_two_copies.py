"""Two programs on one PostgreSQL database: no row is handled or sent twice, and one takes over when the other is gone."""

import asyncio
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, make_url, select
from sqlalchemy.exc import OperationalError

from bot.lock import AlreadyRunningError, only_copy
from bot.standby import NoLongerActiveError, become_active, stay_active
from storage import active_copy, jobs, outbox
from storage.active_copy import ActiveCopy
from storage.outbox import Priority
from storage.schema.operations import inbox as inbox_table
from storage.schema.operations import outbox as outbox_table
from tests.world import NOT_JOINED, World

pytestmark = pytest.mark.postgres
ROOT = Path(__file__).parents[2]
OFTEN = 0.01
HOLD = """
import sys
from storage.active_copy import ActiveCopy
right = ActiveCopy(sys.argv[1])
print(right.take(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
async def other(world: World, tmp_path: Path, database_url: str) -> AsyncIterator[World]:
    """A second program on the same data, the same network, under the same clock."""
    made = World(tmp_path, database_url)
    made.telegram, made.clock, made.phones = world.telegram, world.clock, world.phones
    await made.open()
    yield made
    await made.close()


@pytest.fixture
def rights(database_url: str) -> Iterator[tuple[ActiveCopy, ActiveCopy]]:
    made = ActiveCopy(database_url), ActiveCopy(database_url)
    yield made
    for right in made:
        right.give_back()


async def test_two_that_work_at_once_do_nothing_twice(world: World, other: World) -> None:
    await world.campaign()
    people = [phone for name, phone in world.phones.items() if name not in NOT_JOINED]
    for _ in range(4):
        for phone in people:
            phone.type("/menu")
    before = {phone.user_id: len(phone.received) for phone in people}
    while await world.bot.receive(wait=0):
        pass
    both = (world.bot, other.bot)
    while any(await asyncio.gather(*(bot.handle() for bot in both))):
        pass
    while any(await asyncio.gather(*(bot.outbox.pump() for bot in both))):
        await asyncio.gather(*(bot.outbox.settle() for bot in both))
    assert Counter(len(phone.received) - before[phone.user_id] for phone in people) == {4: len(people)}
    states = await world.database.read(
        lambda conn: [
            set(conn.execute(select(c).distinct()).scalars()) for c in (inbox_table.c.state, outbox_table.c.state)
        ]
    )
    assert states == [{"done"}, {"sent"}]
    tries = await world.database.read(lambda conn: set(conn.execute(select(outbox_table.c.attempts)).scalars()))
    assert tries == {1}


async def test_claims_that_overlap_take_different_rows(world: World, database_url: str) -> None:
    """Even transactions that do not wait for each other."""
    now, until = world.clock.now(), world.clock.now() + timedelta(minutes=2)

    def queue(conn: Connection) -> None:
        for number in range(6):
            about = {"network": "telegram", "chat": f"c{number}", "kind": "reply", "priority": Priority.REPLY}
            outbox.put(conn, **about, text="x", choices=[], created_at=now)
            jobs.queue(conn, "roster", {}, "telegram", f"c{number}", now)

    await world.database.write(queue)
    unlocked = make_url(database_url).set(drivername="postgresql+psycopg")
    made = create_engine(unlocked, connect_args={"options": "-c lock_timeout=1s"})
    with made.connect() as one, made.connect() as two:
        taken = [
            outbox.claim(conn, now=now, until=until, most=3, lowest=Priority.BROADCAST, busy=[]) for conn in (one, two)
        ]
        worked = [jobs.claim(conn, now, until) for conn in (one, two)]
    made.dispose()
    assert len({message.id for messages in taken for message in messages}) == 6
    assert len({job.id for job in worked if job}) == 2


async def test_the_second_waits_and_takes_over_when_the_first_dies(database_url: str) -> None:
    command = (sys.executable, "-c", HOLD, database_url)
    pipes = {"stdin": asyncio.subprocess.PIPE, "stdout": asyncio.subprocess.PIPE}
    first = await asyncio.create_subprocess_exec(*command, cwd=ROOT, **pipes)
    assert first.stdout is not None
    assert await first.stdout.readline() == b"True\n"
    second = ActiveCopy(database_url)
    assert not second.take()
    waiting = asyncio.create_task(become_active(second, OFTEN))
    first.send_signal(signal.SIGKILL)
    await first.wait()
    await asyncio.wait_for(waiting, 60)
    assert second.held()
    second.give_back()


async def test_who_loses_the_right_stops(rights: tuple[ActiveCopy, ActiveCopy], database_url: str) -> None:
    first, second = rights
    await become_active(first, OFTEN)
    staying = asyncio.create_task(stay_active(first, OFTEN))
    _end_sessions(database_url)
    with pytest.raises(NoLongerActiveError):
        await staying
    assert second.take()
    assert not first.take()


async def test_a_copy_that_falls_silent_loses_the_right(
    rights: tuple[ActiveCopy, ActiveCopy], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(active_copy, "SILENT_S", 0.05)
    first, second = rights
    assert first.take()
    await become_active(second, OFTEN)
    assert not first.held()


async def test_a_copy_that_keeps_asking_keeps_the_right(rights: tuple[ActiveCopy, ActiveCopy]) -> None:
    first, second = rights
    assert first.take()
    staying = asyncio.create_task(stay_active(first, OFTEN))
    assert [await asyncio.to_thread(second.take) for _ in range(5)] == [False] * 5
    assert not staying.done()
    staying.cancel()
    first.give_back()
    assert second.take()


async def test_an_unreachable_database_is_waited_for(
    rights: tuple[ActiveCopy, ActiveCopy], monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = ActiveCopy("postgresql+asyncpg://nobody@/nothing?host=/nowhere")
    takes = iter([nowhere.take, nowhere.take, rights[0].take])
    monkeypatch.setattr(nowhere, "take", lambda: next(takes)())
    with pytest.raises(OperationalError):
        ActiveCopy("postgresql+asyncpg://nobody@/nothing?host=/nowhere").take()
    await become_active(nowhere, OFTEN)
    assert rights[0].held()


async def test_restoring_is_refused_while_a_copy_is_active(world: World, rights: tuple[ActiveCopy, ActiveCopy]) -> None:
    assert rights[0].take()
    with pytest.raises(AlreadyRunningError, match="PostgreSQL"), only_copy(world.settings):
        raise AssertionError("not alone")
    rights[0].give_back()
    with only_copy(world.settings):
        assert not rights[1].take()


def _end_sessions(url: str) -> None:
    made = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
    with made.connect() as conn:
        others = "datname = current_database() AND pid <> pg_backend_pid()"
        conn.exec_driver_sql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
    made.dispose()
