"""Progress by target against the share of time gone by."""

from decimal import Decimal
from pathlib import Path

from reports import days, printing, wording
from reports.chart.bars import BLUE, GREEN, ORANGE, Bar, Picture, draw, shortened
from reports.model import Row, Summary, Table

_COLOURS = {
    wording.VERDICTS["exceeded"]: GREEN,
    wording.VERDICTS["met"]: GREEN,
    wording.VERDICTS["on_track"]: BLUE,
    wording.VERDICTS["behind"]: ORANGE,
    wording.VERDICTS["not_met"]: ORANGE,
}


def target_charts(summary: Summary, path: Path) -> list[Path]:
    """PNG files; none for a campaign without targets. The verdict stands in words beside each bar, colour only helps."""
    table = summary.table("targets")
    bars = [_bar(table, row) for row in table.rows]
    return draw(_picture(summary), bars, path) if bars else []


def _bar(table: Table, row: Row) -> Bar:
    cells = {column.key: cell for column, cell in zip(table.columns, row.cells, strict=True)}
    share = cells["share"]
    known = not isinstance(share, str) and share is not None
    return Bar(
        f"{cells['measure']}",
        _result(cells["actual"], cells["measure_unit"], cells["verdict"]),
        float(share) / 100 if known else None,  # type: ignore[arg-type]
        _COLOURS.get(str(cells["verdict"]), BLUE),
    )


def _result(actual: object, unit: object, verdict: object) -> str:
    if not isinstance(actual, Decimal):
        return str(verdict)
    return wording.CHART_RESULT.format(actual=shortened(printing.quantity(actual, str(unit)), 24), verdict=verdict)


def _picture(summary: Summary) -> Picture:
    share = printing.number(round(summary.elapsed * 100))
    return Picture(
        wording.CHART_TARGETS,
        (
            shortened(summary.campaign, 75),
            wording.CHART_SUBTITLE.format(period=summary.period.label, moment=days.moment(summary.as_of)),
        ),
        float(summary.elapsed),
        wording.CHART_ELAPSED.format(share=share),
    )
