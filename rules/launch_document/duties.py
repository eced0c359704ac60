"""Who has to do what: the items of the section of organisation and every explicit assignment."""

import re
from collections.abc import Iterable, Iterator

from rules.launch_document.bodies import is_body, name_only, split_duty
from rules.launch_document.draft import Duty, Source
from rules.launch_document.outline import Node
from rules.launch_document.paragraphs import Paragraph
from rules.launch_document.span import sentences
from rules.launch_document.tables import rows
from rules.words import plain

_ASSIGN = re.compile(r"(?:^|[\s,;])(?:giao(?: cho| nhiem vu cho)?|de nghi|yeu cau|phan cong)\s+(?=[^\W\d_])")
_GROUND = re.compile(r"^\s*(?:can cu|tren co so|theo)\b.*?[;,]\s+(?=(?:cac |lanh dao |thu truong |truong |phong |van phong |don vi |so |ban |cong doan |hoi dong |uy ban ))")
_EMPTY = re.compile(r"^(?:nghiem tuc|khan truong)?[\s,]*(?:to chuc )?(?:trien khai|quan triet)?[\s,]*(?:to chuc )?(?:thuc hien|trien khai)(?: nghiem tuc| tot)?(?: (?:cac noi dung|ke hoach|cong van|chi thi)[^,;.]*)?[\s./]*$")
_APPEAL = re.compile(r"\bkeu goi\b")


def duties(body: Node, closing: Iterable[Paragraph]) -> tuple[Duty, ...]:
    """One duty per item or sentence that names a body and what it does; bare "hãy thực hiện" calls are left out."""
    found = [*_of_body(body), *(d for p in closing for d in _in_closing(p))]
    return tuple({(d.who, d.what): d for d in found}.values())


def _of_body(body: Node) -> Iterator[Duty]:
    homes = [node for node in body.walk() if node.section == "organisation"]
    flat = not any(node.section == "contents" for node in body.walk())
    for home in homes:
        yield from _of_home(home)
    for node in body.children:
        if node.section is None and not any(node in home.children for home in homes) and (not flat or _assigned(node.opening)):
            yield from (d for d in [_of_item(node)] if d and is_body(d.who) and len(d.who) < 200)
        elif flat and node.section is None and is_body(node.opening):
            yield from (d for d in [_of_item(node)] if d)


def _assigned(text: str) -> bool:
    found = _ASSIGN.search(plain(text))
    return bool(found and found.start() < 3)


def _of_home(home: Node) -> Iterator[Duty]:
    for paragraph in home.paragraphs:
        if paragraph.text and not paragraph.is_row:
            yield from _in_closing(paragraph)
    for row in rows([p for p in home.paragraphs if p.is_row]):
        if "who" in row.cells and "measure" in row.cells:
            yield Duty(row.cells["who"], row.cells["measure"], Source(row.paragraph.first, row.paragraph.last, 0.85))
    for child in home.children:
        if child.section in {"commendation", "funding", "time"} and not is_body(child.heading):
            continue
        duty = _of_item(child)
        if duty:
            yield duty
        elif child.heading:
            yield from _of_home(child)


def _of_item(node: Node) -> Duty | None:
    where = Source(node.first, node.last, 0.9)
    if node.heading and (node.children or node.body) and _names_body(node.heading):
        below = [p.text for p in node.paragraphs if p.text and not p.is_row] + [child.labelled for child in node.children]
        return Duty(name_only(node.heading), "\n".join(below), where)
    return _of_text(node.text, where)


def _names_body(heading: str) -> bool:
    """A heading that is a name, not a sentence."""
    text = name_only(heading)
    return is_body(text) and (split_duty(text) is None or len(text.split()) <= 6)


def _of_text(text: str, where: Source) -> Duty | None:
    assigned = _ASSIGN.search(plain(text))
    if assigned and (assigned.start() < 3 or not is_body(text)):
        text = text[assigned.end() :]
    elif ground := _GROUND.match(plain(text)):
        text = text[ground.end() :]
    found = split_duty(text)
    if not found or not is_body(found[0]) or _EMPTY.match(plain(found[1])):
        return None
    return Duty(found[0], found[1].strip(" ;"), where)


def _in_closing(paragraph: Paragraph) -> Iterator[Duty]:
    for start, end in sentences(paragraph.text):
        sentence = paragraph.text[start:end].strip(" ./")
        if _APPEAL.search(plain(sentence)) and "yeu cau" not in plain(sentence):
            continue
        duty = _of_text(_after_condition(sentence), Source(paragraph.first, paragraph.last, 0.7))
        if duty:
            yield duty


def _after_condition(sentence: str) -> str:
    """"Trong quá trình thực hiện, nếu có vướng mắc, các phòng …" → from the body on."""
    folded = plain(sentence)
    if not folded.startswith(("trong qua trinh", "neu co", "truong hop")):
        return sentence
    for comma in re.finditer(r",\s+", folded):
        if is_body(sentence[comma.end() :]) or _ASSIGN.match(folded, comma.end() - 1):
            return sentence[comma.end() :]
    return sentence
