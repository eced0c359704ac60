"""Killed at named lines and at random times, while updates come twice and out of order: nothing is lost, nothing doubles."""

import asyncio
import random
import signal
from collections import Counter
from pathlib import Path

import pytest

from simulator.disturbance import Disturbance
from tests.faults.crowd import Crowd, crowd
from tests.faults.forks import Forks
from tests.world import local

pytestmark = pytest.mark.faults

MORNING = local("2027-06-23 08:30")  # a week before the half-year deadline: reminders are due too
PEOPLE = 30
TRAPS = [
    "storage.inbox:store:before:2",
    "storage.inbox:store:after:2",
    "bot.app.Bot:stored:after:2",
    "storage.inbox:waiting:after:4",
    "storage.progress:submit:before:5",
    "storage.progress:submit:after:5",
    "storage.conversations:keep:after:7",
    "storage.outbox:put:after:9",
    "storage.inbox:done:before:3",
    "storage.inbox:done:after:3",
    "bot.inbox.Inbox:work:after:4",
    "storage.outbox:claim:after:3",
    "bot.networks.telegram.Telegram:send:before:10",
    "bot.networks.telegram.Telegram:send:after:10",
    "storage.outbox:sent:before:10",
    "storage.outbox:sent:after:10",
    "storage.digests:tell:before:1",
    "storage.digests:tell:after:1",
]


async def talk(people: Crowd) -> None:
    """Everybody reports in one line; the updates come twice and shuffled within a poll."""
    people.telegram.bot.queue.disturbance = Disturbance(3, duplicate=0.2, reorder=0.2)
    for number, phone in enumerate(people.phones, start=1):
        phone.type(f"đã làm {number} hồ sơ")


async def confirm(people: Crowd) -> None:
    """Everybody confirms what the bot has read back."""
    for phone in people.phones:
        phone.type("gửi")


def check(people: Crowd) -> None:
    """Every report once with its own figure; no message twice; reminders once; what is unclear is listed as such."""
    reports = people.rows(
        "SELECT a.chat, p.amount, count(*) FROM progress p JOIN accounts a ON a.official_id = p.official_id GROUP BY 1, 2"
    )
    expected = {(str(phone.user_id), str(number), 1) for number, phone in enumerate(people.phones, start=1)}
    assert set(reports) == expected
    told = people.rows("SELECT official_id, milestone_id, ladder, rung, count(*) FROM reminders GROUP BY 1, 2, 3, 4")
    assert all(row[-1] == 1 for row in told)
    assert len(people.rows(TOLD_QUIET)) == 1, "who has not reported is reminded, once"
    check_messages(people)


def check_messages(people: Crowd) -> None:
    """No message was delivered twice, none that is recorded as sent is missing, what is unclear is listed as such."""
    delivered = Counter(
        (entry.chat_id, entry.text) for entry in people.telegram.ledger if entry.method == "sendMessage"
    )
    written = Counter({(int(chat), _plain(text)): n for chat, text, n in people.rows(WRITTEN)})
    assert not {key: n for key, n in delivered.items() if n > written[key]}, "a message was delivered twice"
    sure = Counter({(int(chat), _plain(text)): n for chat, text, n in people.rows(SURE)})
    assert not {key: n for key, n in sure.items() if delivered[key] < n}, "a message recorded as sent never arrived"
    assert people.rows("SELECT count(*) FROM outbox WHERE state NOT IN ('sent', 'unclear', 'cancelled')") == [(0,)]


WRITTEN = "SELECT chat, text, count(*) FROM outbox WHERE state != 'cancelled' GROUP BY 1, 2"
SURE = "SELECT chat, text, count(*) FROM outbox WHERE state = 'sent' AND kind != 'commands' GROUP BY 1, 2"


def _plain(text: str) -> str:
    for mark in ("<b>", "</b>", "<i>", "</i>"):
        text = text.replace(mark, "")
    return (
        text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"').replace("&#39;", "'")
    )


# the message that reminded the one who says nothing; whoever reports before the sweep comes by is not reminded
TOLD_QUIET = """
    SELECT DISTINCT o.id FROM reminders r JOIN accounts a ON a.official_id = r.official_id JOIN outbox o ON o.id = r.outbox_id
    WHERE a.chat = '6000'
"""


async def through(people: Crowd, trap: str) -> None:
    """Play the conversation; whenever the bot has died, start it again (the trap is set once)."""
    bot = await people.start(trap)
    for act in (talk, confirm):
        await act(people)
        while not await people.until(lambda: people.idle() and people.rows(TOLD_QUIET), bot=bot):
            bot = await people.start()
    assert await people.stop(bot, signal.SIGTERM) == 0


@pytest.mark.parametrize("trap", TRAPS)
async def test_killed_at_a_named_point(tmp_path: Path, forks: Forks, trap: str) -> None:
    async with crowd(tmp_path, PEOPLE, MORNING, forks) as people:
        await through(people, trap)
        assert people.exits[-signal.SIGKILL] == 1, f"the trap was never reached: {people.exits}"
        check(people)


@pytest.mark.parametrize("seed", [11, pytest.param(12, marks=pytest.mark.further)])
async def test_killed_at_fifty_random_times(tmp_path: Path, forks: Forks, seed: int) -> None:
    chance = random.Random(seed)
    async with crowd(tmp_path, PEOPLE, MORNING, forks) as people:
        for _ in range(50):
            for number, phone in chance.sample(list(enumerate(people.phones, start=1)), 5):
                phone.type("gửi" if chance.random() < 0.5 else f"đã làm {number} hồ sơ")
            bot = await people.start()
            await asyncio.sleep(0.7 * chance.random())  # while it starts, or at its first work
            await people.stop(bot, signal.SIGKILL)
        bot = await people.start()
        await people.until(people.idle, bot=bot)
        for act in (talk, confirm):
            await act(people)
            await people.until(people.idle, bot=bot)
        assert await people.stop(bot, signal.SIGTERM) == 0
        newest = people.rows(NEWEST)
        assert set(newest) == {(str(phone.user_id), str(n), 1) for n, phone in enumerate(people.phones, start=1)}
        check_messages(people)


NEWEST = (
    "SELECT a.chat, p.amount, count(*) FROM progress p JOIN accounts a ON a.official_id = p.official_id "
    "WHERE p.newest GROUP BY 1, 2 ORDER BY 1, 2"
)
