"""Registration by unit: bars with numbers x/y and the rate."""

from pathlib import Path

from reports import days, printing, wording
from reports.chart.bars import ROWS_PER_PAGE, Bar, Picture, draw, shortened
from reports.model import Cell, Row, Summary, Table


def registration_charts(summary: Summary, path: Path) -> list[Path]:
    """PNG files; none when there is nobody to count. More units than fit a page are grouped by branch, then paged."""
    units = summary.table("units")
    table = units if len(units.rows) <= ROWS_PER_PAGE else summary.table("branches")
    bars = [_bar(table, row) for row in table.rows if row.cells[table.index("headcount")]]
    return draw(_picture(summary), bars, path) if bars else []


def _bar(table: Table, row: Row) -> Bar:
    name, headcount, registered, rate = (row.cells[table.index(k)] for k in ("unit", "headcount", "registered", "rate"))
    share = float(rate) / 100 if not isinstance(rate, str | None) and rate is not None else None  # type: ignore[arg-type]
    return Bar(str(name), _ratio(registered, headcount, rate), share)


def _ratio(registered: Cell, headcount: Cell, rate: Cell) -> str:
    percent = wording.NO_DATA if rate is None else f"{printing.cell(rate)}%"
    return wording.CHART_RATIO.format(
        registered=printing.cell(registered), headcount=printing.cell(headcount), rate=percent
    )


def _picture(summary: Summary) -> Picture:
    registered, headcount, rate = (summary.figure(key).value for key in ("registered", "headcount", "rate"))
    return Picture(
        wording.CHART_REGISTRATION,
        (
            shortened(summary.campaign, 75),
            shortened(wording.CHART_ALL.format(ratio=_ratio(registered, headcount, rate)), 75),
            wording.CHART_SUBTITLE.format(period=summary.period.label, moment=days.moment(summary.as_of)),
        ),
    )
