"""``thidua demo``: the simulator and the bot as in production, real HTTP between them, on one movable clock."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from rich.console import Console

from bot.app import Bot, build
from bot.demo import office
from bot.demo.people import DemoPerson, everybody, role_label
from bot.limits import Limiter
from bot.networks.telegram import Telegram as TelegramNetwork
from bot.networks.telegram import requests
from bot.networks.telegram_events import NAME as NETWORK
from bot.settings import Settings
from handlers.menu import everybodys_commands
from rules.calendar import WorkingCalendar
from rules.reminders import LADDERS, next_telling
from simulator.app import simulator_app
from simulator.bot_api import bot_api
from simulator.floods import Limits
from simulator.host import Host
from simulator.people import Person
from simulator.server import api_line, listening
from simulator.telegram import DEMO_TOKEN, Telegram
from storage import campaigns, inbox, outbox
from storage.database import Database

START = datetime(2027, 1, 11, 1, 0, tzinfo=UTC)
FIRST_USER = 7000
MORNING = time(8, 0)
# the hours at which the clock stops on its way: reminders leave in the morning, by four for those who chose a later hour
STOPS = (MORNING, time(16, 0))
QUIET_S = 20.0
HURRIED, PER_CHAT_S = (
    2000.0,
    1.05,
)  # messages a second when nobody looks; seconds between two to one chat when somebody does
ANSWER_S = 60.0  # documents of a whole year take long on a busy machine
JUMPS = (("24/3", "2027-03-24"), ("31/3", "2027-03-31"), ("30/6", "2027-06-30"), ("10/12", "2027-12-10"))
Played = Callable[["Show", Callable[[int, int, str], None]], Awaitable[None]]


class DemoClock:
    """Runs on from the instant it was last set to."""

    def __init__(self, instant: datetime) -> None:
        self.set(instant)

    def set(self, instant: datetime) -> None:
        """Show ``instant`` from now on."""
        self._shown = instant
        self._since = monotonic()

    def now(self) -> datetime:
        """The pretended present, UTC."""
        return (self._shown + timedelta(seconds=monotonic() - self._since)).astimezone(UTC)


class Show:
    """The running demo: pretend network, bot, clock, and who is who."""

    def __init__(self, settings: Settings, bot: Bot, telegram: Telegram, clock: DemoClock, codes: dict[str, str]):
        self.settings = settings
        self.bot = bot
        self.telegram = telegram
        self.clock = clock
        self.codes = codes
        self.people = everybody()

    def user(self, person: DemoPerson) -> int:
        """The pretend network's id of a person."""
        return FIRST_USER + person.number

    async def advance(self, until: datetime) -> None:
        """Move the clock forward, stopping at ``STOPS`` of each day on the way so that reminders leave on their day."""
        zone = self.settings.zone
        while self.clock.now() < until:
            local = self.clock.now().astimezone(zone)
            stops = (
                datetime.combine(local.date() + timedelta(days=later), hour, zone) for later in (0, 1) for hour in STOPS
            )
            self.clock.set(min(next(stop for stop in stops if stop > local), until))
            if await self.bot.scheduler.sweep():
                self.bot.wake()
                await self.quiet()
        self.bot.wake()
        await self.quiet()
        self.telegram.touch()

    async def answered(self, phone: Person, words: str, seen: int = 0) -> None:
        """Wait until a message after the first ``seen`` ones says ``words``, in its text or on a button."""
        loop = asyncio.get_running_loop()
        latest = loop.time() + ANSWER_S
        while loop.time() < latest:
            if any(
                words in message.text or any(words in label for label in message.labels)
                for message in phone.received[seen:]
            ):
                return
            await asyncio.sleep(0.03)
        raise TimeoutError(f"{phone.first_name} waits for {words!r}, sees {[m.text for m in phone.received[-2:]]}")

    def pace(self) -> None:
        """From now on let messages leave, and be taken, as slowly as the real network does."""
        self.bot.outbox.pace(NETWORK, Limiter(self.settings.telegram_rate, PER_CHAT_S))
        self.telegram.floods.set_limits(Limits())

    async def quiet(self) -> None:
        """Wait until the bot has nothing left to do (or, with the network down, for a while)."""
        loop = asyncio.get_running_loop()
        latest = loop.time() + QUIET_S
        calm = 0
        while calm < 2 and loop.time() < latest:
            await asyncio.sleep(0.05)
            waiting, states = await self.bot.database.read(lambda conn: (inbox.backlog(conn), outbox.counts(conn)))
            busy = waiting or states.get("queued") or states.get("sending") or self.telegram.bot.queue.pending
            calm = 0 if busy else calm + 1
            if self.telegram.faults.network != "normal":
                latest = min(latest, loop.time() + 2.0)

    def next_reminder(self) -> datetime | None:
        """The next morning on which a reminder falls due."""
        zone = self.settings.zone
        today = self.clock.now().astimezone(zone).date()
        days = [
            next_telling(milestone.due_on, ladder, today, WorkingCalendar())
            for milestone in self.milestones
            for ladder in LADDERS.values()
        ]
        day = min((day for day in days if day is not None), default=None)
        return datetime.combine(day, MORNING, zone) if day else None

    def phones(self) -> list[dict[str, Any]]:
        """What the page's chooser lists."""
        shown = {office.OFFICIAL, office.HEAD, office.OFFICE}
        return [
            {
                "user_id": self.user(person),
                "name": person.name,
                "unit": person.place.name,
                "role": role_label(person),
                "start_payload": self.codes.get(person.code),
                "default": person.code in shown,
            }
            for person in self.people
        ]

    async def look(self) -> None:
        """Read what the page needs beside the chats."""
        campaign = (await self.bot.database.read(lambda conn: campaigns.in_state(conn, "draft", "held", "open")))[0]
        self.milestones = await self.bot.database.read(lambda conn: campaigns.milestones_of(conn, campaign.id))


async def demo(port: int, folder: Path, console: Console, played: Played, *, alone: bool = False) -> None:
    """Set everything up anew in ``folder``, serve the page on ``port`` until interrupted; ``alone`` plays the year and ends."""
    async with running(port, folder, played) as show:
        await office.join(show, console)
        if not alone:
            show.pace()
        console.print(f"\nMở trang này trong trình duyệt: [bold]http://127.0.0.1:{port}/[/]  (Ctrl+C để dừng)\n")
        await (played(show, _bar(console)) if alone else asyncio.Event().wait())
        console.print(f"Tệp Văn phòng đã nhận trong năm: [bold]{_kept_files(show)}[/]")


def _kept_files(show: Show) -> Path:
    """The folder into which everything that Văn phòng was sent is written, to be opened after the year."""
    folder = show.settings.data_dir / "tep-da-nhan"
    folder.mkdir(exist_ok=True)
    who = next(person for person in show.people if person.code == office.OFFICE)
    for message in show.telegram.people[show.user(who)].received:
        if message.file is not None:
            (folder / f"{message.message_id}-{message.file.name}").write_bytes(message.file.content)
    return folder


@asynccontextmanager
async def running(port: int, folder: Path, played: Played) -> AsyncIterator[Show]:
    """The pretend network on ``port`` + 1, its page on ``port``, and the bot at work, with nobody joined yet.

    Messages leave at once, which nobody who looks would believe: see ``Show.pace``.
    """
    shutil.rmtree(folder, ignore_errors=True)
    clock = DemoClock(START)
    api_port = port + 1
    telegram = Telegram(clock.now)
    settings = office.settings(folder, f"http://127.0.0.1:{api_port}", DEMO_TOKEN)
    codes = office.prepare(settings, clock.now())
    for person in everybody():
        family, _, given = person.name.rpartition(" ")
        telegram.add_person(FIRST_USER + person.number, given, family, person.phone)
    show: Show
    host = Host(
        now=clock.now,
        advance=lambda until: show.advance(until),
        jumps=JUMPS,
        people=lambda: show.phones(),
        next_reminder=lambda: show.next_reminder(),
        play_year=lambda progress: played(show, progress),
    )
    async with listening(simulator_app(telegram, host), port), api_line(bot_api(telegram), api_port, telegram):
        show = Show(settings, await _bot(settings, clock), telegram, clock, codes)
        await show.look()
        work = asyncio.create_task(show.bot.run())
        try:
            yield show
        finally:
            show.bot.stop()
            await work
            await show.bot.close()


async def _bot(settings: Settings, clock: DemoClock) -> Bot:
    sending, polling = requests("", 32)
    token = settings.telegram_token.get_secret_value()
    network = TelegramNetwork(token, settings.telegram_api_base, sending, polling, rate=HURRIED)
    network.capabilities = replace(network.capabilities, per_chat_interval=0.0)
    username = await network.open()
    bot = build(settings, clock, network, username, Database(settings.database))
    await network.set_commands(everybodys_commands(bot.office.renderer))
    return bot


def _bar(console: Console) -> Callable[[int, int, str], None]:
    def told(done: int, of: int, what: str) -> None:
        console.print(f"{done}/{of} {what}")

    return told
