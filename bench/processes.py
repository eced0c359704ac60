"""Child processes on free ports of 127.0.0.1, what they have used, and talk with the fake Bot API."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.office import NOW

ROOT = Path(__file__).parent.parent
LONGEST_S = 240.0


@contextmanager
def process(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """A child process, ended at the end; what it says is dropped."""
    quiet = subprocess.DEVNULL
    env = {**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})}
    child = subprocess.Popen(command, env=env, cwd=ROOT, stdout=quiet, stderr=quiet)
    try:
        yield child
    finally:
        child.terminate()
        child.wait(20)


def python(*arguments: str) -> list[str]:
    """The command that runs this Python."""
    return [sys.executable, *arguments]


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def our_bot(url: str, folder: Path, api: int, *, rate: float, clock: str = NOW.isoformat()) -> dict[str, str]:
    """The environment of ``python -m bot run`` on a database, speaking to the fake at ``api``."""
    return {
        "DATABASE_URL": url,
        "DATA_DIR": str(folder),
        "TELEGRAM_TOKEN": "1000001:bench-bench-bench-bench-bench-bench",
        "TELEGRAM_API_BASE": f"http://127.0.0.1:{api}",
        "TELEGRAM_RATE": str(rate),
        "WEB_PORT": str(free_port()),
        "CLOCK": clock,
    }


@contextmanager
def fake_api(*, rate: float = 0.0, latency: float = 0.0) -> Iterator[int]:
    """A fresh fake Bot API; its port once it answers."""
    port = free_port()
    options = ("--port", str(port), "--rate", str(rate), "--latency", str(latency))
    with process(python("-m", "bench.fake_api", *options)):
        deadline = time.monotonic() + 20
        while True:
            try:
                call(port)
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
        yield port


def call(port: int, **data: str) -> dict[str, Any]:
    """One call of the fake's own method."""
    body = urllib.parse.urlencode(data).encode()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/bot1/bench", body, timeout=60) as answer:
        found: dict[str, Any] = json.load(answer)
        return found


def load(port: int, messages: Sequence[tuple[int, str]]) -> None:
    """Have the fake hand out text messages: (chat, text) each."""
    call(port, load=json.dumps(messages))


def until_sent(port: int, count: int) -> None:
    """Wait until the fake has taken ``count`` messages."""
    deadline = time.monotonic() + LONGEST_S
    while (now := call(port))["sent"] < count:
        if time.monotonic() > deadline:
            raise TimeoutError(f"only {now} of {count}")
        time.sleep(0.01)


def cpu_seconds(child: subprocess.Popen[bytes]) -> float:
    """Processor time a child has used so far: less sensitive to a busy machine than the clock on the wall."""
    fields = Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak_mb(child: subprocess.Popen[bytes]) -> float:
    """The most memory a child has held so far (VmHWM), in MB."""
    lines = Path(f"/proc/{child.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
