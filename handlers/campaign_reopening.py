"""Opening a closed campaign again: the office gives a reason, which is kept; milestones to come remind from that day."""

from typing import Any

from handlers import answers
from handlers.access import Handler, allow
from handlers.extension_rights import approver_role
from handlers.filling import start
from handlers.form import Field, Filling, Form
from handlers.office_hours import opens_at
from handlers.turn import Turn, press
from rules.records import Role
from storage import audit, campaigns, people
from storage.campaigns import CLOSED, OPEN
from storage.outbox import Priority

SHORTEST_REASON, LONGEST_REASON = 5, 400


@allow(Role.OFFICE, Role.ADMIN)
def reopen(turn: Turn, campaign: int) -> None:
    """Ask for the reason."""
    if campaigns.get(turn.conn, campaign).state == CLOSED:
        start(turn, FORM, {"campaign": campaign})
    else:
        turn.say("reopening/not_closed", [press("office", "office.show")])


def _about(turn: Turn, filling: Filling) -> dict[str, Any]:
    campaign = campaigns.get(turn.conn, filling.about["campaign"])
    passed = [m for m in campaigns.milestones_of(turn.conn, campaign.id) if m.due_on < turn.today]
    return {"campaign": campaign, "passed": len(passed)}


def _reopened(turn: Turn, filling: Filling) -> None:
    campaign_id, reason = filling.about["campaign"], filling.value("reason")
    if not campaigns.set_state(turn.conn, campaign_id, [CLOSED], OPEN):
        turn.say("reopening/not_closed", [press("office", "office.show")])
        return
    for milestone in campaigns.milestones_of(turn.conn, campaign_id):
        campaigns.move_milestone(turn.conn, milestone.id, milestone.due_on, turn.today)
    audit.record(turn.conn, turn.me.official_id, "campaign.reopened", f"campaign:{campaign_id}", reason, turn.now)
    tell_approver(turn, "reopening/told", campaign_id, reason)
    choices = [press("milestones", "milestone.list", campaign=campaign_id), press("office", "office.show")]
    turn.say("reopening/reopened", choices, **_about(turn, filling))


def tell_approver(turn: Turn, moment: str, campaign_id: int, reason: str) -> None:
    """Whoever approves later days learns of it, in office hours."""
    role, when = approver_role(turn.conn) or Role.DIRECTOR, opens_at(turn.conn, turn.office, turn.now)
    values: dict[str, Any] = {"campaign": campaigns.get(turn.conn, campaign_id), "reason": reason}
    for official in {each for each, _ in people.holders(turn.conn, role, turn.today)} - {turn.me.official_id}:
        urgency: dict[str, Any] = {"priority": Priority.REMINDER, "not_before": when}
        turn.tell(official, moment, [press("menu", "menu.show")], by=turn.me.full_name, **values, **urgency)


FORM = Form(
    name="reopening",
    access=reopen.access,  # type: ignore[attr-defined]
    fields=lambda filling: [
        Field("reason", "reopening/ask_reason", answers.reason("reopening/which_reason"), values=_about)
    ],
    review="reopening/review",
    save=_reopened,
    values=_about,
)

ACTIONS: dict[str, Handler] = {"campaign.reopen": reopen}
