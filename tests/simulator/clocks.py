"""Clocks that stand still until a test moves them."""

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
