"""Charts that Excel draws itself from the tables, so that they follow when a clerk corrects a figure."""

from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook

from reports import headings, wording
from reports.excel.sheet import HEAD_ROW, column_range
from reports.model import Summary, Table

# bars beyond this many cannot be told apart on a sheet
MOST_BARS = 40
_BLUE, _ORANGE, _GREEN = "#56B4E9", "#E69F00", "#009E73"


@dataclass(frozen=True, slots=True)
class Drawing:
    """One chart below its table: ``series`` are (column key, colour), patterned where ``pattern`` names one."""

    table: str
    title: str
    options: tuple[tuple[str, str], ...]
    categories: str
    series: tuple[tuple[str, str, str], ...]
    most: int = MOST_BARS

    @property
    def across(self) -> bool:
        """Whether bars lie, so that the first row stands on top."""
        return dict(self.options)["type"] == "bar"


_STACKED = (("type", "bar"), ("subtype", "stacked"))
DRAWINGS = (
    Drawing(
        "branches", wording.CHART_REGISTRATION, _STACKED, "unit",
        (("registered", _BLUE, ""), ("unregistered", _ORANGE, "wide_upward_diagonal")),
    ),
    Drawing("targets", wording.CHART_TARGETS, (("type", "bar"),), "measure", (("share", _GREEN, ""),)),
    Drawing(
        "weeks", wording.CHART_TREND, (("type", "line"),), "week",
        (("registered_sum", _BLUE, ""), ("reported_sum", _ORANGE, "")), 520,
    ),
)  # fmt: skip


def add_charts(book: Workbook, summary: Summary) -> None:
    """Below each table that has rows, and not too many."""
    for drawing in DRAWINGS:
        table = summary.tables().get(drawing.table)
        if table is not None and 0 < len(table.rows) <= drawing.most:
            _insert(book, drawing, table)


def _insert(book: Workbook, drawing: Drawing, table: Table) -> None:
    name = headings.SHEETS[table.key]
    chart: Any = book.add_chart(dict(drawing.options))
    for series in drawing.series:
        chart.add_series(_series(name, table, drawing, *series))
    chart.set_title({"name": drawing.title, "name_font": {"size": 13}})
    chart.set_legend({"position": "bottom"})
    if drawing.across:
        chart.set_y_axis({"reverse": True})
        chart.set_size({"width": 900, "height": 160 + 28 * len(table.rows)})
    else:
        chart.set_x_axis({"num_format": "dd/mm", "text_axis": True})
        chart.set_size({"width": 900, "height": 420})
    book.get_worksheet_by_name(name).insert_chart(HEAD_ROW + len(table.rows) + 4, 1, chart)


def _series(sheet: str, table: Table, drawing: Drawing, key: str, colour: str, pattern: str) -> dict[str, Any]:
    series: dict[str, Any] = {
        "name": headings.COLUMNS[key],
        "categories": column_range(sheet, table, drawing.categories),
        "values": column_range(sheet, table, key),
    }
    if not drawing.across:
        marker = {"type": "circle" if colour == _BLUE else "square", "size": 6, "fill": {"color": colour}}
        return series | {"line": {"color": colour, "width": 2.25}, "marker": marker}
    surface = {"pattern": {"pattern": pattern, "fg_color": "#FFFFFF", "bg_color": colour}} if pattern else None
    return series | {"data_labels": {"value": True}} | (surface or {"fill": {"color": colour}})
