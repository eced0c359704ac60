"""Updates a second over the whole path, beside a stock bot that only inserts and replies."""

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.office import FIRST_CHAT, NOW, fill

ROOT = Path(__file__).parent.parent
QUICK = {"CLOCK": NOW.isoformat(), "TELEGRAM_TOKEN": "1000001:bench-bench-bench-bench-bench-bench", "TELEGRAM_RATE": "100000"}


@contextmanager
def process(*command: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A child process, ended at the end."""
    env = {**os.environ, **environment}
    child = subprocess.Popen([sys.executable, *command], env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=sys.stderr)
    try:
        yield child
    finally:
        child.terminate()
        child.wait(15)


def call(port: int, **data: str) -> dict[str, object]:
    """One call of the fake's own method."""
    body = urllib.parse.urlencode(data).encode()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/bot1/bench", body, timeout=30) as answer:
        found: dict[str, object] = json.load(answer)
        return found


def until(port: int, sent: int, longest: float = 120.0) -> float:
    """Seconds until the fake has taken ``sent`` messages."""
    start = time.perf_counter()
    while call(port)["sent"] < sent:  # type: ignore[operator]
        if time.perf_counter() - start > longest:
            raise TimeoutError(f"only {call(port)} of {sent}")
        time.sleep(0.01)
    return time.perf_counter() - start


def ready(port: int) -> None:
    """Wait until the fake answers."""
    for _ in range(200):
        try:
            call(port)
            return
        except OSError:
            time.sleep(0.05)


def measure(port: int, texts: Sequence[Sequence[str]], people: int, command: Sequence[str], **env: str) -> float:
    """Updates a second of a bot: everybody sends each text, the next one once all have had their answer."""
    with process("-m", "bench.fake_api", "--port", str(port)), process(*command, **env):
        ready(port)
        call(port, load=json.dumps([[FIRST_CHAT + 1, texts[0][0]]]))
        until(port, 1)
        total, spent, done = 0, 0.0, 1
        for round_ in texts:
            batch = [[FIRST_CHAT + n, text] for n in range(2, people + 2) for text in round_]
            call(port, load=json.dumps(batch))
            spent += until(port, done + len(batch))
            done, total = done + len(batch), total + len(batch)
        return total / spent


def ours(port: int, people: int, texts: Sequence[Sequence[str]]) -> float:
    """This product."""
    with tempfile.TemporaryDirectory() as folder:
        url = fill(Path(folder), people + 10)
        base = f"http://127.0.0.1:{port}"
        env = QUICK | {"DATABASE_URL": url, "DATA_DIR": folder, "TELEGRAM_API_BASE": base, "WEB_PORT": str(port + 50)}
        return measure(port, texts, people, ["-m", "bot", "run"], **env)


def stock(port: int, people: int, texts: Sequence[Sequence[str]]) -> float:
    """A stock python-telegram-bot application with aiosqlite."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["-m", "bench.peers.stock_ptb", f"http://127.0.0.1:{port}", f"{folder}/stock.db"]
        return measure(port, texts, people, command)
