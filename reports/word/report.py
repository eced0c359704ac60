"""Write the Báo cáo sơ kết or tổng kết of a summary."""

from pathlib import Path
from typing import BinaryIO

from reports import wording
from reports.letterhead import Letterhead
from reports.model import Summary, Table
from reports.publishing import PUBLIC_ANNEXES
from reports.word.annexes import REPORT_ANNEXES
from reports.word.fields import of_report
from reports.word.papers import REPORT_PAPER
from reports.word.writing import Content, write

# what fits between the margins of an upright page; the annexes and the workbook have every column
BODY_COLUMNS = {
    "branches": "order unit headcount registered rate reported late missing",
    "title_counts": "order title count",
    "activity_kinds": "order kind deeds doing_units reached planned",
    "targets": "order measure asked actual measure_unit verdict note",
    "topics": "order topic items done on_track slow blocked silent",
}


def write_report(
    summary: Summary,
    letterhead: Letterhead,
    path: Path,
    template: Path | BinaryIO | None = None,
) -> Path:
    """The Báo cáo as .docx with number and date left blank for the clerk.

    jinja2.TemplateError when an edited template names an unknown field or tries what a template may not do.
    """
    write(report_content(summary), letterhead, path, template)
    return path


def report_content(summary: Summary, *, public: bool = False) -> Content:
    """The Báo cáo before it is a file. ``public``: with the annexes of the copy for everybody; its summary has to be
    one that `reports.publishing` made."""
    kind = wording.REPORT_KINDS["closing" if summary.period.closing else "preliminary"]
    tables = summary.tables()
    there = (annex for annex in REPORT_ANNEXES if annex.table in tables and tells(annex.content(tables[annex.table])))
    annexes = tuple(annex for annex in there if not public or annex.table in PUBLIC_ANNEXES)
    return Content(
        paper=REPORT_PAPER,
        year=summary.year,
        as_of=summary.as_of,
        title=f"Báo cáo {kind} {summary.period.label}",
        values=of_report(summary),
        body={key: narrow(summary.table(key)) for key in BODY_COLUMNS},
        annexes=annexes,
        tables=tables,
        absent=frozenset(annex.table for annex in REPORT_ANNEXES),
    )


def tells(table: Table) -> bool:
    """Whether anything stands in a list beside running numbers, units and topics; nobody signs an empty annex."""
    known = [place for place, column in enumerate(table.columns) if column.key not in ("order", "unit", "topic")]
    return any(row.cells[place] not in (None, "") for row in table.rows for place in known)


def narrow(table: Table) -> Table:
    """The columns for the body of the report; remarks only where there are any."""
    keys = BODY_COLUMNS[table.key].split()
    if "note" in keys and not any(table.column("note")):
        keys.remove("note")
    return table.only(*keys)
