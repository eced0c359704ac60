"""The target table: what was asked, what the reports add up to, and how that compares."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reports import printing, wording
from reports.model import Row, RowRef, Table
from reports.rows import numbered, progress_ref, table
from reports.standing import Standing
from rules.cascade import adds_up, same_measure
from rules.records import CampaignRecord, Progress, Target, Unit
from rules.verdict import Verdict, verdict

# comparators that say the direction of a change themselves
_CHANGES = ("increase", "decrease", "rank_up")


@dataclass(frozen=True, slots=True)
class Result:
    """``actual`` in the target's unit of measure, made of the rows in ``sources``; ``note`` says what has to be known of it.
    ``compared`` is the change that ``actual`` stands for where one was asked (None: ``actual`` itself is compared).
    ``reached`` is the part, 0 to 1, of those that each have to reach the value, where it is asked of each."""

    target: Target
    actual: Decimal | None
    sources: tuple[RowRef, ...]
    verdict: Verdict
    note: str
    compared: Decimal | None = None
    reached: Decimal | None = None

    @property
    def share(self) -> Decimal | None:
        """Per cent of the value asked for, or of those that reached it; None for ceilings and for targets without a value."""
        value = self.target.value
        if self.reached is not None:
            return (self.reached * 100).quantize(Decimal("0.01"))
        if self.actual is None or not value or self.target.comparator in ("<", "<="):
            return None
        compared = self.actual if self.compared is None else self.compared
        return (compared * 100 / value).quantize(Decimal("0.01"))


def _amount(report: Progress, unit: str) -> Decimal | None:
    if report.amount is not None and same_measure(report.unit, unit):
        return report.amount
    return report.percent if unit.strip() == "%" else None


def result(target: Target, reports: Sequence[Progress], elapsed: Decimal) -> Result:
    """Sum of the reports in the target's own unit of measure; rates only when all say the same."""
    amounts = [(report, _amount(report, target.unit)) for report in reports]
    known = tuple((report, amount) for report, amount in amounts if amount is not None)
    note = wording.MIXED_UNITS.format(count=len(reports) - len(known)) if len(known) < len(reports) else ""
    actual = sum((amount for _, amount in known), Decimal(0)) if known else None
    if known and not adds_up(target.comparator, target.unit):
        values = {amount for _, amount in known}
        actual = values.pop() if len(values) == 1 else None
        if actual is None:
            note = wording.SPREAD.format(
                count=len(known),
                low=printing.number(min(a for _, a in known)),
                high=printing.number(max(a for _, a in known)),
            )
    judged = Verdict.JUDGE if actual is None and known else verdict(target.comparator, target.value, actual, elapsed)
    return Result(target, actual, tuple(progress_ref(report) for report, _ in known), judged, note)


def elapsed_share(record: CampaignRecord, day: date) -> Decimal:
    """Share of the campaign's time gone by at the end of ``day``, 0 to 1: its stages, or its calendar year without any."""
    year = record.campaign.year
    starts = min((stage.starts_on for stage in record.stages), default=date(year, 1, 1))
    ends = max((stage.ends_on for stage in record.stages), default=date(year, 12, 31))
    gone = (day - starts).days + 1
    return min(max(Decimal(gone) / Decimal((ends - starts).days + 1), Decimal(0)), Decimal(1))


def results(
    record: CampaignRecord,
    people: Sequence[Standing],
    units: Sequence[Unit],
    elapsed: Decimal,
    answered: Mapping[int, Result],
) -> tuple[Result, ...]:
    """One per target: counted from pledges or from models and projects, else what units have ``answered`` for, else from
    the newest reports of people tied to it.

    ``units`` are those that have to show a model or project.
    """
    found: dict[int, list[Progress]] = defaultdict(list)
    for one in people:
        newest = {report.item_id: report for report in one.latest}
        for item in one.pledge.items if one.pledge else ():
            if item.target_id is not None and item.id in newest:
                found[item.target_id].append(newest[item.id])
    counted: dict[str, Callable[[Target], Result]] = {
        "registration": lambda target: registration_result(target, people, elapsed),
        "showcase": lambda target: showcase_result(target, record, units, elapsed),
    }
    return tuple(
        counted[target.level](target)
        if target.level in counted
        else answered.get(target.id) or result(target, found[target.id], elapsed)
        for target in record.targets
    )


def registration_result(target: Target, people: Sequence[Standing], elapsed: Decimal) -> Result:
    """The registration rate: registered for every hundred people of the scope whom the office's rule counts."""
    people = [one for one in people if one.official.counted]
    registered = [one.pledge for one in people if one.pledge is not None]
    rate = (Decimal(len(registered) * 100) / len(people)).quantize(Decimal("0.01")) if people else None
    sources = tuple(RowRef("pledge", pledge.id) for pledge in registered)
    note = wording.REGISTERED_OF.format(registered=len(registered), people=len(people))
    return Result(target, rate, sources, verdict(target.comparator, target.value, rate, elapsed), note)


def showcase_result(target: Target, record: CampaignRecord, units: Sequence[Unit], elapsed: Decimal) -> Result:
    """Models and projects together; reached when each unit has as many as asked for."""
    inside = {unit.id for unit in units}
    shown = [showcase for showcase in record.showcases if showcase.unit_id in inside]
    per_unit = Counter(showcase.unit_id for showcase in shown)
    reached = sum(1 for unit in units if target.value is not None and per_unit[unit.id] >= target.value)
    sources = tuple(RowRef("showcase", showcase.unit_id, showcase.name) for showcase in shown)
    note = wording.UNITS_REACHED.format(reached=reached, units=len(units))
    share = Decimal(reached) / len(units) if units and shown else None
    judged = verdict(">=", Decimal(1), share, elapsed)
    return Result(target, Decimal(len(shown)) if shown else None, sources, judged, note, reached=share)


def targets_table(found: Sequence[Result]) -> Table:
    rows = (
        Row(
            (
                one.target.measure or one.target.text,
                asked(one.target),
                one.target.value,
                one.actual,
                one.target.unit,
                one.share if one.share is not None else "",
                wording.VERDICTS[one.verdict.value],
                len(one.sources) or None,
                one.note,
            ),
            (RowRef("target", one.target.id),),
            one.verdict in (Verdict.BEHIND, Verdict.NOT_MET),
            {"actual": one.sources},
        )
        for one in found
    )
    keys = "order measure asked value actual measure_unit share verdict reports note"
    return table("targets", keys, numbered(rows))


def asked(target: Target) -> str:
    """In words, as the document puts it: ``từ 10 % trở lên``, ``giảm từ 4 %/năm trở lên``."""
    if target.value is None:
        return ""
    value = printing.quantity(target.value, target.unit)
    said = wording.COMPARATORS.get(target.comparator, "{value}").format(value=value)
    change = wording.COMPARATORS.get(target.direction, "{value}")
    return said if target.comparator in _CHANGES else change.format(value=said)
