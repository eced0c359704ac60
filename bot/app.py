"""build(): the one place where parts meet. ``Bot`` is the running program; its steps can be taken one by one in tests."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot import work_invitations
from bot.clock import Clock
from bot.inbox import Inbox
from bot.jobs import Jobs
from bot.limits import Limiter
from bot.networks import telegram_events
from bot.networks.telegram import Telegram
from bot.outbox import Outbox
from bot.scheduler import Scheduler
from bot.settings import Settings
from bot.side import spawn
from bot.work import WORK
from handlers import LOOKS, TABLES, check
from handlers.filters import filters
from handlers.turn import Office
from messages.render import Renderer
from storage.database import Database

log = logging.getLogger(__name__)

IDLE_S = 0.5
SWEEP_S = 20.0
LONGEST_PAUSE_S = 30.0
# a supervisor waits 10 s before it kills
STOP_S = 4.0
LAND_S = 3.0


@dataclass
class Bot:
    """Everything that runs, wired."""

    settings: Settings
    office: Office
    database: Database
    telegram: Telegram
    inbox: Inbox
    outbox: Outbox
    jobs: Jobs
    scheduler: Scheduler
    clock: Clock

    def __post_init__(self) -> None:
        self._arrived = asyncio.Event()
        self._queued = asyncio.Event()
        self._stopping = asyncio.Event()

    async def receive(self, *, wait: int) -> int:
        """One poll: what came is durable before Telegram is told."""
        return await self.telegram.receive(self.stored, wait=wait)

    async def stored(self, events: list) -> None:  # type: ignore[type-arg]
        """Keep events and wake the worker."""
        await self.inbox.store(self.telegram.name, events)
        self._arrived.set()

    async def handle(self) -> int:
        """Work off one group of events; returns how many were taken."""
        handled = await self.inbox.work()
        if handled.taken:
            self._queued.set()
        for _, callback in handled.callbacks:
            spawn(self.telegram.acknowledge(callback))
        return handled.taken

    async def settle(self, *, polls: bool = True) -> None:
        """Take steps until nothing is left to do now (tests and the demo's clock)."""
        busy = True
        while busy:
            came = await self.receive(wait=0) if polls else 0
            taken = await self.handle()
            worked = await self.jobs.work()
            sent = await self.outbox.pump()
            await self.outbox.settle()
            busy = bool(came or taken or worked or sent)

    async def run(self, *, polls: bool = True) -> None:
        """Run until ``stop``; every loop outlives any fault of its step."""
        await self.recover()
        steps: list[tuple[str, Callable[[], Awaitable[None]]]] = [
            ("handle", self._handling),
            ("send", self._sending),
            ("jobs", self._working),
            ("sweep", self._sweeping),
        ]
        if polls:
            steps.append(("poll", self._polling))
        tasks = [asyncio.create_task(self._forever(name, step), name=name) for name, step in steps]
        await self._stopping.wait()
        for task in tasks:
            if task.get_name() in ("poll", "sweep"):
                task.cancel()
        _, busy = await asyncio.wait(tasks, timeout=STOP_S)
        for task in busy:
            task.cancel()
        await self.outbox.settle(LAND_S)

    async def recover(self) -> None:
        """At start: take stock of what the program had in hand when it last ended."""
        await self.outbox.recover()
        await self.jobs.recover()

    def wake(self) -> None:
        """There may be something to handle or to send."""
        self._arrived.set()
        self._queued.set()

    def stop(self) -> None:
        """Take nothing new, finish what is in hand, return from ``run``."""
        self._stopping.set()
        self.wake()

    async def close(self) -> None:
        """Let go of connections and threads."""
        await self.telegram.close()
        self.database.close()

    async def _forever(self, name: str, step: Callable[[], Awaitable[None]]) -> None:
        pause = 1.0
        while not self._stopping.is_set():
            try:
                await step()
                pause = 1.0
            except Exception as error:  # whatever it is, this loop goes on
                log.warning("loop %s: code=%s, again in %.0f s", name, type(error).__name__, pause)
                await _sleep_unless(self._stopping, pause)
                pause = min(LONGEST_PAUSE_S, pause * 2)

    async def _polling(self) -> None:
        await self.receive(wait=25)

    async def _handling(self) -> None:
        if not await self.handle():
            await _sleep_unless(self._arrived, IDLE_S)
            self._arrived.clear()

    async def _sending(self) -> None:
        if not await self.outbox.pump():
            await _sleep_unless(self._queued, IDLE_S)
            self._queued.clear()

    async def _working(self) -> None:
        if await self.jobs.work():
            self._queued.set()
        else:
            await _sleep_unless(self._stopping, IDLE_S)

    async def _sweeping(self) -> None:
        await self.scheduler.sweep()
        await work_invitations.clean(self.database, self.settings)
        self._queued.set()
        await _sleep_unless(self._stopping, SWEEP_S)


async def _sleep_unless(event: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return


def build(settings: Settings, clock: Clock, telegram: Telegram, username: str, database: Database) -> Bot:
    """Wire the program; ``username`` is the bot's own, for links."""
    check(TABLES)
    office = office_of(settings, {telegram.name: telegram}, {telegram.name: f"https://t.me/{username}?start="})
    inbox = Inbox(database, office, TABLES, {telegram.name: telegram_events.read_event}, clock)
    limiters = {telegram.name: Limiter(telegram.capabilities.overall_rate, telegram.capabilities.per_chat_interval)}
    outbox = Outbox(database, {telegram.name: telegram}, limiters, clock)
    jobs = Jobs(database, office, {telegram.name: telegram}, clock, settings, WORK)
    scheduler = Scheduler(database, office, clock, LOOKS)
    return Bot(settings, office, database, telegram, inbox, outbox, jobs, scheduler, clock)


def office_of(settings: Settings, networks: Mapping[str, Telegram], links: Mapping[str, str]) -> Office:
    """What handlers know of the office."""
    return Office(
        zone=settings.zone,
        name=settings.office_name,
        secret=settings.secret(),
        renderer=Renderer(filters(settings.zone)),
        bot_links=links,
        capabilities={name: network.capabilities for name, network in networks.items()},
        contact=settings.office_contact,
        public_url=settings.public_url,
        link_hours=settings.file_link_hours,
    )
