"""What the program that runs the simulator lends to it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Progress = Callable[[int, int, str], None]


def nobody() -> list[dict[str, Any]]:
    return []


@dataclass
class Host:
    """Clock and people of the show.

    `now` gives the simulated moment (aware). `advance` moves the clock to a moment and lets the bot work meanwhile.
    `jumps` are (label, ISO date) chips. `next_reminder` gives the next moment something is due, None when nothing is.
    `play_year` plays by itself and tells done, total and a line of Vietnamese. `people` gives dictionaries with
    user_id, name, unit, role, start_payload (str or None), default (bool: shown at first).
    """

    now: Callable[[], datetime]
    advance: Callable[[datetime], Awaitable[None]]
    jumps: Sequence[tuple[str, str]] = ()
    play_year: Callable[[Progress], Awaitable[None]] | None = None
    people: Callable[[], list[dict[str, Any]]] = nobody
    next_reminder: Callable[[], datetime | None] | None = None
