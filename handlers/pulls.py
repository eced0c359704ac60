"""Standing orders: compiles that come by themselves every week, every month or before each deadline, in office hours."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from handlers import compile as compile_
from handlers.access import Handler, allow, permitted
from handlers.compile_scope import MAY, about, in_sight, own_scope
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.office_hours import opens_at
from handlers.phrases import phrase
from handlers.turn import Office, Turn, option, press
from rules.calendar import WorkingCalendar
from rules.pulls import Order, Rhythm, due_day, read_order
from storage import calendar, campaigns, jobs, people, pulls
from storage.pulls import Pull

_USUAL = (Order(Rhythm.WEEKLY, 0), Order(Rhythm.MONTHLY, 1), Order(Rhythm.BEFORE, 1))
_LASTING = (campaigns.OPEN, campaigns.PAUSED)


@allow(*MAY, when=in_sight)
def begin(turn: Turn, campaign: int, period: str, scope: int | None = None) -> None:
    """Ask how often."""
    start(turn, FORM, {"campaign": campaign, "period": period, "scope": own_scope(turn, scope)})


def _options(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return [(_words(turn, order), [order.rhythm, order.number]) for order in _USUAL]


def _words(turn: Turn, order: Order) -> str:
    return phrase(turn, "pull/rhythm", order=order)


def _read(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    order = read_order(given.text or "")
    if order is None:
        return Again("pull/which", {})
    return Answer([order.rhythm, order.number], _words(turn, order))


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    given, order = filling.about, filling.value("rhythm")
    found = about(turn, given["campaign"], given["period"], given["scope"])
    return {"about": found, "rhythm": "" if order is None else _words(turn, Order(Rhythm(order[0]), order[1]))}


def _save(turn: Turn, filling: Filling) -> None:
    given, (rhythm, number) = filling.about, filling.value("rhythm")
    kept = {
        "campaign_id": given["campaign"],
        "period": given["period"],
        "scope_unit_id": given["scope"],
        "what": "report",
    }
    pulls.add(turn.conn, turn.me.official_id, kept, Order(Rhythm(rhythm), number), turn.today)
    turn.say("pull/saved", [press("pulls", "pull.mine")], **_values(turn, filling))


@allow(*MAY)
def mine(turn: Turn) -> None:
    """One's own standing orders; a press ends one."""
    found = pulls.of_official(turn.conn, turn.me.official_id)
    lines = [phrase(turn, "pull/line", about=_about(turn, each), rhythm=_words(turn, each.order)) for each in found]
    choices = [option(phrase(turn, "pull/end_label", number=n), "pull.end", pull=p.id) for n, p in enumerate(found, 1)]
    turn.say("pull/mine", [*choices, press("compile", "compile.begin")], lines=lines)


def _about(turn: Turn, pull: Pull) -> Any:
    return about(turn, pull.campaign_id, pull.period, pull.scope)


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
    given = {"campaign": pull.campaign_id, "period": pull.period, "scope": pull.scope}
    if not permitted(conn, person, compile_.done.access, given):  # type: ignore[attr-defined]
        return False
    if not pulls.claim(conn, pull.id, day):
        return False
    jobs.queue(conn, "compile", {**given, "output": pull.what, "ordered": True}, *place, now)
    return True


FORM = Form(
    name="pull",
    access=begin.access,  # type: ignore[attr-defined]
    fields=lambda filling: [Field("rhythm", "pull/ask", _read, options=_options, values=_values)],
    review="pull/review",
    save=_save,
    values=_values,
)

ACTIONS: dict[str, Handler] = {"pull.begin": begin, "pull.mine": mine, "pull.end": end}
