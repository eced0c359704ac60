"""Who issues the document and in which province: from the letterhead, else from the sentence that launches."""

import re
from collections.abc import Iterable, Sequence

from rules.launch_document.findings import Fact, Source
from rules.launch_document.paragraphs import Paragraph
from rules.launch_document.provinces import PROVINCES
from rules.words import fold, plain

_BODY = (
    r"(?:so|uy ban nhan dan|ubnd|cong ty|tong cong ty|tap doan|truong|benh vien|trung tam|chi cuc|cuc|lien doan|"
    r"cong doan|tinh doan|"
    r"ban thuong vu|ban chap hanh|hoi|phong|vien|ngan hang|bo|dang uy|hoc vien|dai hoc|van phong|ban quan ly|"
    r"doan|kho bac|bao hiem|thanh doan|cong an)"
)
_LAUNCHER = re.compile(
    rf"(?:^|[;,.]\s+|\s)(?:(?:giam doc|chu tich|hieu truong|tong giam doc|thu truong|bo truong|vien truong|"
    rf"cuc truong)\s+)?(?P<body>{_BODY}\s[^;:“\"]{{2,110}}?)\s+"
    r"(?:to chuc phat dong|phat dong|xay dung ke hoach|ban hanh|trien khai|to chuc|tiep tuc phat dong|"
    r"thong nhat|yeu cau|de nghi|huong dan)\b"
)
_PROVINCE = re.compile(r"\b(?:tinh|thanh pho|tp\.?)\s+(?P<name>[^\W\d_]+(?:[ ][^\W\d_]+){0,3})")
_PROVINCIAL = re.compile(
    r"(?:so |ubnd (?:tinh|thanh pho)|uy ban nhan dan (?:tinh|thanh pho)|lien doan lao dong tinh|tinh doan|"
    r"tinh uy|hoi .* tinh)"
)


def issuer(printed: Fact, opening: Sequence[Paragraph], text: Iterable[Paragraph]) -> Fact:
    """The issuer as printed; capitals are turned to the small-letter form where ``text`` itself uses it."""
    if isinstance(printed.value, str):
        return Fact(_as_in_text(printed.value, text), printed.source)
    for paragraph in reversed(opening):
        names = [
            paragraph.text[f.start("body") : f.end("body")]
            for f in _LAUNCHER.finditer(_without_citations(plain(paragraph.text)))
        ]
        bodies = [name for name in map(_last_body, names) if name[0].isupper()]
        if bodies:
            return Fact(bodies[-1], Source(paragraph.first, paragraph.last, 0.7))
    return Fact(None)


def _without_citations(folded: str) -> str:
    """Blank out "của Ủy ban nhân dân tỉnh về việc phát động …": the cited body launches nothing here."""
    return re.sub(r"\b(?:cua|do)\s[^,;.]{3,160}?(?=[,;.]|$)", lambda found: " " * len(found.group()), folded)


def _last_body(name: str) -> str:
    """ "Để triển khai …, Sở Y tế" → "Sở Y tế"."""
    return name.rsplit(", ", 1)[-1] if re.match(_BODY, plain(name.rsplit(", ", 1)[-1])) else name


def _as_in_text(capitals: str, paragraphs: Iterable[Paragraph]) -> str:
    wanted = plain(capitals)
    for paragraph in paragraphs:
        at = plain(paragraph.text).find(wanted)
        if at >= 0 and not paragraph.text[at : at + len(wanted)].isupper():
            return paragraph.text[at : at + len(wanted)]
    return capitals


def province(place: str | None, issuer_name: str, places: Iterable[tuple[str, int]]) -> Fact:
    """The province, by: "tỉnh …" in the letterhead or text, a known province in the date line, the date line of a
    provincial body or one that a department above bears in its name. A commune,
    ward or town in the date line is no province. ``places`` are (text, line) to search."""
    searched = list(places)
    named = [(name, line) for text, line in searched for name in _named(text)]
    if place and fold(place) in PROVINCES:
        return Fact(place, Source(1, 1, 0.9))
    for name, line in named:
        if place and fold(name) == fold(place):
            return Fact(place, Source(line, line, 0.95))
    if named:
        return Fact(named[0][0], Source(named[0][1], named[0][1], 0.7))
    for text, line in searched:
        if place and re.fullmatch(rf"so [^.;:]{{3,60}} {re.escape(plain(place))}", plain(text)):
            return Fact(place, Source(line, line, 0.75))
    if place and _PROVINCIAL.match(plain(issuer_name)):
        return Fact(place, Source(1, 1, 0.6))
    return Fact(None)


def _named(text: str) -> Iterable[str]:
    """Names after "tỉnh": capitalised words, at most four, in title case."""
    for found in _PROVINCE.finditer(plain(text)):
        words = text[found.start("name") : found.end("name")].split()
        own: list[str] = []
        for word in words:
            if not word[0].isupper() or word.lower() in {
                "lần",
                "khóa",
                "khoá",
                "ủy",
                "uỷ",
                "đoàn",
                "số",
                "trong",
                "để",
                "năm",
                "ban",
            }:
                break
            own.append(word if not word.isupper() else word.capitalize())
        if own:
            yield " ".join(own)
