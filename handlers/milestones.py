"""A campaign's milestones, and moving a deadline: the new day, the reason, whom it concerns."""

from collections.abc import Callable
from datetime import date
from typing import Any

from handlers import answers, extensions
from handlers.access import allow
from handlers.deliveries import opened
from handlers.extension_rights import approval_needed
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.milestone_effect import effect
from handlers.phrases import phrase
from handlers.turn import Turn, option, press
from rules.records import Milestone, Role
from storage import calendar, campaigns

SHORTEST_REASON, LONGEST_REASON = 5, 400


@allow(Role.OFFICE, Role.ADMIN)
def list_(turn: Turn, campaign: int | None = None) -> None:
    """The milestones of a campaign; a press moves one."""
    found = opened(turn, campaign, "milestone.list")
    if found is None:
        return
    milestones = campaigns.milestones_of(turn.conn, found.id)
    choices = []
    if found.state == campaigns.OPEN:
        choices = [
            option(phrase(turn, "milestone/move_label", milestone=m), "milestone.move", milestone=m.id)
            for m in milestones
        ]
        choices.append(press("add", "milestone.add", campaign=found.id))
        choices.append(press("remove", "milestone.remove_which", campaign=found.id))
        choices.append(press("close", "campaign.close", campaign=found.id))
    elif found.state == campaigns.CLOSED:
        choices.append(press("reopen", "campaign.reopen", campaign=found.id))
        choices.append(press("archive", "campaign.archive", campaign=found.id))
    choices.append(press("office", "office.show"))
    turn.say("milestone/list", choices, campaign=found, milestones=milestones, today=turn.today)


@allow(Role.OFFICE, Role.ADMIN)
def move(turn: Turn, milestone: int) -> None:
    """Ask for the new day and the reason."""
    found = campaigns.milestone(turn.conn, milestone)
    if campaigns.get(turn.conn, found.campaign_id).state == campaigns.OPEN:
        start(turn, FORM, {"milestone": milestone, "due_on": found.due_on.isoformat()})
    else:
        turn.say("milestone/closed", [press("office", "office.show")])


def _moved(turn: Turn, filling: Filling) -> Milestone:
    return campaigns.milestone(turn.conn, filling.about["milestone"])


def _read_day(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    found = answers.coming_day(turn, given)
    if found == _moved(turn, filling).due_on:
        return Again("milestone/same_day", {"day": found})
    return answers.dated(found)


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    milestone = _moved(turn, filling)
    new = filling.value("day")
    found = effect(turn, milestone, date.fromisoformat(new) if new else None)
    values: dict[str, Any] = {"milestone": milestone, "owing": found.people, "effect": found}
    if new is not None:
        day = date.fromisoformat(new)
        working = calendar.working_calendar(turn.conn).is_working(day)
        values |= {"day": day, "working": working, "approval": _needs_approval(turn, milestone, day)}
    return values


def _save(turn: Turn, filling: Filling) -> None:
    milestone, day = _moved(turn, filling), date.fromisoformat(filling.value("day"))
    back = [press("list", "milestone.list", campaign=milestone.campaign_id), press("office", "office.show")]
    if milestone.due_on.isoformat() != filling.about["due_on"]:
        turn.say("milestone/changed", back, milestone=milestone)
        return
    if _needs_approval(turn, milestone, day):
        extensions.propose(turn, milestone, day, filling.value("reason"))
        return
    extensions.moved(turn, milestone, day, filling.value("reason"))
    turn.say("milestone/moved", back, milestone=milestone, day=day)


def _needs_approval(turn: Turn, milestone: Milestone, day: date) -> bool:
    """Whether a named approver decides: of later days only, an earlier one is the office's own."""
    return day > milestone.due_on and approval_needed(turn.conn, turn.me)


FORM = Form(
    name="milestone",
    access=move.access,  # type: ignore[attr-defined]
    fields=lambda filling: [
        Field("day", "milestone/ask_day", _read_day, values=_values),
        Field("reason", "milestone/ask_reason", answers.reason("milestone/which_reason")),
    ],
    review="milestone/review",
    save=_save,
    values=_values,
)

ACTIONS: dict[str, Callable[..., None]] = {"milestone.list": list_, "milestone.move": move}
