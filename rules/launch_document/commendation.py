"""The rules of commendation that the document states."""

import re
from collections.abc import Iterable, Iterator

from rules.launch_document.findings import Source, Statement
from rules.launch_document.outline import Node
from rules.launch_document.paragraphs import Paragraph
from rules.launch_document.span import clauses, sentences
from rules.words import plain

_RULE = re.compile(
    r"(?:de xuat|de nghi|trinh cap tren|trinh cap co tham quyen|xet|binh xet|duoc|khong|uu tien|quan tam|"
    r"chu trong|kip thoi|dong vien)\b[^;.]{0,80}\bkhen thuong|"
    r"khen thuong (?:phai|kip thoi|dot xuat|theo chuyen de|nguoi|cho|doi voi|dung|chinh xac|duoc|den do|"
    r"thong qua|phu hop|cac (?:tap the|ca nhan))|"
    r"cong tac khen thuong phai|bieu duong|ton vinh|giay khen|bang khen|binh xet|thanh tich den dau|muc thuong|"
    r"dang ky phan dau cac danh hieu|tang (?:thuong|danh hieu|co thi dua)|khong xet (?:thi dua|khen|danh hieu)"
)
_NOT_A_RULE = re.compile(
    r"^(?:\W*)(?:(?:to chuc )?hop xet|can cu|thuc hien chi thi|tiep tuc tuyen truyen, quan triet|quan triet)|^(?:gui|nop)\b"
)
_SPEAKS_OF = re.compile(r"(?<!thi dua )(?<!thi dua, )(?<!thi dua - )khen thuong$")
_NOUN = re.compile(r"thi dua\s?[,-]?\s?khen thuong")
_LIFTED = {"targets", "theme", "results", "time"}


def commendation_rules(body: Node, closing: Iterable[Paragraph]) -> tuple[Statement, ...]:
    """Each item under a heading of commendation, and each clause elsewhere that says who is praised, how or when."""
    found = [*_of(body), *(s for p in closing for s in _clauses_of(p.text, Source(p.first, p.last, 0.7)))]
    return tuple({s.text: s for s in found}.values())


def _of(node: Node) -> Iterator[Statement]:
    if node.section in _LIFTED:
        return
    if node.section == "commendation" or (node.section is None and _SPEAKS_OF.search(plain(node.heading))):
        yield from _all(node)
        return
    for paragraph in _own(node):
        yield from _clauses_of(paragraph.text, Source(paragraph.first, paragraph.last, 0.75))
    for child in node.children:
        yield from _of(child)


def _own(node: Node) -> Iterator[Paragraph]:
    if node.opening and node.opening != node.heading and not (node.children and not node.paragraphs[0].text):
        yield Paragraph(node.opening, node.first, node.opening_last)
    yield from (p for p in node.paragraphs if p.first > node.opening_last and not p.is_row)


def _all(node: Node) -> Iterator[Statement]:
    """Every leaf item and paragraph of a section of commendation."""
    for paragraph in node.paragraphs:
        if not paragraph.is_row:
            yield from _sentences_of(paragraph.text, Source(paragraph.first, paragraph.last, 0.9))
    for child in node.children:
        if child.children and child.heading:
            yield from _all(child)
        else:
            yield from _sentences_of(child.text, Source(child.first, child.last, 0.9))


def _sentences_of(text: str, where: Source) -> Iterator[Statement]:
    """A list of parts after a colon stays with its sentence."""
    if text.rstrip().count("\n") and ":" in text.split("\n")[0]:
        yield Statement(text.strip(), where)
        return
    yield from (Statement(text[start:end].strip(" ;"), where) for start, end in sentences(text))


def _clauses_of(text: str, where: Source) -> Iterator[Statement]:
    for start, end in clauses(text):
        clause = text[start:end].strip(" ,;.")
        folded = _NOUN.sub("", plain(clause))
        if _RULE.search(folded) and not _NOT_A_RULE.search(folded):
            yield Statement(clause, where)
