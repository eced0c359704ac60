"""Registration and reporting week by week, as the record's own instants tell."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from reports.days import day_of
from reports.model import Cell, Row, RowRef, Table
from reports.rows import Refs, numbered, pledge_ref, table
from reports.standing import Standing

_SUNDAY = 6


def weeks_table(people: Sequence[Standing], as_of: datetime, *, due: bool) -> Table:
    """One row a week (Monday to Sunday) from the first registration to ``as_of``: new ones, and all until then.

    Somebody counts as reported on the day of the last report that made the reports complete, corrections included.
    Without a duty to report nothing is known of reports.
    """
    registered, reported = _registered(people), _reported(people)
    happened = sorted({*registered, *reported})
    rows: list[Row] = []
    sums = [0, 0]
    week = _ends_on(happened[0]) if happened else date.max
    while happened and week - timedelta(days=6) <= max(day_of(as_of), happened[-1]):
        found = [_within(each, week) for each in (registered, reported)]
        sums = [total + len(refs) for total, refs in zip(sums, found, strict=True)]
        cells: list[Cell] = [week, len(found[0]), len(found[1]), *sums]
        if not due:
            cells[2] = cells[4] = None
        rows.append(Row(tuple(cells), found[0] + found[1]))
        week += timedelta(days=7)
    keys = "order week registered_week reported_week registered_sum reported_sum"
    return table("weeks", keys, numbered(rows), totals=True)


def _ends_on(day: date) -> date:
    return day + timedelta(days=_SUNDAY - day.weekday())


def _within(found: dict[date, list[RowRef]], week: date) -> Refs:
    days = (week - timedelta(days=gone) for gone in range(6, -1, -1))
    return tuple(ref for day in days for ref in found.get(day, []))


def _registered(people: Sequence[Standing]) -> dict[date, list[RowRef]]:
    found: dict[date, list[RowRef]] = defaultdict(list)
    for one in people:
        if one.pledge is not None:
            found[day_of(one.pledge.registered_at)].append(pledge_ref(one.pledge))
    return found


def _reported(people: Sequence[Standing]) -> dict[date, list[RowRef]]:
    found: dict[date, list[RowRef]] = defaultdict(list)
    for one in people:
        if one.reported:
            day = max(day_of(report.reported_at) for report in one.reports)
            found[day].append(RowRef("official", one.official.id))
    return found
