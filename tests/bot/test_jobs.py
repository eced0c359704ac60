"""Work outside turns: put off while the network is away, taken up again after a crash, given up on with an apology."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.errors import Kind, SendError
from bot.jobs import MOST_WAITS, RefusedError
from storage import jobs
from storage.jobs import MAX_ATTEMPTS
from storage.schema.operations import jobs as table
from tests.world import World


async def queued(world: World, name: str = "Hoa") -> int:
    chat, now = str(world.phones[name].user_id), world.clock.now()
    return await world.database.write(lambda conn: jobs.queue(conn, "thử", {}, "telegram", chat, now))


async def row(world: World) -> Any:
    return await world.database.read(lambda conn: conn.execute(select(table)).one())


def does(world: World, monkeypatch: pytest.MonkeyPatch, error: Exception | None) -> list[int]:
    """Let the work of the job raise ``error``; gives a list that grows with every try."""
    tries: list[int] = []

    async def work(tools: Any, arguments: dict[str, Any]) -> dict[str, Any]:
        tries.append(tools.job.attempts)
        if error is not None:
            raise error
        return {}

    monkeypatch.setitem(world.bot.jobs._kinds, "thử", work)  # type: ignore[arg-type]
    return tries


async def test_while_the_network_is_away_work_waits_longer_and_longer(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = does(world, monkeypatch, SendError(Kind.LATER, "no_connection"))
    await queued(world)
    await world.settle()
    await world.settle()
    assert tries == [1], "not again at once"
    for _ in range(60):
        world.clock.instant += timedelta(minutes=1)
        await world.settle()
    assert 10 <= len(tries) <= 30
    assert not world.unread("Hoa")
    assert (await row(world)).state == "queued"


async def test_a_network_away_for_a_day_ends_with_an_apology(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = does(world, monkeypatch, SendError(Kind.LATER, "no_connection"))
    await queued(world)
    await world.database.write(lambda conn: conn.execute(update(table).values(attempts=MOST_WAITS - 3)))
    while (await row(world)).state == "queued":
        await world.settle()
        world.clock.instant += timedelta(minutes=7)
    assert tries == [MOST_WAITS - 2, MOST_WAITS - 1, MOST_WAITS]
    await world.settle()
    assert "V" in world.next_message("Hoa").text


async def test_a_fault_of_our_own_is_tried_three_times(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = does(world, monkeypatch, ZeroDivisionError("riêng tư"))
    await queued(world)
    await world.settle()
    assert tries == [1, 2, 3]
    found = await row(world)
    assert (found.state, found.error) == ("failed", "ZeroDivisionError")
    assert f"V{found.id}" in world.next_message("Hoa").text


async def test_a_refusal_is_said_and_not_repeated(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = does(world, monkeypatch, RefusedError("form/gone"))
    await queued(world)
    await world.settle()
    assert tries == [1]
    assert len(world.unread("Hoa")) == 1


async def test_work_in_hand_when_the_program_ended_is_taken_up_at_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await queued(world)
    now = world.clock.now()
    assert await world.database.write(lambda conn: jobs.claim(conn, now, now + timedelta(minutes=15)))
    await world.restart()
    await world.bot.recover()
    tries = does(world, monkeypatch, RefusedError("form/gone"))
    await world.settle()
    assert tries == [2]


async def test_work_that_takes_the_program_down_with_it_is_given_up(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = does(world, monkeypatch, None)
    await queued(world)
    now = world.clock.now()
    for _ in range(MAX_ATTEMPTS):
        assert await world.database.write(lambda conn: jobs.claim(conn, now, now + timedelta(minutes=15)))
        await world.bot.recover()
    await world.settle()
    assert tries == []
    assert (await row(world)).state == "failed"
    assert "V" in world.next_message("Hoa").text


async def test_the_oldest_is_done_first_and_one_that_waits_holds_up_nobody(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await queued(world, "Hoa")
    now = world.clock.now()
    first = await world.database.write(lambda conn: jobs.claim(conn, now, now + timedelta(minutes=15)))
    assert first is not None
    await world.database.write(lambda conn: jobs.retry(conn, first, "x", now + timedelta(minutes=5)))
    await queued(world, "Lan")
    does(world, monkeypatch, RefusedError("form/gone"))
    await world.settle()
    assert world.unread("Lan")
    assert not world.unread("Hoa")
    world.clock.instant += timedelta(minutes=5)
    await world.settle()
    assert world.unread("Hoa")


async def test_while_work_goes_on_the_chat_shows_typing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str | None] = []

    async def work(tools: Any, arguments: dict[str, Any]) -> dict[str, Any]:
        for _ in range(200):
            await asyncio.sleep(0)
            if world.phones["Hoa"].private.action:
                break
        seen.append(world.phones["Hoa"].private.action)
        raise RefusedError("form/gone")

    monkeypatch.setitem(world.bot.jobs._kinds, "thử", work)  # type: ignore[arg-type]
    await queued(world)
    await world.settle()
    assert seen == ["typing"]
