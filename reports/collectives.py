"""Units registered as collectives: the list of titles aimed at, the pledges line by line, and the counts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from reports import printing, wording
from reports.attained import Attained
from reports.days import day_of
from reports.figures import figure
from reports.merits import Merits, told
from reports.model import Cell, Figure, Row, RowRef, Table
from reports.period import Period, PeriodKind
from reports.pledges import promised_note
from reports.promises import promised
from reports.rows import Refs, numbered, table
from rules.collective_pledge import Change, CollectiveItem, CollectivePledge, CollectiveState
from rules.merits import Candidate
from rules.records import CampaignRecord, Target, Unit


def collective_ref(pledge: CollectivePledge) -> RowRef:
    return RowRef("collective_pledge", pledge.id)


def counted(record: CampaignRecord, units: Sequence[Unit], period: Period) -> tuple[tuple[Unit, CollectivePledge], ...]:
    """The units that have registered, in the order of the tree; a range leaves out what was registered after it."""
    by_unit = {pledge.unit_id: pledge for pledge in record.registers.collectives if _counts(pledge, period)}
    return tuple((unit, by_unit[unit.id]) for unit in units if unit.id in by_unit)


def _counts(pledge: CollectivePledge, period: Period) -> bool:
    if not pledge.stands or pledge.registered_at is None:
        return False
    return not (period.kind is PeriodKind.RANGE and day_of(pledge.registered_at) > period.ends_on)


def titles_table(found: Sequence[tuple[Unit, CollectivePledge]], units: Sequence[Unit], merits: Merits) -> Table:
    """The registration list of collective titles; its foot names the units that have not registered."""
    rows = (
        Row(
            (
                unit.name,
                wording.UNIT_KINDS.get(unit.kind, ""),
                pledge.title or wording.NO_TITLE,
                merits.of_unit[unit.id] or None,
                told(merits.recent.get(Candidate(unit=unit.id), ())),
                told(merits.proposed.get(Candidate(unit=unit.id), ())),
                day_of(pledge.registered_at) if pledge.registered_at else None,
                wording.COLLECTIVE_STATES[pledge.state.value],
                wording.LATE if pledge.late else "",
            ),
            (RowRef("unit", unit.id), collective_ref(pledge)),
            pledge.late,
        )
        for unit, pledge in found
    )
    keys = "order collective unit_kind title proposed_initiatives recent proposed_award registered_on state note"
    return table("collective_titles", keys, numbered(rows), note=_registered_of(found, units))


def _registered_of(found: Sequence[tuple[Unit, CollectivePledge]], units: Sequence[Unit]) -> str:
    share = printing.rate(len(found), len(units))
    percent = wording.NO_DATA if share is None else printing.quantity(share, "%")
    having = {unit.id for unit, _ in found}
    missing = ", ".join(unit.name for unit in units if unit.id not in having)
    counts = {"units": printing.number(len(units)), "registered": printing.number(len(found)), "rate": percent}
    foot = wording.COLLECTIVES_FOOT.format(**counts)
    return f"{foot} {wording.COLLECTIVES_MISSING.format(names=missing)}" if missing else foot


def pledges_table(
    found: Iterable[tuple[Unit, CollectivePledge]], record: CampaignRecord, attained: Mapping[tuple[int, int], Attained]
) -> Table:
    """One row per line of a unit's pledge, with who leads, co-operates and proves it, who has signed, and what the unit has
    reached of the target that the line serves."""
    rows = (
        _row(unit, pledge, item, record, attained.get((unit.id, item.target_id or 0), (None, ())))
        for unit, pledge in found
        for item in pledge.items
    )
    keys = (
        "order unit content promised pledged measure_unit due_on leads cooperates proof state signed_by agreed_by receipt "
        "attained"
    )
    return table("collective_pledges", keys, numbered(rows), note=promised_note(record))


def _row(
    unit: Unit, pledge: CollectivePledge, item: CollectiveItem, record: CampaignRecord, reached: tuple[Cell, Refs]
) -> Row:
    target = next((each for each in record.targets if each.id == item.target_id), None)
    cells = (*_cells(unit, pledge, item, target), reached[0])
    return Row(cells, (collective_ref(pledge),), pledge.late, {"attained": reached[1]})


def _cells(unit: Unit, pledge: CollectivePledge, item: CollectiveItem, target: Target | None) -> tuple[Cell, ...]:
    amount: Cell = "" if item.amount is None else item.amount
    return (
        unit.name,
        item.text,
        promised(item, target),
        amount,
        item.unit,
        item.due_on or "",
        item.leads,
        item.cooperates,
        item.proof,
        wording.COLLECTIVE_STATES[pledge.state.value],
        _signer(pledge, Change.SIGN),
        _signer(pledge, Change.AGREE),
        pledge.receipt,
    )


def _signer(pledge: CollectivePledge, change: Change) -> str:
    step = pledge.last(change)
    return step.name if step is not None else ""


def collective_figures(
    found: Sequence[tuple[Unit, CollectivePledge]], units: Sequence[Unit], as_of: datetime
) -> tuple[Figure, ...]:
    """Registered x of y units; unknown as long as none has registered."""
    having = {unit.id for unit, _ in found}
    confirmed = [pledge for _, pledge in found if pledge.state is CollectiveState.CONFIRMED]
    groups: dict[str, Refs] = {
        "collectives_registered": tuple(collective_ref(pledge) for _, pledge in found),
        "collectives_late": tuple(collective_ref(pledge) for _, pledge in found if pledge.late),
        "collectives_confirmed": tuple(map(collective_ref, confirmed)),
        "collectives_missing": tuple(RowRef("unit", unit.id) for unit in units if unit.id not in having),
    }
    owing = figure(
        "collectives", len(units) or None, tuple(RowRef("unit", u.id) for u in units), as_of, "collective_titles"
    )
    known = (
        figure(key, len(refs) if found else None, refs, as_of, "collective_titles") for key, refs in groups.items()
    )
    return (owing, *known)
