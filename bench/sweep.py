"""The sweep of the reminders over 5,000 people: when everybody is to be told, and when nobody is."""

import tempfile
import time
from pathlib import Path

from bench.office import REMINDED, fill
from bot.app import office_of
from bot.networks.telegram import Telegram, requests
from bot.settings import Settings
from handlers.reminders import sweep
from storage.database import engine

PEOPLE = 5000


def report() -> None:
    """Print how long each sweep takes, its transaction included."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(_env_file=None, data_dir=Path(folder))
        network = Telegram("1:bench", "http://127.0.0.1", *requests("", 1))
        office = office_of(settings, {network.name: network}, {network.name: ""})
        made = engine(fill(Path(folder), PEOPLE))
        for what in ("everybody is to be told", "nobody is left to be told"):
            begun = time.perf_counter()
            with made.begin() as conn:
                told = sweep(conn, office, REMINDED)
            print(f"  {what}: {told} digests in {(time.perf_counter() - begun) * 1000:.0f} ms")
        made.dispose()
