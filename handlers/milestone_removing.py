"""Taking a milestone of a running campaign off, and putting it back."""

from handlers.access import Handler, allow
from handlers.extension_rights import approval_needed
from handlers.milestone_effect import effect
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from rules.milestones import Milestone, MilestoneKind
from rules.records import Role
from storage import audit, campaigns, milestones, unsent_reminders


@allow(Role.OFFICE, Role.ADMIN)
def choose(turn: Turn, campaign: int) -> None:
    """Which milestone to take off, or to put back."""
    standing, gone = campaigns.milestones_of(turn.conn, campaign), milestones.removed(turn.conn, campaign)
    choices = [
        option(phrase(turn, "milestone/remove_label", milestone=m), "milestone.remove", milestone=m.id)
        for m in standing
    ]
    choices += [
        option(phrase(turn, "milestone/restore_label", milestone=m), "milestone.restore", milestone=m.id) for m in gone
    ]
    turn.say("milestone/remove_which", [*choices, *_back(campaign)], removed=gone)


def _back(campaign: int) -> list[Choice]:
    return [press("list", "milestone.list", campaign=campaign), press("office", "office.show")]


@allow(Role.OFFICE, Role.ADMIN)
def remove(turn: Turn, milestone: int) -> None:
    """Whom it concerns, before it is done."""
    found = campaigns.milestone(turn.conn, milestone)
    if not _running(turn, found):
        return
    back = _back(found.campaign_id)
    if _only_moved(turn, found):
        turn.say("milestone/remove_not", [press("move", "milestone.move", milestone=found.id), *back], milestone=found)
        return
    choices = [press("remove", "milestone.removed", milestone=found.id, due_on=found.due_on.isoformat()), *back]
    turn.say("milestone/remove", choices, milestone=found, effect=effect(turn, found))


def _running(turn: Turn, milestone: Milestone) -> bool:
    if campaigns.get(turn.conn, milestone.campaign_id).state == campaigns.OPEN:
        return True
    turn.say("milestone/closed", [press("office", "office.show")])
    return False


def _only_moved(turn: Turn, milestone: Milestone) -> bool:
    """Taking off a day by which pledges or reports are due is more than a later day, which a named approver grants."""
    return milestone.kind is not MilestoneKind.ACTIVITY and approval_needed(turn.conn, turn.me)


@allow(Role.OFFICE, Role.ADMIN)
def removed(turn: Turn, milestone: int, due_on: str) -> None:
    """Take it off; digests about it that have not left are withdrawn."""
    found = campaigns.milestone(turn.conn, milestone)
    if not _running(turn, found) or _only_moved(turn, found) or found.due_on.isoformat() != due_on:
        turn.say("milestone/changed", _back(found.campaign_id), milestone=found)
        return
    if milestones.remove(turn.conn, milestone, turn.today):
        unsent_reminders.settled_milestone(turn.conn, milestone)
        _record(turn, "milestone.removed", found)
    choices = [press("restore", "milestone.restore", milestone=milestone), *_back(found.campaign_id)]
    turn.say("milestone/removed", choices, milestone=found)


@allow(Role.OFFICE, Role.ADMIN)
def restore(turn: Turn, milestone: int) -> None:
    """Put it back as it was."""
    found = campaigns.milestone(turn.conn, milestone)
    if not _running(turn, found):
        return
    if milestones.restore(turn.conn, milestone, turn.today):
        _record(turn, "milestone.restored", found)
    turn.say("milestone/restored", _back(found.campaign_id), milestone=found)


def _record(turn: Turn, action: str, milestone: Milestone) -> None:
    audit.record(turn.conn, turn.me.official_id, action, f"milestone:{milestone.id}", milestone.name, turn.now)


ACTIONS: dict[str, Handler] = {
    "milestone.remove_which": choose,
    "milestone.remove": remove,
    "milestone.removed": removed,
    "milestone.restore": restore,
}
