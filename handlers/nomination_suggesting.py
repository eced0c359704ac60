"""Anybody may point out an outstanding example; the head of the unit takes it up or declines, and the suggester is told."""

from typing import Any

from handlers import nomination_form
from handlers.access import Access, Handler, allow
from handlers.activities import RECORDING
from handlers.campaign_choice import chosen
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.nominations import not_oneself
from handlers.record_texts import read_text
from handlers.turn import Turn, press
from handlers.unit_scope import running
from rules.nominations import Nomination, NominationState
from rules.records import Role
from storage import files, nominations, people

LONGEST_REASON = 200


@allow(Role.MEMBER)
def suggest(turn: Turn, campaign: int | None = None) -> None:
    """Ask whom to point out."""
    running_now = chosen(turn, campaign, "nomination.suggest")
    if running_now is not None:
        start(turn, SUGGESTION, {"campaign": running_now.id})


def _save(turn: Turn, filling: Filling) -> None:
    campaign, said = filling.about["campaign"], nomination_form.said(filling)
    unit = turn.me.unit_id
    if said.official_id is not None:
        unit = people.unit_of(turn.conn, said.official_id, turn.today) or unit
    if running(turn, campaign, unit) is None:
        return
    me = turn.me.official_id
    made = nominations.add(turn.conn, campaign, unit, said, by=me, now=turn.now, found_on=None)
    files.attach(turn.conn, filling.value("files") or [], me, nomination_id=made)
    choices = [press("record", "nomination.show", nomination=made)]
    for official in _deciders(turn, unit, said.official_id):
        if official != me:
            turn.tell(official, "nomination/suggested", choices, name=said.name, suggester=turn.me.full_name)
    turn.say("nomination/thanks", [press("menu", "menu.show")], name=said.name)


def _deciders(turn: Turn, unit: int, nominee: int | None) -> list[int]:
    """The nearest heads who are not the nominee; without any, the office."""
    for at in people.ancestors(turn.conn, unit):
        found = [each for each in people.heads_over(turn.conn, at, turn.today) if each != nominee]
        if found:
            return found
    return [official for official, _ in people.holders(turn.conn, Role.OFFICE, turn.today)]


@allow(*RECORDING, unit=nominations.unit_owning, when=not_oneself)
def accept(turn: Turn, nomination: int) -> None:
    """Take a suggestion up: it was found today."""
    states = (NominationState.SUGGESTED, NominationState.ACCEPTED)
    me = turn.me.official_id
    done = nominations.decide(turn.conn, nomination, *states, by=me, now=turn.now, found_on=turn.today)
    found = nominations.get(turn.conn, nomination)
    choices = [press("record", "nomination.show", nomination=nomination)]
    if not done or found is None:
        turn.say("nomination/changed", choices)
        return
    _tell(turn, found, "nomination/accepted_notice")
    turn.say("nomination/accepted", choices, name=found.name)


def _tell(turn: Turn, found: Nomination, moment: str, **values: Any) -> None:
    """Let the suggester know, unless they decided themselves."""
    if found.suggested_by is not None and found.suggested_by != turn.me.official_id:
        turn.tell(found.suggested_by, moment, name=found.name, **values)


@allow(*RECORDING, unit=nominations.unit_owning, when=not_oneself)
def decline(turn: Turn, nomination: int) -> None:
    """Ask why a suggestion is not taken up."""
    _ask(turn, nomination, NominationState.SUGGESTED)


@allow(*RECORDING, unit=nominations.unit_owning, when=not_oneself)
def withdraw(turn: Turn, nomination: int) -> None:
    """Ask why a nomination is taken back."""
    _ask(turn, nomination, NominationState.ACCEPTED)


def _ask(turn: Turn, nomination: int, expected: NominationState) -> None:
    found = nominations.get(turn.conn, nomination)
    if found is None or found.state != expected:
        turn.say("nomination/changed", [press("record", "nomination.show", nomination=nomination)])
    else:
        start(turn, ENDING, {"nomination": nomination, "state": str(expected)})


def _read_reason(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return read_text(turn, given, LONGEST_REASON)


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    found = nominations.get(turn.conn, filling.about["nomination"])
    declined = filling.about["state"] == NominationState.SUGGESTED
    return {"name": found.name if found else "", "declined": declined, "suggested": bool(found and found.suggested_by)}


def _end(turn: Turn, filling: Filling) -> None:
    nomination, state = filling.about["nomination"], NominationState(filling.about["state"])
    ended = NominationState.DECLINED if state == NominationState.SUGGESTED else NominationState.WITHDRAWN
    reason, me = filling.value("reason"), turn.me.official_id
    done = nominations.decide(turn.conn, nomination, state, ended, by=me, now=turn.now, reason=reason)
    found = nominations.get(turn.conn, nomination)
    choices = [press("record", "nomination.show", nomination=nomination)]
    if not done or found is None:
        turn.say("nomination/changed", choices)
        return
    if ended == NominationState.DECLINED:
        _tell(turn, found, "nomination/declined_notice", reason=reason)
    turn.say("nomination/ended", choices, **_values(turn, filling))


SUGGESTION = Form(
    name="nomination/suggestion",
    access=Access(frozenset({Role.MEMBER})),
    fields=nomination_form.fields,
    review="nomination/review",
    save=_save,
    heard=nomination_form.heard,
)
ENDING = Form(
    name="nomination/ending",
    access=decline.access,  # type: ignore[attr-defined]
    fields=lambda filling: [Field("reason", "nomination/ending/ask_reason", _read_reason, values=_values)],
    review="nomination/ending/review",
    save=_end,
    values=_values,
)

ACTIONS: dict[str, Handler] = {
    "nomination.suggest": suggest,
    "nomination.accept": accept,
    "nomination.decline": decline,
    "nomination.withdraw": withdraw,
}
