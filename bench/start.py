"""How soon the first answer comes after a start, and the most memory held in a day of 5,000 people."""

import tempfile
import time
from pathlib import Path

from bench.office import FIRST_CHAT, REMINDED, fill
from bench.processes import call, fake_api, load, our_bot, peak_mb, process, python, until_sent

PEOPLE = 5000
STARTS = 3


def first_answer() -> float:
    """Seconds from the start of the process to the answer to a message that waited already."""
    with tempfile.TemporaryDirectory() as folder, fake_api() as api:
        url = fill(Path(folder), PEOPLE)
        load(api, [(FIRST_CHAT + 1, "menu")])
        begun = time.perf_counter()
        with process(python("-m", "bot", "run"), our_bot(url, Path(folder), api, rate=30)):
            until_sent(api, 1)
            return time.perf_counter() - begun


def peak_of_a_day() -> tuple[float, int]:
    """The bot's peak memory in MB when everybody is reminded and everybody reports, and how many messages it sent."""
    with tempfile.TemporaryDirectory() as folder, fake_api() as api:
        url = fill(Path(folder), PEOPLE)
        environment = our_bot(url, Path(folder), api, rate=100_000, clock=REMINDED.isoformat())
        with process(python("-m", "bot", "run"), environment) as bot:
            until_sent(api, PEOPLE)
            time.sleep(1.2)
            load(api, [(FIRST_CHAT + n, f"đã làm {n} hồ sơ") for n in range(1, PEOPLE + 1)])
            until_sent(api, 2 * PEOPLE)
            return peak_mb(bot), int(call(api)["sent"])


def report() -> None:
    """Print the best of a few starts, and the peak."""
    starts = [first_answer() for _ in range(STARTS)]
    print(f"  first answer {min(starts):.2f} s after the start (of {STARTS}: slowest {max(starts):.2f} s)")
    peak, sent = peak_of_a_day()
    print(f"  peak memory {peak:.0f} MB with {PEOPLE} people, {sent} messages sent")
