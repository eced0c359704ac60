"""One bot's queue of updates: sequential ids, confirmed by offset, one poller at a time."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from simulator.disturbance import Disturbance
from simulator.errors import OTHER_POLLER, conflict
from simulator.signals import Signal

KEPT = timedelta(hours=24)
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class UpdateQueue:
    """Updates wait here until an offset above their id confirms them."""

    def __init__(self, now: Callable[[], datetime], first_id: int = 700_000_001) -> None:
        self._now = now
        self.next_id = first_id
        self._arrivals: dict[int, datetime] = {}
        self.pending: deque[dict[str, Any]] = deque()
        self.allowed: frozenset[str] | None = None
        self.arrived = Signal()
        self.disturbance: Disturbance | None = None
        self.polled = 0

    def put(self, kind: str, payload: dict[str, Any]) -> int | None:
        """Queue one update and give its id; None when the bot did not ask for this kind."""
        wanted = kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT
        return self.inject({kind: payload}) if wanted else None

    def inject(self, update: dict[str, Any]) -> int:
        """Queue `update` as it is, however odd, under the next id (or the id it brings)."""
        update_id = int(update.get("update_id", self.next_id))
        self.next_id = max(self.next_id, update_id + 1)
        self.pending.append({"update_id": update_id, **update})
        self._arrivals[update_id] = self._now()
        self.arrived.fire()
        return update_id

    def allow(self, kinds: list[str] | None) -> None:
        """Remember which kinds the bot wants; None keeps the earlier choice, an empty list goes back to the default."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def forget_before(self, offset: int) -> None:
        if offset < 0:
            while len(self.pending) > -offset:
                self._confirm_first()
            return
        while self.pending and self.pending[0]["update_id"] < offset:
            self._confirm_first()

    def _confirm_first(self) -> None:
        self._arrivals.pop(self.pending.popleft()["update_id"], None)

    def forget_older(self, age: timedelta = KEPT) -> int:
        """Lose what waited longer than `age`, as Telegram does after a day; say how many. Nothing is lost unasked."""
        limit, before = self._now() - age, len(self.pending)
        self.pending = deque(
            update for update in self.pending if self._arrivals.get(update["update_id"], limit) >= limit
        )
        return before - len(self.pending)

    def drop(self, update_id: int) -> None:
        """Confirm this one update, as an accepted webhook call does."""
        if self.pending and self.pending[0]["update_id"] == update_id:
            self._confirm_first()
        else:
            self.pending = deque(update for update in self.pending if update["update_id"] != update_id)

    def batch(self, limit: int) -> list[dict[str, Any]]:
        """Up to `limit` waiting updates, oldest first unless a disturbance is on."""
        waiting = [self.pending[place] for place in range(min(limit, len(self.pending)))]
        return self.disturbance.disturb(waiting) if self.disturbance else waiting

    async def poll(self, offset: int, limit: int, seconds: float) -> list[dict[str, Any]]:
        """Long poll; ApiError 409 for the older of two pollers."""
        self.polled += 1
        mine = self.polled
        self.arrived.fire()
        if offset:
            self.forget_before(offset)
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not (found := self.batch(limit)) and (left := deadline - loop.time()) > 0:
            await self.arrived.wait(left)
            if mine != self.polled:
                raise conflict(OTHER_POLLER)
        return found
