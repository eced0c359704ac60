"""Names that are left out where others read: of people whose restriction of processing, or objection to it, was granted.

Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 4.1 (in force from 01/01/2026). What law obliges to keep and report goes on.
"""

import re
from collections.abc import Iterable

from rules.words import clean

UNNAMED = "01 cá nhân (không nêu tên)"


def without(text: str, names: Iterable[str]) -> str:
    """A text in which these full names are replaced, in whatever case they are typed."""
    words = sorted({cleaned for name in names if (cleaned := clean(name))}, key=lambda word: (-len(word), word))
    if not words:
        return text
    pattern = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words)
    return re.sub(pattern, UNNAMED, clean(text), flags=re.IGNORECASE)
