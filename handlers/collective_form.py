"""Writing a unit's pledge: the collective title aimed at, then what is promised, with who leads and what proves it."""

from collections.abc import Sequence
from typing import Any

from handlers import collective
from handlers.access import Handler, allow
from handlers.collective_scope import signs
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.phrases import phrase
from handlers.pledge import registration
from handlers.promise_fields import Options, Promises, as_answers, detailed, offered, promise_fields
from handlers.turn import Turn, press
from handlers.unit_scope import named_unit, running
from rules.collective_changes import changeable
from rules.collective_pledge import CollectiveItem, CollectivePledge
from rules.issued_pledge import Answered
from rules.participation import pledge_window
from rules.records import Role
from storage import campaigns, collective_pledges, issued_pledges, people, shares

LEVELS = ("unit", "showcase")


@allow(Role.HEAD, unit=named_unit, when=signs)
def begin(turn: Turn, campaign: int, unit: int) -> None:
    """Ask for the pledge, unless there is one already."""
    if running(turn, campaign, unit) is None:
        return
    found = collective_pledges.of_unit(turn.conn, campaign, unit)
    if found is not None:
        collective.show(turn, found)
    elif open_for(turn, campaign, found):
        start(turn, FORM, {"campaign": campaign, "unit": unit})


def open_for(turn: Turn, campaign: int, pledge: CollectivePledge | None) -> bool:
    """Whether a unit may still write its pledge; the person is told when it may not."""
    due_on, rule = registration(turn, campaign)
    if changeable(pledge, pledge_window(turn.today, due_on, rule)):
        return True
    turn.say("collective/closed", [press("menu", "menu.show")], due_on=due_on)
    return False


@allow(Role.HEAD, unit=collective_pledges.unit_owning, when=signs)
def edit(turn: Turn, collective: int, revision: int) -> None:
    """Open the form again with everything that was written."""
    found = collective_pledges.by_id(turn.conn, collective)
    if found is None or found.revision != revision:
        turn.say("collective/changed", [press("look", "collective.open", collective=collective)])
    elif running(turn, found.campaign_id, found.unit_id) and open_for(turn, found.campaign_id, found):
        answers = {"title": Answer(found.title_id, found.title or ""), **as_answers(found.items)}
        start(turn, FORM, {"campaign": found.campaign_id, "unit": found.unit_id, "was": revision}, answers)


def _titles(turn: Turn, filling: Filling) -> Options:
    return [(name, title_id) for title_id, name in campaigns.titles_for(turn.conn, "collective", turn.today)]


def _read_title(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("pledge/which_title")


def _offers(turn: Turn, filling: Filling) -> Options:
    campaign_id, unit = filling.about["campaign"], filling.about["unit"]
    issued = [share for share in shares.of_campaign(turn.conn, campaign_id) if share.unit_id == unit]
    return offered(turn, campaign_id, issued, LEVELS)


def _unit(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"unit": people.unit(turn.conn, filling.about["unit"])}


def _fields(filling: Filling) -> Sequence[Field]:
    promises = Promises(_offers, ask="collective/ask_promise", more="collective/ask_more", detailed=True)
    title = Field("title", "collective/ask_title", _read_title, options=_titles, values=_unit, optional=True)
    return [title, *promise_fields(promises, filling)]


def items_of(filling: Filling) -> list[CollectiveItem]:
    """The lines of a filled form."""
    return [CollectiveItem(**promise) for promise in detailed(filling)]


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    lines = [phrase(turn, "collective/line", item=item, n=n) for n, item in enumerate(items_of(filling), 1)]
    return {**_unit(turn, filling), "lines": lines}


def _save(turn: Turn, filling: Filling) -> None:
    campaign, unit = filling.about["campaign"], filling.about["unit"]
    if running(turn, campaign, unit) is None:
        return
    found = collective_pledges.of_unit(turn.conn, campaign, unit)
    if (found.revision if found is not None else None) != filling.about.get("was"):
        turn.say("collective/changed", [press("look", "collective.of_unit", campaign=campaign, unit=unit)])
    elif open_for(turn, campaign, found):
        _write(turn, filling)


def _write(turn: Turn, filling: Filling) -> None:
    campaign, unit = filling.about["campaign"], filling.about["unit"]
    who = {"campaign_id": campaign, "unit_id": unit, "by": turn.me.official_id, "now": turn.now}
    items = items_of(filling)
    made = collective_pledges.write(turn.conn, title_id=filling.value("title"), items=items, **who)
    issued_pledges.taken_up(turn.conn, filling.about, unit, turn.now)
    stored = collective_pledges.by_id(turn.conn, made)
    assert stored is not None  # it has just been stored
    if filling.about.get("answered") != Answered.ACCEPTED:  # who accepts an issued pledge signs in the same press
        collective.show(turn, stored, before=("collective/written", {}))


FORM = Form(
    name="collective",
    access=begin.access,  # type: ignore[attr-defined]
    fields=_fields,
    review="collective/review",
    save=_save,
    values=_values,
)

ACTIONS: dict[str, Handler] = {"collective.begin": begin, "collective.edit": edit}
