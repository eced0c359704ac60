"""Where the result of a target comes from, as far as its words plainly say."""

import re

from rules.words import plain

_PEOPLE = (
    r"(?:can bo|cong chuc|vien chuc|nguoi lao dong|doan vien|dang vien|giao vien|nhan vien|ca nhan|cong nhan|cbcc\w*)"
)
_REGISTERED = re.compile(
    rf"{_PEOPLE}\b.{{0,80}}\b(?:dang ky (?:phan dau (?:dat )?)?(?:cac )?(?:danh hieu|giao uoc)|ky (?:ket )?(?:ban )?giao uoc)"
)
_SHOWN = re.compile(r"\bmo hinh,? (?:hoac|hay) (?:\d+ )?cong trinh\b|\bcong trinh,? (?:hoac|hay) (?:\d+ )?mo hinh\b")
REGISTRATION, SHOWCASE = "registration", "showcase"


def proposed_level(text: str, unit: str) -> str | None:
    """``registration`` for a share of people who register a title or sign a pledge, ``showcase`` for models or projects
    together; None where the words do not plainly say. A proposal only: somebody must confirm it.

    >>> proposed_level("100% công chức đăng ký danh hiệu thi đua", "%")
    'registration'
    """
    folded = plain(text)
    if unit.startswith("%") and _REGISTERED.search(folded):
        return REGISTRATION
    if _SHOWN.search(folded) or _SHOWN.search(plain(unit)):
        return SHOWCASE
    return None
