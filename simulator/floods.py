"""Flood limits over sliding windows, as Telegram answers them: refused calls learn how long to wait."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from simulator.errors import too_many_requests


@dataclass(frozen=True)
class Limits:
    """Messages allowed per window of seconds: in one private chat, over all chats, in one group."""

    chat: tuple[int, float] = (1, 1.0)
    overall: tuple[int, float] = (30, 1.0)
    group: tuple[int, float] = (20, 60.0)
    clock: Callable[[], float] = time.monotonic


@dataclass
class _Window:
    allowed: int
    seconds: float
    passed: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        while self.passed and now - self.passed[0] >= self.seconds:
            self.passed.popleft()
        return self.passed[0] + self.seconds - now if len(self.passed) >= self.allowed else 0.0


class Floods:
    """Counts sends against `limits`; None lets everything through.

    `refused` counts 429 answers, `in_penalty` those that came although an earlier answer had asked to wait longer.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.set_limits(limits)

    def set_limits(self, limits: Limits | None) -> None:
        self.limits = limits
        self.refused = 0
        self.in_penalty = 0
        self._chats: dict[int, _Window] = {}
        self._penalties: dict[int, float] = {}
        self._overall = _Window(*limits.overall) if limits else _Window(0, 0)

    def admit(self, chat_id: int, *, group: bool) -> None:
        """Count one send to `chat_id`; ApiError 429 with retry_after when a window is full."""
        if self.limits is None:
            return
        now = self.limits.clock()
        chat = self._chats.get(chat_id)
        if chat is None:
            chat = self._chats[chat_id] = _Window(*(self.limits.group if group else self.limits.chat))
        wait = max(chat.wait(now), self._overall.wait(now))
        if wait > 0:
            self._refuse(chat_id, now, wait)
        chat.passed.append(now)
        self._overall.passed.append(now)

    def _refuse(self, chat_id: int, now: float, wait: float) -> None:
        self.refused += 1
        self.in_penalty += now < self._penalties.get(chat_id, 0.0)
        retry_after = max(1, math.ceil(wait))
        self._penalties[chat_id] = now + retry_after
        raise too_many_requests(retry_after)
