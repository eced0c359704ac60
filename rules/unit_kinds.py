"""What kind of unit a unit is, as its name tells it until the office says otherwise."""

import re

from rules.words import plain

DEPARTMENT, DIVISION, BRANCH, SERVICE, COMPANY = "so", "phong", "chi_cuc", "su_nghiep", "doanh_nghiep"
KINDS = (DEPARTMENT, DIVISION, BRANCH, SERVICE, COMPANY)

_NAMES = (
    (DEPARTMENT, r"so\b(?!.*\bvan phong)"),
    (BRANCH, r"(?:chi cuc|hat|cuc)\b"),
    (SERVICE, r"(?:trung tam|ban quan ly|vien|truong|benh vien|doan|quy|thu vien|bao tang|nha hat|vuon quoc gia)\b"),
    (COMPANY, r"(?:cong ty|tong cong ty|xi nghiep|tap doan)\b"),
)


def kind_of(name: str) -> str:
    """The kind (one of ``KINDS``) that a unit's name begins with; every other name is that of a division."""
    words = plain(name).strip()
    return next((kind for kind, start in _NAMES if re.match(start, words)), DIVISION)
