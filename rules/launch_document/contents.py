"""The topics (nội dung thi đua) under their numbers, and the objective."""

from collections.abc import Iterator, Sequence

from rules.launch_document.findings import Content, Fact, Source
from rules.launch_document.outline import Node
from rules.launch_document.paragraphs import Paragraph

_OTHER = {
    "objective", "requirements", "targets", "theme", "organisation", "commendation", "funding", "audience", "time",
    "results", "registration", "movement_name",
}  # fmt: skip


def contents(body: Node) -> tuple[Content, ...]:
    """The items of the section of contents; without such a section, the top items that open no other section."""
    homes = list(_homes(body))
    if homes:
        return tuple(content for home in homes for content in _items(home))
    return tuple(_content(node) for node in body.children if node.section not in _OTHER)


def _homes(node: Node) -> Iterator[Node]:
    """Sections of contents, the deepest ones: "II. NỘI DUNG" may hold "1. Nội dung thi đua"."""
    for child in node.children:
        inner = list(_homes(child)) if child.section in {None, "contents"} or child.children else []
        if inner and child.section in {None, "contents"}:
            yield from inner
        elif child.section == "contents" and child.shape != "bullet":
            yield child


def _items(home: Node) -> Iterator[Content]:
    inside = [child for child in home.children if child.section not in _OTHER]
    if inside:
        yield from (_content(child) for child in inside)
        return
    for paragraph in home.paragraphs:
        if paragraph.text and not paragraph.is_row:
            yield Content(None, paragraph.text, Source(paragraph.first, paragraph.last, 0.6))


def _content(node: Node) -> Content:
    number = None if node.shape in {"bullet", "plus", "caps", "label"} else node.label
    heading = node.heading if node.heading and len(node.heading) < len(node.text) else None
    return Content(number, node.text, Source(node.first, node.last, 0.9), heading)


def objective(body: Node) -> Fact:
    """The words under "Mục tiêu" or "Mục đích"; the general ones where both general and specific are given."""
    found = [node for node in body.walk() if node.section == "objective"]
    for node in found:
        inner = [child for child in node.children if child.section == "objective"]
        text = _words(inner[0] if inner else node)
        if text:
            home = inner[0] if inner else node
            return Fact(text, Source(home.first, home.last, 0.9))
    return Fact(None)


def _words(node: Node) -> str:
    own = [p.text for p in _prose(node.paragraphs)]
    below = [child.text for child in node.children if child.section not in _OTHER]
    return "\n".join(part for part in [*own, *below] if part)


def _prose(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    yield from (p for p in paragraphs if p.text and not p.is_row)
