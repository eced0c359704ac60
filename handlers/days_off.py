"""The office's working calendar: days off by notice and Saturdays worked, year by year."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from handlers import answers
from handlers.access import allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.phrases import phrase
from handlers.turn import Turn, option, press
from rules.records import Role
from storage import audit, calendar
from storage.workbooks import DAYS

MOST_DAYS = 31
LONGEST_SOURCE = 200
SPANS_SHOWN = 7
DAYS_OFFERED = 40


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, year: int | None = None) -> None:
    """The days of a year that the office has set, and what is missing."""
    year = year or turn.today.year
    days = calendar.days_of(turn.conn, year)
    missing = calendar.working_calendar(turn.conn).missing_years([year])
    choices = [press("add", "calendar.add")]
    if days:
        choices.append(press("change", "calendar.choose", year=year))
    choices.append(press("excel", "workbook.send", kind=DAYS))
    choices.append(press("following", "calendar.show", year=year + 1))
    choices.append(press("office", "office.show"))
    spans = calendar.spans(days)
    turn.say("calendar/shown", choices, year=year, spans=spans[:SPANS_SHOWN], more=spans[SPANS_SHOWN:], missing=missing)


@allow(Role.OFFICE, Role.ADMIN)
def add(turn: Turn) -> None:
    """Ask for the kind, the days and the notice they come from."""
    start(turn, FORM, {})


@allow(Role.OFFICE, Role.ADMIN)
def choose(turn: Turn, year: int) -> None:
    """Which of the days to come to take out of the table."""
    days = [day for day in calendar.days_of(turn.conn, year) if day.day >= turn.today][:DAYS_OFFERED]
    choices = [
        option(phrase(turn, "calendar/day_label", day=day), "calendar.remove", day=day.day.isoformat()) for day in days
    ]
    turn.say("calendar/choose", [*choices, press("calendar", "calendar.show", year=year)])


@allow(Role.OFFICE, Role.ADMIN)
def remove(turn: Turn, day: str) -> None:
    """Take a day out of the table; it is what law and weekend make it."""
    found = date.fromisoformat(day)
    if calendar.remove_day(turn.conn, found):
        audit.record(turn.conn, turn.me.official_id, "calendar.removed", f"day:{day}", "", turn.now)
    working = calendar.working_calendar(turn.conn).is_working(found)
    choices = [press("calendar", "calendar.show", year=found.year)]
    turn.say("calendar/removed", choices, day=found, working=working)


def _kinds(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    labels = turn.office.renderer.render("calendar/kinds", {}).labels
    return [(labels["off"], False), (labels["working"], True)]


def _read_kind(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _read_last(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    first = date.fromisoformat(filling.value("first"))
    found = answers.day(given, first)
    if isinstance(found, date) and not first <= found < first + timedelta(days=MOST_DAYS):
        return Again("calendar/which_last", {"first": first, "most": MOST_DAYS})
    return answers.dated(found)


def _span(filling: Filling) -> tuple[date, date]:
    first = filling.value("first")
    return date.fromisoformat(first), date.fromisoformat(filling.value("last") or first)


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    first, last = _span(filling)
    return {"first": first, "last": last, "working": filling.value("kind")}


def _save(turn: Turn, filling: Filling) -> None:
    (first, last), working, source = _span(filling), filling.value("kind"), filling.value("source")
    calendar.add_days(turn.conn, first, last, working, source)
    what = "calendar.working" if working else "calendar.off"
    audit.record(turn.conn, turn.me.official_id, what, f"days:{first}:{last}", source, turn.now)
    choices = [press("calendar", "calendar.show", year=first.year), press("add", "calendar.add")]
    turn.say("calendar/saved", choices, **_values(turn, filling))


FORM = Form(
    name="calendar",
    access=add.access,  # type: ignore[attr-defined]
    fields=lambda filling: [
        Field("kind", "calendar/ask_kind", _read_kind, options=_kinds),
        Field("first", "calendar/ask_first", answers.read_day),
        Field("last", "calendar/ask_last", _read_last, optional=True),
        Field("source", "calendar/ask_source", answers.text("calendar/which_source", LONGEST_SOURCE, bool)),
    ],
    review="calendar/review",
    save=_save,
    values=_values,
)

ACTIONS: dict[str, Callable[..., None]] = {
    "calendar.show": show,
    "calendar.add": add,
    "calendar.choose": choose,
    "calendar.remove": remove,
}
