"""Looking things up in the record: what a typed line asks for, and how far a person may see."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.words import fold, nfc

LEAST_LETTERS = 2
MOST_WORDS = 8
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


class Kind(StrEnum):
    """What is found, in the order in which it is listed."""

    PERSON = "person"
    UNIT = "unit"
    CAMPAIGN = "campaign"
    DOCUMENT = "document"
    DECISION = "decision"
    AWARD = "award"
    PROPOSAL = "proposal"
    NOMINATION = "nomination"
    INITIATIVE = "initiative"
    SHOWCASE = "showcase"
    ACTIVITY = "activity"
    REPORT = "report"


# what people call a kind when they look for it, beside the words of the thing itself
CALLED = {
    Kind.PERSON: "người cán bộ",
    Kind.UNIT: "đơn vị",
    Kind.CAMPAIGN: "phong trào",
    Kind.DOCUMENT: "văn bản kế hoạch",
    Kind.DECISION: "quyết định khen thưởng",
    Kind.AWARD: "khen thưởng danh hiệu quyết định",
    Kind.PROPOSAL: "đề nghị khen thưởng",
    Kind.NOMINATION: "điển hình tiên tiến",
    Kind.INITIATIVE: "sáng kiến đề tài",
    Kind.SHOWCASE: "mô hình công trình",
    Kind.ACTIVITY: "hoạt động",
    Kind.REPORT: "báo cáo của đơn vị",
}
# a head sees no decision as a whole: it names people of other units
_HEADS = frozenset(Kind) - {Kind.DECISION}


@dataclass(frozen=True, slots=True)
class Scope:
    """How far somebody sees on ``today``. ``units`` and ``campaigns`` are ids, None for all of them; ``hidden`` are
    officials who have asked not to be found."""

    today: date
    units: frozenset[int] | None = None
    campaigns: frozenset[int] | None = None
    hidden: frozenset[int] = frozenset()

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of things that are looked through."""
        return frozenset(Kind) if self.units is None else _HEADS


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found. ``thing_id`` is what its screens take.

    ``who`` and ``unit`` are the names of today; ``source`` is its text as it was stored.
    """

    id: int
    kind: Kind
    thing_id: int
    title: str
    source: str
    who: str
    unit: str
    person_id: int | None
    unit_id: int | None
    campaign_id: int | None
    year: int | None
    on_day: date | None


def asked(text: str) -> str | None:
    """What a line that begins with "tra cứu" looks for ("" when nothing follows); None when it is no such line."""
    line = nfc(text).strip()
    if not fold(line).startswith("tra cuu"):
        return None
    rest = line.split(None, 2)
    return rest[2].strip() if len(rest) > 2 else ""


def words_of(typed: str) -> tuple[str, ...]:
    """The folded words that all have to be found, each once; none when less than two letters were typed.

    "năm" before a year says nothing more than the year.
    """
    words = fold(typed).split()
    kept = [word for at, word in enumerate(words) if not (word == "nam" and _is_year(words[at + 1 : at + 2]))]
    found = tuple(dict.fromkeys(kept))[:MOST_WORDS]
    return found if sum(map(len, found)) >= LEAST_LETTERS else ()


def _is_year(words: list[str]) -> bool:
    return bool(words and _YEAR.fullmatch(words[0]))


def indexed(kind: Kind, *texts: str) -> str:
    """The folded text that is looked through: every word has a blank before it."""
    return f" {fold(' '.join((CALLED[kind], *texts)))}"


def passage(text: str, letters: int) -> str:
    """The beginning of a text on one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= letters:
        return line
    return f"{line[:letters].rpartition(' ')[0] or line[:letters]}…"
