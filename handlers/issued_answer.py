"""Taking up a pledge that was issued: as it is in two presses, or adjusted first."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection

from handlers import collective_form, pledge
from handlers.access import Handler, allow
from handlers.campaign_choice import chosen
from handlers.collective_decisions import decided
from handlers.collective_scope import signs
from handlers.filling import start
from handlers.form import Answer, Filling, Form
from handlers.issued import words
from handlers.promise_fields import MOST_ITEMS, as_answers
from handlers.turn import Turn, option, press
from handlers.unit_scope import running
from rules.collective_pledge import Change, CollectiveItem, CollectiveState
from rules.issued_pledge import Answered, Bearers, IssuedItem, IssuedPledge, joined
from rules.records import PledgeState, Role
from storage import campaigns, collective_pledges, issued_pledges, people, pledges
from storage.people import Person

A_SCREEN = 6
NO_TITLE = 0  # a unit may pledge without aiming at a title


def bears(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the pledge was issued to the person, or to the unit named, for which the person signs."""
    found = issued_pledges.by_id(conn, arguments["issued"])
    if found is None:
        return False
    if found.bearers_are is Bearers.PEOPLE:
        return found.state_of(person.official_id) is not None
    return found.state_of(arguments["unit"]) is not None and signs(conn, person, {"unit": arguments["unit"]})


@allow(Role.MEMBER)
def mine(turn: Turn, campaign: int | None = None) -> None:
    """What has been issued to the person and waits."""
    found = chosen(turn, campaign, "issued.mine")
    if found is None:
        return
    waiting = issued_pledges.waiting_for_official(turn.conn, found.id, turn.me.official_id)[:A_SCREEN]
    choices = [option(each.name[:40], "issued.open", issued=each.id, unit=0) for each in waiting]
    turn.say("issued/mine", [*choices, press("mine", "menu.mine"), press("menu", "menu.show")], waiting=waiting)


@allow(Role.MEMBER, when=bears)
def open_(turn: Turn, issued: int, unit: int) -> None:
    """One issued pledge, to be taken up or adjusted."""
    found = _standing(turn, issued, unit)
    if found is None:
        return
    about = {"issued": issued, "unit": unit}
    choices = [press("accept", "issued.accept", **about), press("adjust", "issued.adjust", **about)]
    named = people.unit(turn.conn, unit) if found.bearers_are is Bearers.UNITS else None
    turn.say("issued/notice", choices, unit=named, **words(turn, found))


def _standing(turn: Turn, issued: int, unit: int) -> IssuedPledge | None:
    """The pledge, unless it was taken back or taken up already, or its campaign is not open: the person is told."""
    found = issued_pledges.by_id(turn.conn, issued)
    assert found is not None  # it was read for access
    bearer = unit if found.bearers_are is Bearers.UNITS else turn.me.official_id
    if found.withdrawn_at is not None or found.state_of(bearer) is not Answered.WAITING:
        turn.say("issued/answered", [press("menu", "menu.show")], withdrawn=found.withdrawn_at is not None)
        return None
    at = unit if found.bearers_are is Bearers.UNITS else turn.me.unit_id
    return found if running(turn, found.campaign_id, at) is not None else None


@allow(Role.MEMBER, when=bears)
def accept(turn: Turn, issued: int, unit: int, title_id: int | None = None) -> None:
    """Take it up as it is: the title is asked for when there is no pledge yet that names one."""
    found = _standing(turn, issued, unit)
    filling = _filling(turn, found, unit, Answered.ACCEPTED) if found is not None else None
    if found is None or filling is None:
        return
    level = "collective" if found.bearers_are is Bearers.UNITS else "individual"
    titles = campaigns.titles_for(turn.conn, level, turn.today)
    named: dict[int, tuple[int | None, str]] = {key: (key, name) for key, name in titles}
    named |= {NO_TITLE: (None, "")} if level == "collective" else {}
    if "title" not in filling.answers and title_id not in named:
        _ask_title(turn, found, unit, titles)
        return
    title = {} if "title" in filling.answers else {"title": Answer(*named[title_id or NO_TITLE])}
    _save(turn, found, Filling(filling.about, {**title, **filling.answers}))


def _ask_title(turn: Turn, found: IssuedPledge, unit: int, titles: Sequence[tuple[int, str]]) -> None:
    about = {"issued": found.id, "unit": unit}
    choices = [option(name, "issued.accept", **about, title_id=key) for key, name in titles]
    to_unit = found.bearers_are is Bearers.UNITS
    choices += [press("none", "issued.accept", **about, title_id=NO_TITLE)] if to_unit else []
    turn.say("issued/ask_title", choices, unit=people.unit(turn.conn, unit) if to_unit else None)


def _save(turn: Turn, found: IssuedPledge, filling: Filling) -> None:
    """Store it the way the form does; a unit's head signs at once, having seen all of it."""
    _form(found).save(turn, filling)
    if found.bearers_are is Bearers.UNITS:
        stored = collective_pledges.of_unit(turn.conn, found.campaign_id, filling.about["unit"])
        if stored is not None and stored.state is CollectiveState.DRAFT:
            late = pledge.window(turn, found.campaign_id) != "open"
            decided(turn, stored.id, stored.revision, Change.SIGN, late=late)


def _form(found: IssuedPledge) -> Form:
    return collective_form.FORM if found.bearers_are is Bearers.UNITS else pledge.FORM


@allow(Role.MEMBER, when=bears)
def adjust(turn: Turn, issued: int, unit: int) -> None:
    """Open the form with everything that was issued."""
    found = _standing(turn, issued, unit)
    filling = _filling(turn, found, unit, Answered.ADJUSTED) if found is not None else None
    if found is not None and filling is not None:
        start(turn, _form(found), filling.about, filling.answers)


def _filling(turn: Turn, found: IssuedPledge, unit: int, answered: Answered) -> Filling | None:
    """The form as if it had been filled in: what is pledged already, then what was issued. None when that is too much."""
    about: dict[str, Any] = {"campaign": found.campaign_id, "issued": found.id, "answered": answered}
    if found.bearers_are is Bearers.UNITS:
        return _of_unit(turn, found, about | {"unit": unit})
    own = pledges.mine(turn.conn, found.campaign_id, turn.me.official_id)
    if own is None or own.state is PledgeState.WITHDRAWN:
        return Filling(about, as_answers(found.items))
    title = {"title": Answer(pledges.title_of(turn.conn, own.id, own.revision), own.title)}
    kept = tuple(
        IssuedItem(i.text, i.amount, i.unit, i.due_on, i.target_id, i.topic_id, i.comparator) for i in own.items
    )
    return _together(turn, about, title, kept, found.items)


def _of_unit(turn: Turn, found: IssuedPledge, about: dict[str, Any]) -> Filling | None:
    own = collective_pledges.of_unit(turn.conn, found.campaign_id, about["unit"])
    if not collective_form.open_for(turn, found.campaign_id, own):
        return None
    items = tuple(CollectiveItem(**asdict(each)) for each in found.items)
    if own is None:
        return Filling(about, as_answers(items))
    gone = own.state is CollectiveState.WITHDRAWN
    title = {} if gone else {"title": Answer(own.title_id, own.title or "")}
    return _together(turn, about | {"was": own.revision}, title, () if gone else own.items, items)


def _together(
    turn: Turn, about: dict[str, Any], title: dict[str, Answer], own: tuple[Any, ...], added: tuple[Any, ...]
) -> Filling | None:
    items = joined(own, added, MOST_ITEMS)
    if items is None:
        turn.say("issued/too_many", [press("mine", "menu.mine")], most=MOST_ITEMS)
        return None
    return Filling(about, {**title, **as_answers(items)})


ACTIONS: dict[str, Handler] = {
    "issued.mine": mine,
    "issued.open": open_,
    "issued.accept": accept,
    "issued.adjust": adjust,
}
