"""A later day for a milestone: the office proposes it with a reason, a named approver grants or refuses it in chat."""

from datetime import date
from typing import Any

from handlers import answers
from handlers.access import Handler, allow
from handlers.extension_rights import approver_role, may_decide
from handlers.filling import start
from handlers.form import Field, Filling, Form
from handlers.turn import Choice, Turn, press
from rules.dates import format_date
from rules.records import Milestone, Role
from storage import audit, calendar, campaigns, extensions, people, unsent_reminders
from storage.extensions import GRANTED, REFUSED, WAITING, Extension

SHORTEST_REASON, LONGEST_REASON = 5, 400
DECIDERS = (Role.DIRECTOR, Role.COUNCIL, Role.OFFICE, Role.ADMIN)


def propose(turn: Turn, milestone: Milestone, day: date, reason: str) -> None:
    """Put a later day before everybody who may approve it; without such a person nothing is stored."""
    back = [press("list", "milestone.list", campaign=milestone.campaign_id), press("office", "office.show")]
    asked = _approvers(turn)
    if not asked:
        turn.say("milestone/no_approver", back)
        return
    me = turn.me.official_id
    made = extensions.propose(turn.conn, milestone.id, milestone.due_on, day, reason, by=me, now=turn.now)
    words = f"{format_date(milestone.due_on)} → {format_date(day)}: {reason}"
    audit.record(turn.conn, me, "milestone.extension_proposed", f"milestone:{milestone.id}", words, turn.now)
    facts = _facts(turn, milestone, day) | {"proposer": turn.me.full_name, "reason": reason}
    for official in asked:
        turn.tell(official, "milestone/asked", _answers(made), **facts)
    turn.say("milestone/proposed", back, milestone=milestone, day=day, asked=len(asked))


def _answers(extension: int) -> list[Choice]:
    return [press(name, f"extension.{name}", extension=extension) for name in ("grant", "refuse")]


@allow(*DECIDERS, when=may_decide)
def look(turn: Turn, extension: int) -> None:
    """A proposal again, with what can be answered."""
    found = _waiting(turn, extension)
    if found is not None:
        facts = _facts(turn, campaigns.milestone(turn.conn, found.milestone_id), found.new_due_on)
        proposer = people.name_of(turn.conn, found.proposed_by)
        turn.say("milestone/asked", _answers(extension), **facts, proposer=proposer, reason=found.reason)


def _approvers(turn: Turn) -> list[int]:
    """Whoever holds the approver's role and can be written to."""
    role = approver_role(turn.conn)
    held = people.holders(turn.conn, role, turn.today) if role else []
    return [official for official in dict(held) if people.chat_of(turn.conn, official) is not None]


def _facts(turn: Turn, milestone: Milestone, day: date) -> dict[str, Any]:
    working = calendar.working_calendar(turn.conn).is_working(day)
    campaign = campaigns.get(turn.conn, milestone.campaign_id)
    return {"milestone": milestone, "day": day, "working": working, "campaign": campaign}


@allow(*DECIDERS, when=may_decide)
def grant(turn: Turn, extension: int) -> None:
    """Give the milestone its later day, unless it has been moved or its campaign closed since."""
    found = _waiting(turn, extension)
    if found is None:
        return
    milestone = campaigns.milestone(turn.conn, found.milestone_id)
    running = campaigns.get(turn.conn, milestone.campaign_id).state in (campaigns.OPEN, campaigns.PAUSED)
    if not running or milestone.due_on != found.due_on:
        extensions.decide(turn.conn, extension, REFUSED, by=turn.me.official_id, now=turn.now)
        turn.say("milestone/passed", [press("menu", "menu.show")], milestone=milestone)
        return
    extensions.decide(turn.conn, extension, GRANTED, by=turn.me.official_id, now=turn.now)
    moved(turn, milestone, found.new_due_on, found.reason)
    _told(turn, found, milestone, granted=True)


@allow(*DECIDERS, when=may_decide)
def refuse(turn: Turn, extension: int) -> None:
    """Ask for the reason."""
    if _waiting(turn, extension) is not None:
        start(turn, FORM, {"extension": extension})


def _refused(turn: Turn, filling: Filling) -> None:
    """Leave the milestone where it is; who asked is told why."""
    found = _waiting(turn, filling.about["extension"])
    if found is None:
        return
    reason, me = filling.value("reason"), turn.me.official_id
    milestone = campaigns.milestone(turn.conn, found.milestone_id)
    extensions.decide(turn.conn, found.id, REFUSED, by=me, now=turn.now, answer=reason)
    words = f"{format_date(found.new_due_on)}: {reason}"
    audit.record(turn.conn, me, "milestone.extension_refused", f"milestone:{milestone.id}", words, turn.now)
    _told(turn, found, milestone, granted=False, answer=reason)


def _asked(turn: Turn, filling: Filling) -> dict[str, Any]:
    found = extensions.get(turn.conn, filling.about["extension"])
    return {"milestone": campaigns.milestone(turn.conn, found.milestone_id) if found else None}


def _waiting(turn: Turn, extension: int) -> Extension | None:
    found = extensions.get(turn.conn, extension)
    if found is None or found.outcome != WAITING:
        turn.say("milestone/decided_before", [press("menu", "menu.show")])
        return None
    return found


def _told(turn: Turn, found: Extension, milestone: Milestone, *, granted: bool, answer: str = "") -> None:
    values: dict[str, Any] = {"milestone": milestone, "day": found.new_due_on, "granted": granted, "answer": answer}
    turn.say("milestone/decided", [press("approvals", "approvals.show"), press("menu", "menu.show")], **values)
    if found.proposed_by != turn.me.official_id:
        look = [press("list", "milestone.list", campaign=milestone.campaign_id)]
        turn.tell(found.proposed_by, "milestone/answered", look, approver=turn.me.full_name, **values)


def moved(turn: Turn, milestone: Milestone, day: date, reason: str) -> None:
    """Give a milestone a new day; what was to remind of the old one is withdrawn."""
    campaigns.move_milestone(turn.conn, milestone.id, day, turn.today)
    unsent_reminders.settled_milestone(turn.conn, milestone.id)
    words = f"{format_date(milestone.due_on)} → {format_date(day)}: {reason}"
    audit.record(turn.conn, turn.me.official_id, "milestone.moved", f"milestone:{milestone.id}", words, turn.now)


FORM = Form(
    name="extension",
    access=refuse.access,  # type: ignore[attr-defined]
    fields=lambda filling: [
        Field("reason", "milestone/ask_refusal", answers.reason("approval/which_reason"), values=_asked)
    ],
    review="",
    save=_refused,
)

ACTIONS: dict[str, Handler] = {"extension.look": look, "extension.grant": grant, "extension.refuse": refuse}
