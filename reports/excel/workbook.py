"""Write a summary as one .xlsx file."""

from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from reports import headings, wording
from reports.excel.cells import Formats
from reports.excel.front import fill_front, subtitle
from reports.excel.sheet import column_range, fill
from reports.model import Summary, Table

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_ORDER = (
    "unit_results units branches weeks launches titles title_counts pledges unregistered collective_titles "
    "collective_pledges initiatives progress unreported topics targets "
    "unit_figures unit_narratives showcases activities activity_kinds nominations proposals proposal_counts difficulties people"
)
_WHERE_THERE_ARE_ANY = ("partners",)
# bars beyond this many cannot be told apart on a sheet
_MOST_BARS = 40


def write_workbook(summary: Summary, path: Path) -> Path:
    """All tables of ``summary``; the first sheet explains them. Overwrites ``path``."""
    book = Workbook(str(path), _OPTIONS)
    book.set_properties({"title": summary.campaign[:255], "created": summary.as_of.replace(tzinfo=None)})
    formats = Formats(book)
    front = book.add_worksheet(wording.FRONT_SHEET)
    order = (*_ORDER.split(), *_WHERE_THERE_ARE_ANY)
    sheets = {key: headings.SHEETS[key] for key in order if key in summary.tables()}
    fill_front(front, summary, formats, sheets)
    for key, name in sheets.items():
        fill(book.add_worksheet(name), summary.table(key), formats, subtitle(summary))
    _add_chart(book, summary)
    book.close()
    return path


def _add_chart(book: Workbook, summary: Summary) -> None:
    """Registered and not registered per branch, beside the table it is drawn from."""
    name, table = headings.SHEETS["branches"], summary.table("branches")
    if not table.rows or len(table.rows) > _MOST_BARS:
        return
    chart: Any = book.add_chart({"type": "bar", "subtype": "stacked"})
    for key, colour in (("registered", "#56B4E9"), ("unregistered", "#E69F00")):
        chart.add_series(_series(name, table, key, colour))
    chart.set_title({"name": wording.CHART_REGISTRATION, "name_font": {"size": 13}})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 900, "height": 160 + 28 * len(table.rows)})
    sheet = book.get_worksheet_by_name(name)
    sheet.insert_chart(len(table.rows) + 6, 1, chart)


def _series(sheet: str, table: Table, key: str, colour: str) -> dict[str, Any]:
    return {
        "name": headings.COLUMNS[key],
        "categories": column_range(sheet, table, "unit"),
        "values": column_range(sheet, table, key),
        "fill": {"color": colour},
        "data_labels": {"value": True},
    }
