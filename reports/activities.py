"""What units did: launches, and models or projects (mô hình, công trình)."""

from collections.abc import Sequence

from reports import wording
from reports.days import day_of
from reports.model import Cell, Row, RowRef, Table
from reports.rows import numbered, table
from reports.scope import Scope
from rules.records import CampaignRecord, Launch, Showcase, Unit

MODEL, PROJECT = "mo_hinh", "cong_trinh"


def launching_units(scope: Scope, whole: Scope) -> tuple[Unit, ...]:
    """Who has to launch: every unit below the top of the tree, since the top launches by opening the campaign."""
    tops = {unit.id for unit in whole.units if whole.depth[unit.id] == 0}
    below = tuple(unit for unit in scope.units if unit.id not in tops)
    return below or scope.units


def launch_ref(launch: Launch) -> RowRef:
    return RowRef("launch", launch.unit_id)


def showcase_ref(showcase: Showcase) -> RowRef:
    return RowRef("showcase", showcase.unit_id, showcase.name)


def launches_table(record: CampaignRecord, units: Sequence[Unit]) -> Table:
    """One row per unit that has to launch; silence is printed as such."""
    by_unit = {launch.unit_id: launch for launch in record.launches}
    rows = (_launch_row(unit, by_unit.get(unit.id)) for unit in units)
    return table("launches", "order unit held_on reported_on timing plan", numbered(rows))


def _launch_row(unit: Unit, launch: Launch | None) -> Row:
    if launch is None:
        return Row((unit.name, None, "", wording.NOT_LAUNCHED, ""), (RowRef("unit", unit.id),))
    timing = wording.LATE if launch.late else wording.ON_TIME
    plan = wording.YES if launch.plan_file else ""
    cells = (unit.name, launch.held_on, day_of(launch.reported_at), timing, plan)
    return Row(cells, (launch_ref(launch),), launch.late)


def showcases_table(record: CampaignRecord, units: Sequence[Unit]) -> Table:
    """Models and projects per unit with their names; a unit that named none has no figure."""
    rows = (_showcase_row(unit, [s for s in record.showcases if s.unit_id == unit.id]) for unit in units)
    return table("showcases", "order unit models projects names", numbered(rows), totals=True)


def _showcase_row(unit: Unit, found: Sequence[Showcase]) -> Row:
    refs = tuple(showcase_ref(showcase) for showcase in found)
    counts: list[Cell] = [
        sum(showcase.kind == kind for showcase in found) if found else None for kind in (MODEL, PROJECT)
    ]
    names = "\n".join(f"{wording.SHOWCASES.get(s.kind, s.kind)}: {s.name}" for s in found)
    return Row((unit.name, *counts, names), refs or (RowRef("unit", unit.id),))
