"""Paragraphs hung up under their numbering: the outline of the body."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rules.launch_document.headings import section, split_heading
from rules.launch_document.markers import Marker, marker
from rules.launch_document.paragraphs import Paragraph, is_caps

_NEVER_BELOW_BULLETS = ("decimal", "roman", "capital", "article", "part")


@dataclass(slots=True)
class Node:
    """One numbered or bulleted item: its printed label, heading, own paragraphs (heading cut off) and sub-items."""

    label: str
    heading: str
    opening: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    first: int = 0
    opening_last: int = 0
    shape: str = ""

    @property
    def last(self) -> int:
        ends = [p.last for p in self.paragraphs] + [child.last for child in self.children]
        return max([self.opening_last, *ends])

    @property
    def section(self) -> str | None:
        return section(self.heading) if self.heading else None

    @property
    def body(self) -> str:
        """The item's own words without its heading and sub-items."""
        return "\n".join(p.text for p in self.paragraphs if p.text)

    @property
    def text(self) -> str:
        """The whole item as printed: its own words, then its sub-items with their labels."""
        own = [self.opening, *(p.text for p in self.paragraphs if p.first > self.first and p.text)]
        return "\n".join(part for part in [*own, *(child.labelled for child in self.children)] if part)

    @property
    def labelled(self) -> str:
        closing = ")" if self.shape in {"letter", "paren"} else "" if self.shape in {"bullet", "plus", "label"} else "."
        return f"{self.label}{closing} {self.text}".strip()

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.walk()


def outline(paragraphs: Sequence[Paragraph]) -> Node:
    """The tree of ``paragraphs``; the root holds what stands before the first numbered item."""
    root = Node("", "", shape="root", first=paragraphs[0].first if paragraphs else 0)
    path = [root]
    for paragraph in paragraphs:
        node = None if paragraph.is_row else _node(paragraph)
        if node is None:
            path[-1].paragraphs.append(paragraph)
        else:
            _hang(path, node)
    return root


def _node(paragraph: Paragraph) -> Node | None:
    mark = marker(paragraph.text) or _unnumbered(paragraph.text)
    if mark is None:
        return None
    heading, rest = split_heading(mark.rest, bulleted=mark.shape in {"bullet", "plus"})
    own = [Paragraph(rest, paragraph.first, paragraph.last)]
    return Node(mark.label, heading, mark.rest, own, [], paragraph.first, paragraph.last, mark.shape)


def _unnumbered(text: str) -> Marker | None:
    """A section heading that stands without a number: in capitals, or a short label before a colon."""
    heading, rest = split_heading(text)
    if not heading or section(heading) is None or len(heading.split()) > 14:
        return None
    if is_caps(heading):
        return Marker("", text, "caps")
    if rest or text.endswith(":") or len(heading.split()) <= 6:
        return Marker("", text, "label")
    return None


def _hang(path: list[Node], node: Node) -> None:
    """A shape seen before on the path goes back up to it; capitals go to the top; a new shape goes one deeper."""
    if node.shape == "caps":
        del path[1:]
    if node.shape.startswith(_NEVER_BELOW_BULLETS):
        while path[-1].shape in {"bullet", "plus"}:
            path.pop()
    for depth in range(len(path) - 1, 0, -1):
        if path[depth].shape == node.shape:
            del path[depth:]
            break
    path[-1].children.append(node)
    path.append(node)


def take_closing(root: Node) -> tuple[Paragraph, ...]:
    """Cut off and return the unnumbered paragraphs after the last item: they close the whole text, not that item."""
    last = root
    while last.children:
        last = last.children[-1]
    if last is root or not last.paragraphs or not last.paragraphs[0].text:
        return ()
    own = [p for p in last.paragraphs if p.first <= last.opening_last or p.is_row]
    closing = tuple(p for p in last.paragraphs if p not in own)
    last.paragraphs = own
    return closing
