"""“Tạm dừng nhắc”: no reminders of a campaign, or of any, until a day; what that leaves out is shown first."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from handlers import answers
from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.phrases import phrase
from handlers.reminder_forecast import DAYS, Day, rehearse
from handlers.turn import Choice, Turn, option, press
from rules.matters import NOTHING
from rules.records import Role
from storage import audit, campaigns, reminder_pauses, settled_matters, unsent_reminders
from storage.campaigns import OPEN
from storage.reminder_pauses import Pause

SHORTEST_REASON, LONGEST_REASON = 5, 300
LONGEST = timedelta(days=92)


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn) -> None:
    """What is paused, and what can be."""
    pauses = reminder_pauses.running(turn.conn, turn.today)
    taken = {pause.campaign_id for pause in pauses}
    choices: list[Choice] = [_ending(turn, pause) for pause in pauses]
    running = [each for each in campaigns.in_state(turn.conn, OPEN) if each.id not in taken]
    choices += [
        option(phrase(turn, "reminder_pause/label", title=each.title), "remind.pause", campaign=each.id)
        for each in running
    ]
    choices += [press("every", "remind.pause_all")] if None not in taken else []
    after = [press("now", "remind.milestones"), press("forecast", "forecast.show"), press("office", "office.show")]
    turn.say("reminder_pause/show", [*choices, *after], pauses=[(_title(turn, each), each) for each in pauses])


def _title(turn: Turn, pause: Pause) -> str | None:
    return None if pause.campaign_id is None else campaigns.get(turn.conn, pause.campaign_id).title


def _ending(turn: Turn, pause: Pause) -> Choice:
    return option(phrase(turn, "reminder_pause/end_label", title=_title(turn, pause)), "remind.resume", pause=pause.id)


@allow(Role.OFFICE, Role.ADMIN)
def begin(turn: Turn, campaign: int) -> None:
    """Ask until when one open campaign is not reminded of."""
    if campaigns.get(turn.conn, campaign).state == OPEN:
        start(turn, FORM, {"campaign": campaign})
    else:
        show(turn)


@allow(Role.OFFICE, Role.ADMIN)
def begin_all(turn: Turn) -> None:
    """Ask until when nothing at all is reminded of."""
    start(turn, FORM, {"campaign": None})


def _read_day(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    found = answers.coming_day(turn, given)
    if isinstance(found, date) and found > turn.today + LONGEST:
        return Again("reminder_pause/too_far", {"latest": turn.today + LONGEST})
    return answers.dated(found)


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    campaign, until = filling.about["campaign"], filling.value("until")
    title = None if campaign is None else campaigns.get(turn.conn, campaign).title
    values: dict[str, Any] = {"title": title, "days": DAYS}
    return values if until is None else values | {"held": _held(turn, campaign, date.fromisoformat(until))}


def _held(turn: Turn, campaign: int | None, until: date) -> Counter[str]:
    """How many digests of the days looked ahead would say something that is not said now: all of them, and by what it is."""
    counted: Counter[str] = Counter()
    for day in rehearse(turn.conn, turn.office, turn.now):
        for official in day.people if day.day <= until else ():
            kinds = [kind for kind, held in _told(day, official) if campaign is None or campaign in held]
            counted.update([*kinds, "all"] if kinds else [])
    return counted


def _told(day: Day, official: int) -> Iterator[tuple[str, set[int | None]]]:
    """What an official would be told on a day, by kind, with the campaigns it is about."""
    matters = day.matters.get(official, NOTHING)
    asks = {each.campaign_id for each in matters.difficulties}
    asks |= {None} if matters.personal or matters.regulations else set()
    kinds: dict[str, set[int | None]] = {
        "owing": {each.milestone.campaign_id for each in day.notices.get(official, [])},
        "up": {each.milestone.campaign_id for each in day.escalated.get(official, [])},
        "request": {None} if matters.answers else set(),
        "decision": {each.campaign_id for each in matters.approvals},
        "ask": asks,
    }
    yield from ((kind, about) for kind, about in kinds.items() if about)


def _save(turn: Turn, filling: Filling) -> None:
    campaign, until = filling.about["campaign"], date.fromisoformat(filling.value("until"))
    reason, by = filling.value("reason"), turn.me.official_id
    made = reminder_pauses.begin(turn.conn, campaign, until, reason, by=by, today=turn.today, now=turn.now)
    _withdraw(turn, campaign)
    audit.record(turn.conn, by, "reminders.paused", f"reminder_pause:{made}", reason, turn.now)
    choices = [press("end", "remind.resume", pause=made), press("pauses", "remind.pauses")]
    turn.say("reminder_pause/saved", [*choices, press("office", "office.show")], until=until)


def _withdraw(turn: Turn, campaign: int | None) -> None:
    """Take back what has not left and is not to be said now."""
    if campaign is None:
        unsent_reminders.paused(turn.conn)
        return
    settled_matters.paused(turn.conn, campaign)
    for milestone in campaigns.milestones_of(turn.conn, campaign):
        unsent_reminders.settled_milestone(turn.conn, milestone.id)


@allow(Role.OFFICE, Role.ADMIN)
def resume(turn: Turn, pause: int) -> None:
    """End a pause now; who still owes is told with the next sweep, once, of the newest rung."""
    if reminder_pauses.end(turn.conn, pause, by=turn.me.official_id, now=turn.now):
        audit.record(turn.conn, turn.me.official_id, "reminders.resumed", f"reminder_pause:{pause}", "", turn.now)
        turn.say("reminder_pause/resumed", [press("forecast", "forecast.show"), press("pauses", "remind.pauses")])
    else:
        show(turn)


FORM = Form(
    name="reminder_pause",
    access=begin_all.access,  # type: ignore[attr-defined]
    fields=lambda filling: [
        Field("until", "reminder_pause/ask_until", _read_day, values=_values),
        Field("reason", "reminder_pause/ask_reason", answers.reason("milestone/which_reason")),
    ],
    review="reminder_pause/review",
    save=_save,
    values=_values,
)
ACTIONS: dict[str, Handler] = {
    "remind.pauses": show,
    "remind.pause": begin,
    "remind.pause_all": begin_all,
    "remind.resume": resume,
}
