"""Names of files that are no paths and can be read on every computer."""

import re

from rules.words import clean, plain

LONGEST = 80
_ODD = re.compile(r"[^0-9a-z._-]+")


def plain_name(name: str) -> str:
    """``name`` in lower case without marks, blanks and slashes, its ending kept; never empty, never a hidden file."""
    stem, dot, ending = _ODD.sub("-", plain(clean(name))).strip(".-").rpartition(".")
    whole = f"{stem[: LONGEST - len(ending) - 1]}{dot}{ending[:LONGEST]}" if dot else ending[:LONGEST]
    return whole.strip(".-") or "tep"
