"""Three copies as processes on one PostgreSQL database: the active one is killed, another goes on within a minute."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from simulator.app import simulator_app
from simulator.host import Host
from simulator.server import listening
from simulator.telegram import DEMO_TOKEN
from tests.world import START, World

pytestmark = [pytest.mark.faults, pytest.mark.postgres]
ROOT = Path(__file__).parents[2]
COPIES = 3


@asynccontextmanager
async def copies(folder: Path, url: str, port: int) -> AsyncIterator[list[asyncio.subprocess.Process]]:
    """The program as ``thidua run`` starts it, several times; each writes to a log of its own."""
    about = {"DATABASE_URL": url, "DATA_DIR": str(folder), "TELEGRAM_TOKEN": DEMO_TOKEN, "CLOCK": START.isoformat()}
    about |= {"TELEGRAM_API_BASE": f"http://127.0.0.1:{port}"}
    made = []
    for number in range(COPIES):
        with (folder / f"log{number}").open("wb") as log:
            environment = {**os.environ, **about, "WEB_PORT": "0"}
            command = (sys.executable, "-m", "bot", "run")
            made.append(
                await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, stdout=log, stderr=log)
            )
    yield made
    for process in made:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
    await asyncio.gather(*(process.wait() for process in made))


async def until(wanted: Callable[[], bool]) -> None:
    """Wait for something, a minute at most."""
    for _ in range(1200):
        if wanted():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it did not happen within a minute")


async def active(folder: Path, processes: list[asyncio.subprocess.Process]) -> int:
    """The number of the copy that runs, once there is one."""

    def running() -> list[int]:
        alive = [n for n, process in enumerate(processes) if process.returncode is None]
        return [n for n in alive if "running" in (folder / f"log{n}").read_text()]

    await until(lambda: bool(running()))
    (number,) = running()
    return number


async def test_the_next_copy_answers_when_the_active_one_is_killed(
    world: World, tmp_path: Path, database_url: str
) -> None:
    await world.campaign()
    hoa = world.phones["Hoa"]
    seen = len(hoa.received)
    async with (
        listening(simulator_app(world.telegram, Host(now=lambda: START, advance=_never))) as port,
        copies(tmp_path, database_url, port) as processes,
    ):
        for turn in range(1, COPIES + 1):
            number = await active(tmp_path, processes)
            hoa.type("/menu")
            await until(lambda n=seen + turn: len(hoa.received) >= n)
            processes[number].send_signal(signal.SIGKILL if turn < COPIES else signal.SIGTERM)
            await processes[number].wait()
        assert processes[number].returncode == 0
    assert len(hoa.received) == seen + COPIES


async def _never(_: object) -> None:
    raise AssertionError("this clock stands still")
