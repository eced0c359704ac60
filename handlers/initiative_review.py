"""The registers of initiatives, and what the head says of one: confirmed, or given back with a reason."""

from typing import Any

from handlers import answers
from handlers import initiatives as screens
from handlers.access import Handler, allow
from handlers.campaign_choice import chosen
from handlers.filling import start
from handlers.form import Field, Filling, Form
from handlers.turn import Turn
from handlers.unit_scope import SEEING, leaving, named_unit, running, turning
from rules.initiative import InitiativeState
from rules.paging import screen_of
from rules.records import Role
from storage import initiatives, people

S = InitiativeState


@allow(*SEEING, unit=named_unit)
def of_unit(turn: Turn, campaign: int, unit: int, page: int = 0) -> None:
    """The initiatives of a unit and of all below it, those that wait first."""
    found = running(turn, campaign, unit)
    if found is None:
        return
    below = people.subtree(turn.conn, unit)
    every = [each for each in initiatives.of_campaign(turn.conn, campaign) if each.unit_id in below]
    standing = [each for each in every if each.state is not S.WITHDRAWN]
    screen = screen_of(sorted(standing, key=lambda each: each.state is not S.SUBMITTED), page, screens.A_SCREEN)
    about = {"campaign": campaign, "unit": unit}
    choices = [*screens.opening(screen.items), *turning(screen, "initiative.of_unit", **about)]
    choices.append(leaving(turn, campaign, unit))
    lines = screens.lines(turn, screen.items, screen.first)
    waiting = sum(each.state is S.SUBMITTED for each in standing)
    where = people.unit(turn.conn, unit)
    turn.say("initiative/list", choices, campaign=found, unit=where, lines=lines, screen=screen, waiting=waiting)


@allow(Role.OFFICE, Role.COUNCIL, Role.DIRECTOR)
def whole(turn: Turn, campaign: int | None = None) -> None:
    """The same from the top of the tree."""
    found = chosen(turn, campaign, "initiative.register")
    if found is not None:
        top = next(unit for unit in people.tree(turn.conn) if unit.parent_id is None)
        of_unit(turn, found.id, top.id)


@allow(Role.MEMBER, when=screens.may_decide)
def confirm(turn: Turn, initiative: int, revision: int) -> None:
    """Confirm the revision that was looked at, and tell its authors."""
    screens.decided(turn, initiative, revision, S.CONFIRMED, told=True)


@allow(Role.MEMBER, when=screens.may_decide)
def return_(turn: Turn, initiative: int, revision: int) -> None:
    """Ask for the reason, unless the initiative has changed since it was looked at."""
    found = initiatives.by_id(turn.conn, initiative)
    if found is None or found.revision != revision:
        if found is not None:
            screens.show(turn, found, before=("initiative/changed", {}))
        return
    start(turn, FORM, {"initiative": initiative, "revision": revision})


def _name(turn: Turn, filling: Filling) -> dict[str, Any]:
    found = initiatives.by_id(turn.conn, filling.about["initiative"])
    return {"name": found.name if found is not None else ""}


def _save(turn: Turn, filling: Filling) -> None:
    about = filling.about
    screens.decided(turn, about["initiative"], about["revision"], S.RETURNED, told=True, why=filling.value("reason"))


FORM = Form(
    name="initiative/return",
    access=return_.access,  # type: ignore[attr-defined]
    fields=lambda filling: [
        Field("reason", "initiative/return/ask_reason", answers.reason("unit/return/which_reason"), values=_name)
    ],
    review="initiative/return/review",
    save=_save,
    values=_name,
)

ACTIONS: dict[str, Handler] = {
    "initiative.of_unit": of_unit,
    "initiative.register": whole,
    "initiative.confirm": confirm,
    "initiative.return": return_,
}
