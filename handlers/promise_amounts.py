"""How much is promised, and what the figure counts: asked when it was typed without saying so."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from handlers.form import Again, Answer, Field, Filling, Given, Reader
from handlers.turn import Turn
from rules.promised import format_promised, read_promised
from rules.unclear import Unclear
from rules.unit_words import unit_typed
from rules.words import clean, worded
from storage import campaigns

LONGEST_UNIT = 30

Values = Callable[[Turn, Filling], Mapping[str, Any]]


def amount_fields(number: int, filling: Filling, about: Values) -> list[Field]:
    """The figure of a promise, which may be skipped; then its unit of measure when a bare number was typed."""
    asked = [Field(f"amount{number}", "pledge/ask_amount", _reads_amount(number), values=about, optional=True)]
    given = filling.value(f"amount{number}")
    if given is None or given["unit"]:
        return asked
    shown = {"amount": filling.answers[f"amount{number}"].shown, "number": number}
    unit = Field(
        f"unit{number}",
        "pledge/ask_unit",
        _read_unit,
        options=_usual_units(number),
        values=lambda turn, filling: shown,
        optional=True,
    )
    return [*asked, unit]


def amount_said(filling: Filling, number: int) -> dict[str, str] | None:
    """The figure of a promise with its unit (strings), None when it was skipped."""
    given = filling.value(f"amount{number}")
    return given and {**given, "unit": given["unit"] or filling.value(f"unit{number}") or ""}


def _reads_amount(number: int) -> Reader:
    def read(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
        typed, usual = given.text or "", _usual_unit(turn, filling, number)
        found = read_promised(typed, unit="%" if usual == "%" else None)
        if isinstance(found, Unclear) and found.reason == "percent":
            offers = [_promised(value, "%", "") for value in found.readings if isinstance(value, Decimal)]
            return Again("pledge/which_reading", {"typed": typed}, [(each.shown, each.value) for each in offers])
        if found is None or isinstance(found, Unclear):
            return Again("pledge/which_amount", {"typed": typed})
        unit = "%" if found.amount.percent else unit_typed(typed, found.amount)
        return _promised(found.amount.value, unit, found.comparator)

    return read


def _promised(value: Decimal, unit: str, comparator: str) -> Answer:
    kept = {"amount": str(value), "unit": unit, "comparator": comparator}
    return Answer(kept, format_promised(value, unit, comparator))


def _usual_unit(turn: Turn, filling: Filling, number: int) -> str:
    """The unit of measure of the target that the promise was chosen from."""
    target = filling.value(f"promise{number}").get("target")
    known = {t.id: t.unit for t in campaigns.targets_of(turn.conn, filling.about["campaign"])}
    return known.get(target, "")


def _usual_units(number: int) -> Callable[[Turn, Filling], list[tuple[str, Any]]]:
    def offered(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
        unit = _usual_unit(turn, filling, number)
        return [(unit, unit)] if unit else []

    return offered


def _read_unit(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    typed = " ".join(clean(given.text or "").lstrip("0123456789., ").split())
    if typed != "%" and not worded(typed):
        return Again("pledge/which_unit", {"typed": given.text or ""})
    if len(typed) > LONGEST_UNIT:
        return Again("form/too_long", {"most": LONGEST_UNIT, "length": len(typed)})
    return Answer(typed, typed)
