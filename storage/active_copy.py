"""The right to be the one copy of the program that works on a PostgreSQL database; the others stand by.

It is a lock that a session of the server holds. The server takes it back when that session ends, or when nothing was heard
on it for SILENT_S: a dead process, a dead machine, a cut line and a program that hangs all end alike. It needs a session of
its own, so a pool between program and server must not share sessions (PgBouncer: ``pool_mode = session``).
"""

from threading import RLock

from sqlalchemy import Connection, NullPool, create_engine, make_url
from sqlalchemy.exc import DBAPIError

from storage.database import REACHING

SILENT_S = 30.0
# the number of the advisory lock; such numbers are known to one database only
ACTIVE = 7_412_002


class ActiveCopy:
    """One copy's claim to the right; its calls may come from several threads, block, and take the network's time."""

    def __init__(self, url: str) -> None:
        plain = make_url(url).set(drivername="postgresql+psycopg")
        self._engine = create_engine(plain, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=REACHING)
        self._session: Connection | None = None
        self._alone = RLock()

    def take(self) -> bool:
        """Take the right unless another copy has it; raises ``sqlalchemy.exc.DBAPIError`` when the server is away."""
        with self._alone:
            self.give_back()
            self._session = self._engine.connect()
            self._session.exec_driver_sql(f"SET idle_session_timeout = {int(SILENT_S * 1000)}")
            taken = self._session.exec_driver_sql(f"SELECT pg_try_advisory_lock({ACTIVE})").scalar_one()
            if not taken:
                self.give_back()
            return bool(taken)

    def held(self) -> bool:
        """Whether the right is still ours; asking also keeps it, so ask well within SILENT_S."""
        with self._alone:
            try:
                return self._session is not None and self._session.exec_driver_sql("SELECT true").scalar_one()
            except DBAPIError:
                self.give_back()
                return False

    def give_back(self) -> None:
        """Let another copy have the right."""
        with self._alone:
            session, self._session = self._session, None
            if session is not None:
                session.invalidate()
                session.close()
