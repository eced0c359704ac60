"""Plays the campaign's year by itself: opening, pledges, reminders, half-year and year-end reports, compiling."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.demo.show import Show

Told = Callable[[int, int, str], None]


async def play(show: "Show", told: Told) -> None:
    """Play the whole year; ``told`` gets (step, steps, what happens now)."""
