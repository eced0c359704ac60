"""What a figure measures, against what, and with what exceptions."""

import re
from itertools import pairwise

from rules.launch_document.figures import Figure
from rules.words import plain

_LEAD = re.compile(
    r"^[\s,;:–-]*(?:(?:phan dau|phan dau den [^,]{0,30},|co|phai|bao dam|dam bao|duy tri|va|trong do|rieng|"
    r"thi dua|den (?:het |cuoi )?nam \d{4},?|hang nam,?|trong nam,?|"
    r"nam \d{4},?|it nhat|toi thieu|voi)[\s,:]+)+"
)
_TAIL = re.compile(
    r"[\s,;:(]+(?:phan dau|co|dat|phai dat|duoc|la|tu|khoang|bang|o muc|moi nam|voi|va|gom|hoac|"
    r"nam trong|trong|thuoc|dat ty le|len|xuong|giam|tang|nang)$"
)
_BARE_BOUND = re.compile(r"\s(?:it nhat|toi thieu|tren|tu|khong qua|toi da|duoi|dat)\s*$")
_ALONE = {"co", "phan dau", "dat", "phai", "va", "thi dua", "duy tri", "voi"}
_RIGHT_END = re.compile(r"\btro (?:len|xuong)\b|\bso voi\b|\bdu toan\b|\bke hoach (?:duoc )?giao\b|\(|\.\s|\bdo [A-Z]")
_BASELINE = re.compile(
    r"\bso(?: voi)? (?P<what>(?:cung ky|nam|ke hoach|du toan|thang|quy|giai doan|dau nhiem ky|"
    r"binh quan)[^,;.()]{0,60})|\bso voi (?P<other>[^,;.()]{3,60})"
)
_PLAN = re.compile(r"^\s*(?P<what>(?:du toan|ke hoach|chi tieu|dinh muc)[^,;.()]{0,40})")
_BRACKETS = re.compile(r"\(([^()]{3,120})\)")
_SUBJECT = re.compile(r"(?:^|[,;]\s*|\bva\s+)(?=(?:bo )?chi so\s)")


def measure(left: str, right: str, figure: Figure) -> str:
    """The measure in words: what stands before the figure; where that is a bare verb or a count, what follows as well."""
    before = _without_brackets(_trim(left))
    after = _after(right)
    unit = "" if figure.is_share or not figure.known or not _is_noun(figure.unit) else figure.unit.split("/")[0]
    if figure.is_share and before and not _begins(before) and not after:
        return before
    noun = unit if (after or _needs_noun(before)) and plain(unit) not in plain(before) else ""
    return " ".join(part for part in (before, noun, after) if part).strip()


def _begins(before: str) -> bool:
    return plain(before) in _ALONE


def _needs_noun(before: str) -> bool:
    """ "Thành lập mới" and "Có thêm" say nothing without the thing counted."""
    return len(before.split()) <= 4


def _is_noun(unit: str) -> bool:
    return not re.match(r"(?:trieu|ty|nghin|ngan|dong|usd|ha\b|tan|km|kwh|m2|m3|diem|bac|hang|phut|gio)", plain(unit))


def _trim(left: str) -> str:
    text = left
    while found := _LEAD.match(plain(text)):
        text = text[found.end() :]
    text = text.strip(" ,;:-–")
    while found := _TAIL.search(" " + plain(text)):
        text = text[: max(0, found.start() - 1)].rstrip(" ,;:(")
        if not text:
            break
    return "" if plain(text) in _ALONE else text


def _after(right: str) -> str:
    end = _RIGHT_END.search(plain(right))
    text = right[: end.start()] if end else right
    while found := _BARE_BOUND.search(plain(text)):
        text = text[: found.start()]
    return text.strip(' ,;:.-–"')


def _without_brackets(text: str) -> str:
    """Remarks in brackets are qualifiers, abbreviations stay."""
    return re.sub(r"\s*\((?![A-ZĐ][A-ZĐ .&-]*\))[^()]*\)", "", text).strip(" ,;:")


def baseline(left: str, right: str) -> str | None:
    """What the figure is compared with ("năm 2022", "cùng kỳ năm 2025", "dự toán được giao"), as printed."""
    for text in (right, left):
        if found := _BASELINE.search(plain(text)):
            name = "what" if found["what"] else "other"
            return text[found.start(name) : found.end(name)].strip()
    found = _PLAN.search(plain(right)) if re.search(r"\bvuot\s*$", plain(left)) else None
    return right[found.start("what") : found.end("what")].strip() if found else None


def qualifier(text: str) -> str | None:
    """Remarks in brackets that widen or narrow the measure: "có tính cây cao su"; abbreviations are none."""
    remarks = [r for r in _BRACKETS.findall(text) if not re.fullmatch(r"[A-ZĐ0-9 .,&-]+", r)]
    return "; ".join(remarks) or None


def shared_subjects(name: str) -> list[str]:
    """One figure for several indexes ("PCI, PAPI và PAR INDEX tăng 05 bậc") binds each of them."""
    folded = plain(name)
    starts = [found.end() for found in _SUBJECT.finditer(folded)]
    if len(starts) >= 2:
        edges = [*starts, len(name)]
        return [_joint(name[a:b]) for a, b in pairwise(edges)]
    parts = [part.strip() for part in re.split(r",|\bvà\b", name)]
    if len(parts) >= 2 and all(re.fullmatch(r"[A-ZĐ][A-ZĐ ]+", part) for part in parts):
        return parts
    return [name]


def _joint(text: str) -> str:
    return re.sub(r"(?:[,;]?\s*(?:và)?)\s*$", "", text.strip()).strip(" ,;")
