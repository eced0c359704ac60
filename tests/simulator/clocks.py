"""Clocks that stand still until a test moves them."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

START = datetime(2027, 3, 24, 1, 0, tzinfo=UTC)


class Clock:
    """Simulated date and time, and seconds for flood windows."""

    def __init__(self) -> None:
        self.moment = START
        self.seconds = 100.0

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.seconds

    def forward(self, **distance: float) -> None:
        self.moment += timedelta(**distance)


async def until(condition: Callable[[], bool]) -> None:
    """Let other tasks of the loop work until `condition` holds."""
    while not condition():  # noqa: ASYNC110 - what is waited for is no event but a state
        await asyncio.sleep(0)
