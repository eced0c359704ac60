"""Saying that somebody is away: who, from when, until when. Nothing else is asked."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers.absences import RECORDING, after, may_record, record, tell
from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.person_picking import read_person
from handlers.phrases import phrase
from handlers.turn import Turn, press
from rules.absence import Absence, first_problem, nearest_day, problem
from rules.dates import format_date
from storage import absences, people, unsent_reminders


@allow(*RECORDING, when=may_record)
def report(turn: Turn, campaign: int | None = None, unit: int | None = None) -> None:
    """Ask who is away, then the days."""
    start(turn, FORM, {"campaign": campaign, "unit": unit})


@allow(*RECORDING, when=may_record)
def begin(turn: Turn, official: int, campaign: int | None = None, unit: int | None = None) -> None:
    """Ask for the days of one person."""
    start(turn, FORM, {"official": official, "campaign": campaign, "unit": unit})


@allow(*RECORDING, when=may_record)
def change(turn: Turn, absence: int, campaign: int | None = None, unit: int | None = None) -> None:
    """Open the form with the days of an absence that is not over."""
    found = absences.get(turn.conn, absence)
    if found is None or found.over(turn.today):
        turn.say("absence/gone", [press("list", "absence.list", campaign=campaign, unit=unit)])
        return
    answers = {"first": _answer(found.first), "last": _answer(found.last)}
    about = {"absence": absence, "official": found.official_id, "campaign": campaign, "unit": unit}
    start(turn, FORM, about, answers)


def _answer(day: date | None) -> Answer:
    return Answer(day.isoformat(), format_date(day)) if day else Answer(None, "")


def _fields(filling: Filling) -> Sequence[Field]:
    days = [
        Field("first", "absence/ask_first", _read_first, options=_today, values=_values),
        Field("last", "absence/ask_last", _read_last, values=_values, optional=True),
    ]
    return days if "official" in filling.about else [Field("who", "absence/ask_who", _read_who), *days]


def _today(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return [(phrase(turn, "absence/today_label", today=turn.today), turn.today.isoformat())]


def _read_who(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    unit = filling.about["unit"]
    return read_person(turn, given.text or "", None if unit is None else people.subtree(turn.conn, unit))


def _read_first(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    day = nearest_day(given.text or "", turn.today)
    if day is None:
        return Again("form/which_day", {"typed": (given.text or "")[:60]})
    wrong = first_problem(day, turn.today)
    return Again("absence/wrong", {"problem": wrong, "day": day}) if wrong else _answer(day)


def _read_last(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    first, _ = _days(filling)
    day = nearest_day(given.text or "", max(first, turn.today))
    if day is None:
        return Again("form/which_day", {"typed": (given.text or "")[:60]})
    wrong = problem(first, day, _others(turn, filling), turn.today)
    return Again("absence/wrong", {"problem": wrong, "day": day}) if wrong else _answer(day)


def _whose(filling: Filling) -> int:
    return int(filling.about.get("official") or filling.value("who"))


def _days(filling: Filling) -> tuple[date, date | None]:
    first, last = filling.value("first"), filling.value("last")
    return date.fromisoformat(first), date.fromisoformat(last) if last else None


def _others(turn: Turn, filling: Filling) -> list[Absence]:
    corrected = filling.about.get("absence")
    return [each for each in absences.of_official(turn.conn, _whose(filling)) if each.id != corrected]


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    values: dict[str, Any] = {"name": people.name_of(turn.conn, _whose(filling))}
    if filling.value("first"):
        values["first"], values["last"] = _days(filling)
    return values


def _save(turn: Turn, filling: Filling) -> None:
    official, (first, last) = _whose(filling), _days(filling)
    if not may_record(turn.conn, turn.me, {"official": official}):
        turn.say("menu/not_allowed")
        return
    place = {name: filling.about[name] for name in ("campaign", "unit")}
    wrong = problem(first, last, _others(turn, filling), turn.today)
    if wrong is not None:
        again = press("absent", "absence.begin", official=official, **place)
        turn.say("absence/not_kept", [again, *after(official, place)], problem=wrong, day=last or first)
        return
    now = _keep(turn, filling.about.get("absence"), Absence(0, official, first, last))
    told = tell(turn, official, "absence/told", absence=now)
    turn.say("absence/saved", after(official, place), absence=now, told=told, **_values(turn, filling))


def _keep(turn: Turn, corrected: int | None, now: Absence) -> Absence:
    before = absences.get(turn.conn, corrected) if corrected is not None else None
    if before is None:
        absences.add(turn.conn, now.official_id, now.first, now.last)
    else:
        absences.change(turn.conn, before.id, now.first, now.last)
    record(turn, "absence.changed" if before else "absence.reported", now.official_id, before, now)
    if now.begun(turn.today):
        unsent_reminders.away(turn.conn, now.official_id)
    return now


FORM = Form(
    name="absence",
    access=begin.access,  # type: ignore[attr-defined]
    fields=_fields,
    review="absence/review",
    save=_save,
    values=_values,
)

ACTIONS: dict[str, Handler] = {"absence.report": report, "absence.begin": begin, "absence.change": change}
