"""Who speaks for the trade union of a unit: named by its head or by the office, from today on."""

from typing import Any

from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.person_picking import read_person
from handlers.phrases import phrase
from handlers.turn import Turn, press
from handlers.unit_scope import named_unit
from rules.records import Role
from storage import campaigns, collective_pledges, people, union


@allow(Role.HEAD, Role.OFFICE, unit=named_unit)
def begin(turn: Turn, campaign: int, unit: int) -> None:
    """Say who it is now, and ask who it is to be."""
    start(turn, FORM, {"campaign": campaign, "unit": unit})


def _now(turn: Turn, filling: Filling) -> dict[str, Any]:
    unit = filling.about["unit"]
    found = union.representative(turn.conn, unit, turn.today)
    name = people.name_of(turn.conn, found) if found is not None else ""
    emptied = "who" in filling.answers and filling.value("who") is None
    return {"unit": people.unit(turn.conn, unit), "name": name, "emptied": emptied}


def _nobody(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    named = union.representative(turn.conn, filling.about["unit"], turn.today) is not None
    return [(phrase(turn, "collective/union/nobody"), None)] if named else []


def _read_who(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """Somebody of the unit or below it; the office may name anybody. Who signs as head does not speak for the union."""
    unit = filling.about["unit"]
    within = None if turn.me.has(Role.OFFICE) else people.subtree(turn.conn, unit)
    found = read_person(turn, given.text or "", within)
    if isinstance(found, Answer) and _heads(turn, unit, found.value):
        return Again("collective/union/is_head", {"name": found.shown})
    return found


def _heads(turn: Turn, unit: int, official: int) -> bool:
    return official in people.heads_over(turn.conn, unit, turn.today)


def _save(turn: Turn, filling: Filling) -> None:
    unit, official = filling.about["unit"], filling.value("who")
    back = [press("back", "collective.of_unit", **filling.about)]
    if not _nameable(turn, unit, official):
        turn.say("collective/union/is_head", back, name=filling.answers["who"].shown)
        return
    union.name(turn.conn, unit, official, turn.today, by=turn.me.official_id, now=turn.now)
    turn.say("collective/union/saved", back, name=people.name_of(turn.conn, official) if official else "")
    if official not in (None, turn.me.official_id):
        _tell(turn, unit, official)


def _nameable(turn: Turn, unit: int, official: int | None) -> bool:
    """A picked answer comes from a button: whom it names is looked at again."""
    if official is None:
        return True
    at = people.unit_of(turn.conn, official, turn.today)
    inside = turn.me.has(Role.OFFICE) or at in people.subtree(turn.conn, unit)
    return at is not None and inside and not _heads(turn, unit, official)


def _tell(turn: Turn, unit: int, official: int) -> None:
    """Tell the representative, with the pledge that waits, if any."""
    waiting = collective_pledges.awaiting_union(turn.conn, unit)
    running = [each for each in waiting if campaigns.get(turn.conn, each.campaign_id).state == campaigns.OPEN]
    choices = [press("look", "collective.open", collective=each.id) for each in running[:1]]
    turn.tell(official, "collective/union/notice", choices, unit=people.unit(turn.conn, unit), waiting=bool(running))


FORM = Form(
    name="collective/union",
    access=begin.access,  # type: ignore[attr-defined]
    fields=lambda filling: [
        Field("who", "collective/union/ask_who", _read_who, options=_nobody, values=_now),
    ],
    review="collective/union/review",
    save=_save,
    values=_now,
)

ACTIONS: dict[str, Handler] = {"collective.union": begin}
