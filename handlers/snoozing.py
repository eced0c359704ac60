"""Putting a reminder off, once: two hours on, or to the next working morning; told then only if the thing is still owed."""

from dataclasses import dataclass
from datetime import date, datetime

from handlers.access import Handler, allow
from handlers.matter_notices import matter_notices
from handlers.notices import Look, of_turn
from handlers.snooze_notices import still_owed, still_waiting
from handlers.turn import Turn, press
from rules.calendar import OfficeHours
from rules.matters import PutOff
from rules.milestones import Milestone
from rules.records import Role
from rules.reminders import LADDERS
from rules.snooze import may_wait, told_again_at
from storage import calendar, campaigns, matter_snoozes, settings, snoozes
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
    told = _told(turn, day) if day == turn.today else Put([], [])
    if not told:
        newest = [each.newest(turn.conn, turn.me.official_id, turn.now) for each in (snoozes, matter_snoozes)]
        turn.say("reminder/not_put_off", back, again_at=max(filter(None, newest), default=None))
        return
    owed = _owed(turn, told)
    working, telling = calendar.working_calendar(turn.conn), settings.reminding(turn.conn)
    hours, first = turn.office.hours(telling.seasons, working), telling.first_hour
    until = told_again_at(turn.now, tomorrow=tomorrow, calendar=working, hours=hours, first_hour=first)
    wait = owed.waiting(until, hours) if until is not None else Put([], [])
    if until is not None and wait:
        _keep(turn, wait, until)
    turn.say("reminder/put_off", back, until=until, owed=len(owed), waiting=len(wait), tomorrow=tomorrow)


@dataclass(frozen=True, slots=True)
class Put:
    """What one digest told: rungs of milestones, and matters beside them."""

    rungs: list[Told]
    matters: list[PutOff]

    def __len__(self) -> int:
        return len(self.rungs) + len(self.matters)

    def waiting(self, until: datetime, hours: OfficeHours) -> "Put":
        """What of it may be told as late as ``until``; a matter that is told every day may always."""
        rungs = [each for each in self.rungs if may_wait(each.rung, each.due_on, until, hours)]
        matters = [each for each in self.matters if each.daily or may_wait(each.rung, each.due_on, until, hours)]
        return Put(rungs, matters)


def _told(turn: Turn, day: date) -> Put:
    me = turn.me.official_id
    rungs = [each for ladder in LADDERS for each in snoozes.told_on(turn.conn, me, day, ladder)]
    return Put(rungs, matter_snoozes.told_on(turn.conn, me, day))


def _keep(turn: Turn, wait: Put, until: datetime) -> None:
    snoozes.keep(turn.conn, turn.me.official_id, wait.rungs, until, turn.now)
    me = turn.me.official_id
    matter_snoozes.keep(turn.conn, me, wait.matters, on_day=turn.today, until=until, now=turn.now)


def _owed(turn: Turn, told: Put) -> Put:
    """What of it is still owed, at the same deadline."""
    looking, me = of_turn(turn), turn.me.official_id
    open_now = {each[0].id: each[0] for each in campaigns.open_milestones(turn.conn)}
    matter_notices(looking)
    rungs = [each for each in told.rungs if _owes(looking, open_now.get(each.milestone_id), each, me)]
    return Put(rungs, [each for each in told.matters if still_waiting(looking, me, each)])


def _owes(looking: Look, milestone: Milestone | None, told: Told, official: int) -> bool:
    if milestone is None or milestone.due_on != told.due_on:
        return False
    return bool(still_owed(looking, milestone, told.ladder, told.rung, official))


ACTIONS: dict[str, Handler] = {"reminder.later": later, "reminder.tomorrow": tomorrow}
