"""Number, date, place and issuer from the letterhead."""

import re
from collections.abc import Sequence

from rules.launch_document.findings import Fact, Source
from rules.launch_document.letterhead import DATE, NUMBER, SHORT_DATE, Segment, place_name
from rules.launch_document.posts import BODY
from rules.words import fold, plain

_AREA = re.compile(r"^(?:tinh|thanh pho|huyen|xa|phuong|quan|thi xa|dac khu|tp\.?)\s")
_NOT_ISSUER = re.compile(r"(?:v/v|kinh gui|du thao|hoa toc|khan|mat|ban sao|phu luc)")
_BARE = {"van phong", "ban chap hanh", "ban thuong vu", "hoi dong thi dua khen thuong", "ban giam doc"}


def number(segments: Sequence[Segment]) -> tuple[Fact, str | None]:
    """The printed number (None where it is a blank) and the symbol that stands beside it."""
    for at, segment in enumerate(segments):
        if segment.kind != "number":
            continue
        text = segment.text
        if at + 1 < len(segments) and segments[at + 1].text.startswith("/"):
            text += segments[at + 1].text
        found = NUMBER.search(plain(text))
        if found:
            digits = re.sub(r"\s", "", text[found.start("digits") : found.end("digits")]) if found["digits"] else ""
            symbol = re.sub(r"\s", "", text[found.start("symbol") : found.end("symbol")]).rstrip(".,;")
            return Fact(digits + symbol if digits else None, Source(segment.line, segment.line, 0.95)), symbol
    return Fact(None), None


def date(segments: Sequence[Segment]) -> tuple[Fact, str | None]:
    """The printed date, as far as it is printed ('2026-01-20', '2026-09', '2023'), and the place before it."""
    for at, segment in enumerate(segments):
        if segment.kind != "date":
            continue
        text = segment.text
        if at + 1 < len(segments) and re.match(r"(?:thang|nam)\b", segments[at + 1].folded):
            text += " " + segments[at + 1].text
        found = SHORT_DATE.search(plain(text)) or DATE.search(plain(text))
        if found:
            place = place_name(text[: found.end("place")]) if found["place"] else None
            return Fact(_printed(found), Source(segment.line, segment.line, 0.95)), place
    return Fact(None), None


def _printed(found: re.Match[str]) -> str | None:
    """Year, year-month or full day: a part that is blank hides the parts below it."""
    if not found["year"]:
        return None
    if not found["month"] or not 1 <= int(found["month"]) <= 12:
        return found["year"]
    month = f"{found['year']}-{int(found['month']):02d}"
    if not found["day"] or not 1 <= int(found["day"]) <= 31:
        return month
    return f"{month}-{int(found['day']):02d}"


def issuer_line(segments: Sequence[Segment]) -> Fact:
    """The body named last above the number (or, without a number, above the title); an area line joins the one before."""
    above = _above(segments)
    names = [s for s in above if s.text.isupper() and len(s.text) > 3 and not _NOT_ISSUER.match(s.folded)]
    if not names:
        return Fact(None)
    text, first = names[-1].text, len(names) - 1
    while first and (_AREA.match(plain(text)) or not BODY.match(plain(text)) or len(text.split()) == 1):
        first -= 1
        text = f"{names[first].text} {text}"
    if fold(text) in _BARE and first:
        first -= 1
        text = f"{text} {names[first].text}"
    return Fact(text, Source(names[first].line, names[-1].line, 0.9))


def _above(segments: Sequence[Segment]) -> list[Segment]:
    marks = [at for at, s in enumerate(segments) if s.kind == "number"] or [
        at for at, s in enumerate(segments) if s.kind == "date"
    ]
    if not marks:
        return []
    return [s for s in segments[: marks[0]] if s.kind == "words"]
