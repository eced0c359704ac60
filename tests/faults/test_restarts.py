"""The real process, stopped and started as operators do: nothing is lost, nothing doubles, every stop is quick and clean."""

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from pathlib import Path

import pytest

from simulator.faults import FaultKind
from simulator.telegram import DEMO_TOKEN
from tests.faults.crowd import Crowd, Process, crowd
from tests.faults.forks import ROOT, Forks
from tests.faults.test_kills import NEWEST, check_messages
from tests.world import local

pytestmark = pytest.mark.faults

MORNING = local("2027-06-23 08:30")
RESTARTS = 20
PEOPLE = 20
GRACE_S = 10.0  # what a supervisor waits before it kills


async def polling(people: Crowd, bot: Process) -> None:
    """Wait until the process has begun to ask for updates."""
    before = people.telegram.bot.queue.polled
    begun = await people.until(lambda: people.telegram.bot.queue.polled > before, bot=bot)
    assert begun, (people.folder / "log").read_text()[-2000:]


async def stopped(people: Crowd, bot: Process) -> int:
    """The exit status after SIGTERM, which comes within the grace that supervisors give."""
    bot.send_signal(signal.SIGTERM)
    return await asyncio.wait_for(bot.wait(), GRACE_S)


async def chatter(people: Crowd, chance: random.Random) -> None:
    """Some twenty reports and confirmations within a third of a second."""
    for _ in range(20):
        number, phone = chance.choice(list(enumerate(people.phones, start=1)))
        phone.type("gửi" if chance.random() < 0.5 else f"đã làm {number} hồ sơ")
        await asyncio.sleep(0.03 * chance.random())


@pytest.mark.parametrize("seed", [7, pytest.param(8, marks=pytest.mark.further)])
async def test_forty_restarts_under_load(tmp_path: Path, forks: Forks, seed: int) -> None:
    """Twenty for each seed, so that two workers can share them."""
    chance = random.Random(seed)
    async with crowd(tmp_path, PEOPLE, MORNING, forks) as people:
        for _ in range(RESTARTS):
            bot = await people.start()
            await polling(people, bot)
            await chatter(people, chance)
            assert await stopped(people, bot) == 0
        bot = await people.start()
        for words in ("đã làm {} hồ sơ", "gửi"):
            for number, phone in enumerate(people.phones, start=1):
                phone.type(words.format(number))
            assert await people.until(people.idle, bot=bot)
        assert await stopped(people, bot) == 0
        check(people)


async def test_the_command_itself_is_killed_and_stopped(tmp_path: Path) -> None:
    async with crowd(tmp_path, 3, MORNING) as people:
        bot = await people.start()
        await polling(people, bot)
        for number, phone in enumerate(people.phones, start=1):
            phone.type(f"đã làm {number} hồ sơ")
        assert await people.stop(bot, signal.SIGKILL) == -signal.SIGKILL
        bot = await people.start()
        assert await people.until(people.idle, bot=bot)
        for phone in people.phones:
            phone.type("gửi")
        assert await people.until(people.idle, bot=bot)
        assert await stopped(people, bot) == 0
        assert people.rows(NEWEST) == [(str(phone.user_id), str(n), 1) for n, phone in enumerate(people.phones, 1)]
        check_messages(people)


def check(people: Crowd) -> None:
    """Every update handled once, everybody's own figure is the newest, every message there once and none unclear."""
    assert people.rows("SELECT DISTINCT state FROM inbox") == [("done",)]
    newest = people.rows(
        "SELECT a.chat, p.amount FROM progress p JOIN accounts a ON a.official_id = p.official_id WHERE p.newest"
    )
    assert sorted(newest) == sorted((str(phone.user_id), str(n)) for n, phone in enumerate(people.phones, start=1))
    assert people.rows("SELECT count(*) FROM outbox WHERE state NOT IN ('sent', 'cancelled')") == [(0,)]
    check_messages(people)
    log = (people.folder / "log").read_text()
    assert "stopped" in log
    assert DEMO_TOKEN.partition(":")[2] not in log
    assert "9000" not in log, "a telephone number"


async def test_a_second_copy_says_why_it_does_not_start(tmp_path: Path, forks: Forks) -> None:
    async with crowd(tmp_path, 1, MORNING, forks) as people:
        bot = await people.start()
        await polling(people, bot)
        second = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            cwd=ROOT,
            env={**os.environ, "DATA_DIR": str(tmp_path), "TELEGRAM_TOKEN": DEMO_TOKEN},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _ = await asyncio.wait_for(second.communicate(), 30)
        assert second.returncode == 1
        assert f"Một bản khác đang chạy trên {tmp_path}." in said.decode()
        assert "Traceback" not in said.decode()
        people.phones[0].type("/menu")
        assert await people.until(lambda: people.phones[0].received and people.idle(), bot=bot)
        assert await stopped(people, bot) == 0


async def test_starting_without_a_network_waits_for_it(tmp_path: Path, forks: Forks) -> None:
    async with crowd(tmp_path, 1, MORNING, forks) as people:
        people.telegram.set_network("down")
        bot = await people.start()
        assert await people.until(lambda: len(people.telegram.refusals) >= 2, bot=bot)
        people.phones[0].type("/menu")
        people.telegram.set_network("normal")
        assert await people.until(lambda: people.phones[0].received and people.idle(), bot=bot)
        assert await stopped(people, bot) == 0


async def test_stopping_while_the_network_is_away(tmp_path: Path, forks: Forks) -> None:
    async with crowd(tmp_path, 1, MORNING, forks) as people:
        people.telegram.faults.always("*", FaultKind.HANG_BEFORE)
        bot = await people.start()
        assert await people.until(lambda: bool(people.telegram.refusals), bot=bot)
        assert await stopped(people, bot) == 0


async def test_stopping_while_sends_hang_leaves_them_listed(tmp_path: Path, forks: Forks) -> None:
    async with crowd(tmp_path, 3, MORNING, forks) as people:
        people.telegram.faults.always("sendMessage", FaultKind.HANG_AFTER)
        bot = await people.start()
        for phone in people.phones:
            phone.type("/menu")
        assert await people.until(lambda: all(phone.received for phone in people.phones), bot=bot)
        assert await stopped(people, bot) == 0
        people.telegram.faults.clear()
        bot = await people.start()
        await polling(people, bot)
        assert await stopped(people, bot) == 0
        found = people.rows("SELECT state, error, count(*) FROM outbox WHERE kind = 'reply' GROUP BY 1, 2")
        assert found == [("unclear", "sender_died", 3)]
        arrived = Counter((entry.chat_id, entry.text) for entry in people.telegram.ledger)
        assert set(arrived.values()) == {1}


async def test_a_second_signal_does_no_harm(tmp_path: Path) -> None:
    async with crowd(tmp_path, 1, MORNING) as people:
        bot = await people.start()
        await polling(people, bot)
        bot.send_signal(signal.SIGTERM)
        bot.send_signal(signal.SIGINT)
        assert await stopped(people, bot) == 0
