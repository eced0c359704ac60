"""One page for the director: a campaign's state in a few figures, each with the list behind it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from reports import days, printing, wording
from reports.days import day_of
from reports.model import Figure, Row, Summary, Table
from reports.period import Period, PeriodKind, named
from reports.standing import duty
from rules.records import CampaignRecord, MilestoneKind

# a period is still spoken of so many days after its end, while its reports come in and are compiled
_AFTERWARDS = 31
_TARGETS = ("met", "exceeded", "on_track", "behind", "not_met", "judge", "unknown")


@dataclass(frozen=True, slots=True)
class LateUnit:
    """People of one branch who have let a deadline pass; None while that deadline has not passed."""

    name: str
    unregistered: int | None
    unreported: int | None

    @property
    def total(self) -> int:
        return (self.unregistered or 0) + (self.unreported or 0)

    @property
    def line(self) -> str:
        """The unit with its counts, those above 0 alone."""
        counts = ((wording.BRIEF_UNREGISTERED, self.unregistered), (wording.BRIEF_UNREPORTED, self.unreported))
        told = ", ".join(words.format(count=printing.number(count)) for words, count in counts if count)
        return f"{self.name}: {told}"


@dataclass(frozen=True, slots=True)
class Brief:
    """Counts are None when nothing is known of them. ``targets`` counts by verdict, ``slow`` names those behind or missed
    with their results; ``put_forward`` counts proposals by title or form; ``registration_due`` and ``report_due`` say
    whether the deadline has passed."""

    campaign: str
    period: str
    scope: str
    as_of: str
    launched: int | None
    units: int | None
    registered: int | None
    headcount: int | None
    rate: str | None
    reported: int | None
    owing: int | None
    registration_due: bool
    report_due: bool
    targets: dict[str, int | None]
    not_launched: tuple[str, ...]
    slow: tuple[tuple[str, str], ...]
    late: tuple[LateUnit, ...]
    proposed: tuple[str, ...] | None
    put_forward: tuple[tuple[str, int], ...] | None

    @property
    def reached(self) -> tuple[int | None, int | None, int | None]:
        """Targets met, exceeded, and behind or missed."""
        behind, missed = self.targets["behind"], self.targets["not_met"]
        slow = None if behind is None or missed is None else behind + missed
        return self.targets["met"], self.targets["exceeded"], slow


def facts(brief: Brief) -> dict[str, Any]:
    """The brief as plain data that survives JSON; ``lists``: the lines behind its figures, by name."""
    met, exceeded, slow = brief.reached
    return asdict(brief) | {"met": met, "exceeded": exceeded, "behind": slow, "lists": lists(brief)}


def lists(brief: Brief) -> dict[str, list[str]]:
    """One line for each unit, target or person behind a figure."""
    return {
        "late": [each.line for each in brief.late],
        "not_launched": list(brief.not_launched),
        "slow": [f"{measure}: {told}" for measure, told in brief.slow],
        "proposed": list(brief.proposed or ()),
        "put_forward": [f"{title}: {printing.number(count)}" for title, count in brief.put_forward or ()],
    }


def current_period(year: int, today: date) -> Period:
    """The named period that is spoken of on ``today``: the first one that has not been over for more than 31 days."""
    periods = [named(kind, year) for kind in PeriodKind if kind is not PeriodKind.RANGE]
    return next((each for each in periods if (today - each.ends_on).days <= _AFTERWARDS), periods[-1])


def brief_of(record: CampaignRecord, summary: Summary) -> Brief:
    """``summary`` is that of ``record``."""
    found = summary.figures()
    today = day_of(record.as_of)
    registration_due = _passed(record, summary, today)
    milestone = duty(record, summary.period)
    report_due = milestone is not None and milestone.due_on < today
    counts = {key: _count(found[key]) for key in ("launched", "registered", "headcount", "reported", "owing")}
    return Brief(
        campaign=summary.campaign,
        period=summary.period.label,
        scope=summary.scope,
        as_of=days.moment(summary.as_of),
        units=_count(found["launch_units"]),
        rate=None if found["rate"].value is None else printing.number(found["rate"].value),
        registration_due=registration_due,
        report_due=report_due,
        targets={key: _count(found[f"targets_{key}"]) for key in _TARGETS},
        not_launched=_not_launched(summary.table("launches")),
        slow=tuple(_slow(summary.table("targets"))),
        late=late_units(summary.table("branches"), registration=registration_due, report=report_due),
        proposed=_proposed(summary),
        put_forward=_put_forward(summary),
        **counts,
    )


def _count(figure: Figure) -> int | None:
    return None if figure.value is None else int(figure.value)


def _passed(record: CampaignRecord, summary: Summary, today: date) -> bool:
    """Whether every registration deadline of the period is over."""
    due = [each.due_on for each in record.milestones if each.kind is MilestoneKind.REGISTRATION]
    return any(summary.period.holds(day) for day in due) and max(due) < today


def _cells(table: Table, row: Row, *keys: str) -> list[Any]:
    return [row.cells[table.index(key)] for key in keys]


def _not_launched(table: Table) -> tuple[str, ...]:
    rows = (_cells(table, row, "unit", "timing") for row in table.rows)
    return tuple(str(unit) for unit, timing in rows if timing == wording.NOT_LAUNCHED)


def _slow(table: Table) -> Sequence[tuple[str, str]]:
    found = [_cells(table, row, "measure", "actual", "measure_unit", "verdict") for row in table.rows if row.late]
    return [(measure, _told(actual, unit, verdict)) for measure, actual, unit, verdict in found]


def _told(actual: Decimal | None, unit: str, verdict: str) -> str:
    return verdict if actual is None else f"{printing.quantity(actual, unit)}, {verdict.lower()}"


def late_units(branches: Table, *, registration: bool, report: bool) -> tuple[LateUnit, ...]:
    """Branches with people who are late in registering or reporting, most of them first."""
    rows = (_cells(branches, row, "unit", "unregistered", "missing") for row in branches.rows)
    found = [
        LateUnit(str(unit), unregistered if registration else None, missing if report else None)
        for unit, unregistered, missing in rows
    ]
    return tuple(sorted((each for each in found if each.total), key=lambda each: (-each.total, each.name)))


def _put_forward(summary: Summary) -> tuple[tuple[str, int], ...] | None:
    """(title or form, how many are proposed for it); None as long as nobody was ever proposed."""
    if summary.figure("proposals").value is None:
        return None
    table = summary.table("proposal_counts")
    return tuple((title, count) for title, count in (_cells(table, row, "award", "count") for row in table.rows))


def _proposed(summary: Summary) -> tuple[str, ...] | None:
    """Outstanding examples that were proposed for commendation; None as long as none was named at all."""
    if summary.figure("nominations").value is None:
        return None
    table = summary.table("nominations")
    rows = (_cells(table, row, "nominee", "unit", "proposed_on") for row in table.rows)
    return tuple(f"{nominee} ({unit})" for nominee, unit, day in rows if day)
