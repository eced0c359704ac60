"""Marks in a template where "đồng chí" means the one who reads, so that each reader can be addressed as they wish.

A third person is left alone: "đồng chí {{ name }}", "các đồng chí", "{{ count }} đồng chí", "đồng chí ấy".
"""

import re

TO_READER = "\u2063"
_LABELS = "\n---\n"
_WORD = re.compile(r"[đĐ]ồng chí\b")
# before: a count, or a word for several or for one of them
_OTHERS = re.compile(r"(?:\}\}|[0-9]|\b(?:các|những|nhiều|một|từng|mỗi|mấy|số|vài)) ?(?:<[bi]>)?$", re.IGNORECASE)
# after: a name that is filled in (or joined on), or a word that points at somebody
_NAMED = re.compile(r"\s*(?:<[bi]>)?\s*\{\{|\{%|\s*[\"']|\s+(?:ấy|này|đó|kia|khác|nào)\b")


def marked(source: str) -> str:
    """The source of a template, the sign before every "đồng chí" that addresses its reader; labels are left as they are."""
    text, line, labels = source.partition(_LABELS)

    def mark(found: re.Match[str]) -> str:
        before = text[max(0, found.start() - 16) : found.start()]
        other = _OTHERS.search(before) or _NAMED.match(text, found.end())
        return found[0] if other else TO_READER + found[0]

    return _WORD.sub(mark, text) + line + labels
