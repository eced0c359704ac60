"""One table on one sheet: heading, filterable table, totals, frozen head, A4 print set-up."""

from dataclasses import replace

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from reports import printing, wording
from reports.excel.cells import Formats, pieces, write
from reports.model import Cell, Column, ColumnKind, Row, Table

HEAD_ROW = 2
# points: room for headings of two lines; one line of text; the most that a row can have
_HEAD_HEIGHT = 34
_LINE_HEIGHT, _TALLEST = 15, 409
_A4 = 9
_PORTRAIT_CHARACTERS = 95
_LATE_COUNTS = ("late", "registered_late")


def fitted(table: Table) -> Table:
    """The table with text that one cell cannot hold continued in an extra column right of its own."""
    columns: list[Column] = []
    spread: list[list[Cell]] = [[] for _ in table.rows]
    totals: list[Cell] = []
    for place, column in enumerate(table.columns):
        parts = [_parts(row.cells[place]) for row in table.rows]
        count = max((len(part) for part in parts), default=1)
        columns += [column, *(_continued(column, number) for number in range(2, count + 1))]
        for cells, part in zip(spread, parts, strict=True):
            cells += [*part, *([""] * (count - len(part)))]
        if table.totals is not None:
            totals += [table.totals[place], *([""] * (count - 1))]
    rows = tuple(replace(row, cells=tuple(cells)) for row, cells in zip(table.rows, spread, strict=True))
    return replace(table, columns=tuple(columns), rows=rows, totals=table.totals and tuple(totals))


def _parts(cell: Cell) -> list[Cell]:
    return list(pieces(printing.printable(cell))) if isinstance(cell, str) else [cell]


def _continued(column: Column, number: int) -> Column:
    label = wording.CONTINUED.format(label=column.label, number=number)
    return Column(f"{column.key}_{number}", label, ColumnKind.TEXT, column.width)


def fill(sheet: Worksheet, table: Table, formats: Formats, subtitle: str) -> None:
    """``subtitle`` says period, scope and moment, so that a printed page speaks for itself."""
    table = fitted(table)
    sheet.write_string(0, 0, table.title, formats.get(bold=True, font_size=14))
    sheet.write_string(1, 0, subtitle, formats.get(italic=True))
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, max(column.width, 7))
    sheet.set_row(HEAD_ROW, _HEAD_HEIGHT)
    last = HEAD_ROW + max(len(table.rows), 1)
    _add_table(sheet, table, formats, last)
    for number, row in enumerate(table.rows, start=HEAD_ROW + 1):
        _fill_row(sheet, number, table, row, formats)
    if not table.rows:
        sheet.write_string(last, 0, wording.NO_DATA, formats.get(italic=True))
    if table.totals is not None:
        _fill_row(sheet, last + 1, table, Row(table.totals), formats, bold=True)
    for number, line in enumerate(table.note.split("\n") if table.note else (), start=last + 2):
        sheet.write_string(number, 0, printing.printable(line), formats.get(italic=True))
    _set_up_print(sheet, table)


def _add_table(sheet: Worksheet, table: Table, formats: Formats, last: int) -> None:
    heads = [{"header": column.label, "header_format": formats.head()} for column in table.columns]
    sheet.add_table(
        HEAD_ROW, 0, last, len(heads) - 1,
        {"columns": heads, "name": f"bang_{table.key}", "style": None, "autofilter": True},
    )  # fmt: skip


def _fill_row(sheet: Worksheet, number: int, table: Table, row: Row, formats: Formats, *, bold: bool = False) -> None:
    lines = max(_lines(cell, column.width) for column, cell in zip(table.columns, row.cells, strict=True))
    if lines > 1:
        sheet.set_row(number, min(_LINE_HEIGHT * lines, _TALLEST))
    for place, (column, value) in enumerate(zip(table.columns, row.cells, strict=True)):
        late = row.late or (column.key in _LATE_COUNTS and bool(value))
        style = formats.cell(column.kind, value, late=late, bold=bold)
        write(sheet, number, place, value, column.kind, style)


def _lines(cell: Cell, width: int) -> int:
    """Lines that a cell needs: readers that do not fit rows themselves would print them over one another."""
    if not isinstance(cell, str):
        return 1
    return sum(max(1, -(-len(line) // width)) for line in cell.split("\n"))


def _set_up_print(sheet: Worksheet, table: Table) -> None:
    sheet.set_paper(_A4)
    if sum(column.width for column in table.columns) > _PORTRAIT_CHARACTERS:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.4, top=0.7, bottom=0.7)
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_footer(wording.SHEET_FOOTER)
    sheet.freeze_panes(HEAD_ROW + 1, _frozen_columns(table))


def _frozen_columns(table: Table) -> int:
    """Up to the column that names the row."""
    names = [place for place, column in enumerate(table.columns) if column.key in ("name", "unit")]
    return min(names[0] + 1, 3) if names else 1


def column_range(sheet_name: str, table: Table, key: str) -> str:
    """The cells of one column without head and totals, as a chart wants them."""
    letter = xl_col_to_name(table.index(key))
    first, last = HEAD_ROW + 2, HEAD_ROW + 1 + len(table.rows)
    quoted = sheet_name.replace("'", "''")
    return f"='{quoted}'!${letter}${first}:${letter}${last}"
