"""From stored events to turns: in order, one transaction for a group of events, a savepoint for each."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from bot.clock import Clock
from bot.logs import mentions_phone
from handlers.dispatch import Tables, dispatch
from handlers.event import Event
from handlers.turn import Office, Turn
from storage import inbox, people
from storage.database import Database, Failed, attempt, in_trouble
from storage.inbox import Raw, Waiting
from storage.withheld import forget

log = logging.getLogger(__name__)

GROUP = 50
Reader = Callable[[str], Event | None]


@dataclass(frozen=True, slots=True)
class Handled:
    """What a group of events came to: how many were taken, and (network, callback id) of presses to acknowledge."""

    taken: int
    callbacks: list[tuple[str, str]]


class Inbox:
    """Stores what networks bring and works it off."""

    def __init__(
        self, database: Database, office: Office, tables: Tables, readers: Mapping[str, Reader], clock: Clock
    ) -> None:
        self._database = database
        self._office = office
        self._tables = tables
        self._readers = readers
        self._clock = clock

    async def store(self, network: str, events: list[Raw]) -> None:
        """Return once the events are durable; only then may the network be told that they arrived."""
        await self._database.write(lambda conn: inbox.store(conn, network, events, self._clock.now()))

    async def work(self) -> Handled:
        """Handle the oldest waiting events, at most a group of them."""
        return await self._database.write(self._group)

    def _group(self, conn: Connection) -> Handled:
        found = inbox.waiting(conn, GROUP)
        done: list[int] = []
        callbacks: list[tuple[str, str]] = []
        stuck: set[tuple[str, str]] = set()
        for waiting in found:
            lane = (waiting.network, waiting.lane)
            if waiting.lane and lane in stuck:
                continue
            callback = self._one(conn, waiting)
            if callback is None:
                stuck.add(lane)
            else:
                done.append(waiting.id)
                callbacks += [(waiting.network, callback)] if callback else []
        inbox.done(conn, done)
        return Handled(len(found), callbacks)

    def _one(self, conn: Connection, waiting: Waiting) -> str | None:
        """Handle one event; its callback id (or empty) when done, None when it failed."""
        now = self._clock.now()
        event: Event | None = None

        def take(conn: Connection) -> None:
            nonlocal event
            event = self._readers[waiting.network](waiting.raw)
            if event is not None:
                self.turn(conn, timed(event, waiting.received_at), now)
            if event is not None and _holds_phone(event):
                forget(conn, event.network, event.event_id)

        outcome = attempt(conn, take, "turn")
        if isinstance(outcome, Failed) and in_trouble(outcome.error):
            raise outcome.error  # not the event's fault: it waits, and its tries are not counted
        if isinstance(outcome, Failed):
            self._failed(conn, waiting, event, outcome.error, now)
            return None
        return event.press.callback if event and event.press else ""

    def turn(self, conn: Connection, event: Event, now: datetime) -> None:
        """One event's turn, inside the caller's transaction."""
        today = now.astimezone(self._office.zone).date()
        person = people.behind(conn, event.network, event.chat, today)
        dispatch(Turn(conn, event, now, self._office, person), self._tables)

    def _failed(self, conn: Connection, waiting: Waiting, event: Event | None, error: Exception, now: datetime) -> None:
        code = f"{type(error).__name__}-{waiting.id}"
        quarantined = inbox.failed(conn, waiting, code)
        where = error.__traceback__
        while where is not None and where.tb_next is not None:
            where = where.tb_next
        line = f"{where.tb_frame.f_code.co_name}:{where.tb_lineno}" if where else "?"
        log.error("event %s failed: code=%s at %s quarantined=%s", waiting.id, code, line, quarantined)
        if quarantined and event is not None and event.private:
            # asks for nobody: what broke may be the very record of the person
            apology = Turn(conn, event, now, self._office, None)
            attempt(conn, lambda _: apology.say("fault/sorry", code=f"L{waiting.id}"), "apology")


def _holds_phone(event: Event) -> bool:
    """Phone numbers are kept on the roster alone, so the raw event is emptied once it is handled."""
    return event.contact is not None or mentions_phone(event.text or "")


def timed(event: Event, received_at: datetime) -> Event:
    """The event with a time: presses carry none, so their arrival counts."""
    return replace(event, sent_at=received_at) if event.sent_at == datetime.min else event
