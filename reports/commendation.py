"""What the papers about commendation are made of: who is put forward for what, with totals of votes and never whose.

Filled by whoever keeps the proposals; nothing here decides anything. Shares of people who do the work themselves and of
women stand in every list (Luật Thi đua, khen thưởng 06/2022/QH15, Điều 5, in force since 01/01/2024).
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from reports import headings, printing, wording
from reports.columns import columns
from reports.limits import Limited
from reports.limits import note as limit_note
from reports.model import Cell, Row, Table
from reports.rows import numbered


@dataclass(frozen=True, slots=True)
class Nominee:
    """One person (``person``) or collective put forward. ``title`` is the danh hiệu or hình thức, ``kind`` the loại hình.

    ``agreed`` of ``votes`` are the totals of the ballots, None where there was no vote. ``direct`` (does the work
    directly) and ``woman`` are None for collectives and where nobody knows; ``recognised`` are initiatives with their
    decision, ``limited`` says of a title with a local limit how the row lies to it.
    """

    name: str
    person: bool
    unit: str
    title: str
    kind: str
    category: str = ""
    achievement: str = ""
    evidence: int = 0
    agreed: int | None = None
    votes: int | None = None
    direct: bool | None = None
    woman: bool | None = None
    recognised: str = ""
    limited: Limited | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One round of commendation. ``label`` as in “năm 2027”; ``decided_by`` is whom the paper asks to decide.

    ``documents`` are the papers that go with it; ``open_from`` to ``open_to`` the days on which comments are taken, at
    ``comments_to``.
    """

    campaign: str
    label: str
    decided_by: str
    nominees: tuple[Nominee, ...]
    documents: tuple[str, ...] = ()
    meeting: "Meeting | None" = None
    open_from: date | None = None
    open_to: date | None = None
    comments_to: str = ""

    @property
    def people(self) -> tuple[Nominee, ...]:
        return tuple(each for each in self.nominees if each.person)

    @property
    def collectives(self) -> tuple[Nominee, ...]:
        return tuple(each for each in self.nominees if not each.person)


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting that voted: of ``members`` ``present`` were there and ``written`` gave their word in writing.

    ``starts`` and ``ends`` as printed (“14 giờ 00, ngày 05 tháng 12 năm 2027”); empty ones stay blank for the secretary.
    ``remarks`` are what the meeting said, without who said it; ``below`` is how many did not get the votes they need.
    ``chair`` and ``secretary`` are (name, post); ``council`` and its ``mark`` stand in the head and the number.
    """

    held_on: date
    members: int
    present: int
    chair: tuple[str, str]
    secretary: tuple[str, str]
    written: int = 0
    starts: str = ""
    ends: str = ""
    place: str = ""
    remarks: tuple[str, ...] = ()
    below: int = 0
    council: str = "Hội đồng Thi đua, khen thưởng"
    mark: str = "HĐTĐKT"


def votes_cell(nominee: Nominee) -> str:
    """``13/15 (86,67%)``; a nominee nobody voted on is said to have no figure."""
    if nominee.agreed is None or not nominee.votes:
        return wording.NO_DATA
    rate = printing.rate(nominee.agreed, nominee.votes)
    return f"{nominee.agreed}/{nominee.votes} ({printing.quantity(rate or 0, '%')})"


def proposed_tables(found: Round) -> tuple[Table, Table]:
    """The lists that go with the paper: collectives, then people, in the order in which they were put forward."""
    said = "award award_kind achievement evidence_count votes"
    return (
        _proposed("proposed_collectives", f"order nominee unit unit_kind {said}", found.collectives, lambda each: ()),
        _proposed(
            "proposed_people",
            f"order nominee unit category {said} recognised direct woman",
            found.people,
            lambda each: (each.recognised, _mark(each.direct), _mark(each.woman)),
        ),
    )


def _proposed(key: str, keys: str, nominees: Sequence[Nominee], more: Callable[[Nominee], tuple[Cell, ...]]) -> Table:
    """With a column of local limits where any title has one."""
    limits = [each.limited for each in nominees]
    shown = any(limits)
    rows = (
        Row((*_named(each), votes_cell(each), *more(each), *([limit_cell(each)] if shown else []))) for each in nominees
    )
    heads = columns(f"{keys} limit" if shown else keys)
    return Table(key, headings.TABLES[key], heads, numbered(rows), None, limit_note(limits))


def limit_cell(each: Nominee) -> str:
    """Allowed and proposed, and whether the row lies beyond; empty for a title without a limit."""
    return "" if each.limited is None else each.limited.cell


def public_tables(found: Round) -> tuple[Table, Table]:
    """The lists as everybody in the office may see them: names, units and titles alone."""
    keys = columns("order nominee unit award")
    made = (
        (key, tuple(Row((each.name, each.unit, each.title)) for each in group))
        for key, group in (("public_collectives", found.collectives), ("public_people", found.people))
    )
    first, second = (Table(key, headings.TABLES[key], keys, numbered(rows)) for key, rows in made)
    return first, second


def _named(each: Nominee) -> tuple[Cell, ...]:
    return (each.name, each.unit, each.category, each.title, each.kind, each.achievement, each.evidence)


def _mark(known: bool | None) -> Cell:
    return None if known is None else wording.YES if known else ""


def counted(found: Round) -> dict[str, int | None]:
    """Figures of the paper: all, collectives, people, direct, women; a share of nobody is unknown."""
    return {
        "all": len(found.nominees),
        "collectives": len(found.collectives),
        "people": len(found.people),
        "direct": _known([each.direct for each in found.people]),
        "women": _known([each.woman for each in found.people]),
    }


def _known(marks: Sequence[bool | None]) -> int | None:
    """How many are marked; None when it is not known of everybody."""
    return None if not marks or None in marks else sum(mark is True for mark in marks)


def by_title(found: Round) -> list[dict[str, str]]:
    """``ten``, ``loai``, ``so`` of each title and kind, the most frequent first."""
    tally = Counter((each.title, each.kind) for each in found.nominees)
    ranked = sorted(tally.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"ten": title, "loai": kind, "so": f"{count:02d}"} for (title, kind), count in ranked]
