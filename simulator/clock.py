"""A clock that can be stopped and set."""

from __future__ import annotations

from datetime import UTC, datetime


class SettableClock:
    """System time until `set`; from then on it stands at what was set."""

    def __init__(self, moment: datetime | None = None) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment or datetime.now(UTC)

    async def set(self, moment: datetime) -> None:
        """ValueError for a moment without an offset."""
        if moment.tzinfo is None:
            raise ValueError("a moment needs its offset, such as 2027-03-24T08:00:00+07:00")
        self._moment = moment.astimezone(UTC)
