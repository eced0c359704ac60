"""Heavy work outside turns: fetched, parsed and compiled in the background; its state is a row, its end a turn."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.clock import Clock
from bot.errors import Kind, SendError
from bot.networks.telegram import Telegram
from bot.outbox import wait_before
from bot.settings import Settings
from bot.side import spawn
from handlers import OUTCOMES
from handlers.access import permitted
from handlers.event import Event
from handlers.turn import Choice, Office, Turn, press
from storage import jobs, people
from storage.database import Database
from storage.jobs import Job

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=15)
MOST_WAITS = 300  # about a day of a network that does not answer


MENU = press("menu", "menu.show")
# where another file is sent when one was refused: kind of work, action, the action's arguments by the work's own
ANOTHER: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "launch_document": ("document.begin", {}),
    "roster": ("roster.begin", {}),
    "merit_list": ("merit_list.begin", {}),
    "earlier": ("earlier.begin", {}),
    "paper_trial": ("paper.send", {"paper_name": "paper"}),
}


class RefusedError(Exception):
    """The work cannot be done, and the person who asked is told why: a template and its values."""

    def __init__(self, moment: str, **values: Any) -> None:
        super().__init__(moment)
        self.moment = moment
        self.values = values


@dataclass(frozen=True, slots=True)
class Tools:
    """What work may use. ``progress`` edits the chat's progress message: (done, total, what is being done)."""

    database: Database
    office: Office
    settings: Settings
    network: Telegram
    now: datetime
    job: Job


Work = Callable[[Tools, dict[str, Any]], Awaitable[dict[str, Any]]]


class Jobs:
    """Works off the jobs that turns have queued, one at a time."""

    def __init__(
        self,
        database: Database,
        office: Office,
        networks: Mapping[str, Telegram],
        clock: Clock,
        settings: Settings,
        kinds: Mapping[str, Work],
    ) -> None:
        self._database = database
        self._office = office
        self._networks = networks
        self._clock = clock
        self._settings = settings
        self._kinds = kinds

    async def recover(self) -> int:
        """At start: what a dead worker had in hand waits again. Returns how many jobs that is."""
        return await self._database.write(jobs.recover)

    async def work(self) -> int:
        """Do the oldest waiting job, if any; returns how many were done."""
        now = self._clock.now()
        job = await self._database.write(lambda conn: jobs.claim(conn, now, now + LEASE))
        if job is None:
            return 0
        if job.error == jobs.DIED and job.attempts > jobs.MAX_ATTEMPTS:  # it takes the program down with it
            await self._sorry(job, jobs.DIED)
            return 1
        spawn(self._networks[job.network].typing(job.chat))
        tools = Tools(self._database, self._office, self._settings, self._networks[job.network], now, job)
        try:
            result = await self._kinds[job.kind](tools, job.arguments)
        except RefusedError as refusal:
            moment, values = refusal.moment, refusal.values
            await self._told(job, lambda turn: turn.say(moment, _ways_on(job), **values), error=moment)
        except Exception as error:
            await self._failed(job, error)
        else:
            await self._told(job, lambda turn: _outcome(turn, job, result))
        return 1

    async def _failed(self, job: Job, error: Exception) -> None:
        code = error.code if isinstance(error, SendError) else type(error).__name__
        log.error("job %s (%s) failed: code=%s attempt=%s", job.id, job.kind, code, job.attempts)
        later = isinstance(error, SendError) and error.kind in (Kind.LATER, Kind.FLOOD, Kind.UNCLEAR)
        if job.attempts >= (MOST_WAITS if later else jobs.MAX_ATTEMPTS):
            await self._sorry(job, code)
            return
        wait = timedelta(seconds=wait_before(job.attempts))
        not_before = self._clock.now() + wait if later else None
        await self._database.write(lambda conn: jobs.retry(conn, job, code, not_before))

    async def _sorry(self, job: Job, code: str) -> None:
        await self._told(job, lambda turn: turn.say("fault/sorry", [MENU], code=f"V{job.id}"), error=code)

    async def _told(self, job: Job, tell: Callable[[Turn], Any], *, error: str = "") -> None:
        """End the job and tell its chat, in one transaction."""
        now = self._clock.now()

        def end(conn: Connection) -> None:
            jobs.end(conn, job, error=error)
            person = people.behind(conn, job.network, job.chat, now.astimezone(self._office.zone).date())
            if person is not None:  # a chat whose account has ended meanwhile is told nothing
                tell(Turn(conn, Event(job.network, f"job:{job.id}", job.chat, now), now, self._office, person))

        await self._database.write(end)


def _outcome(turn: Turn, job: Job, result: dict[str, Any]) -> None:
    """Hand the result to its handler, if the person who asked may still have it."""
    handler = OUTCOMES[job.kind]
    if permitted(turn.conn, turn.person, handler.access, job.arguments):  # type: ignore[attr-defined]
        handler(turn, **{**job.arguments, **result})


def _ways_on(job: Job) -> list[Choice]:
    """What can be pressed below a refusal."""
    action, names = ANOTHER.get(job.kind, ("", {}))
    again = [press("another", action, **{name: job.arguments[of] for name, of in names.items()})] if action else []
    return [*again, MENU]
