"""The network at its worst, in process: bad updates, block pages, hours without an answer. The bot comes back by itself."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import select

from bot import app, operations
from bot.networks.telegram_events import raw_events
from simulator.faults import FaultKind
from simulator.odd_updates import malformed, oversized, unknown_kind
from storage import inbox
from storage.schema import operations as o
from tests.world import World

HOURS = 200  # polls that fail in a row: with pauses of at most 30 s that is more than an hour and a half


async def states(world: World) -> dict[str, int]:
    """How many events are in each state."""
    rows = await world.database.read(lambda conn: conn.execute(select(o.inbox.c.state)).scalars().all())
    return {state: rows.count(state) for state in set(rows)}


@asynccontextmanager
async def running(world: World, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[float]]:
    """The bot's own loops; gives the pauses that they took after faults, none of which lasts."""
    pauses: list[float] = []

    async def at_once(event: asyncio.Event, seconds: float) -> None:
        pauses.append(seconds)
        if not event.is_set():
            await asyncio.sleep(0.001)

    monkeypatch.setattr(app, "_sleep_unless", at_once)
    task = asyncio.create_task(world.bot.run())
    yield pauses
    world.bot.stop()
    await task


async def answered(world: World, name: str) -> str:
    """The next message to somebody, once it is there."""
    for _ in range(2000):
        if world.unread(name):
            return str(world.next_message(name).text)
        await asyncio.sleep(0.005)
    raise AssertionError(f"{name} was never answered")


async def test_one_update_that_cannot_be_read_harms_nobody_else(world: World) -> None:
    queue = world.telegram.bot.queue
    world.phones["Hoa"].type("/menu")
    queue.inject(malformed())
    queue.inject(unknown_kind())
    world.phones["Lan"].type("/menu")
    await world.settle()
    assert world.unread("Hoa")
    assert world.unread("Lan")
    assert not queue.pending
    found = await world.database.read(inbox.quarantined)
    assert len(found) == 1
    assert found[0][2].endswith(f"-{found[0][0]}")
    attempts = await world.database.read(
        lambda conn: conn.execute(select(o.inbox.c.attempts).where(o.inbox.c.state == "quarantined")).scalar_one()
    )
    assert attempts == inbox.MAX_ATTEMPTS


async def test_what_was_put_aside_can_be_listed_and_handled_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = world.bot.inbox._tables.commands["menu"]

    def fails(turn: Any) -> None:
        raise ZeroDivisionError

    fails.access = broken.access  # type: ignore[attr-defined]
    monkeypatch.setitem(world.bot.inbox._tables.commands, "menu", fails)  # type: ignore[arg-type]
    world.phones["Hoa"].type("/menu")
    await world.settle()
    assert "L" in world.next_message("Hoa").text
    (row,) = operations.quarantined(world.settings)
    assert row[2] == f"ZeroDivisionError-{row[0]}"
    monkeypatch.undo()
    assert operations.replay(world.settings) == 1
    await world.settle()
    assert "Hoa" in world.next_message("Hoa").text
    assert operations.quarantined(world.settings) == []


async def test_an_apology_that_fails_too_does_not_hold_up_the_others(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot import inbox as working

    found = working.people.behind

    def behind(conn: Any, network: str, chat: str, today: Any) -> Any:
        if chat == str(world.phones["Hoa"].user_id):
            raise LookupError("a damaged row")
        return found(conn, network, chat, today)

    monkeypatch.setattr(working.people, "behind", behind)
    world.phones["Hoa"].type("/menu")
    world.phones["Lan"].type("/menu")
    await world.settle()
    assert world.unread("Lan")
    assert (await states(world))["quarantined"] == 1


async def test_updates_that_are_no_updates_are_passed_over(world: World) -> None:
    half = {"update_id": 5, "message": {"chat": {"id": 1}, "text": "\ud83d"}}
    kept = raw_events([{"message": {}}, "?", None, {"update_id": "7"}, {"update_id": 4}, half])
    assert [event.event_id for event in kept] == ["4", "5"]
    await world.bot.stored(kept)
    await world.settle()
    assert await states(world)


async def test_a_poll_with_nothing_to_acknowledge_is_not_repeated_at_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nothing(*_: Any, **__: Any) -> list[Any]:
        return [{"message": {}}]

    monkeypatch.setattr(type(world.bot.telegram._bot), "do_api_request", nothing)
    with pytest.raises(ValueError, match="update_id"):
        await world.bot.receive(wait=0)


async def test_a_message_above_every_limit_is_answered(world: World) -> None:
    world.telegram.bot.queue.inject(oversized(world.phones["Hoa"].user_id, 300_000))
    await world.settle()
    assert world.unread("Hoa")
    assert "quarantined" not in await states(world)


@pytest.mark.parametrize(
    "fault",
    [
        FaultKind.NOT_FOUND_PAGE,
        FaultKind.UNAUTHORIZED,
        FaultKind.CONFLICT,
        FaultKind.SERVER_ERROR,
        FaultKind.BAD_GATEWAY,
        FaultKind.FORBIDDEN,
        FaultKind.FLOOD,
        FaultKind.HANG_BEFORE,
        FaultKind.HANG_AFTER,
        FaultKind.RESET_BEFORE,
        FaultKind.RESET_AFTER,
        FaultKind.UNREACHABLE,
    ],
)
async def test_polling_comes_back(world: World, monkeypatch: pytest.MonkeyPatch, fault: FaultKind) -> None:
    world.telegram.faults.script("getUpdates", *[fault] * 3)
    world.phones["Hoa"].type("/menu")
    async with running(world, monkeypatch) as pauses:
        assert "Hoa" in await answered(world, "Hoa")
    assert pauses.count(1.0) >= 1
    assert pauses.count(4.0) >= 1


async def test_hours_without_an_answer_lose_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.telegram.faults.script("getUpdates", *[FaultKind.HANG_BEFORE, FaultKind.UNREACHABLE] * (HOURS // 2))
    for name in ("Hoa", "Lan", "Bình"):
        world.phones[name].type("/menu")
    async with running(world, monkeypatch) as pauses:
        for name in ("Hoa", "Lan", "Bình"):
            await answered(world, name)
    assert max(pauses) == app.LONGEST_PAUSE_S
    assert pauses.count(app.LONGEST_PAUSE_S) >= HOURS - 10
    assert (await states(world)).keys() == {"done"}


async def test_a_loop_outlives_every_fault_of_its_step(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    failed: dict[str, int] = {}

    def once(owner: Any, name: str) -> None:
        step = getattr(owner, name)

        async def sometimes(*args: Any, **kwargs: Any) -> Any:
            failed[name] = failed.get(name, 0) + 1
            if failed[name] <= 3:
                raise OSError("disk I/O error")
            return await step(*args, **kwargs)

        monkeypatch.setattr(owner, name, sometimes)

    for owner, name in ((world.bot.scheduler, "sweep"), (world.bot.inbox, "work"), (world.bot.outbox, "pump")):
        once(owner, name)
    world.phones["Hoa"].type("/menu")
    async with running(world, monkeypatch):
        await answered(world, "Hoa")
    assert all(count > 3 for count in failed.values())
    assert len(failed) == 3
