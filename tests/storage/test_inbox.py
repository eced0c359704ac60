"""Events as they came: kept once, in order, tried three times, put aside, given back, forgotten in time."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Connection, select

from storage import inbox, withheld
from storage.database import engine
from storage.inbox import MAX_ATTEMPTS, Raw
from storage.schema.operations import inbox as table
from tests.world import START


@pytest.fixture
def conn(database_url: str) -> Iterator[Connection]:
    made = engine(database_url)
    with made.begin() as conn:
        yield conn
    made.dispose()


def keep(conn: Connection, *numbers: int, lane: str = "1") -> None:
    inbox.store(conn, "telegram", [Raw(str(n), lane, f'{{"n": {n}}}') for n in numbers], START)


def fail(conn: Connection) -> bool:
    return inbox.failed(conn, inbox.waiting(conn, 1)[0], "ValueError-1")


def test_an_event_is_kept_once_and_as_it_came_first(conn: Connection) -> None:
    keep(conn, 1, 2)
    inbox.store(conn, "telegram", [Raw("2", "9", "other"), Raw("3", "1", "{}")], START)
    inbox.store(conn, "zalo_bot", [Raw("2", "1", "{}")], START)
    found = [(each.network, each.lane, each.raw) for each in inbox.waiting(conn, 10)]
    assert found == [
        ("telegram", "1", '{"n": 1}'),
        ("telegram", "1", '{"n": 2}'),
        ("telegram", "1", "{}"),
        ("zalo_bot", "1", "{}"),
    ]


def test_nothing_to_keep_is_no_fault(conn: Connection) -> None:
    inbox.store(conn, "telegram", [], START)
    inbox.done(conn, [])
    assert inbox.backlog(conn) == 0
    assert inbox.newest_event(conn, "telegram") is None


def test_the_oldest_come_first_and_what_is_done_does_not_come_again(conn: Connection) -> None:
    keep(conn, 5, 3, 4)
    assert [each.raw for each in inbox.waiting(conn, 2)] == ['{"n": 5}', '{"n": 3}']
    inbox.done(conn, [each.id for each in inbox.waiting(conn, 2)])
    keep(conn, 5, 3)
    assert [each.raw for each in inbox.waiting(conn, 2)] == ['{"n": 4}']
    assert inbox.backlog(conn) == 1
    assert inbox.newest_event(conn, "telegram") == 5


def test_after_three_tries_it_is_put_aside_and_the_next_one_comes(conn: Connection) -> None:
    keep(conn, 1, 2)
    assert [fail(conn) for _ in range(MAX_ATTEMPTS)] == [False, False, True]
    assert [each.raw for each in inbox.waiting(conn, 5)] == ['{"n": 2}']
    ((_, network, code, at),) = inbox.quarantined(conn)
    assert (network, code, at) == ("telegram", "ValueError-1", START)


def test_what_was_put_aside_gets_three_new_tries(conn: Connection) -> None:
    keep(conn, 1, 2)
    for _ in range(2 * MAX_ATTEMPTS):
        fail(conn)
    first, second = (each[0] for each in inbox.quarantined(conn))
    assert inbox.replay(conn, [second]) == 1
    assert [each[0] for each in inbox.quarantined(conn)] == [first]
    assert [fail(conn) for _ in range(MAX_ATTEMPTS)] == [False, False, True]
    assert inbox.replay(conn) == 2
    assert inbox.replay(conn) == 0
    assert inbox.backlog(conn) == 2


def test_only_what_is_done_is_forgotten_in_time(conn: Connection) -> None:
    keep(conn, 1, 2, 3)
    inbox.done(conn, [inbox.waiting(conn, 1)[0].id])
    for _ in range(MAX_ATTEMPTS):
        fail(conn)
    assert inbox.prune(conn, START) == 0
    assert inbox.prune(conn, START + timedelta(seconds=1)) == 1
    assert sorted(conn.execute(select(table.c.event_id)).scalars()) == ["2", "3"]


def test_a_withheld_event_loses_its_body_and_is_still_known(conn: Connection) -> None:
    keep(conn, 1, 2)
    withheld.forget(conn, "telegram", "1")
    keep(conn, 1)
    assert [each.raw for each in inbox.waiting(conn, 5)] == ["{}", '{"n": 2}']
