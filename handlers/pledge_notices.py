"""What is said of a pledge beside its receipt: why a form came too late, and to the confirmer that a returned one is back."""

from datetime import date
from typing import Any

from handlers.form import Filling
from handlers.office_hours import opens_at
from handlers.promise_fields import promised
from handlers.turn import Turn, press
from storage import campaigns, people, pledges, standing
from storage.outbox import Priority

NAMES_SHOWN = 3


def not_taken(turn: Turn, filling: Filling, due_on: date | None, *, standing: bool) -> None:
    """The deadline passed while the form was open: what was typed stays readable, and who can help is named.

    ``standing``: there is a pledge already, which is left as it is; its confirmer may return it to be changed.
    """
    names = _confirmers(turn) if standing else []
    choices = [press("mine", "menu.mine"), press("menu", "menu.show")]
    promises, title = promised(filling), filling.answers["title"].shown
    turn.say("pledge/not_taken", choices, due_on=due_on, standing=standing, names=names, promises=promises, title=title)


def _confirmers(turn: Turn) -> list[str]:
    found = standing.confirmers_of(turn.conn, turn.me.official_id, turn.today)
    return [people.name_of(turn.conn, official_id) for official_id in sorted(found)][:NAMES_SHOWN]


def sent_again(turn: Turn, campaign_id: int) -> None:
    """Tell whoever may confirm it that a returned pledge has come back, in office hours."""
    me, when = turn.me, opens_at(turn.conn, turn.office, turn.now)
    pledge = pledges.mine(turn.conn, campaign_id, me.official_id)
    assert pledge is not None  # it has just been stored
    values: dict[str, Any] = {"name": me.full_name, "campaign": campaigns.get(turn.conn, campaign_id)}
    look = press("look", "unit.pledge", campaign=campaign_id, unit=me.unit_id, pledge=pledge.id)
    for official in sorted(standing.confirmers_of(turn.conn, me.official_id, turn.today)):
        turn.tell(official, "unit/sent_again", [look], priority=Priority.REMINDER, not_before=when, **values)
