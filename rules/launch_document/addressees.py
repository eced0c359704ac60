"""Whom the document goes to: Kính gửi and Nơi nhận, with the purpose codes and file marks."""

import re
from collections.abc import Iterator, Sequence

from rules.launch_document.bodies import is_body
from rules.launch_document.findings import Addressee, Source
from rules.launch_document.letterhead import Segment
from rules.launch_document.lines import Line
from rules.launch_document.posts import CAPACITY, DEGREE, is_post
from rules.words import fold, plain

_BULLET = re.compile(r"^[-–—•·*+]\s*")
_PURPOSE = re.compile(r"\((?P<code>(?:để |de )?[^()]{1,30})\)\s*$")
_CODES = re.compile(
    r"(?:de )?(?:b/?c|bao cao|d/?b|p/?h(?:op)?|phoi hop|t/?h(?:ien)?|thuc hien|biet|chi dao|theo doi|th|bc|c/?d|"
    r"dang tai|dang tin|dang website|lam viec|t/d)\b.*"
)
_LAST_COLUMN = re.compile(r"[;.]\s+(?P<rest>(?:KT|TM|TL|Q|TUQ)\.\s*[A-ZĐ].*|[A-ZÀ-ỸĐ][A-ZÀ-ỸĐ ]{5,})$")


def sent_to(segments: Sequence[Segment]) -> Iterator[Addressee]:
    """The items after "Kính gửi:"; a line that neither has a dash nor names a body goes on with the one before."""
    pending: list[tuple[str, int]] = []
    for segment in (s for s in segments if s.kind == "address"):
        text = re.sub(r"(?i)^k[íi]nh g[ửu]i\s*:?\s*", "", segment.text)
        open_item = bool(pending) and not pending[-1][0].endswith((";", ".", "!"))
        if open_item and not _BULLET.match(text) and not is_body(text):
            pending[-1] = (f"{pending[-1][0]} {text}", pending[-1][1])
        elif text and fold(text) != "kinh gui":
            pending.append((text, segment.line))
    for text, line in pending:
        for part in text.split(";"):
            if name := _BULLET.sub("", part.strip()).strip(" ;.,!"):
                yield _addressee(name, line, "to")


def copied_to(foot: Sequence[Line]) -> Iterator[Addressee]:
    """The items of "Nơi nhận", without "Như trên" and what belongs to the signature column."""
    pending: list[tuple[str, int]] = []
    for text, line in _recipient_lines(foot):
        if _BULLET.match(text) or not pending:
            pending.append((_BULLET.sub("", text), line))
        else:
            pending[-1] = (f"{pending[-1][0]} {text}", pending[-1][1])
    for text, line in pending:
        for part in _parts(text):
            name = part.strip(" ;.")
            if name and not re.match(r"(?:nhu tren|nhu dieu|nhu kinh gui|vbdt$)", fold(name)):
                yield _addressee(name, line, "file" if fold(name).startswith("luu") else "copy")


def _parts(text: str) -> list[str]:
    """Several recipients on one line are parted by semicolons; marks after "Lưu" stay together."""
    return [text] if fold(text).startswith("luu") else [p for p in re.split(r";\s*-?\s*", text) if p.strip()]


def _recipient_lines(foot: Sequence[Line]) -> Iterator[tuple[str, int]]:
    inside = False
    for line in foot:
        text = line.columns[0]
        if re.match(r"noi nhan\b", plain(text)):
            inside = True
            text = re.sub(r"(?i)^n[ơo]i nh[ậa]n\s*:?", "", text).strip()
            text = "" if is_post(text) or CAPACITY.match(text) else text
        if not inside:
            continue
        text = left_column(text)
        if is_post(text) or (text and not _BULLET.match(text) and _ends_list(text)):
            inside = not (is_post(text) or _ends_list(text))
            continue
        if text:
            yield text, line.number


def left_column(text: str) -> str:
    """A recipient line with the signature column behind it, cut to the recipient."""
    found = _LAST_COLUMN.search(text)
    return text[: found.start() + 1] if found and _BULLET.match(text) else text


def _ends_list(text: str) -> bool:
    """A line without a dash that looks like a person's name or a note ends the list."""
    words = DEGREE.sub("", text).split()
    return text.startswith("(") or (
        2 <= len(words) <= 6 and all(word[0].isupper() for word in words) and text[-1] not in ";."
    )


def _addressee(text: str, line: int, role: str) -> Addressee:
    found = _PURPOSE.search(text)
    if found and _CODES.fullmatch(plain(found["code"])):
        return Addressee(text, Source(line, line, 0.95), text[: found.start()].strip(), found["code"], role)
    return Addressee(text, Source(line, line, 0.95), text, None, role)
