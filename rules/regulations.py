"""The regulations that campaigns, conditions and norms are based on: when one ends or is amended, what rests on it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rules.words import clean, fold, plain

# so many days ahead the office is told that a regulation will end or be amended
NOTICE_DAYS = 30
_NUMBER = re.compile(r"\d+[\w.]*(?:\s?[-/]\s?[\w&.]+)+")


class Change(StrEnum):
    """ENDS: no longer in force from the day · AMENDED: partly another text from the day."""

    ENDS = "ends"
    AMENDED = "amended"


@dataclass(frozen=True, slots=True)
class Regulation:
    """One row of the register. ``effective_to`` is the last day in force, ``amended_from`` the first day of another wording;
    ``successor`` names what takes its place or amends it. What nobody has entered is None or empty."""

    id: int
    number: str
    name: str
    issuer: str = ""
    issued_on: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    amended_from: date | None = None
    successor: str = ""

    def change(self, today: date) -> tuple[Change, date] | None:
        """What has happened to it or will within the days of notice, and from which day; None while nothing does."""
        near = today + timedelta(days=NOTICE_DAYS)
        if self.effective_to is not None and self.effective_to + timedelta(days=1) <= near:
            return Change.ENDS, self.effective_to + timedelta(days=1)
        if self.amended_from is not None and self.amended_from <= near:
            return Change.AMENDED, self.amended_from
        return None


class Kind(StrEnum):
    """What cites a regulation."""

    CAMPAIGN = "campaign"
    CONDITION = "condition"
    NORM = "norm"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in which something is based on a document: ``text`` as it is cited there, ``dated`` when the day is known.

    ``campaign``, or ``code`` of the title ("" for all titles), says whose it is; ``until`` is the last day it counts.
    """

    kind: Kind
    name: str
    text: str
    campaign: int | None = None
    code: str = ""
    dated: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Lapse:
    """A regulation that ends or is amended ``day``, with what rests on it; ``come`` once the day is there."""

    regulation: Regulation
    change: Change
    day: date
    come: bool
    resting: tuple[Citation, ...]


def numbers_in(text: str) -> list[str]:
    """The numbers of documents in a text, ``152/2025/NĐ-CP``; days are none."""
    found = (re.sub(r"\s", "", match.group()).rstrip(".,-/") for match in _NUMBER.finditer(clean(text)))
    return [number for number in found if "/" in number and any(map(str.isalpha, number))]


def same_number(one: str, other: str) -> bool:
    """Whether two numbers are one, however they are typed."""
    return _key(one) == _key(other)


def _key(number: str) -> str:
    first, *rest = re.split(r"([-/])", re.sub(r"\s", "", plain(number)))
    return "".join([first.lstrip("0") or first, *rest])


def rests(cited: Citation, regulation: Regulation) -> bool:
    """Whether a citation names the regulation. Two documents of one number are told apart by their days; one that is cited
    without a number is known by its name; a citation that names the successor too has been revised already."""
    if cited.dated and regulation.issued_on and cited.dated != regulation.issued_on:
        return False
    named = {_key(number) for number in numbers_in(cited.text)}
    if named & {_key(number) for number in numbers_in(regulation.successor)}:
        return False
    if named:
        return _key(regulation.number) in named
    name = fold(regulation.name)
    return len(name.split()) > 1 and f" {name} " in f" {fold(cited.text)} "


def resting(citations: Iterable[Citation], regulation: Regulation, since: date) -> tuple[Citation, ...]:
    """What names a regulation and still counts on a day; each place once."""
    counting = (each for each in citations if (each.until is None or each.until >= since) and rests(each, regulation))
    return tuple({(each.kind, each.name): each for each in counting}.values())


def lapses(regulations: Iterable[Regulation], citations: Sequence[Citation], today: date) -> list[Lapse]:
    """Every regulation that has ended or been amended, or soon will, with what rests on it then; the earliest day first."""
    found = []
    for each in regulations:
        changed = each.change(today)
        if changed is not None:
            kind, day = changed
            found.append(Lapse(each, kind, day, day <= today, resting(citations, each, max(day, today))))
    return sorted(found, key=lambda lapse: (lapse.day, lapse.regulation.id))


def unknown(citations: Iterable[Citation], regulations: Sequence[Regulation]) -> list[tuple[str, str]]:
    """Numbers that are cited and stand in no row of the register, each with the words that cite it, in their order."""
    known = {_key(each.number) for each in regulations} | {
        _key(number) for each in regulations for number in numbers_in(each.successor)
    }
    return list(
        {_key(number): (number, text) for number, text in _cited(citations) if _key(number) not in known}.values()
    )


def _cited(citations: Iterable[Citation]) -> Iterator[tuple[str, str]]:
    for each in citations:
        yield from ((number, each.text) for number in numbers_in(each.text))
