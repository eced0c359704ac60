"""Taking a campaign out of the archive again: it is closed as before it was put away; the reason is kept."""

from typing import Any

from handlers import answers
from handlers.access import Handler, allow
from handlers.campaign_reopening import tell_approver
from handlers.filling import start
from handlers.form import Field, Filling, Form
from handlers.turn import Turn, press
from rules.records import Role
from storage import audit, campaigns
from storage.campaigns import ARCHIVED, CLOSED


@allow(Role.OFFICE, Role.ADMIN)
def take_out(turn: Turn, campaign: int) -> None:
    """Ask for the reason."""
    if campaigns.get(turn.conn, campaign).state == ARCHIVED:
        start(turn, FORM, {"campaign": campaign})
    else:
        turn.say("taking_out/not_archived", [press("office", "office.show")])


def _about(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"campaign": campaigns.get(turn.conn, filling.about["campaign"])}


def _taken_out(turn: Turn, filling: Filling) -> None:
    campaign, reason = filling.about["campaign"], filling.value("reason")
    if not campaigns.set_state(turn.conn, campaign, [ARCHIVED], CLOSED):
        turn.say("taking_out/not_archived", [press("office", "office.show")])
        return
    audit.record(turn.conn, turn.me.official_id, "campaign.taken_out", f"campaign:{campaign}", reason, turn.now)
    tell_approver(turn, "taking_out/told", campaign, reason)
    choices = [press("reopen", "campaign.reopen", campaign=campaign), press("desk", "campaign.desk", campaign=campaign)]
    turn.say("taking_out/taken_out", [*choices, press("office", "office.show")], **_about(turn, filling))


FORM = Form(
    name="taking_out",
    access=take_out.access,  # type: ignore[attr-defined]
    fields=lambda filling: [
        Field("reason", "taking_out/ask_reason", answers.reason("reopening/which_reason"), values=_about)
    ],
    review="taking_out/review",
    save=_taken_out,
    values=_about,
)

ACTIONS: dict[str, Handler] = {"campaign.take_out": take_out}
