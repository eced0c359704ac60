"""An import's plan as people read it: how many of each kind, and line by line who."""

from collections.abc import Mapping, Sequence
from typing import Any

from rules.records import Unit
from rules.roster import Kind, Plan, Step

UNITS, UNCHANGED, MISSING, PROBLEMS = "units", "unchanged", "missing", "problems"
Names = Mapping[int | str, str]


def names_of(plan: Plan, units: Sequence[Unit]) -> Names:
    """Unit names by id, or by key for units to be made."""
    return {unit.id: unit.name for unit in units} | {unit.key: unit.name for unit in plan.units}


def counts(plan: Plan) -> dict[str, int]:
    """How many of each kind, those that occur only, in the order in which they are shown."""
    found: dict[str, int] = {kind.value: len(plan.of(kind)) for kind in Kind}
    found |= {UNITS: len(plan.units), UNCHANGED: plan.unchanged}
    found |= {MISSING: len(plan.missing), PROBLEMS: len(plan.problems)}
    return {kind: count for kind, count in found.items() if count}


def lines(plan: Plan, kind: str, names: Names) -> list[dict[str, Any]]:
    """Each person, unit or bad row of a kind. Telephones show their last three digits only."""
    if kind == PROBLEMS:
        return [
            {"sheet": p.sheet, "row": p.row, "fault": p.fault.value, "detail": p.detail[:80]} for p in plan.problems
        ]
    if kind == UNITS:
        return [{"name": u.name, "above": names[u.parent] if u.parent is not None else ""} for u in plan.units]
    if kind == MISSING:
        return [_line(p.staff_code, p.full_name, names.get(p.unit_id or 0, "")) for p in plan.missing]
    return [_of_step(step, Kind(kind), names) for step in plan.of(Kind(kind))]


def _of_step(step: Step, kind: Kind, names: Names) -> dict[str, Any]:
    entry, known = step.entry, step.known
    unit = names[step.unit] if step.unit is not None else ""
    if known is None or kind == Kind.BACK:
        shown = {Kind.ROLE: entry.role.value if entry.role else ""}.get(kind, "")
        return _line(entry.staff_code, entry.full_name, unit, shown)
    before, after = {
        Kind.MOVED: (names.get(known.unit_id or 0, ""), unit),
        Kind.RENAMED: (known.full_name, entry.full_name),
        Kind.POSITION: (known.position, entry.position),
        Kind.CATEGORY: (known.category.value, entry.category and entry.category.value),
        Kind.PHONE: (_masked(known.phone), _masked(entry.phone)),
        Kind.ROLE: ("", entry.role and entry.role.value),
    }[kind]
    return _line(entry.staff_code, known.full_name, before, after or "")


def _line(code: str, name: str, before: str, after: str = "") -> dict[str, Any]:
    return {"code": code, "name": name, "before": before, "after": after}


def _masked(phone: str | None) -> str:
    return f"…{phone[-3:]}" if phone else ""
