"""Standing orders: compiles that come by themselves every week, every month or before each deadline, in office hours."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from handlers import compile as compile_
from handlers.access import Handler, allow, permitted
from handlers.compile_scope import MAY
from handlers.office_hours import opens_at
from handlers.phrases import phrase
from handlers.pull_form import part_words, period_words, rhythm_words
from handlers.turn import Office, Turn, option, press
from reports.brief import current_period
from rules.calendar import WorkingCalendar
from rules.pulls import CURRENT, due_day
from storage import calendar, campaigns, jobs, people, pulls
from storage.pulls import Pull

_LASTING = (campaigns.OPEN, campaigns.PAUSED)
_SENDINGS = 5


@allow(*MAY)
def mine(turn: Turn) -> None:
    """One's own standing orders; a press opens one."""
    found = pulls.of_official(turn.conn, turn.me.official_id)
    lines = [_line(turn, each) for each in found]
    choices = [
        option(phrase(turn, "pull/open_label", number=n), "pull.show", pull=p.id) for n, p in enumerate(found, 1)
    ]
    turn.say("pull/mine", [*choices, press("compile", "compile.begin")], lines=lines)


def _line(turn: Turn, pull: Pull) -> str:
    return phrase(turn, "pull/line", pull=pull, **_told(turn, pull))


def _told(turn: Turn, pull: Pull) -> dict[str, Any]:
    unit = phrase(turn, "pull/whole") if pull.scope is None else people.unit(turn.conn, pull.scope).name
    return {
        "rhythm": rhythm_words(turn, pull.order),
        "what": part_words(turn, pull.what),
        "period": period_words(turn, pull.campaign_id, pull.period),
        "unit": unit,
    }


@allow(*MAY, owner=pulls.owner)
def show(turn: Turn, pull: int) -> None:
    """One order: what, of what, how often, and what was sent last."""
    found = pulls.get(turn.conn, pull)
    if found is None or found.official_id != turn.me.official_id:
        turn.say("pull/gone", [press("pulls", "pull.mine")])
        return
    choices = [
        press("change", "pull.change", pull=pull),
        press("end", "pull.end", pull=pull),
        press("pulls", "pull.mine"),
    ]
    turn.say("pull/show", choices, pull=found, sendings=pulls.history(turn.conn, pull, _SENDINGS), **_told(turn, found))


@allow(*MAY, owner=pulls.owner)
def end(turn: Turn, pull: int) -> None:
    """End one's own standing order."""
    found = pulls.get(turn.conn, pull)
    if found is None or found.official_id != turn.me.official_id:
        turn.say("pull/gone", [press("pulls", "pull.mine")])
        return
    pulls.end(turn.conn, pull, turn.now)
    turn.say("pull/ended", [press("pulls", "pull.mine")])


def look(conn: Connection, office: Office, now: datetime) -> int:
    """The sweep: queue the compiles that are due, in office hours; each day of an order once. Returns how many."""
    if opens_at(conn, office, now) is not None:
        return 0
    today, working = now.astimezone(office.zone).date(), calendar.working_calendar(conn)
    return sum(_sent(conn, pull, today, working, now) for pull in pulls.running(conn))


def _sent(conn: Connection, pull: Pull, today: date, working: WorkingCalendar, now: datetime) -> bool:
    campaign = campaigns.get(conn, pull.campaign_id)
    deadlines = [milestone.due_on for milestone in campaigns.milestones_of(conn, pull.campaign_id)]
    day = due_day(pull.order, pull.started_on, pull.sent_for, today, deadlines, working)
    place = people.chat_of(conn, pull.official_id)
    if day is None or place is None or campaign.state not in _LASTING:
        return False
    person = people.behind(conn, *place, today)
    period = current_period(campaign.year, today).code if pull.period == CURRENT else pull.period
    given = {"campaign": pull.campaign_id, "period": period, "scope": pull.scope}
    if not permitted(conn, person, compile_.done.access, given):  # type: ignore[attr-defined]
        return False
    if not pulls.claim(conn, pull.id, day):
        return False
    sending = pulls.begun(conn, pull.id, day, now)
    jobs.queue(conn, "compile", {**given, "output": pull.what, "ordered": True, "sending": sending}, *place, now)
    return True


ACTIONS: dict[str, Handler] = {"pull.mine": mine, "pull.show": show, "pull.end": end}
