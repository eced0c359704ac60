"""A unit's own pledge on the screen: what it holds, whose word is awaited, and what this person can do about it."""

from typing import Any

from handlers.access import Handler, allow
from handlers.collective_scope import may_return, may_see, signs
from handlers.phrases import phrase
from handlers.pledge import window
from handlers.turn import Choice, Turn, press
from handlers.unit_scope import SEEING, in_sight, named_unit, running
from rules.collective_changes import changeable
from rules.collective_pledge import Change, CollectivePledge, CollectiveState
from rules.pages import pack
from rules.records import Role
from storage import campaigns, collective_pledges, issued_pledges, people, union

LETTERS = 330
STEPS_LETTERS = 700


@allow(*SEEING, unit=named_unit)
def of_unit(turn: Turn, campaign: int, unit: int) -> None:
    """The unit's pledge, or how to begin one."""
    if running(turn, campaign, unit) is None:
        return
    found = collective_pledges.of_unit(turn.conn, campaign, unit)
    if found is not None:
        show(turn, found)
        return
    about = {"campaign": campaign, "unit": unit}
    choices = [press("begin", "collective.begin", **about)] if signs(turn.conn, turn.me, about) else []
    choices += [*_issued(turn, campaign, unit), *_around(turn, campaign, unit)]
    turn.say("collective/none", choices, **_place(turn, campaign, unit))


@allow(Role.MEMBER, when=may_see)
def open_(turn: Turn, collective: int, page: int = 0) -> None:
    """One unit's pledge, page by page."""
    found = collective_pledges.by_id(turn.conn, collective)
    if found is not None:
        show(turn, found, page)


def show(turn: Turn, pledge: CollectivePledge, page: int = 0, before: tuple[str, dict[str, Any]] | None = None) -> None:
    """Say a pledge as it stands, with what this person can do about it."""
    pages = pack([phrase(turn, "collective/line", item=item, n=n) for n, item in enumerate(pledge.items, 1)], LETTERS)
    at = max(0, min(page, len(pages) - 1))
    about = {"collective": pledge.id}
    choices = [*_decisions(turn, pledge)]
    choices += [press("previous", "collective.open", **about, page=at - 1)] if at > 0 else []
    choices += [press("next", "collective.open", **about, page=at + 1)] if at + 1 < len(pages) else []
    choices += [press("trail", "collective.trail", **about)]
    choices += _issued(turn, pledge.campaign_id, pledge.unit_id)
    choices += _around(turn, pledge.campaign_id, pledge.unit_id)
    returned = pledge.last(Change.RETURN) if pledge.state is CollectiveState.RETURNED else None
    turn.say(
        "collective/show",
        choices,
        before=before,
        pledge=pledge,
        lines=pages[at],
        returned=returned,
        union=_representative(turn, pledge.unit_id),
        **_place(turn, pledge.campaign_id, pledge.unit_id),
    )


def _place(turn: Turn, campaign: int, unit: int) -> dict[str, Any]:
    return {"unit": people.unit(turn.conn, unit), "campaign": campaigns.get(turn.conn, campaign)}


def _representative(turn: Turn, unit: int) -> str:
    found = union.representative(turn.conn, unit, turn.today)
    return people.name_of(turn.conn, found) if found is not None else ""


def _decisions(turn: Turn, pledge: CollectivePledge) -> list[Choice]:
    about = {"collective": pledge.id, "revision": pledge.revision}
    choices: list[Choice] = []
    if may_return(turn.conn, turn.me, {"collective": pledge.id}):
        awaited = {CollectiveState.UNION: "agree", CollectiveState.ABOVE: "confirm"}
        if pledge.state in awaited:
            name = awaited[pledge.state]
            choices += [press(name, f"collective.{name}", **about), press("return", "collective.return", **about)]
    if signs(turn.conn, turn.me, {"collective": pledge.id}) and may_change(turn, pledge):
        choices += [press("sign", "collective.sign", **about)] if pledge.state is CollectiveState.DRAFT else []
        choices += [press("edit", "collective.edit", **about)]
        withdrawn = pledge.state is CollectiveState.WITHDRAWN
        choices += [] if withdrawn else [press("withdraw", "collective.withdraw", **about)]
    return choices


def may_change(turn: Turn, pledge: CollectivePledge) -> bool:
    """Whether registration still lets a unit change its pledge."""
    return changeable(pledge, window(turn, pledge.campaign_id))


def _issued(turn: Turn, campaign: int, unit: int) -> list[Choice]:
    """A button per issued pledge that the unit has not answered, for who signs for it."""
    if not signs(turn.conn, turn.me, {"unit": unit}):
        return []
    waiting = issued_pledges.waiting_for_unit(turn.conn, campaign, unit)
    return [press("issued", "issued.open", issued=each.id, unit=unit) for each in waiting[:1]]


def _around(turn: Turn, campaign: int, unit: int) -> list[Choice]:
    """The ways back, and the trade union's representative for who may name one."""
    if not in_sight(turn.conn, turn.me, {"unit": unit}):
        return [press("menu", "menu.show")]
    about = {"campaign": campaign, "unit": unit}
    names = turn.me.has(Role.OFFICE) or signs(turn.conn, turn.me, about)
    choices = [press("union", "collective.union", **about)] if names else []
    return [*choices, press("list", "collective.list", **about), press("unit", "unit.show", **about)]


@allow(Role.MEMBER, when=may_see)
def trail(turn: Turn, collective: int) -> None:
    """Everything that was done to a pledge: by whom, when and why; the newest first when it does not fit."""
    found = collective_pledges.by_id(turn.conn, collective)
    if found is None:
        return
    lines = [phrase(turn, "collective/step", step=step) for step in reversed(found.steps)]
    place = _place(turn, found.campaign_id, found.unit_id)
    choices = [press("back", "collective.open", collective=collective)]
    turn.say("collective/trail", choices, lines=pack(lines, STEPS_LETTERS)[0], pledge=found, **place)


ACTIONS: dict[str, Handler] = {
    "collective.of_unit": of_unit,
    "collective.open": open_,
    "collective.trail": trail,
}
