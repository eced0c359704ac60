"""The database as the program sees it: one writer that groups commits, readers beside it.

Functions of storage, rules and handlers are plain and take a ``Connection``; ``write`` and ``read`` run them in threads of
their own. Writes that wait together share one transaction, each in its savepoint, so that one fsync serves many.

Both databases keep the same promises, whichever process asks: a transaction that writes is alone (BEGIN IMMEDIATE; a lock
that lasts as long as the transaction in PostgreSQL), so what it has read stays true; a read sees one instant throughout.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import OperationalError

from storage.remember import forget, remember

T = TypeVar("T")
Work = Callable[[Connection], Any]

BUSY_MS = 30_000
GROUP = 64
_TROUBLES = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
)
# the number of the advisory lock that a writing transaction holds in PostgreSQL
WRITER = 7_412_001
# a PostgreSQL server that has vanished is noticed within about half a minute
REACHING = {
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 4,
    "tcp_user_timeout": BUSY_MS,
}


class Database:
    """Connections to one database; create it inside the event loop that uses it, ``close`` it at the end."""

    def __init__(self, url: str) -> None:
        self._engine = engine(url)
        self._writer = ThreadPoolExecutor(1, "writer")
        self._readers = ThreadPoolExecutor(2, "reader")
        self._waiting: list[tuple[Work, asyncio.Future[Any]]] = []
        self._flushing: asyncio.Task[None] | None = None

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` in a transaction and return its value once that is durable; its exception undoes only itself."""
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, done))
        if self._flushing is None:
            self._flushing = asyncio.create_task(self._flush())
        return await done

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` beside the writer, on what is committed; it must not write."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    def close(self) -> None:
        """Wait for running work, then let go of every connection."""
        self._writer.shutdown(wait=True)
        self._readers.shutdown(wait=True)
        self._engine.dispose()

    def _read(self, work: Callable[[Connection], T]) -> T:
        with self._engine.connect().execution_options(reading=True) as conn:
            return work(conn)

    async def _flush(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._waiting:
                group, self._waiting = self._waiting[:GROUP], self._waiting[GROUP:]
                outcomes = await loop.run_in_executor(self._writer, self._commit, [work for work, _ in group])
                for (_, done), outcome in zip(group, outcomes, strict=True):
                    _settle(done, outcome)
        finally:
            self._flushing = None

    def _commit(self, group: list[Work]) -> list[Any]:
        try:
            with self._engine.begin() as conn:
                return [group[0](conn)] if len(group) == 1 else [attempt(conn, work) for work in group]
        except Exception as error:  # the commit itself failed: nobody's work is durable
            return [Failed(error)] * len(group)


class Failed:
    """What stands for the value of work that was undone."""

    def __init__(self, error: Exception) -> None:
        self.error = error


def attempt(conn: Connection, work: Callable[[Connection], T], name: str = "work") -> T | Failed:
    """Run ``work`` as a part of the transaction: its value, or Failed when it raised and was undone alone.

    Raises when undoing it fails, because then the whole transaction is lost. ``name`` tells parts within parts apart.
    """
    conn.exec_driver_sql(f"SAVEPOINT {name}")
    value: T | Failed
    try:
        value = work(conn)
    except Exception as error:
        conn.exec_driver_sql(f"ROLLBACK TO SAVEPOINT {name}")
        forget(conn)
        value = Failed(error)
    conn.exec_driver_sql(f"RELEASE SAVEPOINT {name}")
    return value


def in_trouble(error: Exception) -> bool:
    """Whether an error says that the database cannot do its work now (locked, full, unreachable), whoever asks for it."""
    if not isinstance(error, OperationalError):
        return False
    code = getattr(error.orig, "sqlite_errorcode", None)
    return code is None or code & 0xFF in _TROUBLES


def _settle(done: asyncio.Future[Any], outcome: Any) -> None:
    if done.cancelled():
        return
    if isinstance(outcome, Failed):
        done.set_exception(outcome.error)
    else:
        done.set_result(outcome)


def engine(url: str) -> Engine:
    """An engine for ``DATABASE_URL``; the driver named in it is replaced by the one measured fastest for plain calls."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        made = _sqlite(parsed.set(drivername="sqlite"))
    else:
        made = _postgresql(parsed.set(drivername="postgresql+psycopg"))
    remember(made)
    return made


def _sqlite(url: URL) -> Engine:
    made = create_engine(url, connect_args={"timeout": BUSY_MS / 1000, "check_same_thread": False})
    event.listen(made, "connect", _prepare_sqlite)
    event.listen(made, "begin", _begin_sqlite)
    return made


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": BUSY_MS}
    for pragma, value in wanted.items():
        cursor.execute(f"PRAGMA {pragma}={value}")
        found = cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
        if found != value:
            raise RuntimeError(f"SQLite refuses {pragma}={value} (it is {found})")
    cursor.close()


def _begin_sqlite(conn: Connection) -> None:
    conn.exec_driver_sql("BEGIN" if _reading(conn) else "BEGIN IMMEDIATE")


def _postgresql(url: URL) -> Engine:
    made = create_engine(url, pool_size=4, connect_args=REACHING)
    event.listen(made, "connect", _prepare_postgresql)
    event.listen(made, "begin", _begin_postgresql)
    return made


def _prepare_postgresql(connection: Any, _record: Any) -> None:
    """A writer that hangs must not hold up the others for ever; what was committed must be on the disk."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET idle_in_transaction_session_timeout = {BUSY_MS}")
        cursor.execute(f"SET lock_timeout = {BUSY_MS}")
        found = {
            name: cursor.execute(f"SHOW {name}").fetchone()[0] for name in ("synchronous_commit", "server_encoding")
        }
    connection.commit()
    if found["synchronous_commit"] == "off" or found["server_encoding"] != "UTF8":
        raise RuntimeError(f"PostgreSQL needs synchronous_commit and the encoding UTF8 (it has {found})")


def _begin_postgresql(conn: Connection) -> None:
    alone = f"SELECT pg_advisory_xact_lock({WRITER})"
    one_instant = (
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL idle_in_transaction_session_timeout = 0"
    )
    conn.exec_driver_sql(one_instant if _reading(conn) else alone)


def _reading(conn: Connection) -> bool:
    return bool(conn.get_execution_options().get("reading", False))
