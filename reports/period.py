"""The stretch of time a compile speaks of: Quý 1, 6 tháng, 9 tháng, năm, or any from–to."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reports import wording
from reports.days import day


class PeriodKind(StrEnum):
    Q1 = "q1"
    HALF = "6m"
    NINE = "9m"
    YEAR = "year"
    RANGE = "range"


_TO = ".."
_LAST_DAY = {
    PeriodKind.Q1: (3, 31),
    PeriodKind.HALF: (6, 30),
    PeriodKind.NINE: (9, 30),
    PeriodKind.YEAR: (12, 31),
}


@dataclass(frozen=True, slots=True)
class Period:
    """Days ``starts_on``..``ends_on``, both included.

    A named period decides which stage is counted, late entries included and marked; a RANGE counts what was entered on
    its days.
    """

    kind: PeriodKind
    starts_on: date
    ends_on: date

    @property
    def label(self) -> str:
        """As it stands in the title of a report, for example ``6 tháng đầu năm 2026``."""
        return wording.PERIOD_LABELS[self.kind.value].format(
            year=self.starts_on.year, start=day(self.starts_on), end=day(self.ends_on)
        )

    @property
    def closing(self) -> bool:
        """Whether the report of this period is the closing one (tổng kết) rather than a preliminary one (sơ kết): that of a
        year, or of whole years of a campaign that lasts several."""
        return (self.starts_on.month, self.starts_on.day) == (1, 1) and (self.ends_on.month, self.ends_on.day) == (
            12,
            31,
        )

    def holds(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on

    @property
    def code(self) -> str:
        """What names the period in stored choices; ``read`` takes it back: ``6m``, ``2027-01-05..2027-03-15``."""
        return f"{self.starts_on}{_TO}{self.ends_on}" if self.kind is PeriodKind.RANGE else self.kind.value

    @property
    def slug(self) -> str:
        """ASCII, for file names."""
        if self.kind is PeriodKind.RANGE:
            return f"{self.starts_on:%Y%m%d}-{self.ends_on:%Y%m%d}"
        return f"{self.kind.value}-{self.starts_on.year}"


def named(kind: PeriodKind | str, year: int) -> Period:
    """The period of that name in ``year``; ValueError for a name that has no fixed days."""
    kind = PeriodKind(kind)
    if kind is PeriodKind.RANGE:
        raise ValueError("a range needs its two days: use between()")
    return Period(kind, date(year, 1, 1), date(year, *_LAST_DAY[kind]))


def between(first: date, last: date) -> Period:
    """Any from–to, both days included; ValueError when ``last`` is before ``first``."""
    if last < first:
        raise ValueError("the last day is before the first")
    return Period(PeriodKind.RANGE, first, last)


def read(code: str, year: int) -> Period:
    """The period of a ``code``; ``year`` is that of the campaign. ValueError for anything else."""
    first, to, last = code.partition(_TO)
    return between(date.fromisoformat(first), date.fromisoformat(last)) if to else named(code, year)
