"""A broadcast under an enforced limit while a few people talk to the bot; beside python-telegram-bot's own rate limiter."""

import statistics
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from sqlalchemy import insert

from bench.office import FIRST_CHAT, NOW, fill
from bench.processes import LONGEST_S, call, fake_api, load, our_bot, process, python
from storage.database import engine
from storage.outbox import Priority, State
from storage.schema.operations import outbox

TALKERS = 8
EVERY_S = 0.5


@dataclass(frozen=True, slots=True)
class Task:
    """How many people are written to, at how many messages a second at most, with which latency in seconds."""

    people: int
    rate: float
    latency: float


TASKS = (Task(5000, 300, 0.0), Task(600, 30, 0.08))
Start = Callable[[Task, int, Path], AbstractContextManager[subprocess.Popen[bytes]]]


@contextmanager
def ours(task: Task, api: int, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """This product, told the limit that is enforced; the broadcast waits in its outbox."""
    url = fill(folder, task.people + TALKERS)
    row = {"network": "telegram", "kind": "notice", "priority": Priority.BROADCAST, "state": State.QUEUED}
    row |= {"text": "Phong trào thi đua đã được phát động.", "choices": [], "created_at": NOW}
    made = engine(url)
    with made.begin() as conn:
        conn.execute(insert(outbox), [row | {"chat": str(FIRST_CHAT + n)} for n in range(1, task.people + 1)])
    made.dispose()
    with process(python("-m", "bot", "run"), our_bot(url, folder, api, rate=task.rate, clock="system")) as child:
        yield child


def stock(variant: str) -> Start:
    """A stock application with AIORateLimiter: one message after the other, or all at once."""

    @contextmanager
    def start(task: Task, api: int, _folder: Path) -> Iterator[subprocess.Popen[bytes]]:
        numbers = (str(task.people), str(FIRST_CHAT), str(task.rate), variant)
        with process(python("-m", "bench.peers.stock_broadcast", f"http://127.0.0.1:{api}", *numbers)) as child:
            yield child

    return start


def measured(task: Task, start: Start) -> str:
    """Run one broadcast; one line of what came of it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        fake_api(rate=task.rate, latency=task.latency) as api,
        start(task, api, Path(folder)),
    ):
        _talk(task, api)
        tally = call(api, log="1")
    audience = range(FIRST_CHAT + 1, FIRST_CHAT + task.people + 1)
    told = Counter(chat for _, chat in tally["log"] if chat in audience)
    times = [at for at, chat in tally["log"] if chat in audience]
    between = sum(times[0] <= at <= times[-1] for at, _ in tally["log"])
    share = (between - 1) / (times[-1] - times[0]) / task.rate
    p99 = statistics.quantiles(tally["waits"], n=100)[-1] if len(tally["waits"]) > 1 else float("nan")
    once = (
        "each once" if len(told) == task.people and set(told.values()) == {1} else f"{len(told)} of {task.people} told"
    )
    return f"{share:.3f} of the rate, {tally['refused']} refused, {once}, {len(tally['waits'])} replies p99 {p99:.3f} s"


def _talk(task: Task, api: int) -> None:
    """Somebody else of a few people types every half second, until everybody of the audience has the message."""
    deadline = time.monotonic() + LONGEST_S
    asked = 0
    for talker in cycle(range(1, TALKERS + 1)):
        tally = call(api)
        if tally["sent"] >= task.people + asked - 1 or time.monotonic() > deadline:
            time.sleep(1)
            return
        if tally["sent"]:
            load(api, [(FIRST_CHAT + task.people + talker, "menu")])
            asked += 1
        time.sleep(EVERY_S)


def report() -> None:
    """Print a line for each task and contender."""
    contenders = {"ours": ours, "AIORateLimiter, in turn": stock("turn"), "AIORateLimiter, at once": stock("once")}
    for task in TASKS:
        print(f"  {task.people} people at {task.rate:.0f}/s, latency {task.latency * 1000:.0f} ms")
        for name, start in contenders.items():
            print(f"    {name:24} {measured(task, start)}", flush=True)
