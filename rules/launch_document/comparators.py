"""The words around a figure that say how it binds: at least, above, at most, up by, down by … or nothing."""

import re
from dataclasses import dataclass

_FILLER = (
    r"(?:(?:binh quan|trung binh|moi nam|hang nam|hang nam|tung nam|duoc|muc|ty le|la|co|khoang|o muc|so luong|"
    r"tong so|dat|bang|theo|cong|them duoc|it ra|gan|so|tong|chiem|thuc hien|tu|cho|voi)\s*[:]?\s*)*$"
)
_THRESHOLDS: tuple[tuple[str, str], ...] = (
    (
        "<=",
        r"(?:khong (?:vuot qua|qua|cao hon|lon hon|nhieu hon|vuot)|toi da|cao nhat|nhieu nhat|≤|<=|trong nhom|"
        r"thuoc nhom|trong top|top)\s*",
    ),
    (">=", r"(?:it nhat|toi thieu|khong duoi|khong thap hon|khong it hon|thap nhat|≥|>=|dat va vuot)\s*"),
    ("<", r"(?:duoi|thap hon|it hon|nho hon|chua den|<)\s*"),
    (">", r"(?:tren|hon|cao hon|lon hon|vuot qua|vuot muc|vuot|>)\s*"),
)
_LEFT = tuple((sign, re.compile(rf"(?:^|[\s(,]){words}$")) for sign, words in _THRESHOLDS)
_UP = re.compile(
    r"(?:^|[\s(])(?:(?<!toc do )(?<!ty le )(?<!muc )tang truong|tang them|tang|nang them|cai thien|nang|them|"
    r"bo sung|tang hang)\s*" + _FILLER
)
_DOWN = re.compile(r"(?:^|[\s(])(?:giam them|giam|cat giam|rut ngan|ha|keo giam|giam bot)\s*" + _FILLER)
_AT = r"(?:(?:duoi|tren|hon|it nhat|toi thieu|khong qua|toi da)\s*)?"
_SET_UP = re.compile(r"(?:^|[\s(,;])(?:tang|nang|dua)\s.{3,90}\slen\s*" + _AT + _FILLER)
_SET_DOWN = re.compile(
    r"(?:^|[\s(,;])(?:giam|ha|keo giam|dua|rut ngan|cat giam)\s(?:.{0,90}\s)?(?:xuong(?: con)?|con)\s*" + _AT + _FILLER
)
_STATED = re.compile(
    r"(?:^|\s)(?:dat|bang|chiem|phai dat|la|con|len)(?:\s+(?:ty le|muc|binh quan|trung binh|duoc|tu|khoang|"
    r"so diem|so))*\s*:?\s*$|=\s*$"
)
_UPWARD = re.compile(r"[^,;.]{0,45}?\btro len\b")
_DOWNWARD = re.compile(r"[^,;.]{0,45}?\btro xuong\b")
_OVER = re.compile(r"(?:^|\s)vuot\s*$")
_OVER_PLAN = re.compile(r"\s*(?:so voi|du toan|ke hoach|chi tieu|dinh muc|muc)\b")


@dataclass(frozen=True, slots=True)
class Binding:
    comparator: str
    direction: str | None
    cut: int


def binding(left: str, right: str, *, rank: bool, share: bool) -> Binding:
    """How a figure binds, from the folded words of its clause before (``left``) and after (``right``) it.

    ``cut`` is the length of ``left`` without the comparator words: what remains is the measure.
    """
    sign, at = _sign(left, right, share)
    if sign == "increase":
        return Binding("increase", "increase", at)
    if share and _OVER.search(left[:at].rstrip()) and _OVER_PLAN.match(right):
        return Binding(sign, "increase", _strip(left[:at].rstrip(), _OVER))
    direction, change_at = _direction(left, left[:at])
    if direction is None:
        return Binding(sign, None, at)
    cut = min(at, change_at) if change_at is not None else at
    if change_at is None or sign not in {"none", "="}:
        keep = sign if change_at is None or not (rank and direction == "increase") else "rank_up"
        return Binding(keep, direction, cut)
    if rank and direction == "increase":
        return Binding("rank_up", direction, cut)
    return Binding(direction, direction, cut)


def _sign(left: str, right: str, share: bool) -> tuple[str, int]:
    if _OVER.search(left) and share and _OVER_PLAN.match(right):
        return "increase", _strip(left, _OVER)
    if _UPWARD.match(right):
        return ">=", _strip(left, re.compile(r"(?:^|\s)(?:dat\s+)?(?:tu|dat)?\s*$"))
    if _DOWNWARD.match(right):
        return "<=", _strip(left, re.compile(r"(?:^|\s)(?:tu\s*)?$"))
    for sign, pattern in _LEFT:
        if found := pattern.search(left):
            return sign, _strip(left[: found.start() + 1], _STATED)
    if found := _STATED.search(left):
        return "=", found.start()
    return "none", len(left.rstrip())


def _strip(left: str, tail: re.Pattern[str]) -> int:
    found = tail.search(left)
    return found.start() if found else len(left)


def _direction(left: str, core: str) -> tuple[str | None, int | None]:
    """(direction, where the change word begins); the place is None where the change leads to a level ("lên 95%")."""
    for words in (left, f"{core} "):
        if _SET_DOWN.search(words):
            return "decrease", None
        if _SET_UP.search(words):
            return "increase", None
    for direction, pattern in (("decrease", _DOWN), ("increase", _UP)):
        if found := pattern.search(core):
            return direction, found.start()
    return None, None
