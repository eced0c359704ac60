"""The further ways of compiling: any days, any part of the department, other formats, the figures as of the period's end."""

from datetime import date
from typing import Any

from handlers.access import Handler, allow
from handlers.compile_scope import FREEZING, MAY, about, in_sight, own_scope, sees_whole, visible_units
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import turning
from reports.period import PeriodKind, between
from rules.dates import Day, format_date, read_date
from rules.paging import screen_of
from storage import campaigns, frozen

PERIODS = tuple(kind.value for kind in PeriodKind if kind is not PeriodKind.RANGE)
A_SCREEN = 6


@allow(*MAY)
def periods(turn: Turn, campaign: int) -> None:
    """Which period, before scope and format."""
    found = campaigns.get(turn.conn, campaign)
    choices = [press(period, "compile.what", campaign=campaign, period=period, scope=None) for period in PERIODS]
    days = press("days", "compile.days", campaign=campaign)
    turn.say(
        "compile/periods",
        [*choices, days, press("pulls", "pull.mine"), press("compile", "compile.begin")],
        campaign=found,
    )


@allow(*MAY, when=in_sight)
def what(turn: Turn, campaign: int, period: str, scope: int | None = None) -> None:
    """What to make of the campaign, period and scope chosen."""
    found = about(turn, campaign, period, scope)
    kept = frozen.newest(turn.conn, campaign, period, found.scope)
    ended = found.ended(turn.today)
    turn.say(
        "compile/what", _choices(turn, found.arguments, ended=ended, kept=kept is not None), about=found, kept=kept
    )


def _choices(turn: Turn, given: dict[str, Any], *, ended: bool, kept: bool) -> list[Choice]:
    whole = sees_whole(turn.me)
    offered = (
        (True, press("report", "compile.queue", **given)),
        (kept, press("current", "compile.queue", **given, current=True)),
        (ended, press("at_end", "compile.queue", **given, at_end=True)),
        (True, press("papers", "compile.queue", **given, output="papers")),
        (True, press("other", "compile.other", **given)),
        (True, press("scope", "compile.scope", **given)),
        (any(map(turn.me.has, FREEZING)), press("freeze", "freeze.begin", **given)),
        (whole, press("frozen", "freeze.list", campaign=given["campaign"])),
        (True, press("pull", "pull.begin", **given)),
        (True, press("compile", "compile.begin", campaign=given["campaign"])),
    )
    return [choice for wanted, choice in offered if wanted]


@allow(*MAY, when=in_sight)
def other(turn: Turn, campaign: int, period: str, scope: int | None = None) -> None:
    """The kinds of files that are wanted now and then, of the same campaign, period and scope."""
    found = about(turn, campaign, period, scope)
    outputs = ("public", "data", "outside", "years") if sees_whole(turn.me) else ("data", "years")
    choices = [press("pdf", "compile.queue", **found.arguments, pdf=True)]
    choices += [press(output, "compile.queue", **found.arguments, output=output) for output in outputs]
    turn.say("compile/other", [*choices, press("what", "compile.what", **found.arguments)], about=found)


@allow(*MAY, when=in_sight)
def scope(turn: Turn, campaign: int, period: str, scope: int | None = None, page: int = 0) -> None:
    """Which unit's subtree; heads see their own."""
    given = {"campaign": campaign, "period": period}
    screen = screen_of(visible_units(turn), page, A_SCREEN)
    choices = [press("all", "compile.what", **given, scope=None)] if sees_whole(turn.me) else []
    choices += [option(unit.name, "compile.what", **given, scope=unit.id) for unit in screen.items]
    turns = turning(screen, "compile.scope", **given, scope=scope)
    turn.say("compile/scope", [*choices, *turns], screen=screen)


@allow(*MAY)
def days(turn: Turn, campaign: int) -> None:
    """Ask for the first and the last day."""
    start(turn, FORM, {"campaign": campaign})


def _read_first(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return _day(turn.today, given)


def _read_last(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    first = date.fromisoformat(filling.value("first"))
    found = _day(first, given, past=False)
    if isinstance(found, Answer) and date.fromisoformat(found.value) < first:
        return Again("compile_days/before", {"first": first})
    return found


def _day(today: date, given: Given, *, past: bool = True) -> Answer | Again:
    found = read_date(given.text or "", today=today, past=past)
    if not isinstance(found, Day):
        return Again("form/which_day", {"typed": (given.text or "")[:60]})
    return Answer(found.value.isoformat(), format_date(found.value))


def _chosen(turn: Turn, filling: Filling) -> None:
    first, last = (date.fromisoformat(filling.value(name)) for name in ("first", "last"))
    what(turn, filling.about["campaign"], between(first, last).code, own_scope(turn, None))


FORM = Form(
    name="compile_days",
    access=days.access,  # type: ignore[attr-defined]
    fields=lambda filling: [
        Field("first", "compile_days/ask_first", _read_first),
        Field("last", "compile_days/ask_last", _read_last, values=lambda turn, filling: dict(filling.about)),
    ],
    review="",
    save=_chosen,
)

ACTIONS: dict[str, Handler] = {
    "compile.periods": periods,
    "compile.what": what,
    "compile.other": other,
    "compile.scope": scope,
    "compile.days": days,
}
