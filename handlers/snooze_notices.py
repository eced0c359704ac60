"""Reminders that people had put off, once their time has come: told only if the thing is still owed."""

from collections.abc import Iterable
from dataclasses import replace

from handlers.notices import Look, Notice
from handlers.reminder_notices import notice, of_chief
from rules.matters import NOTHING, PutOff
from rules.milestones import Milestone
from rules.reminders import MEMBER, Due
from rules.snooze import still_wanted
from storage import matter_snoozes, owing, reminders, snoozes
from storage.matter_reminders import AGAIN
from storage.snoozes import Snooze


def put_off_before(looking: Look, milestones: Iterable[Milestone]) -> None:
    """Add what was put off until now; a digest of today takes it along, a newer rung takes its place."""
    known = {milestone.id: milestone for milestone in milestones}
    for snooze in snoozes.come(looking.conn, looking.now):
        milestone = known.get(snooze.milestone_id)
        if milestone is not None and _to_tell(looking, snooze, milestone):
            found = still_owed(looking, milestone, snooze.ladder, snooze.rung, snooze.official_id)
            if found:
                looking.notices.setdefault(snooze.official_id, []).extend(replace(each, again=True) for each in found)
    _matters(looking)


def _to_tell(looking: Look, snooze: Snooze, milestone: Milestone) -> bool:
    due_on, rung, official = milestone.due_on, snooze.rung, snooze.official_id
    if due_on != snooze.due_on or not still_wanted(rung, due_on, looking.today) or not looking.reached(official):
        return False
    told = (
        looking.told.get((milestone.id, ladder, official)) for ladder in (snooze.ladder, snoozes.again(snooze.ladder))
    )
    mine = looking.notices.get(official, [])
    fresh = any((each.milestone.id, each.ladder) == (milestone.id, snooze.ladder) for each in mine)
    return not fresh and not any(each is not None and each >= rung for each in told)


def still_owed(looking: Look, milestone: Milestone, ladder: str, rung: int, official: int) -> list[Notice]:
    """What an official would be told of a milestone on a ladder now; nothing when nothing is owed any more."""
    due = Due(rung, looking.today, ())
    if ladder != MEMBER:
        return of_chief(looking, ladder, milestone, due, official)
    owed = reminders.owing(looking.conn, milestone, looking.today, only=[official])
    if not owed:
        return []
    debts = owing.of_people(looking.conn, milestone, [official])[official]
    return [notice(looking, ladder, milestone, due, returned=int(owed[0].returned), debts=debts)]


def _matters(looking: Look) -> None:
    """The same of requests, decisions and questions."""
    for official, until, put_off in matter_snoozes.come(looking.conn, looking.now):
        here = looking.matters.get(official, NOTHING)
        rehearsed = (0, put_off.subject + AGAIN, official) in looking.told
        found = still_waiting(looking, official, put_off)
        late = put_off.daily and looking.day(until) < looking.today  # the digest of today tells it anyway
        told = late or rehearsed or put_off.subject in here.subjects
        if found and not told and looking.reached(official):
            mine = looking.standing[official].only([put_off.subject])
            looking.matters[official] = here.beside(replace(mine, again=(put_off,)))


def still_waiting(looking: Look, official: int, put_off: PutOff) -> bool:
    """Whether a matter still waits for an official as it did when they were told of it."""
    found = looking.standing.get(official, NOTHING)
    days = {each.subject: each.due_on for each in found.answers}
    if put_off.subject not in days:
        return put_off.subject in found.subjects
    return days[put_off.subject] == put_off.due_on and still_wanted(put_off.rung, put_off.due_on, looking.today)
