"""What units did beside their figures, in the days of a period: one list, and counts by kind."""

from collections.abc import Sequence
from datetime import datetime

from reports.figures import figure
from reports.model import Cell, Figure, Row, RowRef, Table
from reports.period import Period
from reports.rows import Refs, numbered, table
from reports.scope import Scope
from rules.activities import Activity, details
from rules.activity_kinds import KINDS
from rules.records import CampaignRecord


def activity_ref(activity: Activity) -> RowRef:
    return RowRef("activity", activity.id)


def counted(record: CampaignRecord, scope: Scope, period: Period) -> tuple[Activity, ...]:
    """Those of the scope on the period's days, by unit and day; what is only planned is among them."""
    place = scope.place()
    inside = [each for each in record.activities if each.unit_id in place and period.holds(each.held_on)]
    return tuple(sorted(inside, key=lambda each: (place[each.unit_id], each.held_on, each.id)))


def activities_table(found: Sequence[Activity], scope: Scope) -> Table:
    """One row an activity; people reached add up over those that were counted."""
    names = {unit.id: unit.name for unit in scope.units}
    rows = (_row(each, names[each.unit_id]) for each in found)
    return table("activities", "order unit done_on kind text details reached state", numbered(rows), totals=True)


def _row(activity: Activity, unit: str) -> Row:
    told = "\n".join(f"{label}: {words}" for label, words in details(activity) if label != "Số người")
    state = PLANNED if activity.planned else DONE
    cells = (unit, activity.held_on, activity.of_kind.name, activity.text, told, activity.reached, state)
    return Row(cells, (activity_ref(activity),))


DONE, PLANNED = "Đã thực hiện", "Còn trong kế hoạch"


def kinds_table(found: Sequence[Activity]) -> Table:
    """Per kind that occurs, under each of its names: done, units that did them, people reached (none when nobody counted),
    still planned."""
    order = list(dict.fromkeys((*KINDS, *(each.kind for each in found))))
    by_kind = sorted(found, key=lambda each: (order.index(each.kind), each.of_kind.revision or 0))
    names = dict.fromkeys((each.kind, each.of_kind.name) for each in by_kind)
    rows = (_kind_row(name, [e for e in by_kind if (e.kind, e.of_kind.name) == (code, name)]) for code, name in names)
    return table("activity_kinds", "order kind deeds doing_units reached planned", numbered(rows), totals=True)


def _kind_row(name: str, found: Sequence[Activity]) -> Row:
    done = [each for each in found if not each.planned]
    planned = [each for each in found if each.planned]
    sources = {
        "deeds": tuple(map(activity_ref, done)),
        "reached": tuple(activity_ref(each) for each in done if each.reached is not None),
        "planned": tuple(map(activity_ref, planned)),
    }
    cells: tuple[Cell, ...] = (name, len(done), len({e.unit_id for e in done}), people(done), len(planned))
    return Row(cells, tuple(map(activity_ref, found)), sources=sources)


def movements_table(found: Sequence[Activity], record: CampaignRecord) -> Table:
    """Per higher movement that anything was done for, whatever name the document gave it; see ``kinds_table``."""
    meant = {each.id: each for each in record.movements}
    groups: dict[str, list[Activity]] = {each.identity: [] for each in record.movements}
    for activity in found:
        if activity.movement_id in meant:
            groups[meant[activity.movement_id].identity].append(activity)
    names = {each.identity: each.name for each in record.movements}
    rows = (_kind_row(names[identity], group) for identity, group in groups.items() if group)
    return table("activity_movements", "order movement deeds doing_units reached planned", numbered(rows))


def people(found: Sequence[Activity]) -> int | None:
    """People reached, over the activities where they were counted; None when nobody counted."""
    known = [each.reached for each in found if each.reached is not None]
    return sum(known) if known else None


def doing(found: Sequence[Activity], as_of: datetime) -> tuple[Figure, ...]:
    """How much was done, by how many units, for how many people; unknown as long as nothing was recorded."""
    done = [each for each in found if not each.planned]
    groups: dict[str, Refs] = {
        "activities": tuple(map(activity_ref, done)),
        "activity_units": tuple(RowRef("unit", unit) for unit in sorted({each.unit_id for each in done})),
        "planned_activities": tuple(activity_ref(each) for each in found if each.planned),
    }
    counts = tuple(figure(key, len(refs) if found else None, refs, as_of, "activities") for key, refs in groups.items())
    reached = tuple(activity_ref(each) for each in done if each.reached is not None)
    return (*counts, figure("people_reached", people(done), reached, as_of, "activities"))
