"""Targets behind plan, and a short campaign (đợt, chuyên đề) opened on them."""

from decimal import Decimal
from typing import Any

from handlers.access import Handler, allow
from handlers.phrases import phrase
from handlers.turn import Turn, press
from rules.pages import pack
from rules.records import Role
from storage import campaigns, jobs

FIND = "behind"
ROOM = 600


@allow(Role.OFFICE, Role.ADMIN)
def begin(turn: Turn, campaign: int) -> None:
    """Have the targets behind plan looked for."""
    if not jobs.waiting(turn.conn, FIND, turn.event.chat):
        jobs.queue(turn.conn, FIND, {"campaign": campaign}, turn.event.network, turn.event.chat, turn.now)


@allow(Role.OFFICE, Role.ADMIN)
def found(turn: Turn, campaign: int, found: list[list[Any]]) -> None:
    """What was found, worst named by its figures; with a way to open a short campaign on just these."""
    lines = [_line(turn, *row) for row in found]
    shown = (pack(lines, ROOM) or [[]])[0]
    taken = [f"t{row[0]}" for row in found]
    choices = [press("open", "below.choose", campaign=campaign, taken=taken)] if taken else []
    desk = press("desk", "campaign.desk", campaign=campaign)
    more = len(lines) - len(shown)
    turn.say("behind/show", [*choices, desk], campaign=campaigns.get(turn.conn, campaign), lines=shown, more=more)


def _line(turn: Turn, target: int, measure: str, actual: str | None, value: str | None, unit: str, told: str) -> str:
    amounts = {"actual": _amount(actual), "value": _amount(value)}
    return phrase(turn, "behind/line", measure=measure, unit=unit, told=told, **amounts)


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


ACTIONS: dict[str, Handler] = {"behind.begin": begin}
OUTCOMES: dict[str, Handler] = {FIND: found}
