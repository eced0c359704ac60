"""Initiatives and research topics that were registered, with what became of each, and the counts."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from reports import wording
from reports.days import day_of
from reports.figures import figure
from reports.model import Figure, Row, RowRef, Table
from reports.period import Period, PeriodKind
from reports.rows import Refs, numbered, table
from reports.scope import Scope
from rules.initiative import Initiative, InitiativeState
from rules.records import CampaignRecord

S = InitiativeState


def initiative_ref(initiative: Initiative) -> RowRef:
    return RowRef("initiative", initiative.id)


def counted(record: CampaignRecord, scope: Scope, period: Period) -> tuple[Initiative, ...]:
    """Those that stand, unit by unit; a range leaves out what was registered after it."""
    place = scope.place()
    standing = [
        each for each in record.registers.initiatives if each.state is not S.WITHDRAWN and each.unit_id in place
    ]
    if period.kind is PeriodKind.RANGE:
        standing = [each for each in standing if day_of(each.registered_at) <= period.ends_on]
    return tuple(sorted(standing, key=lambda each: (place[each.unit_id], each.id)))


def initiatives_table(found: Iterable[Initiative], scope: Scope) -> Table:
    """One row an initiative; the decision that recognised it stands beside it, and is never made up."""
    units = {unit.id: unit.name for unit in scope.units}
    keys = "order initiative authors unit field expected due_on registered_on state decision decided_on receipt"
    return table("initiatives", keys, numbered(_row(each, units[each.unit_id]) for each in found))


def _row(each: Initiative, unit: str) -> Row:
    marked = each.last if each.state in (S.APPLIED, S.RECOGNISED) else None
    told = (each.name, ", ".join(each.author_names), unit, each.field, each.expected, each.due_on or "")
    result = (marked.number, marked.on_day or "") if marked is not None else ("", "")
    state = wording.INITIATIVE_STATES[each.state.value]
    return Row((*told, day_of(each.registered_at), state, *result, each.receipt), (initiative_ref(each),))


def initiative_figures(found: Sequence[Initiative], as_of: datetime) -> tuple[Figure, ...]:
    """Registered, confirmed or further, applied, recognised; unknown as long as none was registered.

    What was recognised counts as applied too.
    """
    beyond = (S.CONFIRMED, S.APPLIED, S.RECOGNISED)
    groups: dict[str, Refs] = {
        "initiatives": _refs(found, tuple(S)),
        "initiatives_confirmed": _refs(found, beyond),
        "initiatives_applied": _refs(found, beyond[1:]),
        "initiatives_recognised": _refs(found, beyond[2:]),
    }
    return tuple(figure(key, len(refs) if found else None, refs, as_of, "initiatives") for key, refs in groups.items())


def _refs(found: Sequence[Initiative], states: Sequence[InitiativeState]) -> Refs:
    return tuple(initiative_ref(each) for each in found if each.state in states)
