"""getUpdates: offsets, long polling, kinds, one poller."""

import asyncio

import pytest
from telegram.error import Conflict

from simulator.disturbance import Disturbance
from simulator.odd_updates import malformed, oversized, unknown_kind
from tests.simulator.clocks import until


async def test_offset_confirms_and_unconfirmed_come_again(bot, lan):
    for text in ("một", "hai", "ba"):
        lan.type(text)
    first = await bot.get_updates(timeout=0)
    assert [update.message.text for update in await bot.get_updates(timeout=0)] == ["một", "hai", "ba"]
    rest = await bot.get_updates(offset=first[1].update_id + 1, timeout=0)
    assert [update.message.text for update in rest] == ["ba"]
    assert [update.update_id - first[0].update_id for update in first] == [0, 1, 2]
    assert await bot.get_updates(offset=first[2].update_id + 1, timeout=0) == ()


async def test_negative_offset_keeps_the_last(bot, lan):
    for text in ("một", "hai", "ba"):
        lan.type(text)
    assert [update.message.text for update in await bot.get_updates(offset=-1, timeout=0)] == ["ba"]
    assert len(await bot.get_updates(timeout=0)) == 1


async def test_limit_cuts_the_batch(bot, lan):
    for text in ("một", "hai", "ba"):
        lan.type(text)
    assert [update.message.text for update in await bot.get_updates(limit=2, timeout=0)] == ["một", "hai"]


async def test_long_poll_answers_as_soon_as_something_arrives(bot, lan):
    polling = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0)
    lan.type("đến ngay")
    assert [update.message.text for update in await polling] == ["đến ngay"]


async def test_older_of_two_pollers_is_ended(bot, lan, http):
    older = asyncio.create_task(http.post("getUpdates", json={"timeout": 30}))
    await until(lambda: lan.telegram.bot.queue.polled > 0)
    newer = asyncio.create_task(bot.get_updates(timeout=30))
    answer = (await older).json()
    assert (answer["error_code"], answer["description"].split(";")[0]) == (
        409,
        "Conflict: terminated by other getUpdates request",
    )
    lan.type("tiếp")
    assert len(await newer) == 1


async def test_polling_beside_a_webhook_is_refused(bot):
    await bot.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates(timeout=0)
    await bot.delete_webhook()
    assert await bot.get_updates(timeout=0) == ()


async def test_allowed_updates_are_remembered(bot, lan):
    await bot.get_updates(timeout=0, allowed_updates=["callback_query"])
    lan.type("không cần")
    assert await bot.get_updates(timeout=0) == ()
    await bot.get_updates(timeout=0, allowed_updates=[])
    lan.type("cần")
    assert len(await bot.get_updates(timeout=0)) == 1


def test_same_seed_disturbs_the_same_way():
    batches = [[{"update_id": start + place} for place in range(5)] for start in (0, 5, 10)]
    runs = [[Disturbance(4, 0.5, 0.5).disturb(batch) for batch in batches] for _ in range(2)]
    assert runs[0] == runs[1]


def test_disturbance_repeats_and_reorders_but_loses_nothing():
    disturbance, delivered = Disturbance(1, duplicate=0.5, reorder=1.0), []
    for start in range(0, 100, 5):
        delivered += disturbance.disturb([{"update_id": start + place} for place in range(5)])
    numbers = [update["update_id"] for update in delivered]
    assert set(numbers) == set(range(100))
    assert len(numbers) > 100
    assert numbers != sorted(numbers)


async def test_odd_updates_stand_among_good_ones(http, telegram, lan):
    for odd in (malformed(), unknown_kind(), oversized(11, units=5000)):
        telegram.bot.queue.inject(odd)
    lan.type("tốt")
    updates = (await http.post("getUpdates", json={})).json()["result"]
    assert [kind for update in updates for kind in update if kind != "update_id"] == [
        "message",
        "telepathy",
        "message",
        "message",
    ]
    assert "id" not in updates[0]["message"]["chat"]
    assert len(updates[2]["message"]["text"]) == 5000


async def test_updates_older_than_a_day_are_lost_when_asked(bot, telegram, lan, clock):
    lan.type("cũ")
    clock.forward(hours=20)
    lan.type("mới")
    clock.forward(hours=5)
    assert telegram.bot.queue.forget_older() == 1
    assert [update.message.text for update in await bot.get_updates(timeout=0)] == ["mới"]
