"""Tables as Word XML. Built as text and parsed once, because a list of 5,000 people is too slow cell by cell."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from reports import printing, wording
from reports.columns import kind_of
from reports.model import Cell, Column, ColumnKind, Table

_CENTRED = (ColumnKind.COUNT, ColumnKind.DATE, ColumnKind.RATE)
_CELL_MARGIN = '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def run_text(text: str) -> str:
    """The content of a run that shows ``text`` exactly: line breaks and tabs kept, nothing read as markup."""
    pieces = []
    for line_number, line in enumerate(printing.printable(text).split("\n")):
        if line_number:
            pieces.append("<w:br/>")
        for tab_number, piece in enumerate(line.split("\t")):
            if tab_number:
                pieces.append("<w:tab/>")
            if piece:
                pieces.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
    return "".join(pieces)


def _paragraph(text: str, align: str, half_points: int, bold: bool) -> str:
    weight = "<w:b/>" if bold else ""
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    return (
        '<w:p><w:pPr><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/>'
        f'<w:jc w:val="{align}"/></w:pPr><w:r><w:rPr>{weight}{size}</w:rPr>{run_text(text)}</w:r></w:p>'
    )


def _cell(text: str, width: int, align: str, half_points: int, bold: bool) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{_paragraph(text, align, half_points, bold)}</w:tc>"
    )


def _row(cells: Iterable[str], *, head: bool = False) -> str:
    repeat = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def _align(key: str) -> str:
    kind = kind_of(key)
    return "center" if kind in _CENTRED else "right" if kind is ColumnKind.AMOUNT else "left"


def _widths(columns: Sequence[Column], width: int, half_points: int) -> list[int]:
    """Running numbers and days get the room one line of them needs; the other columns share the rest."""
    fixed = {"order": 30 * half_points, ColumnKind.DATE: 60 * half_points}
    needed = [fixed.get(column.key) or fixed.get(column.kind) for column in columns]
    rest = width - sum(filter(None, needed))
    shared = sum(column.width for column, need in zip(columns, needed, strict=True) if not need)
    return [need or rest * column.width // shared for column, need in zip(columns, needed, strict=True)]


def table_element(table: Table, width: int, half_points: int) -> BaseOxmlElement:
    """A ruled table ``width`` twentieths of a point wide, its head repeated on every page."""
    keys = [column.key for column in table.columns]
    widths = _widths(table.columns, width, half_points)
    head = [_cell(c.label, w, "center", half_points, True) for c, w in zip(table.columns, widths, strict=True)]
    rows = [_row(head, head=True)]
    rows += [_row(_body(row.cells, keys, widths, half_points, False)) for row in table.rows]
    if not table.rows:
        rows.append(_empty_row(len(keys), width, half_points))
    if table.totals is not None and table.rows:
        rows.append(_row(_body(table.totals, keys, widths, half_points, True)))
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_EDGES}</w:tblBorders><w:tblLayout w:type="fixed"/>{_CELL_MARGIN}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _body(
    cells: Sequence[Cell], keys: Sequence[str], widths: Sequence[int], half_points: int, bold: bool
) -> Iterable[str]:
    return (
        _cell(printing.cell(cell), width, _align(key), half_points, bold)
        for cell, key, width in zip(cells, keys, widths, strict=True)
    )


def _empty_row(span: int, width: int, half_points: int) -> str:
    return (
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{span}"/></w:tcPr>'
        f"{_paragraph(wording.NO_DATA, 'center', half_points, False)}</w:tc></w:tr>"
    )
