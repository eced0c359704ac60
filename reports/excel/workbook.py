"""Write a summary as one .xlsx file."""

from pathlib import Path

from xlsxwriter import Workbook

from reports import headings, wording
from reports.excel.cells import Formats
from reports.excel.charts import add_charts
from reports.excel.front import fill_front, subtitle
from reports.excel.sheet import fill
from reports.model import Summary

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_ORDER = (
    "unit_results units branches weeks launches titles title_counts pledges unregistered collective_titles "
    "collective_pledges initiatives progress unreported topics targets "
    "unit_figures unit_narratives showcases activities activity_kinds nominations proposals proposal_counts difficulties "
    "raised people"
)
_WHERE_THERE_ARE_ANY = ("work_counts", "activity_movements", "partners")


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
    add_charts(book, summary)
    book.close()
    return path
