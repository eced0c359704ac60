"""The document cut into its parts: head (letterhead, title, Kính gửi), opening, body, closing, foot (recipients, signature)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rules.launch_document.lines import Line, read_lines
from rules.launch_document.markers import marker
from rules.launch_document.outline import Node, outline, take_closing
from rules.launch_document.paragraphs import Paragraph, is_caps, is_double_spaced, paragraphs
from rules.launch_document.posts import is_post

_RECIPIENTS = re.compile(r"noi nhan\b")
_TOP_SHAPES = {"roman", "decimal", "capital", "article", "part"}
_OPENERS = re.compile(
    r"(?:can cu|thuc hien|de |huong ung|theo de nghi|trien khai|tiep tuc thuc hien|nham |thi hanh|huong toi|duoc su)"
)
_BARE_TITLE = re.compile(
    r"ke hoach(?: lien tich)?|chi thi|thong bao|huong dan|chuong trinh|bao cao|"
    r"phat dong(?: phong trao)?(?: thi dua)?"
)
_PROSE = re.compile(
    r"(?:theo |tiep tuc|nhan dip|giai doan|phat huy|trong nam|chao mung|quan triet|xet|tren co so|nam \d{4}|"
    r"thuong truc|"
    r"ban |so |uy ban|ubnd|truong |cong ty|benh vien)"
)


@dataclass(frozen=True, slots=True)
class Parts:
    head: tuple[Line, ...]
    opening: tuple[Paragraph, ...]
    body: Node
    closing: tuple[Paragraph, ...]
    foot: tuple[Line, ...]
    lines: tuple[Line, ...]


def cut(text: str) -> Parts:
    """The parts of ``text``. A missing letterhead, opening or foot is simply empty."""
    lines = read_lines(text)
    foot_at = _foot(lines)
    head_at = _head(lines[:foot_at])
    tree = outline(paragraphs(lines[head_at:foot_at]))
    opening, rest = _opening(tree)
    tree.paragraphs = []
    closing = rest or take_closing(tree)
    return Parts(tuple(lines[:head_at]), opening, tree, closing, tuple(lines[foot_at:]), tuple(lines))


def _opening(tree: Node) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The paragraphs before the first item; in a letter without items the opening ends where it launches."""
    if tree.children:
        return tuple(tree.paragraphs), ()
    launching = [at for at, p in enumerate(tree.paragraphs) if "phát động" in p.text] or [0]
    end = launching[0] + 1
    return tuple(tree.paragraphs[:end]), tuple(tree.paragraphs[end:])


def _head(lines: Sequence[Line]) -> int:
    """Index of the first line of running text: prose that opens a launch, or the first numbered item."""
    spaced = is_double_spaced(lines)
    for at, line in enumerate(lines):
        mark = marker(line.text)
        if mark and mark.shape in _TOP_SHAPES and not _is_address(lines, at):
            return at
        if mark is None and not _is_titled(lines, at) and _is_prose(line) and _is_sentence(lines[at:], spaced):
            return at
    return len(lines)


def _is_address(lines: Sequence[Line], at: int) -> bool:
    """A numbered list of addressees right under "Kính gửi:"."""
    before = at - 1
    while before >= 0 and marker(lines[before].text):
        before -= 1
    return before >= 0 and lines[before].folded.rstrip(": ") == "kinh gui"


def _is_titled(lines: Sequence[Line], at: int) -> bool:
    """The line under "KẾ HOẠCH" is its title even where it begins like prose ("Thực hiện phong trào …")."""
    above = lines[at - 1] if at else None
    return (
        above is not None
        and is_caps(above.text)
        and bool(_BARE_TITLE.fullmatch(above.folded))
        and " so " not in lines[at].folded
    )


def _is_prose(line: Line) -> bool:
    if is_caps(line.text) or line.folded.startswith("kinh gui"):
        return False
    if "phat dong" in line.folded and line.text.endswith(":"):
        return True
    return (
        bool(_OPENERS.match(line.folded))
        or (len(line.text) > 60 and bool(_PROSE.match(line.folded)))
        or len(line.text) > 200
    )


def _is_sentence(lines: Sequence[Line], spaced: bool) -> bool:
    """Running text reaches a stop, colon or semicolon before a gap; a title ("Thực hiện nhiệm vụ …") does not."""
    for at, line in enumerate(lines[:15]):
        if at and (line.is_row or marker(line.text) or is_caps(line.text)):
            return False
        if at and not spaced and line.number - lines[at - 1].number > 1 and line.text[0].isupper():
            return False
        if line.text.endswith((".", ";", ":", ",")):
            return True
    return False


def _foot(lines: Sequence[Line]) -> int:
    """Index of the first line of recipients or signature; the last third of the lines is searched, or what follows ./."""
    ended = [at for at, line in enumerate(lines) if "./." in line.text[-12:]]
    if ended:
        return ended[-1] + 1
    for at in range(len(lines) // 3, len(lines)):
        if _RECIPIENTS.match(lines[at].folded) or (is_post(lines[at].text) and at > 0):
            return at
    return len(lines)
