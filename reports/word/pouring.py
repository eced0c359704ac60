"""Long tables are poured into the saved file, so that memory does not grow with the number of people."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from reports.model import Table
from reports.word.tables import table_xml

_CONTENT = "word/document.xml"
_PLACE = re.compile(r'<w:tbl w:rsidR="([0-9a-f]{32})"/>')


class Pouring:
    """Remembers which table belongs where, and writes them all when the document is saved."""

    def __init__(self) -> None:
        self._waiting: dict[str, tuple[Table, int, int]] = {}

    def place(self, table: Table, width: int, half_points: int) -> BaseOxmlElement:
        """An empty stand-in for the table; its mark cannot be guessed and so cannot be typed by a user."""
        mark = token_hex(16)
        self._waiting[mark] = (table, width, half_points)
        stand_in: BaseOxmlElement = OxmlElement("w:tbl")
        stand_in.set(qn("w:rsidR"), mark)
        return stand_in

    def save(self, document: Document, path: Path | BinaryIO) -> None:
        """Write the document with every stand-in replaced by its table."""
        empty = BytesIO()
        document.save(empty)
        with zipfile.ZipFile(empty) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                with target.open(name, "w") as part:
                    for piece in self._pieces(source.read(name), poured=name == _CONTENT):
                        part.write(piece)

    def _pieces(self, content: bytes, *, poured: bool) -> Iterator[bytes]:
        if not poured:
            yield content
            return
        for number, piece in enumerate(_PLACE.split(content.decode())):
            # re.split puts the captured marks at the odd places
            texts = table_xml(*self._waiting[piece]) if number % 2 else (piece,)
            yield from (text.encode() for text in texts)
