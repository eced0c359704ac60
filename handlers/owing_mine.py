"""What the person who speaks lacks now: at every milestone whose reminding has begun, and answers their units owe."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from handlers.turn import Turn
from rules.deadlines import Deadline
from rules.owing import Debt, Owed
from rules.records import Milestone, Unit
from rules.reminders import MEMBER, rung_day
from storage import calendar, campaigns, owing, people, requests, settings


@dataclass(frozen=True, slots=True)
class Mine:
    """One missing thing and how far its day is: what a campaign asks at a stage (``place``), or an answer a ``unit`` owes."""

    deadline: Deadline
    debt: Debt
    place: tuple[int, int | None] = (0, None)
    unit: Unit | None = None


def of_me(turn: Turn) -> list[Mine]:
    """Everything the person lacks, the nearest day first."""
    return sorted([*_of_milestones(turn), *_answers(turn)], key=lambda mine: mine.deadline.due_on)


def _of_milestones(turn: Turn) -> Iterator[Mine]:
    working, me = calendar.working_calendar(turn.conn), turn.me.official_id
    first = settings.reminding(turn.conn).ladders[MEMBER][0]
    for milestone in _milestones(turn):
        if rung_day(milestone.due_on, min(first, 0), working) <= turn.today:
            deadline = _distance(turn, milestone.name, milestone.due_on)
            for debt in owing.of_people(turn.conn, milestone, [me])[me]:
                yield Mine(deadline, debt, place=(milestone.campaign_id, milestone.stage_id))


def _distance(turn: Turn, name: str, due_on: date) -> Deadline:
    left = calendar.working_calendar(turn.conn).working_days_between(turn.today, due_on)
    return Deadline(name, due_on, turn.today, left)


def _milestones(turn: Turn) -> list[Milestone]:
    unit = turn.me.unit_id
    running = campaigns.running_for(turn.conn, unit)
    every = [m for campaign in running for m in campaigns.milestones_for(turn.conn, campaign.id, unit)]
    return sorted(every, key=lambda milestone: (milestone.due_on, milestone.id))


def _answers(turn: Turn) -> Iterator[Mine]:
    """What the units that the person heads, or stands in for the head of, have not answered."""
    waiting = requests.owing(turn.conn, turn.now) if turn.me.headed() else []
    for unit, key, due_on in waiting:
        found = requests.get(turn.conn, key)
        if found is not None and turn.me.official_id in people.heads_over(turn.conn, unit, turn.today):
            where = people.unit(turn.conn, unit)
            yield Mine(_distance(turn, where.name, due_on), Debt(Owed.ANSWER, 1, (found.text,), key), unit=where)


def next_report(turn: Turn) -> Mine | None:
    """The first report that is missing, or None."""
    return next((each for each in _of_milestones(turn) if each.debt.what is Owed.REPORT), None)
