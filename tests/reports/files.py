"""Reading back what the writers made, through other libraries than those that wrote it."""

from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table as WordTable
from python_calamine import CalamineWorkbook

from reports.letterhead import Capacity, Letterhead, Recipient, Signer

LETTERHEAD = Letterhead(
    "Ủy ban nhân dân tỉnh Mẫu",
    "Sở Nông nghiệp và Môi trường",
    "SNNMT",
    "Mẫu Thành",
    Signer("Giám đốc", Capacity.DEPUTY, "Phó Giám đốc", "Lê Văn Mẫu"),
    (Recipient("Ủy ban nhân dân tỉnh", "b/c"), Recipient("Các phòng, đơn vị trực thuộc")),
    ("VP",),
    grounds=("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", "Căn cứ Kế hoạch công tác năm 2026 của Sở"),
)
Value = object


def sheets(path: Path) -> dict[str, list[list[Value]]]:
    book = CalamineWorkbook.from_path(str(path))
    found = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    return {name: [list(row) for row in rows] for name, rows in found.items()}


def column(rows: list[list[Value]], label: str) -> list[Value]:
    """Cells under a heading, without heading and totals."""
    head = next(number for number, row in enumerate(rows) if row[0] == "STT")
    place = rows[head].index(label)
    return [row[place] for row in rows[head + 1 :] if isinstance(row[0], float)]


def totals(rows: list[list[Value]]) -> dict[str, Value]:
    head = next(number for number, row in enumerate(rows) if row[0] == "STT")
    line = next(row for row in rows if "Tổng cộng" in row)
    return dict(zip(map(str, rows[head]), line, strict=True))


def word_table(document: WordDocument, *heads: str) -> WordTable:
    """The first table whose head row has all of ``heads``."""
    return next(table for table in document.tables if set(heads) <= {cell.text for cell in table.rows[0].cells})


def word_rows(table: WordTable) -> list[list[str]]:
    width = len(table.columns)
    texts = [cell.text for cell in table._cells]
    return [texts[start : start + width] for start in range(0, len(texts), width)]


def opened(path: Path) -> WordDocument:
    return Document(str(path))
