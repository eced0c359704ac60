"""Headings: cut one from the words that follow it, and tell which section of a launch document it opens."""

import re

from rules.words import plain

_PREFIX = re.compile(r"^(?:phần|về|một số|ve|mot so)\s+", re.IGNORECASE)
_COLON = re.compile(r":(?=\s|$|“|\")")
_SECTIONS: tuple[tuple[str, str], ...] = (
    (
        "organisation",
        r"(?:cong tac )?to chuc (?:va )?(?:trien khai )?(?:thuc hien|trien khai)|trach nhiem (?:thuc hien|cua|"
        r"thi hanh|to chuc)"
        r"|phan cong(?: thuc hien| nhiem vu| trach nhiem)?|to chuc phong trao|bien phap (?:to chuc|thuc hien)|"
        r"trien khai thuc hien$",
    ),
    (
        "commendation",
        r"(?:suy ton[ ,va]*|cong tac |che do |to chuc |de nghi |ve |hinh thuc |tieu chuan |so luong |tieu chi )*(?:binh xet|"
        r"xet|binh chon|danh gia)?[ ,va]*"
        r"(?:thi dua[ ,-]*)?(?:so ket, tong ket va |so ket, tong ket, )?khen thuong|(?:binh xet|cham diem|"
        r"thang diem|bang diem|tieu chuan xet|danh hieu thi dua|che do khen)",
    ),
    (
        "targets",
        r"(?:cac |mot so |he thong )?(?:chi tieu|muc tieu cu the|muc tieu, chi tieu|muc tieu va chi tieu|tieu chi)",
    ),
    ("objective", r"(?:muc tieu|muc dich)"),
    ("requirements", r"(?:cac )?yeu cau"),
    ("theme", r"(?:ten goi,? (?:va )?)?(?:chu de|khau hieu)"),
    ("movement_name", r"ten (?:goi )?(?:cua )?phong trao|ten goi"),
    ("funding", r"(?:nguon )?kinh phi"),
    ("audience", r"(?:pham vi|doi tuong)"),
    (
        "time",
        r"(?:thoi gian|tien do|cac dot thi dua|cac giai doan|lo trinh|phan dot|che do (?:thong tin,? )?bao cao|"
        r"so ket|tong ket)",
    ),
    ("registration", r"(?:dang ky|ky (?:ket )?giao uoc)"),
    (
        "results",
        r"(?:ket qua|danh gia (?:ket qua|chung)|ton tai|han che|khuyet diem|nguyen nhan|uu diem|"
        r"dac diem tinh hinh|tinh hinh)",
    ),
    (
        "contents",
        r"(?:cac |mot so |pham vi,? )?(?:noi dung|nhiem vu|nhung noi dung|linh vuc thi dua|"
        r"cac phong trao thi dua trong tam)|(?:tap trung |to chuc )?(?:thuc hien|trien khai)(?: tot)? "
        r"(?:cac |nhung |mot so )?(?:noi dung|nhiem vu)(?: thi dua| chu yeu| trong tam| sau| sau day)*$",
    ),
)
_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _SECTIONS)


def split_heading(text: str, *, bulleted: bool = False) -> tuple[str, str]:
    """``text`` of an item → (heading, rest); the heading is empty where the item is plain running text."""
    colon = _COLON.search(text)
    if colon and _could_head(text[: colon.start()]):
        return text[: colon.start()].strip(), text[colon.end() :].strip()
    first, dot, rest = text.partition(". ")
    if dot and len(first.split()) <= 6 and section(first):
        return first.strip(), rest.strip()
    if not bulleted and len(text) <= 160 and not text.endswith((".", ";", ",", "./.")):
        return text.strip(), ""
    return "", text


def _could_head(text: str) -> bool:
    return 0 < len(text.split()) <= 24 and not re.search(r"[;“\"]|\.\s", text)


def section(heading: str) -> str | None:
    """The section that ``heading`` opens (``objective``, ``targets``, ``contents``, ``organisation`` …), or None."""
    folded = plain(_PREFIX.sub("", heading.strip(' .:-"“”')))
    if not folded or len(folded) > 160:
        return None
    for name, pattern in _PATTERNS:
        if pattern.match(folded):
            return name
    return None
