"""Approving a campaign made from a document: the office submits, the approver approves or returns it with a reason."""

from typing import Any

from sqlalchemy import Connection

from handlers import answers, draft
from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Field, Filling, Form
from handlers.phrases import phrase
from handlers.turn import Turn, option, press
from rules.campaign_draft import FACTS
from rules.records import MilestoneKind, Role
from storage import approvals, campaign_drafts, campaigns, people
from storage.people import Person

SHORTEST_REASON, LONGEST_REASON = 5, 400
ROLES = (Role.OFFICE, Role.COUNCIL, Role.DIRECTOR, Role.ADMIN)
NEEDED = ("title", "year")


def approver(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether a person holds the role that approves."""
    return person.has(approvals.approver_role(conn))


@allow(Role.OFFICE, Role.ADMIN)
def ask(turn: Turn, campaign: int) -> None:
    """What is still missing in the draft, then the question whether to submit it."""
    if draft.found(turn, campaign) is None:
        return
    unsure = [name for name in campaigns.details(turn.conn, campaign).doubtful if name in NEEDED]
    if unsure:
        about = {"campaign": campaign, "part": "facts"}
        choices = [
            option(phrase(turn, "draft/edit_label", part="facts", field=name), "draft.entry", **about, entry=at)
            for at, name in enumerate(FACTS)
            if name in unsure
        ]
        turn.say("approval/first", [*choices, press("draft", "draft.show", campaign=campaign)])
        return
    choices = [press("submit", "approval.submit", campaign=campaign), press("draft", "draft.show", campaign=campaign)]
    turn.say("approval/ask", choices, **_summary(turn, campaign))


def _summary(turn: Turn, campaign_id: int) -> dict[str, Any]:
    whole = campaign_drafts.whole(turn.conn, campaign_id)
    milestones = campaigns.milestones_of(turn.conn, campaign_id)
    return {
        "campaign": campaigns.get(turn.conn, campaign_id),
        "counts": {part: len(found) for part, found in whole.items()},
        "doubtful": sum(each.doubtful for found in whole.values() for each in found),
        "unowned": sum(each.values["owner_unit_id"] is None for each in whole["targets"]),
        "milestones": milestones,
        "registration": any(m.kind == MilestoneKind.REGISTRATION for m in milestones),
    }


@allow(Role.OFFICE, Role.ADMIN)
def submit(turn: Turn, campaign: int) -> None:
    """Put the draft before everybody who may approve it."""
    if draft.found(turn, campaign) is None:
        return
    if approvals.state(turn.conn, campaign) == approvals.SUBMITTED:
        turn.say("approval/already", [press("draft", "draft.show", campaign=campaign)])
        return
    approvals.submit(turn.conn, campaign, by=turn.me.official_id, now=turn.now)
    about = {"campaign": campaign, "content": approvals.content(turn.conn, campaign)}
    role = approvals.approver_role(turn.conn)
    others = {official for official, _ in people.holders(turn.conn, role, turn.today)} - {turn.me.official_id}
    values = {**_summary(turn, campaign), "by": turn.me.full_name}
    told = [turn.tell(official, "approval/asked", _answers(about), **values) for official in sorted(others)]
    reached = sum(row is not None for row in told)
    turn.say("approval/submitted", [press("draft", "draft.show", campaign=campaign)], reached=reached)


def _answers(about: dict[str, Any]) -> list[Any]:
    look = {"campaign": about["campaign"]}
    return [
        press("approve", "approval.approve", **about),
        press("give_back", "approval.give_back", **about),
        press("contents", "campaign.preview_contents", **look),
        press("original", "document.original", **look),
    ]


def _after() -> list[Any]:
    return [press("approvals", "approvals.show"), press("menu", "menu.show")]


def _waiting(turn: Turn, campaign_id: int, content: str) -> bool:
    """Whether the campaign still waits just as this person was shown it; otherwise they are told."""
    row = campaigns.details(turn.conn, campaign_id)
    now = approvals.state(turn.conn, campaign_id)
    if row.state == campaigns.DRAFT and now == approvals.SUBMITTED and row.approved_content == content:
        if row.submitted_by != turn.me.official_id:
            return True
        turn.say("approval/own", [press("menu", "menu.show")])
    else:
        turn.say("approval/passed", [press("menu", "menu.show")], campaign=campaigns.get(turn.conn, campaign_id))
    return False


@allow(*ROLES, when=approver)
def look(turn: Turn, campaign: int) -> None:
    """A submitted campaign again, with what can be answered."""
    row = campaigns.details(turn.conn, campaign)
    if _waiting(turn, campaign, row.approved_content):
        by = people.name_of(turn.conn, row.submitted_by)
        about = {"campaign": campaign, "content": row.approved_content}
        turn.say("approval/asked", _answers(about), **_summary(turn, campaign), by=by)


@allow(*ROLES, when=approver)
def approve(turn: Turn, campaign: int, content: str) -> None:
    """Approve what was shown; who submitted it is told and may open it."""
    if not _waiting(turn, campaign, content):
        return
    approvals.approve(turn.conn, campaign, by=turn.me.official_id, now=turn.now)
    values: dict[str, Any] = {"campaign": campaigns.get(turn.conn, campaign), "by": turn.me.full_name}
    submitter = campaigns.details(turn.conn, campaign).submitted_by
    turn.tell(submitter, "approval/approved", [press("preview", "campaign.preview", campaign=campaign)], **values)
    turn.say("approval/thanks", _after(), campaign=values["campaign"])


@allow(*ROLES, when=approver)
def give_back(turn: Turn, campaign: int, content: str) -> None:
    """Ask for the reason."""
    if _waiting(turn, campaign, content):
        start(turn, FORM, {"campaign": campaign, "content": content})


def _returned(turn: Turn, filling: Filling) -> None:
    campaign, reason = filling.about["campaign"], filling.value("reason")
    if not _waiting(turn, campaign, filling.about["content"]):
        return
    approvals.give_back(turn.conn, campaign, reason, by=turn.me.official_id, now=turn.now)
    values = {"campaign": campaigns.get(turn.conn, campaign), "by": turn.me.full_name, "reason": reason}
    submitter = campaigns.details(turn.conn, campaign).submitted_by
    turn.tell(submitter, "approval/returned", [press("draft", "draft.show", campaign=campaign)], **values)
    turn.say("approval/given_back", _after(), campaign=values["campaign"])


FORM = Form(
    name="approval",
    access=give_back.access,  # type: ignore[attr-defined]
    fields=lambda filling: [Field("reason", "approval/ask_reason", answers.reason("approval/which_reason"))],
    review="",
    save=_returned,
)
ACTIONS: dict[str, Handler] = {
    "approval.ask": ask,
    "approval.submit": submit,
    "approval.look": look,
    "approval.approve": approve,
    "approval.give_back": give_back,
}
