"""Opening a campaign: typed confirmation, a second person's for many people, two minutes in which nothing is sent yet."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from handlers.access import allow
from handlers.campaign_preview import APPROVERS, changed
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.phrases import phrase
from handlers.turn import Turn, press
from rules.delivery import needs_second_approver
from rules.records import Role
from rules.words import fold
from storage import approvals, audit, campaigns, deliveries, people, settings
from storage.campaigns import AWAITING, DRAFT, HELD

HOLD = timedelta(minutes=2)


@allow(Role.OFFICE, Role.ADMIN)
def begin(turn: Turn, campaign: int) -> None:
    """Ask for the typed confirmation."""
    found = campaigns.get(turn.conn, campaign)
    if found.state != DRAFT:
        changed(turn, found)
    elif _approved(turn, campaign):
        _ask(turn, campaign, second=False)


def _approved(turn: Turn, campaign: int) -> bool:
    """Whether the campaign may be opened as it stands; otherwise the person is told what comes first."""
    if approvals.may_open(turn.conn, campaign):
        return True
    about = {"campaign": campaign}
    choices = [press("submit", "approval.ask", **about), press("draft", "draft.show", **about)]
    changed_since = bool(campaigns.details(turn.conn, campaign).submitted_at)
    turn.say("approval/needed", [*choices, press("office", "office.show")], changed=changed_since)
    return False


@allow(*APPROVERS)
def approve(turn: Turn, campaign: int) -> None:
    """The second person's turn to confirm."""
    row = campaigns.details(turn.conn, campaign)
    if row.state != AWAITING:
        changed(turn, campaigns.get(turn.conn, campaign))
    elif row.opened_by == turn.me.official_id:
        turn.say("opening/own_request", [press("cancel", "campaign.unhold", campaign=campaign)])
    else:
        _ask(turn, campaign, second=True)


def _ask(turn: Turn, campaign_id: int, *, second: bool) -> None:
    reached = deliveries.reach(turn.conn, campaign_id, turn.today).reachable
    start(turn, FORM, {"campaign": campaign_id, "people": reached, "second": second})


def _words(turn: Turn) -> str:
    return phrase(turn, "opening/words")


def _read_words(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """The number of people, or the words; nothing shorter, nothing alike."""
    typed = (given.text or "").strip()
    number = typed.replace(".", "").replace(" ", "")
    people_told = filling.about["people"]
    if fold(typed) == fold(_words(turn)) or (people_told and number == str(people_told)):
        return Answer(typed, typed)
    return Again("opening/wrong_words", {"typed": typed[:60]})


def _question(turn: Turn, filling: Filling) -> dict[str, Any]:
    campaign = campaigns.get(turn.conn, filling.about["campaign"])
    return {"campaign": campaign, "people": filling.about["people"], "words": _words(turn)}


def _confirmed(turn: Turn, filling: Filling) -> None:
    campaign_id, reached = filling.about["campaign"], filling.about["people"]
    above = settings.number(turn.conn, "second_approver_above")
    if not _approved(turn, campaign_id):
        return
    if filling.about["second"]:
        _hold(turn, campaign_id, reached, AWAITING)
    elif needs_second_approver(reached, above):
        _ask_second(turn, campaign_id, reached, above)
    else:
        _hold(turn, campaign_id, reached, DRAFT)


def _hold(turn: Turn, campaign_id: int, reached: int, expected: str) -> None:
    until = turn.now + HOLD
    opener = {"opened_by": turn.me.official_id} if expected == DRAFT else {}
    if not campaigns.set_state(turn.conn, campaign_id, [expected], HELD, hold_until=until, **opener):
        changed(turn, campaigns.get(turn.conn, campaign_id))
        return
    _record(turn, "campaign.confirmed" if expected == DRAFT else "campaign.approved", campaign_id)
    turn.say("opening/held", [press("cancel", "campaign.unhold", campaign=campaign_id)], people=reached, until=until)


def _ask_second(turn: Turn, campaign_id: int, reached: int, above: int) -> None:
    me = turn.me.official_id
    if not campaigns.set_state(turn.conn, campaign_id, [DRAFT], AWAITING, opened_by=me, awaiting_since=turn.now):
        changed(turn, campaigns.get(turn.conn, campaign_id))
        return
    _record(turn, "campaign.confirmed", campaign_id)
    look = [press("look", "campaign.preview", campaign=campaign_id)]
    values: dict[str, Any] = {"opener": turn.me.full_name, "people": reached}
    values |= {"campaign": campaigns.get(turn.conn, campaign_id)}
    others = {official for role in APPROVERS for official, _ in people.holders(turn.conn, role, turn.today)} - {me}
    asked = [turn.tell(official, "opening/asked", look, **values) for official in sorted(others)]
    choices = [press("cancel", "campaign.unhold", campaign=campaign_id)]
    turn.say("opening/awaiting", choices, above=above, asked=sum(row is not None for row in asked))


@allow(*APPROVERS)
def unhold(turn: Turn, campaign: int) -> None:
    """Cancel before anything was sent."""
    undone = {"hold_until": None, "opened_by": None, "awaiting_since": None}
    if not campaigns.set_state(turn.conn, campaign, [HELD, AWAITING], DRAFT, **undone):
        changed(turn, campaigns.get(turn.conn, campaign))
        return
    _record(turn, "campaign.cancelled", campaign)
    turn.say("opening/cancelled", [press("drafts", "campaign.drafts"), press("office", "office.show")])


def _record(turn: Turn, action: str, campaign_id: int) -> None:
    audit.record(turn.conn, turn.me.official_id, action, f"campaign:{campaign_id}", "", turn.now)


FORM = Form(
    name="opening",
    access=approve.access,  # type: ignore[attr-defined]
    fields=lambda filling: [Field("words", "opening/ask_words", _read_words, values=_question)],
    review="",
    save=_confirmed,
)

ACTIONS: dict[str, Callable[..., None]] = {
    "campaign.open": begin,
    "campaign.approve": approve,
    "campaign.unhold": unhold,
}
