"""Many people with a pledge, the simulator on a real port, and the bot as a process of its own that can be killed."""

import asyncio
import os
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from rules.records import Role
from simulator.app import simulator_app
from simulator.host import Host
from simulator.people import Person
from simulator.server import listening
from simulator.telegram import DEMO_TOKEN, Telegram
from storage import people
from storage.database import engine
from storage.migrate import migrate
from storage.pledges import NewItem, submit
from storage.schema import campaigns as c
from storage.schema import people as p
from tests.faults.forks import ROOT, Fork, Forks
from tests.world import JOINED_ON, make_campaign

Process = asyncio.subprocess.Process | Fork


class Crowd:
    """``size`` officials who have joined and pledged one item each, nobody has reported yet; and one more who never will."""

    def __init__(self, folder: Path, size: int, now: datetime, forks: Forks | None = None) -> None:
        self.folder = folder
        self.forks = forks
        self.now = now
        self.long_ago = now - timedelta(days=120)
        self.telegram = Telegram(lambda: now)
        self.phones: list[Person] = [
            self.telegram.add_person(6000 + n, f"Người {n}", "Mẫu", f"+8490001{n:04d}") for n in range(1, size + 1)
        ]
        self.quiet = self.telegram.add_person(6000, "Người 0", "Mẫu", "+84900010000")
        self.port = 0
        self.exits: Counter[int] = Counter()

    @property
    def database(self) -> Path:
        return self.folder / "thidua.db"

    def prepare(self) -> None:
        """Fill the database and let every phone have pressed Start long ago."""
        url = f"sqlite:///{self.database}"
        migrate(url)
        made = engine(url)
        with made.begin() as conn:
            unit = conn.execute(insert(p.units).values(code="A", name="Phòng A").returning(p.units.c.id)).scalar_one()
            title = {"code": "LDTT", "name": "Lao động tiên tiến"}
            title_id = conn.execute(insert(c.titles).values(title).returning(c.titles.c.id)).scalar_one()
            campaign = make_campaign(conn, self.long_ago)
            for phone in (*self.phones, self.quiet):
                self._official(conn, phone, unit, campaign, title_id)
        made.dispose()
        for phone in (*self.phones, self.quiet):
            phone.start()
        self.telegram.bot.queue.forget_before(2**31)

    def _official(self, conn: Any, phone: Person, unit: int, campaign: int, title: int) -> None:
        row = {"staff_code": f"C{phone.user_id}", "full_name": f"Người Mẫu {phone.user_id}", "category": "cong_chuc"}
        official = conn.execute(insert(p.officials).values(row).returning(p.officials.c.id)).scalar_one()
        conn.execute(insert(p.memberships).values(official_id=official, unit_id=unit, from_date=JOINED_ON))
        if phone is self.phones[0]:
            grant = {"official_id": official, "role": Role.HEAD, "unit_id": unit, "from_date": JOINED_ON}
            conn.execute(insert(p.roles).values(grant))
        people.link(conn, official, "telegram", str(phone.user_id), self.long_ago)
        submit(
            conn,
            campaign_id=campaign,
            official_id=official,
            unit_id=unit,
            title_id=title,
            items=[NewItem("Giải quyết hồ sơ", None, "hồ sơ")],
            by=official,
            late=False,
            now=self.long_ago,
        )

    async def start(self, trap: str = "") -> Process:
        """Start the bot: a fork, or without ``forks`` the real command; with ``trap`` it will kill itself."""
        environment = self._environment() | {"TRAP": trap}
        if self.forks is not None:
            return await self.forks.start(environment, self.folder / "log")
        program = ("tests.faults.victim",) if trap else ("bot", "run")
        with (self.folder / "log").open("ab") as log:
            command = (sys.executable, "-m", *program)
            return await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, stderr=log, stdout=log)

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DATA_DIR": str(self.folder),
            "TELEGRAM_TOKEN": DEMO_TOKEN,
            "TELEGRAM_API_BASE": f"http://127.0.0.1:{self.port}",
            "TELEGRAM_RATE": "2000",
            "CLOCK": self.now.isoformat(),
            "WEB_PORT": "0",
        }

    async def stop(self, bot: Process, how: signal.Signals) -> int:
        """End the bot with a signal; returns its exit status."""
        if bot.returncode is None:
            bot.send_signal(how)
        status = await asyncio.wait_for(bot.wait(), 20)
        self.exits[status] += 1
        return status

    def rows(self, query: str) -> list[Any]:
        """What the database holds, read beside the running bot."""
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=20) as conn:
            return conn.execute(query).fetchall()

    def idle(self) -> bool:
        """Whether nothing waits anywhere."""
        busy = "SELECT (SELECT count(*) FROM inbox WHERE state = 'waiting') + "
        busy += "(SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending'))"
        return not self.telegram.bot.queue.pending and self.rows(busy)[0][0] == 0

    async def until(self, wanted: Any, *, longest: float = 60.0, bot: Process | None = None) -> bool:
        """Wait until ``wanted()`` (True), or until the bot has died (False)."""
        for _ in range(int(longest / 0.05)):
            if wanted():
                return True
            if bot is not None and bot.returncode is not None:
                self.exits[bot.returncode] += 1
                return False
            await asyncio.sleep(0.05)
        raise AssertionError(f"it did not come to rest: {(self.folder / 'log').read_text()[-2000:]}")


@asynccontextmanager
async def crowd(folder: Path, size: int, now: datetime, forks: Forks | None = None) -> AsyncIterator[Crowd]:
    """A prepared crowd with its simulator listening."""
    made = Crowd(folder, size, now, forks)
    made.prepare()
    async with listening(simulator_app(made.telegram, Host(now=lambda: now, advance=_never))) as port:
        made.port = port
        yield made


async def _never(_: datetime) -> None:
    raise AssertionError("this clock stands still")
