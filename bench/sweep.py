"""The sweep of the reminders: when everybody is to be told, and when nobody is; how late the loop is meanwhile."""

import asyncio
import tempfile
import time
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import insert

from bench.office import REMINDED, fill
from bot.app import office_of
from bot.networks.telegram import Telegram, requests
from bot.settings import Settings
from handlers.reminders import sweep
from handlers.turn import Office
from rules.records import Role
from rules.reminders import LADDERS
from storage.database import Database, engine
from storage.schema import campaigns as c
from storage.schema import people as p
from storage.schema.operations import reminders

PEOPLE = 5000
MILESTONES = 10  # of eight rungs each: 5,000 x 10 x 8 = 400,000 rungs to look through
ASKED_EVERY_S = 0.005


def report() -> None:
    """Print how long each sweep takes, its transaction included, and how late the loop was at most."""
    for rungs in (len(LADDERS["member"]), MILESTONES * len(LADDERS["member"])):
        with tempfile.TemporaryDirectory() as folder:
            url = fill(Path(folder), PEOPLE)
            if rungs > len(LADDERS["member"]):
                _more(url)
            print(f"  {PEOPLE * rungs:,} rungs of {PEOPLE:,} people")
            asyncio.run(_measure(url, _office(Path(folder))))


def _office(folder: Path) -> Office:
    settings = Settings(_env_file=None, data_dir=folder)
    network = Telegram("1:bench", "http://127.0.0.1", *requests("", 1))
    return office_of(settings, {network.name: network}, {network.name: ""})


def _more(url: str) -> None:
    """Heads, and further milestones soon due, of whose rungs so far everybody has been told."""
    made, everybody, since = engine(url), range(1, PEOPLE + 1), date(2026, 1, 1)
    with made.begin() as conn:
        heads = range(1, 61)
        row = {"role": Role.HEAD, "from_date": since}
        conn.execute(insert(p.roles), [{**row, "official_id": n, "unit_id": n % 60 + 1} for n in heads])
        for number in range(2, MILESTONES + 1):
            due = date(2027, 6, 30) + timedelta(days=number)
            row = {"id": number, "campaign_id": 1, "kind": "progress", "name": f"Mốc {number}", "due_on": due}
            conn.execute(insert(c.milestones).values(**row, stage_id=1))
            told = {"milestone_id": number, "due_on": due, "outcome": "sent", "rung": -7, "on_day": date(2027, 6, 1)}
            for ladder in LADDERS:
                conn.execute(insert(reminders), [{**told, "ladder": ladder, "official_id": n} for n in everybody])
    made.dispose()


async def _measure(url: str, office: Office) -> None:
    database = Database(url)
    for what in ("everybody is to be told", "nobody is left to be told", "the next one"):
        watching = asyncio.create_task(_lateness())
        begun, used = time.perf_counter(), time.process_time()
        told = await database.write(partial(sweep, office=office, now=REMINDED))
        took = (time.perf_counter() - begun) * 1000
        used = time.process_time() - used
        watching.cancel()
        late = await watching
        cost = f"{took:.0f} ms (processor {used * 1000:.0f} ms)"
        print(f"    {what}: {told} digests in {cost}; the loop late by {late * 1000:.0f} ms at most")
    database.close()


async def _lateness() -> float:
    """The longest that a short sleep took longer than asked, until cancelled."""
    most = 0.0
    try:
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(ASKED_EVERY_S)
            most = max(most, time.perf_counter() - begun - ASKED_EVERY_S)
    except asyncio.CancelledError:
        return most
