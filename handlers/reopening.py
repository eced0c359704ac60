"""Opening a stage again for some units, until a day and for a reason; what was sent before stays."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from handlers import answers
from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.turn import Turn, press
from rules.dates import Day, format_date, read_date
from rules.pick import Picked, pick
from rules.records import Role, Stage, Unit
from rules.words import clean, fold
from storage import campaigns, people, reopenings
from storage.unit_duties import answering

ALL = "all"
LONGEST = timedelta(days=62)
LONGEST_REASON = 500


@allow(Role.OFFICE, Role.ADMIN)
def begin(turn: Turn, campaign: int, stage: int) -> None:
    """Ask for which units, until when and why."""
    if _stage(turn, campaign, stage) is None:
        turn.say("form/gone")
    else:
        start(turn, FORM, {"campaign": campaign, "stage": stage})


def _stage(turn: Turn, campaign: int, stage: int) -> Stage | None:
    return next((each for each in campaigns.stages_of(turn.conn, campaign) if each.id == stage), None)


def _fields(filling: Filling) -> Sequence[Field]:
    return [
        Field("units", "record/ask_units", _read_units, options=_all, values=_values),
        Field("until", "record/ask_until", _read_until, values=_values),
        Field("reason", "record/ask_reason", answers.reason("record/which_reason"), values=_values),
    ]


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"stage": _stage(turn, filling.about["campaign"], filling.about["stage"])}


def _units(turn: Turn, filling: Filling) -> list[Unit]:
    ids = set(answering(turn.conn, filling.about["campaign"]))
    return [unit for unit in people.tree(turn.conn) if unit.id in ids]


def _all(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return [(turn.office.renderer.labels("record/labels")["all"], ALL)]


def _read_units(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """Units named by code or by a few letters, one a line or between commas."""
    known = _units(turn, filling)
    chosen = []
    for part in (part.strip() for part in clean(given.text or "").replace("\n", ",").replace(";", ",").split(",")):
        found = _unit(part, known) if part else None
        if part and found is None:
            return Again("record/which_unit", {"typed": part[:60]})
        chosen += [found] if found is not None else []
    if not chosen:
        return Again("record/which_unit", {"typed": ""})
    return Answer([unit.id for unit in chosen], ", ".join(unit.name for unit in chosen))


def _unit(typed: str, known: Sequence[Unit]) -> Unit | None:
    coded = [unit for unit in known if fold(unit.code) == fold(typed)]
    if coded:
        return coded[0]
    found = pick(typed, [unit.name for unit in known]) if not fold(typed).isdigit() else None
    return known[found.index] if isinstance(found, Picked) else None


def _read_until(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    found = read_date(given.text or "", today=turn.today)
    if not isinstance(found, Day) or found.period:
        return Again("form/which_day", {"typed": given.text or ""})
    if not turn.today <= found.value <= turn.today + LONGEST:
        return Again("record/until_when", {"day": found.value, "last": turn.today + LONGEST})
    return Answer(found.value.isoformat(), format_date(found.value))


def _save(turn: Turn, filling: Filling) -> None:
    known = [unit.id for unit in _units(turn, filling)]
    wanted = filling.value("units")
    ids = known if wanted == ALL else [unit for unit in wanted if unit in known]
    until, reason = date.fromisoformat(filling.value("until")), filling.value("reason")
    stage, about = filling.about["stage"], dict(filling.about)
    reopenings.reopen(turn.conn, stage, ids, until, reason, by=turn.me.official_id, now=turn.now)
    told = {official for unit in ids for official in people.heads_over(turn.conn, unit, turn.today)}
    for official in told - {turn.me.official_id}:
        turn.tell(
            official, "record/reopened_notice", [press("unit", "unit.show")], until=until, **_values(turn, filling)
        )
    back = [press("units", "record.units", **about)]
    turn.say("record/reopened", back, count=len(ids), until=until, **_values(turn, filling))


FORM = Form(
    name="record",
    access=begin.access,  # type: ignore[attr-defined]
    fields=_fields,
    review="record/review",
    save=_save,
    values=_values,
)

ACTIONS: dict[str, Handler] = {"record.reopen": begin}
