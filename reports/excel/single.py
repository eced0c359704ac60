"""One table as a workbook of its own."""

from collections.abc import Mapping
from pathlib import Path

from xlsxwriter import Workbook

from reports.excel.cells import Formats
from reports.excel.sheet import fill
from reports.model import Table

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_tables(tables: Mapping[str, Table], subtitle: str, path: Path) -> Path:
    """Each table on the sheet it is named by. Overwrites ``path``."""
    book = Workbook(str(path), _OPTIONS)
    formats = Formats(book)
    for name, table in tables.items():
        fill(book.add_worksheet(name), table, formats, subtitle)
    book.close()
    return path


def write_table(table: Table, subtitle: str, path: Path) -> Path:
    """``table`` on one sheet named by its title (31 characters at most). Overwrites ``path``."""
    book = Workbook(str(path), _OPTIONS)
    fill(book.add_worksheet(table.title[:31]), table, Formats(book), subtitle)
    book.close()
    return path
