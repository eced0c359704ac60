"""An API port of its own is shut while the network is down."""

import asyncio

import httpx
import pytest

from simulator import bot_api
from simulator.server import api_line
from tests.simulator.clocks import until


async def test_line_is_refused_while_down_and_comes_back(telegram):
    async with api_line(bot_api(telegram), 0, telegram) as port, httpx.AsyncClient(trust_env=False) as client:
        address = f"http://127.0.0.1:{port}/bot{telegram.bot.token}/getMe"
        assert (await client.get(address)).json()["ok"]
        await _switch(telegram, "down")
        with pytest.raises(httpx.ConnectError):
            await httpx.AsyncClient(trust_env=False).get(address)
        await _switch(telegram, "normal")
        assert (await client.get(address)).json()["ok"]


async def test_waiting_poll_is_cut_and_loses_nothing(telegram, lan):
    async with api_line(bot_api(telegram), 0, telegram) as port, httpx.AsyncClient(trust_env=False) as client:
        address = f"http://127.0.0.1:{port}/bot{telegram.bot.token}/getUpdates"
        polling = asyncio.create_task(client.get(address, params={"timeout": 30}))
        await until(lambda: telegram.bot.queue.polled > 0)
        await _switch(telegram, "down")
        with pytest.raises(httpx.HTTPError):
            await polling
        lan.type("lúc mất mạng")
        await _switch(telegram, "normal")
        assert len((await client.get(address)).json()["result"]) == 1


async def _switch(telegram, state):
    telegram.set_network(state)
    for _ in range(10):
        await asyncio.sleep(0)
