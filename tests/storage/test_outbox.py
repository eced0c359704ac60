"""Messages on their way out: claimed in order, one a chat, leased, never put twice under one key."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from storage import outbox
from storage.database import engine
from storage.outbox import Priority, State
from storage.schema import people as p
from storage.schema.operations import outbox as table
from tests.world import START

LEASE = START + timedelta(minutes=2)


@pytest.fixture
def conn(database_url: str) -> Iterator[Connection]:
    made = engine(database_url)
    with made.begin() as conn:
        yield conn
    made.dispose()


def put(conn: Connection, chat: str, text: str = "?", **values: Any) -> int:
    row = {"network": "telegram", "chat": chat, "kind": "reply", "priority": Priority.REPLY, "choices": []}
    return outbox.put(conn, text=text, created_at=START, **{**row, **values})


def claim(conn: Connection, **values: Any) -> list[str]:
    wanted: dict[str, Any] = {"now": START, "until": LEASE, "most": 10, "lowest": Priority.BROADCAST, "busy": []}
    return [message.text for message in outbox.claim(conn, **{**wanted, **values})]


def state(conn: Connection, row: int) -> tuple[str, str]:
    return tuple(conn.execute(select(table.c.state, table.c.error).where(table.c.id == row)).one())  # type: ignore[return-value]


def test_urgent_ones_first_then_the_oldest(conn: Connection) -> None:
    for chat, priority in (
        ("1", Priority.BROADCAST),
        ("2", Priority.REPLY),
        ("3", Priority.REMINDER),
        ("4", Priority.REPLY),
    ):
        put(conn, chat, chat, priority=priority)
    assert claim(conn, most=3) == ["2", "4", "3"]
    assert claim(conn) == ["1"]


def test_only_down_to_the_lowest_priority_that_is_wanted(conn: Connection) -> None:
    put(conn, "1", "b", priority=Priority.BROADCAST)
    assert claim(conn, lowest=Priority.REMINDER) == []


def test_one_message_of_a_chat_at_a_time_and_in_order(conn: Connection) -> None:
    first = put(conn, "1", "a")
    put(conn, "1", "b")
    put(conn, "2", "c")
    assert claim(conn) == ["a", "c"]
    outbox.sent(conn, [(first, "77")], START)
    assert claim(conn, busy=["1"]) == []
    assert claim(conn) == ["b"]


def test_what_is_put_off_waits_for_its_time(conn: Connection) -> None:
    put(conn, "1", "a", not_before=START + timedelta(seconds=5))
    assert claim(conn) == []
    assert claim(conn, now=START + timedelta(seconds=5)) == ["a"]


def test_a_claimed_message_counts_its_try_and_is_not_claimed_again(conn: Connection) -> None:
    row = put(conn, "1")
    claim(conn)
    assert claim(conn) == []
    found = conn.execute(select(table.c.attempts, table.c.lease_until).where(table.c.id == row)).one()
    assert (found.attempts, found.lease_until) == (1, LEASE)


def test_an_edit_carries_the_number_of_the_message_that_it_replaces(conn: Connection) -> None:
    shown = put(conn, "1", "50%")
    put(conn, "1", "60%", edit_of=shown)
    assert claim(conn) == ["50%"]
    outbox.sent(conn, [(shown, "901")], START)
    wanted: dict[str, Any] = {"now": START, "until": LEASE, "most": 10, "lowest": Priority.BROADCAST, "busy": []}
    (edit,) = outbox.claim(conn, **wanted)
    assert (edit.text, edit.edit_of) == ("60%", "901")


def test_a_key_is_put_once(conn: Connection) -> None:
    row = {"network": "telegram", "kind": "reminder", "priority": Priority.REMINDER, "choices": [], "created_at": START}
    rows = [{**row, "unique_key": f"r:{n}", "chat": str(n), "text": "lần 1"} for n in (1, 2)]
    outbox.put_once(conn, rows)
    outbox.put_once(conn, [{**each, "text": "lần 2"} for each in rows])
    outbox.put_once(conn, [])
    assert claim(conn) == ["lần 1", "lần 1"]


@pytest.mark.parametrize("seconds", [119, 120, 121])
def test_a_lease_that_ran_out_means_unclear(conn: Connection, seconds: int) -> None:
    row = put(conn, "1")
    claim(conn)
    over = seconds > 120
    assert outbox.park_expired(conn, START + timedelta(seconds=seconds)) == int(over)
    assert state(conn, row) == ((State.UNCLEAR, "sender_died") if over else (State.SENDING, ""))


def test_a_restored_copy_sends_nothing_by_itself(conn: Connection) -> None:
    taken = put(conn, "1", "đang gửi")
    claim(conn)
    rows = [put(conn, "2"), taken]
    paused, sent = put(conn, "3", state=State.PAUSED), put(conn, "4")
    outbox.sent(conn, [(sent, "1")], START)
    assert outbox.park_waiting(conn) == 2
    assert [state(conn, row) for row in rows] == [(State.UNCLEAR, "restored")] * 2
    assert state(conn, paused)[0] == State.PAUSED
    assert state(conn, sent)[0] == State.SENT
    assert claim(conn) == []


def test_who_left_gets_nothing_more_and_others_do(conn: Connection) -> None:
    official = {"staff_code": "C1", "full_name": "Người Mẫu", "category": "cong_chuc"}
    who = conn.execute(insert(p.officials).values(official).returning(p.officials.c.id)).scalar_one()
    for chat in ("1", "2"):
        row = {"official_id": who, "network": "telegram", "chat": chat, "linked_at": START, "consent_at": START}
        conn.execute(insert(p.accounts).values(row))
    gone, other = put(conn, "1"), put(conn, "2")
    outbox.person_left(conn, "telegram", "1", START)
    assert state(conn, gone) == (State.DEAD, "blocked")
    assert state(conn, other) == (State.QUEUED, "")
    blocked = conn.execute(select(p.accounts.c.chat).where(p.accounts.c.blocked_at.is_not(None))).scalars().all()
    assert blocked == ["1"]


def test_what_waits_moves_with_the_group_and_what_is_under_way_does_not(conn: Connection) -> None:
    under_way = put(conn, "-5", "a")
    claim(conn)
    waits, paused, other = put(conn, "-5", "b"), put(conn, "-5", "c", state=State.PAUSED), put(conn, "-6", "d")
    outbox.chat_moved(conn, "telegram", "-5", "-1005")
    places = dict(conn.execute(select(table.c.id, table.c.chat)).tuples().all())
    assert places == {under_way: "-5", waits: "-1005", paused: "-1005", other: "-6"}
    assert state(conn, under_way)[0] == State.SENDING


def test_a_penalty_lasts_as_long_as_the_longest_refusal_that_waits(conn: Connection) -> None:
    rows = [put(conn, str(n)) for n in range(3)]
    until = [START + timedelta(seconds=s) for s in (10, 40, 90)]
    for row, at, code in zip(rows, until, ("flood", "flood", "no_connection"), strict=True):
        outbox.return_unsent(conn, row, code, at)
    assert outbox.penalty(conn, "telegram") == until[1]
    assert outbox.penalty(conn, "zalo_bot") is None


def test_the_last_offer_is_the_newest_message_that_was_not_called_off(conn: Connection) -> None:
    put(conn, "1", choices=[{"label": "A"}])
    newest = put(conn, "1", choices=[{"label": "B"}])
    put(conn, "1", choices=[{"label": "C"}], state=State.CANCELLED)
    put(conn, "1", choices=[{"label": "D"}], edit_of=newest)
    put(conn, "2", choices=[{"label": "E"}])
    assert outbox.last_offer(conn, "telegram", "1").choices == [{"label": "B"}]
    assert outbox.last_offer(conn, "telegram", "3") is None
    assert outbox.offer(conn, newest).chat == "1"
    assert outbox.offer(conn, 10**9) is None


def test_counts_by_state(conn: Connection) -> None:
    put(conn, "1", broadcast_id=7)
    put(conn, "2", state=State.DEAD, broadcast_id=7)
    put(conn, "3")
    assert outbox.counts(conn) == {State.QUEUED: 2, State.DEAD: 1}
    assert outbox.counts(conn, broadcast_id=7) == {State.QUEUED: 1, State.DEAD: 1}
