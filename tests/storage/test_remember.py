"""A read repeated within a transaction is answered once; a write or a rollback makes it be asked again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from storage.database import Failed, attempt, engine
from storage.migrate import migrate
from storage.remember import remembered
from storage.schema.people import settings, units

asked: list[int] = []


@remembered(units)
def count(conn: Connection, least: int = 0) -> int:
    asked.append(least)
    return conn.execute(select(func.count()).where(units.c.id > least)).scalar_one()


def add(conn: Connection, code: str) -> None:
    conn.execute(insert(units).values(code=code, name=code))


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Engine]:
    url = f"sqlite:///{tmp_path / 'thidua.db'}"
    migrate(url)
    found = engine(url)
    asked.clear()
    yield found
    found.dispose()


def test_a_repeated_read_is_answered_once_for_each_argument(made: Engine) -> None:
    with made.begin() as conn:
        add(conn, "A")
        assert [count(conn, 0), count(conn, 0), count(conn, 5), count(conn, 0)] == [1, 1, 0, 1]
    assert asked == [0, 5]


@pytest.mark.parametrize(
    "write",
    [
        insert(units).values(code="B", name="B"),
        delete(units).where(units.c.code == "A"),
        update(units).values(name="x"),
    ],
)
def test_a_write_to_its_table_makes_it_be_asked_again(made: Engine, write: object) -> None:
    with made.begin() as conn:
        add(conn, "A")
        count(conn, 0)
        conn.execute(write)  # type: ignore[call-overload]
        assert count(conn, 0) == conn.execute(select(func.count()).select_from(units)).scalar_one()
    assert asked == [0, 0]


def test_a_write_to_another_table_does_not(made: Engine) -> None:
    with made.begin() as conn:
        count(conn, 0)
        conn.execute(insert(settings).values(name="x", value="1"))
        count(conn, 0)
    assert asked == [0]


def test_nothing_outlives_its_transaction(made: Engine) -> None:
    with made.begin() as conn:
        assert count(conn, 0) == 0
    with made.begin() as other:
        add(other, "A")
    with made.begin() as conn:
        assert count(conn, 0) == 1


def test_what_was_read_in_an_undone_part_is_forgotten(made: Engine) -> None:
    def part(conn: Connection) -> None:
        add(conn, "A")
        assert count(conn, 0) == 1
        raise ValueError

    with made.begin() as conn:
        assert count(conn, 0) == 0
        assert isinstance(attempt(conn, part), Failed)
        assert count(conn, 0) == 0


def test_without_a_transaction_that_remembers_every_read_is_asked(made: Engine) -> None:
    with made.begin() as conn:
        conn.info.clear()
        assert (count(conn, 0), count(conn, 0)) == (0, 0)
    assert asked == [0, 0]
