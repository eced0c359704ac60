"""What one message says of a target or a topic: the value that is kept, or what has to be asked again."""

from datetime import date
from decimal import Decimal
from typing import Any

from handlers.form import Again, Answer
from handlers.phrases import phrase
from handlers.turn import Turn
from rules.amounts import Unclear, format_amount, read_amount
from rules.dates import format_date
from rules.figure_line import FigureLine, read_counts, read_line, read_rank, split_count
from rules.reckoning import Counting
from rules.unit_duty import UnitTarget
from rules.unit_report import Counts, Figure, FigureState, Narrative
from rules.unit_result import rate
from rules.words import clean, fold

LONGEST_NARRATIVE = 1500
LONGEST_LINE = 400


def read_figure(turn: Turn, text: str, asked: UnitTarget) -> Answer | Again:
    """One message about a target: its figure or counts, with source and day when they are said."""
    if len(text) > LONGEST_LINE:
        return Again("form/too_long", {"most": LONGEST_LINE, "length": len(text)})
    line = read_line(text, turn.today)
    if line.unclear_day:
        return Again("unit/report/which_day", {"typed": line.unclear_day[:60]})
    if line.awaiting:
        return answer(turn, awaiting(asked, text))
    if asked.reckoning.counts_work:
        return _counts(turn, line, text, asked)
    rank = read_rank(line.words) if asked.target.comparator == "rank_up" else None
    if rank is not None:
        return answer(turn, _known(turn, line, text, asked, Decimal(rank)))
    found = read_amount(line.words, unit=asked.unit or None)
    if isinstance(found, Unclear):
        offers = [value for value in found.readings if isinstance(value, Decimal)]
        options = [_offer(turn, line, text, asked, value) for value in offers]
        return Again(
            "unit/report/which_reading" if options else "unit/report/which_figure", _said(asked, text), options
        )
    if found is None:
        return Again("unit/report/which_figure", _said(asked, text))
    return answer(turn, _known(turn, line, text, asked, found.value))


def _said(asked: UnitTarget, text: str) -> dict[str, Any]:
    return {"typed": text[:60], "asked": asked}


def _offer(turn: Turn, line: FigureLine, text: str, asked: UnitTarget, value: Decimal) -> tuple[str, Any]:
    made = answer(turn, _known(turn, line, text, asked, value))
    return made.shown, made.value


def _known(turn: Turn, line: FigureLine, text: str, asked: UnitTarget, value: Decimal) -> Figure:
    source, day = line.source or asked.target.data_source, line.as_of or turn.today
    return Figure(asked.target.id, FigureState.KNOWN, value, asked.unit, asked.asked, source, day, typed=text)


def _counts(turn: Turn, line: FigureLine, text: str, asked: UnitTarget) -> Answer | Again:
    counts = read_counts(line.words, well=asked.reckoning.counting is Counting.DONE_WELL)
    if counts is None:
        return Again("unit/report/which_counts", _said(asked, text))
    day = line.as_of or turn.today
    told = Figure(asked.target.id, FigureState.KNOWN, rate(counts), "%", asked.asked, line.source, day, counts, text)
    return answer(turn, told)


def awaiting(asked: UnitTarget, text: str = "") -> Figure:
    """A figure that is published later."""
    return Figure(asked.target.id, FigureState.AWAITING, unit=asked.unit, asked=asked.asked, typed=text)


def answer(turn: Turn, figure: Figure) -> Answer:
    """A figure as the answer of the form."""
    value = {
        "state": str(figure.state),
        "amount": None if figure.amount is None else str(figure.amount),
        "unit": figure.unit,
        "source": figure.source,
        "as_of": None if figure.as_of is None else figure.as_of.isoformat(),
        "counts": None if figure.counts is None else [figure.counts.assigned, figure.counts.done, figure.counts.well],
        "typed": figure.typed,
    }
    return Answer(value, shown(turn, figure))


def shown(turn: Turn, figure: Figure) -> str:
    """A figure in one line: what, from where, as of when."""
    amount = "" if figure.amount is None else format_amount(figure.amount, figure.unit)
    day = "" if figure.as_of is None else format_date(figure.as_of)
    return phrase(turn, "unit/report/figure", figure=figure, amount=amount, day=day)


def figure_of(asked: UnitTarget, value: dict[str, Any]) -> Figure:
    """The stored answer as a figure of its target."""
    return Figure(
        asked.target.id,
        FigureState(value["state"]),
        None if value["amount"] is None else Decimal(value["amount"]),
        value["unit"],
        asked.asked,
        value["source"],
        None if value["as_of"] is None else date.fromisoformat(value["as_of"]),
        None if value["counts"] is None else Counts(*value["counts"]),
        value["typed"],
    )


def read_narrative(turn: Turn, text: str, topic_id: int) -> Answer | Again:
    """One message about a topic, with a count when it ends in one."""
    if len(text) > LONGEST_NARRATIVE:
        return Again("form/too_long", {"most": LONGEST_NARRATIVE, "length": len(text)})
    if not any(letter.isalpha() for letter in fold(text)):
        return Again("unit/report/which_narrative")
    words, count = split_count(text)
    found = read_amount(count) if count else None
    if count and (found is None or isinstance(found, Unclear)):
        return Again("unit/report/which_count", {"typed": count[:60]})
    if found is None or isinstance(found, Unclear):
        return narrated(Narrative(topic_id, clean(text)))
    return narrated(Narrative(topic_id, words, found.value, found.unit or ""))


def narrated(narrative: Narrative) -> Answer:
    """A narrative as the answer of the form."""
    amount = None if narrative.amount is None else str(narrative.amount)
    said = "" if narrative.amount is None else f" ({format_amount(narrative.amount, narrative.unit)})"
    value = {"text": narrative.text, "amount": amount, "unit": narrative.unit}
    return Answer(value, " ".join(narrative.text.split()) + said)


def narrative_of(topic_id: int, value: dict[str, Any]) -> Narrative:
    """The stored answer as a narrative of its topic."""
    amount = None if value["amount"] is None else Decimal(value["amount"])
    return Narrative(topic_id, value["text"], amount, value["unit"])
