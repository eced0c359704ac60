"""What time it is, as an argument: the system's clock, or one that stands still until it is moved (tests, demo)."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Anything that tells the time."""

    def now(self) -> datetime:
        """The present instant, aware, UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant, aware, UTC."""
        return datetime.now(UTC)


class StoppedClock:
    """A clock that shows what it was last set to."""

    def __init__(self, instant: datetime) -> None:
        self.instant = instant

    def now(self) -> datetime:
        """The instant it was set to, UTC."""
        return self.instant.astimezone(UTC)


def clock_for(setting: str) -> Clock:
    """``system``, or an ISO instant with its offset; ValueError for anything else."""
    if setting == "system":
        return SystemClock()
    instant = datetime.fromisoformat(setting)
    if instant.tzinfo is None:
        raise ValueError("CLOCK needs an instant with its offset, e.g. 2027-01-11T08:00:00+07:00")
    return StoppedClock(instant)
