"""Updates a second over the whole path, beside bots of other libraries that only insert the text and reply."""

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.office import FIRST_CHAT, fill
from bench.peers import grammy
from bench.processes import cpu_seconds, fake_api, load, our_bot, process, python, until_sent

PEOPLE = 2000
PASSES = 3
# what each person sends: the report in one line, then the word that saves it
ROUNDS = ("đã làm {} hồ sơ", "gửi")

Start = Callable[[int, Path], AbstractContextManager[subprocess.Popen[bytes]]]


@dataclass(frozen=True, slots=True)
class Speed:
    """Of one pass: updates a second and processor milliseconds an update, by round."""

    rates: tuple[float, ...]
    cpu_ms: tuple[float, ...]

    @property
    def overall(self) -> float:
        """Updates a second over all rounds, which have equally many."""
        return len(self.rates) / sum(1 / rate for rate in self.rates)


@contextmanager
def ours(api: int, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """This product, as it runs in production."""
    url = fill(folder, PEOPLE + 1)
    with process(python("-m", "bot", "run"), our_bot(url, folder, api, rate=100_000)) as child:
        yield child


@contextmanager
def stock(api: int, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A stock python-telegram-bot application with aiosqlite."""
    with process(python("-m", "bench.peers.stock_ptb", f"http://127.0.0.1:{api}", f"{folder}/stock.db")) as child:
        yield child


def measured(start: Start) -> Speed:
    """One pass: everybody sends each text, the next one once all have had their answer to the one before."""
    rates: list[float] = []
    cpu: list[float] = []
    with tempfile.TemporaryDirectory() as folder, fake_api() as api, start(api, Path(folder)) as bot:
        load(api, [(FIRST_CHAT + PEOPLE + 1, "menu")])
        until_sent(api, 1)
        for number, text in enumerate(ROUNDS):
            time.sleep(1.2)  # the interval that production keeps between two messages to one chat
            begun, used = time.perf_counter(), cpu_seconds(bot)
            load(api, [(FIRST_CHAT + n, text.format(n)) for n in range(1, PEOPLE + 1)])
            until_sent(api, 1 + (number + 1) * PEOPLE)
            rates.append(PEOPLE / (time.perf_counter() - begun))
            cpu.append((cpu_seconds(bot) - used) / PEOPLE * 1000)
    return Speed(tuple(rates), tuple(cpu))


def report() -> None:
    """Print the medians of passes that take turns, and the ratios."""
    contenders: dict[str, Start] = {"ours": ours, "python-telegram-bot + aiosqlite": stock}
    folder = grammy.installed()
    if folder is not None:
        contenders["grammY + better-sqlite3"] = grammy.starter(folder)
    passes = [{name: measured(start) for name, start in contenders.items()} for _ in range(PASSES)]
    for name in contenders:
        _line(name, [each[name] for each in passes])
    for name in list(contenders)[1:]:
        ratios = [each["ours"].overall / each[name].overall for each in passes]
        second = [each["ours"].rates[1] / each[name].rates[1] for each in passes]
        print(f"  ours / {name}: {median(ratios):.2f} (saving alone {median(second):.2f})")
    if folder is None:
        print("  grammY: left out (needs node and npm)")


def _line(name: str, speeds: Sequence[Speed]) -> None:
    rates = [median(s.rates[n] for s in speeds) for n in range(len(ROUNDS))]
    cpu = [median(s.cpu_ms[n] for s in speeds) for n in range(len(ROUNDS))]
    print(
        f"  {name:32} {median(s.overall for s in speeds):7.0f}/s  reporting {rates[0]:.0f}/s, saving {rates[1]:.0f}/s;"
        f" processor {cpu[0]:.2f} and {cpu[1]:.2f} ms an update"
    )
