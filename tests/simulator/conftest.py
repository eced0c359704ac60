"""A pretend network, a person on it, and python-telegram-bot talking to it in process."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from simulator import Person, Telegram, bot_api
from simulator.validation import RequestCheck
from tests.simulator.clocks import Clock

TABLES = Path("shared/reference/telegram-bot-api.json")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def telegram(clock: Clock) -> Telegram:
    return Telegram(clock.now)


@pytest.fixture
def lan(telegram: Telegram) -> Person:
    """A person who started the bot; that update was fetched already."""
    lan = telegram.add_person(11, "Lan", "Trần Thử", "+84900000011")
    lan.start()
    telegram.bot.queue.pending.clear()
    return lan


@pytest.fixture
async def http(telegram: Telegram) -> AsyncIterator[httpx.AsyncClient]:
    """Plain HTTP to the bot's methods: `await http.post("sendMessage", json=...)`."""
    base = f"http://telegram.test/bot{telegram.bot.token}/"
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=bot_api(telegram)), base_url=base) as client:
        yield client


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    transport = httpx.ASGITransport(app=bot_api(telegram))
    requests = [HTTPXRequest(httpx_kwargs={"transport": transport}) for _ in range(2)]
    async with Bot(
        telegram.bot.token,
        base_url="http://telegram.test/bot",
        base_file_url="http://telegram.test/file/bot",
        request=requests[0],
        get_updates_request=requests[1],
    ) as bot:
        yield bot


@pytest.fixture(scope="session")
def tables() -> RequestCheck:
    """The published tables, when they lie beside the project."""
    for folder in Path(__file__).resolve().parents:
        if (folder / TABLES).is_file():
            return RequestCheck.load(folder / TABLES)
    pytest.skip(f"{TABLES} is not beside the project")
