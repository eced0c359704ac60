"""A read repeated within a transaction is answered once; a write to a table it looks at makes it be asked again.

The events of one group share a transaction, and all ask for the same units, campaigns and stages.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, Table, event
from sqlalchemy.sql.dml import UpdateBase

P = ParamSpec("P")
T = TypeVar("T")
_NAME = "remembered"
_PASSING = frozenset({"inbox", "outbox", "conversations"})


class _Memory:
    """Answers of one transaction, each with how often its tables had been written to when it was given."""

    def __init__(self) -> None:
        self.writes: dict[Any, int] = {}
        self.answers: dict[Any, tuple[tuple[int, ...], Any]] = {}


def remembered(
    *tables: Table,
) -> Callable[[Callable[Concatenate[Connection, P], T]], Callable[Concatenate[Connection, P], T]]:
    """Declare a read that looks at ``tables`` only; nobody may change what it returns. Its arguments are hashable."""

    def declare(read: Callable[Concatenate[Connection, P], T]) -> Callable[Concatenate[Connection, P], T]:
        @wraps(read)
        def answer(conn: Connection, /, *args: P.args, **kwargs: P.kwargs) -> T:
            memory: _Memory | None = conn.info.get(_NAME)
            if memory is None or kwargs:
                return read(conn, *args, **kwargs)
            key, writes = (read, args), tuple(memory.writes.get(table, 0) for table in tables)
            known = memory.answers.get(key)
            if known is None or known[0] != writes:
                known = memory.answers[key] = (writes, read(conn, *args, **kwargs))
            return known[1]

        return answer

    return declare


def remember(engine: Engine) -> None:
    """Let the transactions of an engine remember; without it every read is asked."""
    event.listen(engine, "begin", forget)
    event.listen(engine, "before_execute", _notice)


def forget(conn: Connection) -> None:
    """Nothing read so far holds any longer: a transaction begins, or a savepoint was rolled back."""
    conn.info[_NAME] = _Memory()


def written(conn: Connection) -> int:
    """How often this transaction has written to the record so far; messages and conversations are not counted."""
    memory: _Memory | None = conn.info.get(_NAME)
    return 0 if memory is None else sum(n for table, n in memory.writes.items() if str(table) not in _PASSING)


def _notice(conn: Connection, statement: Any, *_: Any) -> None:
    if isinstance(statement, UpdateBase):
        writes = conn.info[_NAME].writes
        writes[statement.table] = writes.get(statement.table, 0) + 1
