"""The kinds of work that jobs can be, each with the function that does it."""

from collections.abc import Mapping

from bot.jobs import Work

WORK: Mapping[str, Work] = {}
