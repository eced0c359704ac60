"""Giving a unit's pledge back with a reason: by the trade union, or by the level above."""

from typing import Any

from handlers import answers
from handlers.access import Handler, allow
from handlers.collective_decisions import decided
from handlers.collective_scope import may_return
from handlers.filling import start
from handlers.form import Field, Filling, Form
from handlers.turn import Turn, press
from rules.collective_pledge import Change
from rules.records import Role
from storage import collective_pledges, people


@allow(Role.MEMBER, when=may_return)
def begin(turn: Turn, collective: int, revision: int) -> None:
    """Ask for the reason, unless the pledge has changed since it was looked at."""
    found = collective_pledges.by_id(turn.conn, collective)
    if found is None or found.revision != revision:
        turn.say("collective/changed", [press("look", "collective.open", collective=collective)])
        return
    start(turn, FORM, {"collective": collective, "revision": revision})


def _unit(turn: Turn, filling: Filling) -> dict[str, Any]:
    unit_id = collective_pledges.unit_owning(turn.conn, dict(filling.about))
    return {"unit": people.unit(turn.conn, unit_id) if unit_id is not None else None}


def _save(turn: Turn, filling: Filling) -> None:
    about = filling.about
    decided(turn, about["collective"], about["revision"], Change.RETURN, why=filling.value("reason"))


FORM = Form(
    name="collective/return",
    access=begin.access,  # type: ignore[attr-defined]
    fields=lambda filling: [
        Field("reason", "collective/return/ask_reason", answers.reason("unit/return/which_reason"), values=_unit)
    ],
    review="collective/return/review",
    save=_save,
    values=_unit,
)

ACTIONS: dict[str, Handler] = {"collective.return": begin}
