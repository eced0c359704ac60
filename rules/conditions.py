"""The conditions of titles as dated rows: what they are made of, and which version a date of receipt chooses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from rules.merits import Grade


class Kind(StrEnum):
    """What a condition asks, and which parameters it reads.

    RATING: ``grade`` in the year, or in each of ``times`` years up to it · TITLE_YEARS: an award of ``needs`` in ``times``
    consecutive years · TITLE_TIMES: the same without regard to gaps · PERSON: somebody confirms it · INITIATIVE: the same,
    or (with ``times``) so many recognised ones in so many years · DISCIPLINE: the office confirms it, a flag holds it up ·
    MEMBERS_TITLE: ``percent`` of the members have one of ``needs`` · MEMBER_COUNT: ``times`` members have · MEMBERS_RATING:
    ``percent`` of the members reach ``grade`` · QUOTA: a local limit on how many are chosen, shown and never decided here.
    """

    RATING = "rating"
    TITLE_YEARS = "title_years"
    TITLE_TIMES = "title_times"
    INITIATIVE = "initiative"
    PERSON = "person"
    DISCIPLINE = "discipline"
    MEMBERS_TITLE = "members_title"
    MEMBER_COUNT = "member_count"
    MEMBERS_RATING = "members_rating"
    QUOTA = "quota"


# the parameters without which a condition of a kind says nothing
NEEDED = {
    Kind.RATING: ("grade",),
    Kind.TITLE_YEARS: ("times", "needs"),
    Kind.TITLE_TIMES: ("times", "needs"),
    Kind.MEMBERS_TITLE: ("percent", "needs"),
    Kind.MEMBER_COUNT: ("times", "needs"),
    Kind.MEMBERS_RATING: ("percent", "grade"),
    Kind.QUOTA: ("percent",),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One row. ``needs`` are codes of titles; ``percent`` is 70 for 70 %.

    ``either``: rows with one letter are alternatives, those with the same letter and number belong together (A1, A2, A2).
    ``confirmed`` is False while nobody has confirmed that the row says what the law in force says.
    """

    id: int
    title_code: str
    kind: Kind
    text: str
    effective_from: date
    effective_to: date | None = None
    grade: Grade | None = None
    times: int | None = None
    percent: Decimal | None = None
    needs: tuple[str, ...] = ()
    either: str = ""
    article: str = ""
    document: str = ""
    document_date: date | None = None
    confirmed: bool = True

    def in_force(self, received: date) -> bool:
        """Whether the row holds for a dossier received on a day."""
        return self.effective_from <= received and (self.effective_to is None or received <= self.effective_to)


def in_force(conditions: Sequence[Condition], received: date) -> tuple[Condition, ...]:
    """The version of a title's conditions for a dossier received on a day."""
    return tuple(condition for condition in conditions if condition.in_force(received))


def versions(conditions: Sequence[Condition]) -> list[date]:
    """The days on which something in a title's conditions changed, newest first; each names the version from that day."""
    return sorted({condition.effective_from for condition in conditions}, reverse=True)


def codes_in(cell: str) -> tuple[str, ...]:
    """The codes in a cell, ``LDTT, CSTDCS``."""
    return tuple(code for part in cell.split(",") if (code := part.strip()))
