"""Keeps under a network's rate: evenly spaced slots, a longer wait when the network says so, half speed when it repeats."""

import asyncio
import math
import time
from collections import deque
from collections.abc import Awaitable, Callable

# a window of the network's second is held for this much longer: what the way there may vary by
MARGIN = 1.022
# slots follow each other a little faster than the rate, to make up for what a busy machine misses within a window
STEP = 0.94
RECOVERY_S = 300.0
AHEAD_S = 0.1


class Limiter:
    """Hands out sending slots for one network, ``rate`` a second, and remembers when each chat may be written to again."""

    def __init__(
        self,
        rate: float,
        per_chat: float,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._full_rate = rate
        self._per_chat = per_chat
        self._now = monotonic
        self._sleep = sleep
        self._factor = 1.0
        self._last = -math.inf  # when the newest slot was planned for
        self._slots: deque[list[float]] = deque()  # of one window: when each is to be used, or was
        self._held_until = 0.0
        self._slowed_at: float | None = None
        self._chats: dict[str, float] = {}

    async def slot(self) -> None:
        """Wait for the next slot. Slots missed while idle are not made up for in a burst."""
        now = self._now()
        self._recover(now)
        self._last = self._next(now)
        mine = [self._last]
        self._slots.append(mine)
        if self._last > now:
            await self._sleep(self._last - now)
        mine[0] = self._now()  # the network counts when messages come, not when they were to leave

    def _next(self, now: float) -> float:
        """When the next slot is: a step after the last one, and a window after the one that a window has room for."""
        rate = self._full_rate * self._factor
        in_window = max(1, int(rate))
        window = in_window / rate * MARGIN
        while self._slots and self._slots[0][0] <= now - window:
            self._slots.popleft()
        earliest = max(now, self._held_until, self._last + STEP / rate)
        if len(self._slots) >= in_window:
            earliest = max(earliest, self._slots[-in_window][0] + window)
        return earliest

    def ahead(self) -> float:
        """Seconds until a slot asked for now would come."""
        now = self._now()
        return self._next(now) - now

    def room(self) -> int:
        """How many messages to take in hand now: what leaves in the next moment, so that a crash leaves few unclear."""
        left = AHEAD_S - self.ahead()
        return 0 if left < AHEAD_S / 2 else max(1, round(self._full_rate * self._factor * left))

    def pause(self) -> float:
        """Seconds until there is room again."""
        return max(0.0, self.ahead() - AHEAD_S / 2)

    def hold(self, seconds: float) -> None:
        """Nothing leaves for ``seconds``; a longer wait that is on already stays."""
        self._held_until = max(self._held_until, self._now() + seconds)

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
        repeated = self._slowed_at is not None and now >= self._held_until and now - self._slowed_at < RECOVERY_S
        self.hold(after)
        self._chats[chat] = now + after
        if repeated:
            self._factor = max(0.125, self._factor / 2)
        self._slowed_at = now

    def _recover(self, now: float) -> None:
        if self._slowed_at is not None and now - self._slowed_at > RECOVERY_S:
            self._slowed_at, self._factor = None, 1.0
