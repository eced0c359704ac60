"""“Nhắc ngay”: one milestone's reminder to those who still owe, once a day, after their number was shown."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from handlers.access import Handler, allow
from handlers.notices import of_turn
from handlers.office_hours import opens_at
from handlers.phrases import phrase
from handlers.reminder_notices import tell_members
from handlers.reminders import queue
from handlers.turn import Turn, option, press
from handlers.unit_scope import turning
from rules.pacing import held_back
from rules.paging import screen_of
from rules.records import Milestone, Role
from rules.reminders import Due
from storage import absences, audit, campaigns, digests, reminders, settings
from storage.campaigns import OPEN
from storage.reminders import Owing

A_SCREEN = 6
A_WEEK = timedelta(days=7)
SENT = "reminders.sent_now"


@dataclass(frozen=True, slots=True)
class Round:
    """Who would be told now, and why the others who owe are not: away, not reached, told today or often enough."""

    told: tuple[Owing, ...]
    owing: int
    away: int
    unreached: int
    enough: int


@allow(Role.OFFICE, Role.ADMIN)
def milestones(turn: Turn, page: int = 0) -> None:
    """The milestones of open campaigns, earliest first."""
    running = [milestone for milestone, *_ in campaigns.open_milestones(turn.conn)]
    screen = screen_of(running, page, A_SCREEN)
    choices = [
        option(phrase(turn, "remind_now/label", milestone=each), "remind.ask", milestone=each.id)
        for each in screen.items
    ]
    choices += [*turning(screen, "remind.milestones"), press("pauses", "remind.pauses")]
    turn.say("remind_now/milestones", choices, screen=screen)


@allow(Role.OFFICE, Role.ADMIN)
def ask(turn: Turn, milestone: int) -> None:
    """How many would be told, and why others would not."""
    found = campaigns.milestone(turn.conn, milestone)
    if not _open(turn, found):
        return
    opens, told = opens_at(turn.conn, turn.office, turn.now), round_of(turn, found)
    already = audit.recorded(turn.conn, SENT, _name(turn, milestone))
    choices = [press("yes", "remind.now", milestone=milestone)] if told.told and not (already or opens) else []
    shown: dict[str, Any] = {"milestone": found, "round": told, "opens": opens, "already": already}
    turn.say("remind_now/ask", [*choices, press("milestones", "remind.milestones")], **shown)


def _open(turn: Turn, milestone: Milestone) -> bool:
    if campaigns.get(turn.conn, milestone.campaign_id).state == OPEN:
        return True
    turn.say("milestone/closed", [press("office", "office.show")])
    return False


def _name(turn: Turn, milestone: int) -> str:
    """What the audit calls one milestone on one day: it is reminded of at once only once a day."""
    return f"milestone:{milestone}/{turn.today}"


def round_of(turn: Turn, milestone: Milestone) -> Round:
    """Everybody who owes at a milestone now, parted by whether a reminder finds them today."""
    units = campaigns.units_of(turn.conn, milestone)
    owing = reminders.owing(turn.conn, milestone, turn.today, units)
    away = absences.away(turn.conn, turn.today)
    present = [one for one in owing if one.official_id not in away]
    reached = [one for one in present if one.chat is not None]
    days = digests.told_days(turn.conn, [one.official_id for one in reached], turn.today - A_WEEK)
    told = [one for one in reached if not _enough(turn, days.get(one.official_id, set()))]
    counts = (len(owing) - len(present), len(present) - len(reached), len(reached) - len(told))
    return Round(tuple(told), len(owing), *counts)


def _enough(turn: Turn, told: set[date]) -> bool:
    telling = settings.reminding(turn.conn)
    return turn.today in told or held_back(told, turn.today, telling.most_a_week, telling.gap_days)


@allow(Role.OFFICE, Role.ADMIN)
def now(turn: Turn, milestone: int) -> None:
    """Queue today's digest for each of them; a second press the same day says that it was done."""
    found = campaigns.milestone(turn.conn, milestone)
    if not _open(turn, found):
        return
    done = audit.recorded(turn.conn, SENT, _name(turn, milestone))
    if done or opens_at(turn.conn, turn.office, turn.now) is not None:
        ask(turn, milestone)
        return
    looking = of_turn(turn)
    rung = Due((turn.today - found.due_on).days, turn.today, ())
    tell_members(looking, found, rung, round_of(turn, found).told)
    people_told = queue(looking)
    audit.record(turn.conn, turn.me.official_id, SENT, _name(turn, milestone), str(people_told), turn.now)
    choices = [press("ledger", "ledger.day", day=turn.today.isoformat()), press("milestones", "remind.milestones")]
    turn.say("remind_now/sent", choices, milestone=found, people=people_told)


ACTIONS: dict[str, Handler] = {
    "remind.milestones": milestones,
    "remind.ask": ask,
    "remind.now": now,
}
