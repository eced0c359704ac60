"""Reports by unit: on time, late and missing, of those who have to report."""

from pathlib import Path

from reports import wording
from reports.chart.bars import Bar, Part, Picture, draw
from reports.chart.groups import Group, groups
from reports.chart.page import DONE, LATE, OPEN, head_lines, source_lines
from reports.chart.registration import ratio
from reports.model import Summary
from reports.printing import rate


def on_time_charts(summary: Summary, path: Path) -> list[Path]:
    """One PNG; none when the period asks for no report or nobody owes one."""
    found = groups(summary, "owing", ("on_time", "late"))
    return draw(_picture(summary), [_bar(group) for group in found], path) if found else []


def _bar(group: Group) -> Bar:
    on_time, late = group.counts
    parts = (Part(on_time / group.whole, DONE), Part(late / group.whole, LATE))
    return Bar(group.name, ratio(on_time, group.whole, rate(on_time, group.whole)), parts)


def _picture(summary: Summary) -> Picture:
    on_time, owing = (int(summary.figure(key).value or 0) for key in ("on_time", "owing"))
    looks = zip((DONE, LATE, OPEN), wording.CHART_ON_TIME_LEGEND, strict=True)
    lines = (*head_lines(summary), wording.CHART_ALL.format(ratio=ratio(on_time, owing, rate(on_time, owing))))
    notes = tuple(source_lines(summary, wording.CHART_OWING))
    return Picture(wording.CHART_ON_TIME, lines, tuple(looks), None, notes)
