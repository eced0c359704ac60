"""The program's own parts on a stopped clock: two schedulers on one database, the outbox, a network that takes everything."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import Connection

from bot.app import office_of
from bot.clock import StoppedClock
from bot.inbox import Inbox
from bot.limits import Limiter
from bot.outbox import Outbox
from bot.scheduler import Scheduler
from bot.settings import Settings
from bot.simulate.department import official_at
from bot.simulate.network import NAME, Network
from bot.simulate.record import Found, Line, Said, Up
from handlers import TABLES
from handlers.announcement import open_due
from handlers.reminders import sweep
from storage import reminder_trail
from storage.database import Database
from storage.outbox import Outgoing
from storage.reminder_trail import Matter, Raised, Rung

T = TypeVar("T")
TIDY_EVERY = timedelta(days=30)  # what nobody looks for here needs no index


class Program:
    """Create it inside the event loop, ``restart`` it at will, ``close`` it at the end."""

    def __init__(self, settings: Settings, start: datetime, blocked: Callable[[int], bool]) -> None:
        self.clock = StoppedClock(start)
        self.network = Network(lambda chat: blocked(official_at(chat)))
        self.office = office_of(settings, {NAME: self.network}, {NAME: ""})  # type: ignore[dict-item]
        self._url = settings.database
        self._start()

    def _start(self) -> None:
        self._databases = [Database(self._url) for _ in range(2)]
        looks = (open_due, sweep)
        self._schedulers = [Scheduler(each, self.office, self.clock, looks, TIDY_EVERY) for each in self._databases]
        limiters = {NAME: Limiter(self.network.capabilities.overall_rate, 0.0)}
        self._outbox = Outbox(self._databases[0], {NAME: self.network}, limiters, self.clock)
        self.inbox = Inbox(self._databases[0], self.office, TABLES, {}, self.clock)

    async def restart(self) -> None:
        """End, and begin again with nothing but the database."""
        self.close()
        self._start()
        await self._outbox.recover()

    def close(self) -> None:
        """Let go of the databases."""
        for database in self._databases:
            database.close()

    def refused(self) -> list[int]:
        """The officials whose chats have refused a message since the last look."""
        found, self.network.refused = self.network.refused, []
        return [official_at(chat) for chat in found]

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run something in a transaction."""
        return await self._databases[0].write(work)

    async def sweep(self, *, twice: bool) -> Found:
        """One sweep, or two at the same moment; returns what was recorded as told."""
        before = await self._databases[0].read(reminder_trail.mark)
        await asyncio.gather(*(each.sweep() for each in self._schedulers[: 1 + twice]))
        rungs, raised = await self._databases[0].read(lambda conn: reminder_trail.since(conn, before))
        matters = await self._databases[0].read(lambda conn: reminder_trail.matters_since(conn, before))
        return frozenset([*map(_line, rungs), *map(_answer, matters)]), frozenset(map(_up, raised))

    async def send(self) -> list[tuple[Outgoing, Said]]:
        """Everything that waits leaves; returns the digests that arrived, with what they told."""
        while await self._outbox.pump():
            await self._outbox.settle()  # a chat has one message in flight at most
        digests = {each.id: each for each in self.network.taken if each.kind == "reminder"}
        self.network.taken.clear()
        rungs, raised = await self._databases[0].read(lambda conn: reminder_trail.told_in(conn, list(digests)))
        matters = await self._databases[0].read(lambda conn: reminder_trail.matters_in(conn, list(digests)))
        lines = [*((each.message, _line(each)) for each in rungs), *((each.message, _answer(each)) for each in matters)]
        return [(digests[row], said) for row, said in _said(digests, lines, raised, self.clock.now()).items()]


def _said(
    digests: dict[int, Outgoing], told: list[tuple[int, Line]], raised: list[Raised], now: datetime
) -> dict[int, Said]:
    lines: dict[int, set[Line]] = {row: set() for row in digests}
    ups: dict[int, set[Up]] = {row: set() for row in digests}
    for message, line in told:
        lines[message].add(line)
    for each in raised:
        ups[each.message].add(_up(each))
    return {
        row: Said(now, official_at(digests[row].chat), frozenset(lines[row]), frozenset(ups[row])) for row in digests
    }


def _line(rung: Rung) -> Line:
    return Line(rung.official, rung.milestone, rung.due_on, rung.ladder, rung.rung, rung.outcome)


def _answer(matter: Matter) -> Line:
    """A request: minus its number in place of a milestone's."""
    subject, _, again = matter.subject.partition("/")
    kind, _, number = subject.partition(":")
    ladder = f"{kind}_again" if again else kind
    return Line(matter.official, -int(number), matter.due_on, ladder, matter.rung, matter.outcome)


def _up(raised: Raised) -> Up:
    return Up(raised.official, raised.milestone, raised.due_on, raised.level, raised.subject)
