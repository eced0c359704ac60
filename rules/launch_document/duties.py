"""Who has to do what: the items of the section of organisation and every explicit assignment."""

import re
from collections.abc import Iterable, Iterator

from rules.launch_document.bodies import is_body, name_only, split_duty
from rules.launch_document.findings import Duty, Source
from rules.launch_document.outline import Node
from rules.launch_document.paragraphs import Paragraph
from rules.launch_document.span import sentences
from rules.launch_document.tables import rows
from rules.words import plain

_ASSIGN = re.compile(
    r"(?:^|(?<=[\s,;]))(?:giao(?: cho| nhiệm vụ cho)?|đề nghị|yêu cầu|phân công)\s+(?=\w)", re.IGNORECASE
)
_ASSIGN_BARE = re.compile(
    r"(?:^|(?<=[\s,;]))(?:giao(?: cho| nhiem vu cho)?(?! vien| duc| uoc| thong)|de nghi|yeu cau)\s+(?=\w)",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"(?:nghiêm túc|khẩn trương|quan tâm|tích cực|chủ động)?[\s,]*(?:tổ chức )?(?:triển khai|"
    r"quán triệt)?[\s,]*(?:tổ chức )?(?:thực hiện|"
    r"triển khai)(?: nghiêm túc| nghiêm| tốt)?"
    r"(?: (?:các nội dung|kế hoạch|công văn|chỉ thị|hướng dẫn|thông báo|quyết định)[^,;.]*)?[\s./]*",
    re.IGNORECASE,
)
_EMPTY_BARE = re.compile(plain(_EMPTY.pattern), re.IGNORECASE)
_CONDITION = re.compile(r"(?:trong quá trình|nếu có|trường hợp|quá trình)", re.IGNORECASE)
_OTHER = {"commendation", "funding", "time"}
_ASSIGNING = {"registration", "time"}


def duties(body: Node, closing: Iterable[Paragraph]) -> tuple[Duty, ...]:
    """One duty per item or sentence that names a body and what it does; bare calls to carry the document out are left
    out. Outside the section of organisation an item must begin with a body or with "Giao …"."""
    found = [*_of_body(body), *(d for p in closing for d in _in_prose(p))]
    return tuple({(d.who, d.what): d for d in found}.values())


def _of_body(body: Node) -> Iterator[Duty]:
    homes = [node for node in body.walk() if node.section == "organisation"]
    for node in body.children:
        if node.section is None and (_assigned(node.opening) or is_body(node.opening)):
            yield from _of_whole(node)
        elif node.shape == "article" and node.section is None:
            yield from _further(node, 0)
        elif node.section in _ASSIGNING and is_body(node.body) and not node.children:
            yield from filter(None, [_of_text(node.body, Source(node.first, node.last, 0.7))])
    for home in homes:
        yield from _of_home(home)


def _assigned(text: str) -> bool:
    return bool(_assigning(text).match(text))


def _assigning(text: str) -> re.Pattern[str]:
    return _ASSIGN_BARE if text.isascii() else _ASSIGN


def _of_home(home: Node) -> Iterator[Duty]:
    for paragraph in home.paragraphs:
        if paragraph.text and not paragraph.is_row:
            yield from _in_prose(paragraph)
    yield from _in_rows(home)
    for child in home.children:
        if child.section in _OTHER and not is_body(child.heading):
            continue
        duty = None if _lists_bodies(child) else _of_item(child)
        if duty:
            yield duty
            yield from _further(child, 1)
        elif child.heading:
            yield from _of_home(child)


def _of_whole(node: Node) -> Iterator[Duty]:
    duty = _of_item(node)
    if duty:
        yield duty
        yield from _further(node, 1)


def _further(node: Node, skipped: int) -> Iterator[Duty]:
    """The later sentences of an item that name a body of their own: "Giao Văn phòng … . Phòng Kỹ thuật hỗ trợ …"."""
    for text in (p.text for p in node.paragraphs if not p.is_row):
        for start, end in list(sentences(text))[skipped:]:
            sentence = text[start:end].strip(" ./")
            if is_body(sentence) or _assigned(sentence):
                yield from filter(None, [_of_text(sentence, Source(node.first, node.last, 0.7))])


def _lists_bodies(node: Node) -> bool:
    """ "2. Các ban: 2.1. Ban Tuyên giáo: …": each item below names its own body, so the heading only gathers them."""
    return len(node.children) > 1 and all(_leads(child) for child in node.children)


def _leads(node: Node) -> bool:
    return is_body(node.opening) and (
        bool(node.heading and _names_body(node.heading)) or split_duty(node.opening) is not None
    )


def _in_rows(home: Node) -> Iterator[Duty]:
    for row in rows([p for p in home.paragraphs if p.is_row]):
        if "who" in row.cells and "measure" in row.cells:
            yield Duty(row.cells["who"], row.cells["measure"], Source(row.paragraph.first, row.paragraph.last, 0.85))


def _of_item(node: Node) -> Duty | None:
    where = Source(node.first, node.last, 0.9)
    if node.heading and (node.children or node.body) and _names_body(node.heading):
        below = [p.text for p in node.paragraphs if p.text and not p.is_row] + [
            child.labelled for child in node.children
        ]
        return Duty(name_only(node.heading), "\n".join(below), where)
    if node.heading and node.children and not node.body and not _assigned(node.heading):
        return None
    return _of_text(node.text, where)


def _names_body(heading: str) -> bool:
    """A heading that is a name, not a sentence."""
    name = name_only(heading)
    found = split_duty(name)
    return is_body(name) and (found is None or len(name.split()) <= 6 or len(found[1].split()) <= 2)


def _of_text(text: str, where: Source) -> Duty | None:
    for start in _starts(text):
        found = split_duty(text[start:])
        if found and is_body(found[0]):
            empty = (_EMPTY_BARE if found[1].isascii() else _EMPTY).fullmatch(found[1])
            return None if empty else Duty(found[0], found[1].strip(" ;."), where)
    return None


def _starts(text: str) -> Iterator[int]:
    """Where the name of the body may begin: after the assigning verb, at the start, after the ground ("Căn cứ …;")."""
    assigned = _assigning(text).search(text)
    leading = split_duty(text) if is_body(text) else None
    if assigned and (leading is None or assigned.end() <= text.find(leading[1])):
        yield assigned.end()
    if not _CONDITION.match(text):
        yield 0
    cuts = [m.end() for m in re.finditer(r";\s+", text)] + [m.end() for m in re.finditer(r",\s+", text)]
    yield from (cut for cut in cuts if is_body(text[cut:]))


def _in_prose(paragraph: Paragraph) -> Iterator[Duty]:
    for start, end in sentences(paragraph.text):
        sentence = paragraph.text[start:end].strip(" ./")
        if "kêu gọi" in sentence.lower() and not _ASSIGN.search(sentence):
            continue
        duty = _of_text(sentence, Source(paragraph.first, paragraph.last, 0.7))
        if duty:
            yield duty
