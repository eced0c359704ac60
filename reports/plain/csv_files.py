"""Every table of a summary as a CSV file: UTF-8 with a mark that Excel knows it by, text that is never taken for a formula."""

import csv
from datetime import date
from pathlib import Path

from reports import wording
from reports.model import Cell, Summary, Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(summary: Summary, folder: Path) -> list[Path]:
    """One file a table, named by its key, and ``figures.csv``; ``folder`` is made when missing."""
    folder.mkdir(parents=True, exist_ok=True)
    figures = [[f.key, f.label, _text(f.value), f.unit, str(len(f.rows))] for f in summary.figures().values()]
    files = [_write(folder / "figures.csv", list(wording.CSV_FIGURES), figures)]
    return files + [_table(folder / f"{key}.csv", table) for key, table in summary.tables().items()]


def _table(path: Path, table: Table) -> Path:
    rows = [[_text(cell) for cell in row.cells] for row in table.rows]
    return _write(path, [column.label for column in table.columns], rows)


def _write(path: Path, head: list[str], rows: list[list[str]]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)
    return path


def _text(cell: Cell) -> str:
    """Amounts as they were written, with a point; days ISO; what is unknown says so."""
    if cell is None:
        return wording.NO_DATA
    if isinstance(cell, date):
        return cell.isoformat()
    return safe(cell) if isinstance(cell, str) else str(cell)


def safe(text: str) -> str:
    """Text that a spreadsheet would calculate gets an apostrophe in front, and shows as it was typed."""
    return f"'{text}" if text.startswith(_FORMULA) else text
