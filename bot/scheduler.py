"""The sweep: asks the rules who owes what now, and queues what is due. Twice run, it changes nothing."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from bot.clock import Clock
from handlers.turn import Office
from storage import (
    comparisons,
    earlier_figures,
    file_links,
    inbox,
    lookup_index,
    merit_imports,
    retention,
    roster,
    workbooks,
)
from storage.database import Database

Look = Callable[[Connection, Office, datetime], int]
KEEP_RAW = timedelta(days=30)
KEEP_UNDECIDED = timedelta(days=7)
TIDY_EVERY = timedelta(minutes=10)


class Scheduler:
    """Looks at the clock and the record every few seconds; ``looks`` are what falls due with time."""

    def __init__(
        self,
        database: Database,
        office: Office,
        clock: Clock,
        looks: Sequence[Look],
        tidy_every: timedelta = TIDY_EVERY,
    ) -> None:
        self._database = database
        self._office = office
        self._clock = clock
        self._looks = looks
        self._tidy_every = tidy_every
        self._tidied: datetime | None = None

    async def sweep(self) -> int:
        """Queue what is due at this instant; returns how many messages that is."""
        now = self._clock.now()
        queued = 0
        for look in self._looks:
            queued += await self._database.write(partial(_looked, look, self._office, now))
        await self._database.write(partial(_forgotten, now))
        await self._tidy(now)
        return queued

    async def _tidy(self, now: datetime) -> None:
        """Now and then, what is new is made findable and what is too old forgotten, a part at a time: nobody waits for it."""
        if self._tidied is None or now - self._tidied >= self._tidy_every:
            self._tidied = now
            while await self._database.write(lookup_index.catch_up):
                pass
            while await self._database.write(partial(_purged, now)):
                pass


def _purged(now: datetime, conn: Connection) -> int:
    return retention.purge(conn, now)


def _forgotten(now: datetime, conn: Connection) -> None:
    """Raw events, undecided rosters and workbooks, comparisons and links are kept no longer than their purpose needs."""
    inbox.prune(conn, now - KEEP_RAW)
    roster.prune(conn, now - KEEP_UNDECIDED)
    merit_imports.prune(conn, now - KEEP_UNDECIDED)
    earlier_figures.prune(conn, now - KEEP_UNDECIDED)
    workbooks.prune(conn, now - KEEP_UNDECIDED)
    comparisons.prune(conn, now - KEEP_UNDECIDED)
    file_links.prune(conn, now - KEEP_UNDECIDED)


def _looked(look: Look, office: Office, now: datetime, conn: Connection) -> int:
    return look(conn, office, now)
