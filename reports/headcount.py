"""The count table: units × headcount, registered, rate, confirmed, reported, on time, late, missing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from reports import printing, wording
from reports.model import Cell, Row, RowRef, Table
from reports.rows import Refs, numbered, table
from reports.scope import Scope
from reports.standing import Standing
from rules.records import PledgeState, Unit

COUNTS: dict[str, Callable[[Standing], bool]] = {
    "headcount": lambda one: True,
    "on_leave": lambda one: one.official.on_leave,
    "uncounted": lambda one: not one.official.counted,
    "registered": lambda one: one.pledge is not None,
    "registered_late": lambda one: one.pledge is not None and one.pledge.late,
    "unregistered": lambda one: one.pledge is None,
    "confirmed": lambda one: one.pledge is not None and one.pledge.state is PledgeState.CONFIRMED,
    "owing": lambda one: one.owes,
    "reported": lambda one: one.reported,
    "on_time": lambda one: one.reported and not one.late,
    "late": lambda one: one.late,
    "missing": lambda one: one.owes and not one.reported,
}
DUTY_COUNTS = ("owing", "reported", "on_time", "late", "missing")
_KEYS = (
    "headcount on_leave uncounted registered registered_late unregistered rate "
    "confirmed owing reported on_time late missing"
)


def share(people: Iterable[Standing]) -> Decimal | None:
    """The registration rate: registered ÷ people, both among those whom the office's rule counts (``rules.headcount``)."""
    counted = [one for one in people if one.official.counted]
    return printing.rate(sum(one.pledge is not None for one in counted), len(counted))


def sources(people: Sequence[Standing]) -> dict[str, Refs]:
    """The officials behind each count."""
    return {
        key: tuple(RowRef("official", one.official.id) for one in people if holds(one)) for key, holds in COUNTS.items()
    }


def values(found: dict[str, Refs], *, due: bool) -> dict[str, int | None]:
    """Counts over nobody are unknown, not 0; so are the reporting counts when the period asks for no report."""
    people = bool(found["headcount"])
    counts: dict[str, int | None] = {key: len(refs) if people else None for key, refs in found.items()}
    counts["headcount"] = len(found["headcount"])
    if not due:
        counts |= dict.fromkeys(DUTY_COUNTS)
    return counts


def _row(head: tuple[Cell, ...], ref: RowRef, people: Sequence[Standing], due: bool) -> Row:
    found = sources(people)
    counts = values(found, due=due)
    percent = share(people)
    cells = tuple(percent if key == "rate" else counts[key] for key in _KEYS.split())
    return Row((*head, *cells), (ref,), sources=found)


def _with_rate(counted: Table, people: Iterable[Standing]) -> Table:
    """The total of a rate is the rate of all people together."""
    if counted.totals is None:
        return counted
    totals = list(counted.totals)
    totals[counted.index("rate")] = share(people)
    return replace(counted, totals=tuple(totals))


def units_table(people: Sequence[Standing], scope: Scope, *, due: bool) -> Table:
    """One row per unit with its own people only, so that the column sums are the totals.

    A unit that only holds other units has no row.
    """
    own: dict[int, list[Standing]] = defaultdict(list)
    for one in people:
        own[one.official.unit_id].append(one)
    names = {unit.id: unit.name for unit in scope.units}
    inner = scope.inner()
    rows = (
        _row((unit.name, names.get(unit.parent_id or 0, "")), RowRef("unit", unit.id), own[unit.id], due)
        for unit in scope.units
        if own[unit.id] or unit.id not in inner
    )
    return _with_rate(table("units", f"order unit parent {_KEYS}", numbered(rows), totals=True), people)


def branches_table(people: Sequence[Standing], scope: Scope, *, due: bool) -> Table:
    """One row per unit of the first level below the top, everything under it included; the top's own people first."""
    rows = []
    for unit, name, ids in _branches(scope):
        members = [one for one in people if one.official.unit_id in ids]
        if members or unit is not scope.top:
            rows.append(_row((name,), RowRef("unit", unit.id), members, due))
    return _with_rate(table("branches", f"order unit {_KEYS}", numbered(rows), totals=True), people)


def _branches(scope: Scope) -> Iterable[tuple[Unit, str, frozenset[int]]]:
    level = 0 if scope.top is None or len(scope.units) == 1 else 1
    if level and scope.top is not None:
        yield scope.top, wording.DIRECT_PEOPLE.format(unit=scope.top.name), frozenset({scope.top.id})
    for unit in scope.units:
        if scope.depth[unit.id] == level:
            yield unit, unit.name, scope.branch(unit.id)
