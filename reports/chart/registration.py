"""Registration by unit: in time, late and not yet, with numbers x/y and the rate."""

from decimal import Decimal
from pathlib import Path

from reports import printing, wording
from reports.chart.bars import Bar, Part, Picture, draw
from reports.chart.groups import Group, groups
from reports.chart.page import DONE, LATE, OPEN, head_lines, source_lines
from reports.model import Summary


def registration_charts(summary: Summary, path: Path) -> list[Path]:
    """One PNG; none when there is nobody to count."""
    found = groups(summary, "headcount", ("registered", "registered_late"), "rate")
    return draw(_picture(summary), [_bar(group) for group in found], path) if found else []


def _bar(group: Group) -> Bar:
    registered, late = group.counts
    parts = (Part((registered - late) / group.whole, DONE), Part(late / group.whole, LATE))
    return Bar(group.name, ratio(registered, group.whole, group.rate), parts)


def ratio(part: int, whole: int, rate: Decimal | None) -> str:
    """``12/15 (80%)``; without a rate ``12/15``."""
    counts = f"{printing.number(part)}/{printing.number(whole)}"
    return counts if rate is None else wording.CHART_RATIO.format(counts=counts, rate=printing.quantity(rate, "%"))


def _picture(summary: Summary) -> Picture:
    registered, headcount, rate = (summary.figure(key).value for key in ("registered", "headcount", "rate"))
    share = None if rate is None else Decimal(rate)
    told = wording.NO_DATA if registered is None else ratio(int(registered), int(headcount or 0), share)
    looks = zip((DONE, LATE, OPEN), wording.CHART_REGISTRATION_LEGEND, strict=True)
    lines = (*head_lines(summary), wording.CHART_ALL.format(ratio=told))
    notes = tuple(source_lines(summary, wording.CHART_HEADCOUNT))
    return Picture(wording.CHART_REGISTRATION, lines, tuple(looks), None, notes)
