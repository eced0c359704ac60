"""What becomes of a message when sending it goes wrong: every kind of fault, the state it must lead to, and afterwards."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update
from telegram.error import RetryAfter

from bot.limits import Limiter
from bot.outbox import LONGEST_LIFE, Outbox, wait_before
from simulator.faults import Fault, FaultKind
from storage import outbox
from storage.outbox import Priority, State
from storage.schema import operations as o
from storage.schema import people as p
from tests.world import World

K = FaultKind
# fault: the state, the reason, whether it comes again by itself, whether the message was delivered
TABLE: dict[FaultKind, tuple[State, str, bool, bool]] = {
    K.OK: (State.SENT, "", False, True),
    K.FLOOD: (State.QUEUED, "flood", True, False),
    K.SERVER_ERROR: (State.QUEUED, "server_error", True, False),
    K.BAD_GATEWAY: (State.QUEUED, "server_error", True, False),
    K.NOT_FOUND_PAGE: (State.QUEUED, "not_found_or_unauthorised", True, False),
    K.UNAUTHORIZED: (State.QUEUED, "not_found_or_unauthorised", True, False),
    K.CONFLICT: (State.QUEUED, "conflict", True, False),
    K.FORBIDDEN: (State.DEAD, "blocked", False, False),
    K.BAD_REQUEST: (State.DEAD, "chat_gone", False, False),
    K.UNREACHABLE: (State.QUEUED, "no_connection", True, False),
    K.HANG_BEFORE: (State.UNCLEAR, "timeout", False, False),
    K.HANG_AFTER: (State.UNCLEAR, "timeout", False, True),
    K.RESET_BEFORE: (State.UNCLEAR, "connection_broke", False, False),
    K.RESET_AFTER: (State.UNCLEAR, "connection_broke", False, True),
    K.SLOW_BODY: (State.SENT, "", False, True),
}
PAGE = "<html><head><title>{0}</title></head><body>{0}</body></html>"


class Stopwatch:
    """A monotonic clock that moves when it is told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class Granted(Limiter):
    """Gives every message a slot at once, as if it had been given before the refusal."""

    async def slot(self) -> None:
        return


def sender(world: World, stopwatch: Stopwatch | None = None, rate: float = 1000.0) -> Outbox:
    """A sender of its own on the world's network, as after a start of the program."""
    limiter = Limiter(rate, 0.0, stopwatch or Stopwatch())
    return Outbox(world.database, {"telegram": world.bot.telegram}, {"telegram": limiter}, world.clock)


async def queued(world: World, name: str = "Hoa", **values: Any) -> int:
    """A message that waits."""
    row = {"network": "telegram", "chat": str(world.phones[name].user_id), "kind": "reply", "text": "Xin chào"}
    row |= {"priority": Priority.REPLY, "choices": [], "created_at": world.clock.now()}
    return await world.database.write(lambda conn: outbox.put(conn, **{**row, **values}))


async def row_of(world: World, row: int) -> Any:
    query = select(o.outbox).where(o.outbox.c.id == row)
    return await world.database.read(lambda conn: conn.execute(query).one())


async def try_once(sending: Outbox) -> int:
    claimed = await sending.pump()
    await sending.settle()
    return claimed


def delivered(world: World, name: str = "Hoa") -> list[str]:
    return [message.text for message in world.unread(name)]


def test_every_fault_that_can_be_played_is_in_the_table() -> None:
    assert set(TABLE) == set(FaultKind)


@pytest.mark.parametrize("fault", FaultKind)
async def test_a_fault_leads_to_its_state(world: World, fault: FaultKind) -> None:
    state, reason, again, arrived = TABLE[fault]
    row = await queued(world)
    world.telegram.faults.script("sendMessage", Fault(fault, retry_after=7, seconds=0.0))
    sending = sender(world)
    assert await try_once(sending) == 1
    found = await row_of(world, row)
    assert (found.state, found.error) == (state, reason)
    assert (found.not_before is not None) == again
    assert (delivered(world) == ["Xin chào"]) == arrived
    assert await sending._database.read(outbox.counts)
    world.clock.instant += timedelta(seconds=1)
    assert await try_once(sender(world)) == 0, "nothing is tried again at once"
    world.clock.instant += timedelta(hours=1)
    assert await try_once(sender(world)) == int(again)
    assert len(delivered(world)) == int(arrived or again), "and nothing arrives twice"


@pytest.mark.parametrize(
    ("code", "reason"), [(400, "strange_page"), (403, "strange_page"), (451, "server_error"), (503, "server_error")]
)
async def test_a_page_of_somebody_in_between_is_no_verdict_on_the_person(
    world: World, monkeypatch: pytest.MonkeyPatch, code: int, reason: str
) -> None:
    row = await queued(world)
    answer = httpx.Response(code, html=PAGE.format("Truy cập bị từ chối"))
    monkeypatch.setattr(httpx.ASGITransport, "handle_async_request", _answering(answer))
    await try_once(sender(world))
    found = await row_of(world, row)
    assert (found.state, found.error) == (State.QUEUED, reason)
    blocked = await world.database.read(
        lambda conn: conn.execute(select(p.accounts.c.id).where(p.accounts.c.blocked_at.is_not(None))).all()
    )
    assert blocked == []


def _answering(answer: httpx.Response) -> Any:
    async def handle(transport: Any, request: httpx.Request) -> httpx.Response:
        answer.request = request
        return answer

    return handle


async def test_a_message_that_surely_was_not_sent_is_given_up_after_a_day(world: World) -> None:
    row = await queued(world)
    world.telegram.faults.always("sendMessage", K.BAD_GATEWAY)
    tries = 0
    while (await row_of(world, row)).state == State.QUEUED:
        tries += await try_once(sender(world))
        world.clock.instant += timedelta(minutes=20)
    found = await row_of(world, row)
    assert (found.state, found.error) == (State.DEAD, "server_error")
    assert world.clock.now() - found.created_at > LONGEST_LIFE
    assert tries <= 24 * 3 + 2


@pytest.mark.parametrize("attempt", [1, 2, 5, 8, 12, 1000])
def test_waits_double_and_stay_below_six_minutes(attempt: int) -> None:
    waits = [wait_before(attempt) for _ in range(50)]
    nominal = min(300.0, 2.0 * 2.0**attempt)
    assert all(0.79 * nominal <= wait <= 1.21 * nominal for wait in waits)
    assert len(set(waits)) > 1, "with jitter, so that not everything comes back at once"


async def test_nothing_leaves_within_a_penalty(world: World) -> None:
    stopwatch = Stopwatch()
    sending = sender(world, stopwatch)
    await queued(world, "Hoa")
    world.telegram.faults.script("sendMessage", Fault(K.FLOOD, retry_after=30))
    await try_once(sending)
    await queued(world, "Lan")
    for passed in (0.0, 10.0, 29.0):
        stopwatch.seconds = 1000.0 + passed
        assert sending._limiters["telegram"].room() == 0
    stopwatch.seconds = 1030.1
    world.clock.instant += timedelta(seconds=30.1)
    while await try_once(sending):
        stopwatch.seconds += 0.1
    assert delivered(world, "Lan") == delivered(world, "Hoa") == ["Xin chào"]


async def test_what_was_in_hand_when_the_penalty_came_waits_too(world: World) -> None:
    for name in ("Hoa", "Lan", "Bình"):
        await queued(world, name)
    limiter = Granted(1000.0, 0.0, Stopwatch())
    sending = Outbox(world.database, {"telegram": world.bot.telegram}, {"telegram": limiter}, world.clock)
    limiter.refused("nobody", 30.0)
    rows = await world.database.write(
        lambda conn: outbox.claim(
            conn,
            now=world.clock.now(),
            until=world.clock.now() + timedelta(minutes=2),
            most=3,
            lowest=Priority.BROADCAST,
            busy=[],
        )
    )
    for row in rows:
        await sending._deliver(row, limiter)
    assert not any(delivered(world, name) for name in ("Hoa", "Lan", "Bình"))
    for row in rows:
        found = await row_of(world, row.id)
        assert (found.state, found.error) == (State.QUEUED, "flood")
        assert found.not_before >= world.clock.now() + timedelta(seconds=29)


async def test_a_penalty_outlives_the_program(world: World) -> None:
    first = await queued(world, "Hoa")
    world.telegram.faults.script("sendMessage", Fault(K.FLOOD, retry_after=40))
    await try_once(sender(world))
    stored = (await row_of(world, first)).not_before
    assert stored == world.clock.now() + timedelta(seconds=40)
    await queued(world, "Lan")
    world.clock.instant += timedelta(seconds=5)
    stopwatch = Stopwatch()
    started = sender(world, stopwatch)
    await started.recover()
    limiter = started._limiters["telegram"]
    assert limiter.room() == 0
    assert 34.0 <= limiter.ahead() <= 35.1
    stopwatch.seconds += 35.1
    world.clock.instant += timedelta(seconds=35.1)
    while await try_once(started):
        stopwatch.seconds += 0.1
    assert delivered(world, "Hoa") == delivered(world, "Lan") == ["Xin chào"]


async def test_hours_without_a_network_and_then_every_reply_once(world: World) -> None:
    for name in ("Hoa", "Lan", "Bình"):
        await queued(world, name)
    world.telegram.set_network("down")
    for _ in range(40):
        await try_once(sender(world))
        world.clock.instant += timedelta(minutes=6)
    assert (await world.database.read(outbox.counts))[State.QUEUED] == 3
    world.telegram.set_network("normal")
    while await try_once(sender(world)):
        continue
    for name in ("Hoa", "Lan", "Bình"):
        assert delivered(world, name) == ["Xin chào"]


async def test_a_block_marks_the_account_and_ends_what_waits(world: World) -> None:
    rows = [await queued(world, "Hoa"), await queued(world, "Hoa"), await queued(world, "Lan")]
    world.phones["Hoa"].private.blocked = True
    await try_once(sender(world))
    assert [(await row_of(world, row)).state for row in rows] == [State.DEAD, State.DEAD, State.SENT]
    query = select(p.accounts.c.blocked_at).where(p.accounts.c.chat == str(world.phones["Hoa"].user_id))
    assert await world.database.read(lambda conn: conn.execute(query).scalar_one()) is not None


async def test_a_group_that_moved_gets_its_message_at_the_new_place(world: World) -> None:
    group = world.telegram.add_group(-77, "Phòng họp")
    old = str(group.chat_id)
    group.migrate()
    rows = [await queued(world, chat=old), await queued(world, chat=old)]
    while await try_once(sender(world)):
        continue
    assert [message.text for message in group.chat if message.from_bot and message.text] == ["Xin chào"] * 2
    assert {(await row_of(world, row)).state for row in rows} == {State.SENT}


async def test_a_message_in_flight_is_not_taken_out_of_it_by_a_move(world: World) -> None:
    row = await queued(world, chat="-78")
    now = world.clock.now()
    claimed = await world.database.write(
        lambda conn: outbox.claim(
            conn, now=now, until=now + timedelta(minutes=2), most=5, lowest=Priority.BROADCAST, busy=[]
        )
    )
    assert [message.id for message in claimed] == [row]
    await world.database.write(lambda conn: outbox.chat_moved(conn, "telegram", "-78", "-1078"))
    assert (await row_of(world, row)).state == State.SENDING


async def test_markup_that_the_network_does_not_take_goes_out_as_plain_text(world: World) -> None:
    row = await queued(world, text="Tiến độ <b>80%</i> & hơn")
    await try_once(sender(world))
    assert (await row_of(world, row)).state == State.SENT
    assert delivered(world) == ["Tiến độ <b>80%</i> & hơn"]


async def test_a_text_above_the_limit_goes_in_parts_and_counts_as_one_message(world: World) -> None:
    long = "\n\n".join(f"Đoạn {number}. {'x' * 1000}" for number in range(1, 6))
    row = await queued(world, text=long, choices=[{"label": "Xem", "action": "menu.show", "args": {}}])
    await try_once(sender(world))
    assert (await row_of(world, row)).state == State.SENT
    first, last = world.unread("Hoa")
    assert (first.labels, last.labels) == ([], ["Xem"])
    assert f"{first.text}\n\n{last.text}" == long


async def test_what_fails_after_a_part_has_left_is_not_sent_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = world.bot.telegram._one

    async def only_once(message: Any, parse_mode: str | None) -> str:
        if message.text.startswith("y"):
            raise RetryAfter(3)
        return await send(message, parse_mode)

    monkeypatch.setattr(world.bot.telegram, "_one", only_once)
    row = await queued(world, text="x" * 4000 + "\n\n" + "y" * 4000)
    await try_once(sender(world))
    found = await row_of(world, row)
    assert (found.state, found.error) == (State.UNCLEAR, "part_2")
    assert len(world.unread("Hoa")) == 1


async def test_a_file_that_is_gone_was_surely_not_sent(world: World, tmp_path: Path) -> None:
    row = await queued(world, attachment=str(tmp_path / "mat.docx"), attachment_name="bao-cao.docx")
    await try_once(sender(world))
    found = await row_of(world, row)
    assert (found.state, found.error) == (State.DEAD, "file_missing")


async def test_a_fault_of_our_own_is_unclear_and_harms_nobody_else(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = world.bot.telegram.send

    async def sometimes(message: Any) -> str:
        if message.chat == str(world.phones["Hoa"].user_id):
            raise ZeroDivisionError
        return await send(message)

    rows = [await queued(world, "Hoa"), await queued(world, "Lan")]
    monkeypatch.setattr(world.bot.telegram, "send", sometimes)
    await try_once(sender(world))
    found = [await row_of(world, row) for row in rows]
    assert [(row.state, row.error) for row in found] == [(State.UNCLEAR, "ZeroDivisionError"), (State.SENT, "")]


async def test_an_outcome_that_could_not_be_recorded_is_recorded_later(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = await queued(world)
    record, failures = outbox.sent, [OSError("database or disk is full")] * 3
    pauses: list[float] = []

    def full(*args: Any) -> None:
        if failures:
            raise failures.pop()
        record(*args)

    async def at_once(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr(outbox, "sent", full)
    monkeypatch.setattr("bot.outbox.asyncio.sleep", at_once)
    await try_once(sender(world))
    assert (await row_of(world, row)).state == State.SENT
    assert [pause for pause in pauses if pause >= 1.0] == [1.0, 2.0, 4.0]
    assert delivered(world) == ["Xin chào"]


async def test_what_a_dead_sender_had_in_hand_is_unclear_after_its_lease(world: World) -> None:
    row = await queued(world)
    now = world.clock.now()
    await world.database.write(
        lambda conn: outbox.claim(
            conn, now=now, until=now + timedelta(seconds=120), most=1, lowest=Priority.BROADCAST, busy=[]
        )
    )
    assert await world.database.write(lambda conn: outbox.park_expired(conn, now + timedelta(seconds=119))) == 0
    assert await sender(world).recover() == 1
    found = await row_of(world, row)
    assert (found.state, found.error) == (State.UNCLEAR, "sender_died")


async def test_replies_leave_before_reminders_and_reminders_before_broadcasts(world: World) -> None:
    for priority in (Priority.BROADCAST, Priority.REMINDER, Priority.REPLY):
        await queued(world, priority=priority, text=priority.name)
    while await try_once(sender(world)):
        continue
    assert delivered(world) == ["REPLY", "REMINDER", "BROADCAST"]


async def test_a_paused_message_stays_where_it_is(world: World) -> None:
    row = await queued(world)
    await world.database.write(lambda conn: conn.execute(update(o.outbox).values(state=State.PAUSED)))
    assert await try_once(sender(world)) == 0
    assert (await row_of(world, row)).state == State.PAUSED
