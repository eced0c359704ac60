"""Putting a reminder off, once: two hours on, or to the next working morning; told then only if the thing is still owed."""

from datetime import date

from handlers.access import Handler, allow
from handlers.turn import Turn, press
from rules.milestones import Milestone
from rules.records import Role
from rules.reminders import MEMBER
from rules.snooze import may_wait, told_again_at
from storage import calendar, campaigns, reminders, settings, snoozes
from storage.snoozes import Told


@allow(Role.MEMBER)
def later(turn: Turn, day: str) -> None:
    """Once more in two hours; ``day`` is the day of the reminder."""
    _put_off(turn, date.fromisoformat(day), tomorrow=False)


@allow(Role.MEMBER)
def tomorrow(turn: Turn, day: str) -> None:
    """Once more on the next working morning."""
    _put_off(turn, date.fromisoformat(day), tomorrow=True)


def _put_off(turn: Turn, day: date, *, tomorrow: bool) -> None:
    back = [press("menu", "menu.show")]
    told = snoozes.told_on(turn.conn, turn.me.official_id, day, MEMBER) if day == turn.today else []
    if not told:
        again_at = snoozes.newest(turn.conn, turn.me.official_id, turn.now)
        turn.say("reminder/not_put_off", back, again_at=again_at)
        return
    owed = _owed(turn, told)
    working, telling = calendar.working_calendar(turn.conn), settings.reminding(turn.conn)
    hours, first = turn.office.hours(telling.seasons, working), telling.first_hour
    until = told_again_at(turn.now, tomorrow=tomorrow, calendar=working, hours=hours, first_hour=first)
    wait = [each for each in owed if until is not None and may_wait(each.rung, each.due_on, until, hours)]
    if until is not None and wait:
        snoozes.keep(turn.conn, turn.me.official_id, wait, until, turn.now)
    turn.say("reminder/put_off", back, until=until, owed=len(owed), waiting=len(wait), tomorrow=tomorrow)


def _owed(turn: Turn, told: list[Told]) -> list[Told]:
    """Those of the rungs whose thing is still owed at the same deadline."""
    open_now = {each[0].id: each[0] for each in campaigns.open_milestones(turn.conn)}
    return [each for each in told if _owes(turn, open_now.get(each.milestone_id), each.due_on)]


def _owes(turn: Turn, milestone: Milestone | None, due_on: date) -> bool:
    if milestone is None or milestone.due_on != due_on:
        return False
    return bool(reminders.owing(turn.conn, milestone, turn.today, only=[turn.me.official_id]))


ACTIONS: dict[str, Handler] = {"reminder.later": later, "reminder.tomorrow": tomorrow}
