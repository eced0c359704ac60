"""Which paragraph is which element of the document: letterhead, title, body, signature, recipients, annexes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from unicodedata import normalize

from docx.document import Document

from reports.lint_docx.reading import Paragraph

_TYPES = (
    "BÁO CÁO", "TỜ TRÌNH", "KẾ HOẠCH", "QUYẾT ĐỊNH", "THÔNG BÁO", "BIÊN BẢN", "HƯỚNG DẪN", "CHỈ THỊ", "NGHỊ QUYẾT", "QUY CHẾ",
    "QUY ĐỊNH", "CHƯƠNG TRÌNH", "PHƯƠNG ÁN", "ĐỀ ÁN", "DỰ ÁN", "GIẤY MỜI", "GIẤY GIỚI THIỆU", "THÔNG CÁO", "CÔNG ĐIỆN",
    "DANH SÁCH", "GIAO ƯỚC THI ĐUA",  # no types of the decree, laid out like them
)  # fmt: skip
_GROUNDS = ("Căn cứ ", "Theo đề nghị ", "Xét đề nghị ")


def composed(text: str) -> str:
    """NFC with single blanks: how texts are compared."""
    return " ".join(normalize("NFC", text).split())


@dataclass(frozen=True)
class Layout:
    """A document as the rules look at it. Elements that were not found are None or empty."""

    document: Document
    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def written(self) -> tuple[Paragraph, ...]:
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.text.strip())

    def _first(self, holds: Callable[[str], bool], among: tuple[Paragraph, ...] | None = None) -> Paragraph | None:
        found = self.written if among is None else among
        return next((paragraph for paragraph in found if holds(composed(paragraph.text))), None)

    @cached_property
    def head(self) -> tuple[Paragraph, ...]:
        """What stands before the title or the body: the first written paragraphs, 20 at most."""
        title = self.title.number if self.title else 10**9
        return tuple(paragraph for paragraph in self.written[:20] if paragraph.number < title)

    @cached_property
    def national_name(self) -> Paragraph | None:
        return self._first(lambda text: bool(re.match(r"CỘNG H(ÒA|OÀ)", text, re.IGNORECASE)), self.head)

    @cached_property
    def motto(self) -> Paragraph | None:
        return self._first(lambda text: bool(re.match(r"Độc lập\b.*Hạnh phúc", text, re.IGNORECASE)), self.head)

    @cached_property
    def number(self) -> Paragraph | None:
        return self._first(lambda text: bool(re.match(r"Số\b", text, re.IGNORECASE)), self.head)

    @cached_property
    def date(self) -> Paragraph | None:
        return self._first(lambda text: bool(re.search(r"ngày.*tháng.*năm", text, re.IGNORECASE)), self.head)

    @cached_property
    def issuers(self) -> tuple[Paragraph, ...]:
        """The lines over the number in its cell: superior body first, issuing body last."""
        number = self.number
        if number is None or number.cell is None:
            return ()
        return tuple(
            p for p in self.head if p.cell is not None and _same_column(p, number) and p.number < number.number
        )

    @cached_property
    def title(self) -> Paragraph | None:
        """Name of the document's type, standing by itself outside tables."""
        return self._first(lambda text: text.upper() in _TYPES, self._outside)

    @cached_property
    def brief(self) -> Paragraph | None:
        """``V/v`` under the number, in a công văn."""
        return self._first(lambda text: text.upper().startswith("V/V"), self.head)

    @cached_property
    def subject(self) -> Paragraph | None:
        """Trích yếu: the line after the type, or the V/v line of a công văn."""
        if self.title is None:
            return self.brief
        return next((p for p in self._outside if p.number > self.title.number), None)

    @cached_property
    def _outside(self) -> tuple[Paragraph, ...]:
        return tuple(paragraph for paragraph in self.written if paragraph.cell is None)

    @cached_property
    def recipients_word(self) -> Paragraph | None:
        return self._first(lambda text: text.lower().startswith("nơi nhận"))

    @cached_property
    def recipients(self) -> tuple[Paragraph, ...]:
        word = self.recipients_word
        if word is None:
            return ()
        return tuple(
            p for p in self.written if p.number > word.number and p.cell == word.cell and p.section == word.section
        )

    @cached_property
    def signature(self) -> tuple[Paragraph, ...]:
        """Lines of the cell beside Nơi nhận, or of the last cell of the table above it: authority, post, name."""
        word = self.recipients_word
        if word is None:
            return ()
        if word.cell is None:
            return self._signed_above(word)
        table, row, column = word.cell
        return tuple(p for p in self.written if p.cell and p.cell[:2] == (table, row) and p.cell[2] > column)

    def _signed_above(self, word: Paragraph) -> tuple[Paragraph, ...]:
        cells = [p for p in self.written if p.cell and p.number < word.number and p not in self.head]
        last = cells[-1].cell if cells else None
        return tuple(p for p in cells if p.cell == last)

    @cached_property
    def annex_labels(self) -> tuple[Paragraph, ...]:
        end = self.recipients_word.number if self.recipients_word else 0
        found = (p for p in self._outside if p.number > end)
        return tuple(p for p in found if re.fullmatch(r"phụ lục( \w+)?", composed(p.text), re.IGNORECASE))

    @cached_property
    def body(self) -> tuple[Paragraph, ...]:
        """Paragraphs outside tables from the subject to the signature, without addressees."""
        start = self.subject.number if self.subject else 0
        end = self.recipients_word.number if self.recipients_word else 10**9
        return tuple(p for p in self._outside if start < p.number < end and p not in self.addressees)

    @cached_property
    def addressees(self) -> tuple[Paragraph, ...]:
        """``Kính gửi`` and the lines of addressees under it."""
        return tuple(self._addressees())

    def _addressees(self) -> Iterator[Paragraph]:
        started = False
        for paragraph in self.written:
            text = composed(paragraph.text)
            if text.lower().startswith("kính gửi"):
                started = True
            elif not (started and text.startswith("-")):
                if started:
                    return
                continue
            yield paragraph

    @cached_property
    def grounds(self) -> tuple[Paragraph, ...]:
        return tuple(p for p in self.body if composed(p.text).startswith(_GROUNDS))

    def after(self, paragraph: Paragraph) -> Paragraph | None:
        """The next paragraph, written or not, in the same cell."""
        following = self.paragraphs[paragraph.number : paragraph.number + 1]
        return next((p for p in following if p.cell == paragraph.cell), None)


def _same_column(left: Paragraph, right: Paragraph) -> bool:
    return left.cell is not None and right.cell is not None and left.cell[::2] == right.cell[::2]
