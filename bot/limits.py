"""Keeps under a network's rate: evenly spaced slots, a longer wait when the network says so, half speed when it repeats."""

import asyncio
import time
from collections.abc import Callable

MARGIN = 0.99
RECOVERY_S = 300.0
AHEAD_S = 0.1


class Limiter:
    """Hands out sending slots for one network, ``rate`` a second, and remembers when each chat may be written to again."""

    def __init__(self, rate: float, per_chat: float, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._per_chat = per_chat
        self._now = monotonic
        self._next = 0.0
        self._held_until = 0.0
        self._slowed_at: float | None = None
        self._factor = 1.0
        self._chats: dict[str, float] = {}

    async def slot(self) -> None:
        """Wait for the next slot. Slots missed while idle are not made up for in a burst."""
        now = self._now()
        self._recover(now)
        mine = max(self._next, now)
        self._next = mine + 1.0 / (self._rate * MARGIN * self._factor)
        if mine > now:
            await asyncio.sleep(mine - now)

    def ahead(self) -> float:
        """Seconds until a slot asked for now would come."""
        return max(0.0, self._next - self._now())

    def room(self) -> int:
        """How many messages to take in hand now: what leaves in the next moment, so that a crash leaves few unclear."""
        return 0 if self.ahead() > AHEAD_S else max(1, round(self._rate * self._factor * AHEAD_S))

    def hold(self, seconds: float) -> None:
        """Nothing leaves for ``seconds``; a longer wait that is on already stays."""
        self._held_until = max(self._held_until, self._now() + seconds)
        self._next = max(self._next, self._held_until)

    def held(self) -> float:
        """Seconds for which nothing may leave, whoever had a slot before."""
        return max(0.0, self._held_until - self._now())

    def wrote(self, chat: str) -> None:
        """A message to ``chat`` has just left."""
        self._chats[chat] = self._now() + self._per_chat

    def busy(self) -> list[str]:
        """Chats that may not be written to yet."""
        now = self._now()
        self._chats = {chat: free for chat, free in self._chats.items() if free > now}
        return list(self._chats)

    def refused(self, chat: str, after: float) -> None:
        """The network said 429: nothing leaves for ``after`` seconds; a second refusal soon after halves the rate."""
        now = self._now()
        self.hold(after)
        self._chats[chat] = now + after
        if self._slowed_at is not None and now - self._slowed_at < RECOVERY_S:
            self._factor = max(0.125, self._factor / 2)
        self._slowed_at = now

    def _recover(self, now: float) -> None:
        if self._slowed_at is not None and now - self._slowed_at > RECOVERY_S:
            self._slowed_at, self._factor = None, 1.0
