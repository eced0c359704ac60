"""What the person who speaks lacks now: every milestone whose reminding has begun, the nearest day first."""

from dataclasses import dataclass

from handlers.turn import Turn
from rules.deadlines import Deadline
from rules.owing import Debt, Owed
from rules.records import Milestone
from rules.reminders import MEMBER, rung_day
from storage import calendar, campaigns, owing, settings


@dataclass(frozen=True, slots=True)
class Mine:
    """One missing thing, the milestone that asks for it and how far that is."""

    milestone: Milestone
    deadline: Deadline
    debt: Debt


def of_me(turn: Turn) -> list[Mine]:
    """Everything the person lacks."""
    working, me = calendar.working_calendar(turn.conn), turn.me.official_id
    first = settings.reminding(turn.conn).ladders[MEMBER][0]
    found = []
    for milestone in _milestones(turn):
        if rung_day(milestone.due_on, min(first, 0), working) <= turn.today:
            left = working.working_days_between(turn.today, milestone.due_on)
            deadline = Deadline(milestone.name, milestone.due_on, turn.today, left)
            debts = owing.of_people(turn.conn, milestone, [me])[me]
            found += [Mine(milestone, deadline, debt) for debt in debts]
    return found


def _milestones(turn: Turn) -> list[Milestone]:
    unit = turn.me.unit_id
    running = campaigns.running_for(turn.conn, unit)
    every = [m for campaign in running for m in campaigns.milestones_for(turn.conn, campaign.id, unit)]
    return sorted(every, key=lambda milestone: (milestone.due_on, milestone.id))


def next_report(turn: Turn) -> Mine | None:
    """The first report that is missing, or None."""
    return next((each for each in of_me(turn) if each.debt.what is Owed.REPORT), None)
