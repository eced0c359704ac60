"""Tables as the text of Word XML, row by row: a list of 40,000 people never has to be in memory as a tree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports import printing, wording
from reports.columns import kind_of
from reports.model import Column, ColumnKind, Row, Table
from reports.word.text import run_text

_CENTRED = (ColumnKind.COUNT, ColumnKind.DATE, ColumnKind.RATE)
_CELL_MARGIN = '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
# a row with more text than this may run over a page, so it has to be allowed to break
_UNBROKEN_CHARACTERS = 600


@dataclass(frozen=True, slots=True)
class _Look:
    """``keep`` holds a row on the page of the next one, so that a head or a total never stands alone."""

    half_points: int
    bold: bool = False
    keep: bool = False

    def paragraph(self, text: str, align: str) -> str:
        weight = "<w:b/>" if self.bold else ""
        together = "<w:keepNext/>" if self.keep else ""
        size = f'<w:sz w:val="{self.half_points}"/><w:szCs w:val="{self.half_points}"/>'
        return (
            f'<w:p><w:pPr>{together}<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
            f'<w:ind w:firstLine="0"/><w:jc w:val="{align}"/></w:pPr>'
            f"<w:r><w:rPr>{weight}{size}</w:rPr>{run_text(text)}</w:r></w:p>"
        )

    def cell(self, text: str, width: int, align: str, span: int = 1) -> str:
        spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}<w:vAlign w:val="center"/></w:tcPr>'
            f"{self.paragraph(text, align)}</w:tc>"
        )


def table_xml(table: Table, width: int, half_points: int) -> Iterator[str]:
    """A ruled table ``width`` twentieths of a point wide, its head repeated on every page, in pieces of XML."""
    widths = _widths(table.columns, width, half_points)
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_EDGES}</w:tblBorders><w:tblLayout w:type="fixed"/>{_CELL_MARGIN}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )
    yield from _rows(table, widths, half_points)
    yield "</w:tbl>"


def _widths(columns: Sequence[Column], width: int, half_points: int) -> list[int]:
    """Running numbers and days get the room one line of them needs; the other columns share the rest."""
    fixed = {"order": 30 * half_points, ColumnKind.DATE: 60 * half_points}
    needed = [fixed.get(column.key) or fixed.get(column.kind) for column in columns]
    rest = width - sum(filter(None, needed))
    shared = sum(column.width for column, need in zip(columns, needed, strict=True) if not need)
    return [need or rest * column.width // shared for column, need in zip(columns, needed, strict=True)]


def _rows(table: Table, widths: Sequence[int], half_points: int) -> Iterator[str]:
    head = _Look(half_points, bold=True, keep=True)
    labels = (head.cell(c.label, w, "center") for c, w in zip(table.columns, widths, strict=True))
    yield _row("".join(labels), "<w:cantSplit/><w:tblHeader/>")
    if not table.rows:
        yield _row(_Look(half_points).cell(wording.NO_DATA, sum(widths), "center", len(widths)))
    keys = [column.key for column in table.columns]
    for number, row in enumerate(table.rows, start=1):
        last = table.totals is not None and number == len(table.rows)
        yield _body(row, keys, widths, _Look(half_points, keep=number == 1 or last))
    if table.totals is not None and table.rows:
        yield _body(Row(table.totals), keys, widths, _Look(half_points, bold=True))


def _body(row: Row, keys: Sequence[str], widths: Sequence[int], look: _Look) -> str:
    texts = [printing.cell(cell) for cell in row.cells]
    cells = (look.cell(text, width, _align(key)) for text, key, width in zip(texts, keys, widths, strict=True))
    return _row("".join(cells), "<w:cantSplit/>" if sum(map(len, texts)) < _UNBROKEN_CHARACTERS else "")


def _row(cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _align(key: str) -> str:
    kind = kind_of(key)
    return "center" if kind in _CENTRED else "right" if kind is ColumnKind.AMOUNT else "left"
