"""The first sheet: what this workbook is, how its figures are made, every figure with where its rows are, the contents."""

from collections.abc import Mapping

from xlsxwriter.worksheet import Worksheet

from reports import days, printing, wording
from reports.excel.cells import Formats, write
from reports.model import ColumnKind, Figure, Summary

_WIDTHS = (52, 18, 12, 16, 24, 20)


def fill_front(sheet: Worksheet, summary: Summary, formats: Formats, sheets: Mapping[str, str]) -> None:
    """``sheets`` maps table keys to sheet names."""
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    row = _heading(sheet, summary, formats)
    row = _figures(sheet, summary, formats, sheets, row + 1)
    row = _lines(sheet, row + 1, wording.FRONT_NOTES, summary.notes, formats)
    _contents(sheet, row + 1, summary, formats, sheets)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(wording.SHEET_FOOTER)
    sheet.hide_gridlines(2)


def _heading(sheet: Worksheet, summary: Summary, formats: Formats) -> int:
    name = printing.printable(summary.campaign)
    title = wording.FRONT_TITLE.format(campaign=name, period=summary.period_beside_name)
    sheet.write_string(0, 0, title.strip(), formats.get(bold=True, font_size=16))
    facts = (summary.theme, wording.FRONT_SCOPE.format(scope=summary.scope), subtitle(summary))
    for row, fact in enumerate(filter(None, facts), start=1):
        sheet.write_string(row, 0, printing.printable(fact), formats.get(italic=True))
    return 5


def subtitle(summary: Summary) -> str:
    moment = days.moment(summary.as_of)
    return wording.SUBTITLE.format(period=summary.period.label, scope=summary.scope, moment=moment)


def _figures(sheet: Worksheet, summary: Summary, formats: Formats, sheets: Mapping[str, str], row: int) -> int:
    for place, label in enumerate(wording.FRONT_COLUMNS):
        sheet.write_string(row, place, label, formats.head())
    for figure in summary.figures().values():
        row += 1
        _figure(sheet, row, figure, formats, sheets)
    return row + 1


def _figure(sheet: Worksheet, row: int, figure: Figure, formats: Formats, sheets: Mapping[str, str]) -> None:
    kind = ColumnKind.RATE if figure.unit == "%" else ColumnKind.COUNT
    text = formats.get(border=1, text_wrap=True)
    sheet.write_string(row, 0, figure.label, text)
    write(sheet, row, 1, figure.value, kind, formats.cell(kind, figure.value, late=False))
    sheet.write_string(row, 2, figure.unit, text)
    write(sheet, row, 3, len(figure.rows), ColumnKind.COUNT, formats.cell(ColumnKind.COUNT, 0, late=False))
    if figure.table in sheets:
        link = formats.get(border=1, font_color="#0563C1", underline=1)
        sheet.write_url(row, 4, f"internal:'{sheets[figure.table]}'!A1", link, sheets[figure.table])
    else:
        sheet.write_blank(row, 4, None, text)
    sheet.write_string(row, 5, figure.key, text)


def _lines(sheet: Worksheet, row: int, title: str, lines: tuple[str, ...], formats: Formats) -> int:
    sheet.write_string(row, 0, title, formats.get(bold=True, font_size=13))
    for line in lines:
        row += 1
        sheet.merge_range(row, 0, row, len(_WIDTHS) - 1, "", formats.get(text_wrap=True, valign="top"))
        sheet.write_string(row, 0, printing.printable(line), formats.get(text_wrap=True, valign="top"))
        sheet.set_row(row, 15 * (1 + len(line) // 130))
    return row + 1


def _contents(sheet: Worksheet, row: int, summary: Summary, formats: Formats, sheets: Mapping[str, str]) -> None:
    sheet.write_string(row, 0, wording.FRONT_CONTENTS, formats.get(bold=True, font_size=13))
    for key, name in sheets.items():
        row += 1
        table = summary.table(key)
        sheet.write_url(row, 0, f"internal:'{name}'!A1", formats.get(font_color="#0563C1", underline=1), name)
        sheet.write_string(row, 1, wording.FRONT_ROWS.format(count=printing.number(len(table.rows))), formats.get())
