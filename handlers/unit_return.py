"""Returning a pledge: a reason in the head's own words, told to the official together with the way to correct it."""

from typing import Any

from handlers import answers, unit_pledges
from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Field, Filling, Form
from handlers.turn import Turn, press
from handlers.unit_scope import DECIDING, may_decide, named_unit, running
from rules.records import PledgeState
from storage import campaigns, people, pledges, unsent_reminders

LONGEST_REASON = 500


@allow(*DECIDING, unit=named_unit, when=may_decide)
def begin(turn: Turn, campaign: int, unit: int, pledge: int, revision: int) -> None:
    """Ask for the reason, unless the pledge has changed since it was looked at."""
    found = pledges.by_id(turn.conn, pledge)
    if found is None or found.revision != revision:
        unit_pledges.show(turn, campaign, unit, pledge, before=("unit/changed", {}))
        return
    start(turn, FORM, {"campaign": campaign, "unit": unit, "pledge": pledge, "revision": revision})


def _owner(turn: Turn, filling: Filling) -> dict[str, Any]:
    official_id = pledges.owner(turn.conn, dict(filling.about))
    return {"name": people.name_of(turn.conn, official_id) if official_id is not None else ""}


def _save(turn: Turn, filling: Filling) -> None:
    campaign_id, unit, pledge_id, revision = (filling.about[n] for n in ("campaign", "unit", "pledge", "revision"))
    if running(turn, campaign_id, unit) is None:
        return
    reason, me = filling.value("reason"), turn.me.official_id
    done = pledges.decide(turn.conn, pledge_id, revision, PledgeState.RETURNED, by=me, now=turn.now, why=reason)
    found = pledges.by_id(turn.conn, pledge_id)
    if not done or found is None:
        unit_pledges.show(turn, campaign_id, unit, pledge_id, before=("unit/changed", {}))
        return
    unsent_reminders.settled_unit(turn.conn, unit, campaign_id)
    campaign = campaigns.get(turn.conn, campaign_id)
    edit = press("edit", "pledge.edit", pledge=pledge_id, revision=found.revision)
    told = turn.tell(found.official_id, "unit/returned_notice", [edit], campaign=campaign, reason=reason)
    about = {"campaign": campaign_id, "unit": unit}
    choices = [press("waiting", "unit.waiting", **about), press("unit", "unit.show", **about)]
    turn.say("unit/returned", choices, told=told is not None, **_owner(turn, filling))


FORM = Form(
    name="unit/return",
    access=begin.access,  # type: ignore[attr-defined]
    fields=lambda filling: [
        Field("reason", "unit/return/ask_reason", answers.reason("unit/return/which_reason"), values=_owner)
    ],
    review="unit/return/review",
    save=_save,
    values=_owner,
)

ACTIONS: dict[str, Handler] = {"unit.return": begin}
