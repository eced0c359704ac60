"""A workbook's plan as people read it: how many changes a sheet, then every problem and change in a line of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from handlers.phrases import phrase
from handlers.turn import Turn
from handlers.workbook_kinds import Contents
from rules.pages import pack
from rules.workbook.plan import Kind, Plan
from rules.workbook.telling import edits

LETTERS = 480


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows of a sheet are added, changed and removed."""

    sheet: str
    added: int
    changed: int
    removed: int


def counts(now: Contents, found: Plan) -> list[Count]:
    """The sheets in which something changes."""
    made = []
    for part in now.parts:
        kinds = [change.kind for change in found.of(part.name)]
        if kinds:
            made.append(Count(part.sheet, *(kinds.count(kind) for kind in (Kind.ADDED, Kind.CHANGED, Kind.REMOVED))))
    return made


def lines(say: Callable[..., str], now: Contents, found: Plan) -> list[str]:
    """Every problem by sheet and row, then every change with old and new values; ``say`` words a line from a template."""
    told = [say("workbook/problem_line", problem=problem) for problem in found.problems]
    for change in found.changes:
        part = now.by_name[change.part]
        values: dict[str, Any] = {"change": change, "sheet": part.sheet, "edits": edits(part, change)}
        told.append(say("workbook/change_line", **values))
    return told


def pages(turn: Turn, now: Contents, found: Plan) -> list[list[str]]:
    """The lines in pages that fit a message; one empty page when there are none."""
    return pack(lines(partial(phrase, turn), now, found), LETTERS) or [[]]
