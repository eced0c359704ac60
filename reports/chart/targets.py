"""Progress by target against the share of time gone by."""

from decimal import Decimal
from pathlib import Path

from reports import printing, wording
from reports.chart.bars import Bar, Part, Picture, draw
from reports.chart.page import DONE, LATE, REACHED, UNKNOWN, Look, head_lines, shortened, source_lines
from reports.model import Row, Summary, Table

# the words of a verdict → how its bar looks, and the mark before the words
_LOOKS: dict[str, tuple[Look, str]] = {
    wording.VERDICTS["exceeded"]: (REACHED, "▲ "),
    wording.VERDICTS["met"]: (REACHED, "✔ "),
    wording.VERDICTS["on_track"]: (DONE, "● "),
    wording.VERDICTS["behind"]: (LATE, "▼ "),
    wording.VERDICTS["not_met"]: (LATE, "✘ "),
}


def target_charts(summary: Summary, path: Path) -> list[Path]:
    """PNG files; none for a campaign without targets. The verdict stands in words beside each bar, colour only helps."""
    table = summary.table("targets")
    bars = [_bar(table, row) for row in table.rows]
    return draw(_picture(summary), bars, path) if bars else []


def _bar(table: Table, row: Row) -> Bar:
    cells = {column.key: cell for column, cell in zip(table.columns, row.cells, strict=True)}
    share, verdict = cells["share"], str(cells["verdict"])
    look, mark = _LOOKS.get(verdict, (DONE, ""))
    parts = (Part(max(float(share) / 100, 0), look),) if isinstance(share, Decimal) else None
    return Bar(
        f"{cells['measure']}", _result(cells["actual"], cells["measure_unit"], f"{mark}{_short(verdict)}"), parts
    )


def _short(verdict: str) -> str:
    return wording.CHART_BEHIND if verdict == wording.VERDICTS["behind"] else verdict


def _result(actual: object, unit: object, verdict: str) -> str:
    if not isinstance(actual, Decimal):
        return verdict
    return wording.CHART_RESULT.format(actual=shortened(printing.quantity(actual, str(unit)), 20), verdict=verdict)


def _picture(summary: Summary) -> Picture:
    share = printing.number(round(summary.elapsed * 100))
    looks = zip((REACHED, DONE, LATE, UNKNOWN), wording.CHART_TARGETS_LEGEND, strict=True)
    notes = tuple(source_lines(summary, wording.CHART_ELAPSED.format(share=share)))
    return Picture(wording.CHART_TARGETS, head_lines(summary), tuple(looks), float(summary.elapsed), notes)
