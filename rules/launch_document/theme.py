"""The theme (chủ đề) of the campaign."""

import re
from collections.abc import Iterable

from rules.launch_document.findings import Fact, Source
from rules.launch_document.outline import Node
from rules.launch_document.paragraphs import Paragraph
from rules.launch_document.span import quotes
from rules.words import plain

_WORD = re.compile(r"(?:chu de|khau hieu)\b[^“\"«.;]{0,60}?:?\s*$")
_AFTER_COLON = re.compile(r"chu de(?: thi dua| phong trao| nam(?: hoc)?(?: \d{4})?)?\s*:\s*")


def theme(opening: Iterable[Paragraph], body: Node) -> Fact:
    """The quoted words after "chủ đề", or the words of an item headed "Chủ đề"; the opening speaks first."""
    paragraphs = list(opening)
    for paragraph in paragraphs:
        if found := _quoted(paragraph):
            return found
    for node in body.walk():
        if node.section == "theme" and (found := _item(node)):
            return found
    for node in body.walk():
        for paragraph in [Paragraph(node.opening, node.first, node.opening_last), *node.paragraphs[1:]]:
            if found := _quoted(paragraph):
                return found
    return Fact(None)


def _quoted(paragraph: Paragraph) -> Fact | None:
    folded = plain(paragraph.text)
    for quote in quotes(paragraph.text):
        if _WORD.search(folded[: quote.start]):
            return Fact(quote.words, Source(paragraph.first, paragraph.last, 0.95))
    colon = _AFTER_COLON.search(folded)
    if colon:
        words = re.split(r"[.;]|, (?=với|cụ thể|như)", paragraph.text[colon.end() :])[0].strip(' “”"')
        return Fact(words, Source(paragraph.first, paragraph.last, 0.7)) if words else None
    return None


def _item(node: Node) -> Fact | None:
    text = node.body or (node.children[0].text if node.children else "")
    inside = quotes(text)
    words = inside[0].words if inside else text.split("\n")[0].strip(' .“”"')
    return Fact(words, Source(node.first, node.last, 0.95)) if words else None
