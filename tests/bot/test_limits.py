"""Slots under a network's rate on a clock that moves when somebody sleeps: nothing here waits for real time."""

import asyncio
from itertools import pairwise

import pytest

from bot.limits import AHEAD_S, RECOVERY_S, STEP, Limiter

RATE = 30.0


class Time:
    """A monotonic clock; whoever sleeps moves it on, ``late`` seconds too far, as a busy machine does."""

    def __init__(self, late: float = 0.0) -> None:
        self.seconds = 50.0
        self.late = late

    def now(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.seconds += seconds + self.late


def limiter(time: Time, rate: float = RATE, per_chat: float = 1.05) -> Limiter:
    return Limiter(rate, per_chat, time.now, time.sleep)


async def slots(under: Limiter, time: Time, count: int) -> list[float]:
    """When each of ``count`` slots was given."""
    given = []
    for _ in range(count):
        await under.slot()
        given.append(time.now())
    return given


def most_in_a_second(given: list[float]) -> int:
    return max(sum(start <= at < start + 1.0 for at in given) for start in given)


@pytest.mark.parametrize("rate", [1.0, 30.0, 300.0])
@pytest.mark.parametrize("late", [0.0, 0.001, 0.008])
async def test_no_second_holds_more_than_the_rate_and_hardly_fewer(rate: float, late: float) -> None:
    time = Time(late)
    given = await slots(limiter(time, rate), time, int(rate) * 10)
    assert most_in_a_second(given) <= rate
    if rate * late < 0.5:  # the machine is faster than the slots follow each other
        assert (len(given) - 1) / (given[-1] - given[0]) >= rate * 0.965


async def test_slots_missed_while_idle_are_not_made_up_for() -> None:
    time = Time()
    under = limiter(time)
    await slots(under, time, 60)
    time.seconds += 100
    given = await slots(under, time, 10)
    assert all(later - earlier >= 0.99 * STEP / RATE for earlier, later in pairwise(given))


async def test_slots_asked_for_at_once_are_given_one_after_the_other() -> None:
    time = Time()
    under = limiter(time)
    waits: list[float] = []

    async def noted(seconds: float) -> None:
        waits.append(round(seconds, 4))

    under._sleep = noted
    await asyncio.gather(*(under.slot() for _ in range(4)))
    assert waits == [round(n * STEP / RATE, 4) for n in (1, 2, 3)]


async def test_messages_are_taken_in_hand_for_the_next_moment_only() -> None:
    time = Time()
    under = limiter(time)
    assert under.room() == round(RATE * AHEAD_S)
    await slots(under, time, 1)
    under._last = time.now() + AHEAD_S
    assert under.room() == 0
    assert under.pause() == pytest.approx(STEP / RATE + AHEAD_S / 2)


async def test_after_a_refusal_nothing_leaves_until_the_network_allows() -> None:
    time = Time()
    under = limiter(time)
    await slots(under, time, 1)
    begun = time.now()
    under.refused("7", 5.0)
    assert under.held() == 5.0
    assert under.room() == 0
    assert (await slots(under, time, 1))[0] == pytest.approx(begun + 5.0)


async def test_a_second_refusal_soon_after_halves_the_rate_until_it_recovers() -> None:
    time = Time()
    under = limiter(time)
    under.refused("7", 1.0)
    under.refused("8", 1.0)
    time.seconds += 2
    fast = await slots(under, time, 3)
    assert fast[2] - fast[1] == pytest.approx(STEP / RATE), "messages refused together are one refusal"
    under.refused("7", 1.0)
    time.seconds += 2
    slow = await slots(under, time, 40)
    assert slow[-1] - slow[-2] == pytest.approx(2 * STEP / RATE)
    assert most_in_a_second(slow) <= RATE / 2
    time.seconds += RECOVERY_S + 1
    again = await slots(under, time, 3)
    assert again[2] - again[1] == pytest.approx(STEP / RATE)


async def test_a_longer_hold_stays_when_a_shorter_one_comes() -> None:
    time = Time()
    under = limiter(time)
    under.hold(60)
    under.hold(1)
    assert under.held() == 60


def test_a_chat_is_busy_for_its_interval() -> None:
    time = Time()
    under = limiter(time)
    under.wrote("7")
    time.seconds += 1.0
    under.wrote("8")
    assert under.busy() == ["7", "8"]
    time.seconds += 0.1
    assert under.busy() == ["8"]
