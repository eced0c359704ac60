"""Reminders that people had put off, once their time has come: told only if the thing is still owed."""

from collections.abc import Iterable

from handlers.notices import Look, Notice
from handlers.reminder_notices import notice
from rules.milestones import Milestone
from rules.reminders import Due
from rules.snooze import still_wanted
from storage import owing, reminders, snoozes
from storage.snoozes import Snooze


def put_off_before(looking: Look, milestones: Iterable[Milestone]) -> None:
    """Add what was put off until now; a digest of today takes it along, a newer rung takes its place."""
    known = {milestone.id: milestone for milestone in milestones}
    for snooze in snoozes.come(looking.conn, looking.now):
        milestone = known.get(snooze.milestone_id)
        if milestone is not None and _to_tell(looking, snooze, milestone):
            looking.notices.setdefault(snooze.official_id, []).append(_again(looking, snooze, milestone))


def _to_tell(looking: Look, snooze: Snooze, milestone: Milestone) -> bool:
    due_on, rung, official = milestone.due_on, snooze.rung, snooze.official_id
    if due_on != snooze.due_on or not still_wanted(rung, due_on, looking.today) or not looking.reached(official):
        return False
    told = (
        looking.told.get((milestone.id, ladder, official)) for ladder in (snooze.ladder, snoozes.again(snooze.ladder))
    )
    fresh = any(each.milestone.id == milestone.id for each in looking.notices.get(official, []))
    if fresh or any(each is not None and each >= rung for each in told):
        return False
    return bool(reminders.owing(looking.conn, milestone, looking.today, only=[official]))


def _again(looking: Look, snooze: Snooze, milestone: Milestone) -> Notice:
    owed = reminders.owing(looking.conn, milestone, looking.today, only=[snooze.official_id])
    debts = owing.of_people(looking.conn, milestone, [snooze.official_id])[snooze.official_id]
    told = {"returned": int(owed[0].returned), "debts": debts, "again": True}
    return notice(looking, snooze.ladder, milestone, Due(snooze.rung, looking.today, ()), **told)
