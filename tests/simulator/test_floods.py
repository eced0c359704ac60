"""Flood limits over sliding windows, on a clock of the test's own."""

import pytest
from telegram.error import RetryAfter

from simulator.errors import ApiError
from simulator.floods import Floods, Limits


def refused(floods, chat_id, *, group=False):
    try:
        floods.admit(chat_id, group=group)
    except ApiError as error:
        return error.parameters["retry_after"]
    return None


def test_one_a_second_in_one_chat(clock):
    floods = Floods(Limits(clock=clock.monotonic))
    assert [refused(floods, 1), refused(floods, 1), refused(floods, 2)] == [None, 1, None]
    clock.seconds += 1.0
    assert refused(floods, 1) is None


def test_overall_window_slides(clock):
    floods = Floods(Limits(overall=(30, 1.0), clock=clock.monotonic))
    for number in range(30):
        clock.seconds = 100 + number / 60
        assert refused(floods, number) is None
    assert refused(floods, 99) == 1
    clock.seconds = 101.0
    assert refused(floods, 99) is None
    assert refused(floods, 98) == 1


def test_group_waits_out_its_minute(clock):
    floods = Floods(Limits(overall=(1000, 1.0), clock=clock.monotonic))
    assert [refused(floods, -5, group=True) for _ in range(20)] == [None] * 20
    clock.seconds += 10.0
    assert refused(floods, -5, group=True) == 50


def test_sends_inside_a_penalty_are_counted(clock):
    floods = Floods(Limits(clock=clock.monotonic))
    for _ in range(3):
        refused(floods, 1)
    assert (floods.refused, floods.in_penalty) == (2, 1)


def test_no_limits_no_refusals(clock):
    floods = Floods()
    assert [refused(floods, 1) for _ in range(1000)] == [None] * 1000


async def test_refused_send_delivers_nothing(bot, telegram, lan, clock):
    telegram.floods.set_limits(Limits(clock=clock.monotonic))
    await bot.send_message(11, "một")
    with pytest.raises(RetryAfter):
        await bot.send_message(11, "hai")
    assert [message.text for message in lan.received] == ["một"]
    assert telegram.refusals[-1].description == "Too Many Requests: retry after 1"
