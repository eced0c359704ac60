"""The named movements (phong trào) of higher levels; slogans, ideologies, projects and cuộc vận động are none."""

import re
from collections.abc import Iterable, Iterator

from rules.launch_document.findings import Movement
from rules.launch_document.movement_names import identity, is_drive
from rules.launch_document.paragraphs import Paragraph
from rules.launch_document.span import Quote, quotes, source
from rules.words import fold, plain

_GOVERNORS = re.compile(
    r"\b(?P<movement>phong trao)\b|\b(?:cuoc van dong|de an|chuong trinh|du an|chu de|ve viec|v/v|danh hieu|"
    r"khau hieu|tinh than|phuong cham|muc tieu|"
    r"tu tuong|chi thi|nghi quyet|ke hoach|giai thuong|cuoc thi|hoi thi|mo hinh|bieu tuong|gan voi viec|viec|"
    r"loi day|quan diem|thong diep|chien dich|"
    r"giai phap|tuan le|thang hanh dong|quy che|quyet dinh|luat|ve|quy|ngay hoi|hoi nghi|dien dan|chuyen muc|"
    r"cum tu|nha|cong trinh|tieu chi|dien bien)\b"
)
_LIST = re.compile(
    r"[\s,;.…:]*(?:va|cung|voi|hay|hoac|cac|phong trao|thi dua|dac biet|gan voi)*[\s,;]*(?:va|phong trao|"
    r"thi dua|dac biet|\s)*"
)
_UNQUOTED = re.compile(
    r"(?<!\bban )\bphong trao(?: thi dua)?(?: dac biet| yeu nuoc)?\s+(?P<name>[^\W\d_][^,;:.“\"()]{8,120}?)(?=[,;:.]|"
    r"\s+(?:do|va phong trao|gan voi|nam \d{4}|trong|giai doan)\b|$)"
)
_ORPHAN = re.compile(r"\bphong trao thi dua(?: dac biet)?\s+(?P<name>[^“”\";:.]{15,200})”")


def movements(paragraphs: Iterable[Paragraph], own_name: str) -> tuple[Movement, ...]:
    """The movements named in ``paragraphs``, one per identity; ``own_name`` (the title) is the campaign itself."""
    found: dict[str, Movement] = {}
    for paragraph in paragraphs:
        for name, confidence in _named(paragraph.text):
            if is_drive(name) or fold(name) in fold(own_name):
                continue
            movement = Movement(name, source(paragraph, confidence), identity(name))
            found.setdefault(movement.identity, movement)
    return tuple(found.values())


def joined(opening: Iterable[Paragraph], own_name: str) -> tuple[Movement, ...]:
    """The movements that the opening answers ("Hưởng ứng phong trào … do … phát động")."""
    return tuple(m for p in opening if "huong ung" in plain(p.text) for m in movements([p], own_name))


def _named(text: str) -> Iterator[tuple[str, float]]:
    folded = plain(text)
    marked = quotes(text)
    governed = False
    for at, quote in enumerate(marked):
        before = folded[marked[at - 1].end if at else 0 : quote.start]
        governed = _governs(before, governed)
        if governed:
            yield quote.words, 0.95
    spare = _blank(text, marked)
    for orphan in _ORPHAN.finditer(plain(spare)):
        yield text[orphan.start("name") : orphan.end("name")].strip(), 0.6
    yield from ((name, 0.55) for name in _unquoted(spare))


def _governs(before: str, governed: bool) -> bool:
    """True when the last naming word before a quotation is "phong trào"; a bare list joint passes the word on."""
    naming = list(_GOVERNORS.finditer(before.rsplit(". ", 1)[-1]))
    if not naming:
        return governed and bool(_LIST.fullmatch(before))
    return bool(naming[-1]["movement"])


def _blank(text: str, marked: list[Quote]) -> str:
    for quote in marked:
        text = text[: quote.start] + "«" + " " * (quote.end - quote.start - 2) + "»" + text[quote.end :]
    return text


def _unquoted(text: str) -> Iterator[str]:
    """ "phong trào Toàn dân …": a name without marks begins with a capital right after the word."""
    for found in _UNQUOTED.finditer(plain(text)):
        name = text[found.start("name") : found.end("name")].strip()
        if name[0].isupper() and not fold(name).startswith(("thi dua", "do ", "so ")):
            yield name
