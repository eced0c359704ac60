"""Whether a post leads, by its name as the roster has it."""

import re

from rules.words import fold

# a unit's head or deputy; accountants in chief and leaders of work groups lead nobody by appointment
_LEADING = re.compile(
    r"^(?:(?:q|quyen) )?(?:pho )?"
    r"(?:giam doc|chanh\b|truong (?:phong|ban|trung tam|tram|hat|doi|chi nhanh)|(?:chi cuc|hat|tram|doi|vien|ban) truong"
    r"|chu tich|phu trach\b)"
    r"|^pho (?:phong|truong phong|ban|chanh)\b"
)


def leads(position: str) -> bool | None:
    """Whether a post is one of leading a unit or its deputy; None when none is written."""
    return bool(_LEADING.search(fold(position))) if position.strip() else None
