"""Closing a campaign by typed confirmation, and putting a closed one away."""

from collections.abc import Callable
from typing import Any

from handlers.access import allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.phrases import phrase
from handlers.turn import Turn, press
from rules.records import Role
from rules.words import fold
from storage import audit, broadcasts, campaigns, nudges, unsent_reminders


@allow(Role.OFFICE, Role.ADMIN)
def close(turn: Turn, campaign: int) -> None:
    """Ask for the typed confirmation."""
    if campaigns.get(turn.conn, campaign).state == campaigns.OPEN:
        start(turn, FORM, {"campaign": campaign})
    else:
        turn.say("closing/not_open", [press("office", "office.show")])


def _words(turn: Turn) -> str:
    return phrase(turn, "closing/words")


def _question(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"campaign": campaigns.get(turn.conn, filling.about["campaign"]), "words": _words(turn)}


def _read_words(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    typed = (given.text or "").strip()
    if fold(typed) == fold(_words(turn)):
        return Answer(typed, typed)
    return Again("closing/wrong_words", {"typed": typed[:60]})


def _closed(turn: Turn, filling: Filling) -> None:
    """Nothing more goes out: neither what is left of the announcement nor reminders."""
    campaign_id = filling.about["campaign"]
    if not campaigns.set_state(turn.conn, campaign_id, [campaigns.OPEN], campaigns.CLOSED):
        turn.say("closing/not_open", [press("office", "office.show")])
        return
    broadcasts.cancel_all(turn.conn, campaign_id)
    for milestone in campaigns.milestones_of(turn.conn, campaign_id):
        unsent_reminders.settled_milestone(turn.conn, milestone.id)
    nudges.settled(turn.conn, campaign_id)
    _record(turn, "campaign.closed", campaign_id)
    choices = [press("archive", "campaign.archive", campaign=campaign_id)]
    choices += [press("reopen", "campaign.reopen", campaign=campaign_id), press("office", "office.show")]
    turn.say("closing/closed", choices, campaign=campaigns.get(turn.conn, campaign_id))


@allow(Role.OFFICE, Role.ADMIN)
def archive(turn: Turn, campaign: int) -> None:
    """Ask once more before putting a campaign away."""
    choices = [press("yes", "campaign.archived", campaign=campaign), press("office", "office.show")]
    turn.say("closing/archive", choices, campaign=campaigns.get(turn.conn, campaign))


@allow(Role.OFFICE, Role.ADMIN)
def archived(turn: Turn, campaign: int) -> None:
    """Put a closed campaign away; all its rows stay."""
    if campaigns.set_state(turn.conn, campaign, [campaigns.CLOSED], campaigns.ARCHIVED):
        _record(turn, "campaign.archived", campaign)
        back = press("take_out", "campaign.take_out", campaign=campaign)
        turn.say("closing/archived", [back, press("office", "office.show")])
    else:
        turn.say("closing/not_closed", [press("office", "office.show")])


def _record(turn: Turn, action: str, campaign_id: int) -> None:
    audit.record(turn.conn, turn.me.official_id, action, f"campaign:{campaign_id}", "", turn.now)


FORM = Form(
    name="closing",
    access=close.access,  # type: ignore[attr-defined]
    fields=lambda filling: [Field("words", "closing/ask_words", _read_words, values=_question)],
    review="",
    save=_closed,
)

ACTIONS: dict[str, Callable[..., None]] = {
    "campaign.close": close,
    "campaign.archive": archive,
    "campaign.archived": archived,
}
