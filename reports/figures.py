"""The numbers of the report, each with the rows it came from."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from reports import figure_names, headcount
from reports.activities import MODEL, PROJECT, launch_ref, showcase_ref
from reports.model import Figure, RowRef, Table
from reports.period import Period
from reports.rows import Refs, pledge_ref
from reports.scope import Scope
from reports.standing import Standing, counted_pledges, duty
from reports.targets import Result
from rules.records import CampaignRecord, PledgeState, Unit
from rules.verdict import Verdict

_TABLE_OF = {
    "headcount": "people", "on_leave": "people", "uncounted": "people",
    "registered": "titles", "registered_late": "titles", "rate": "units",
    "unregistered": "unregistered", "confirmed": "pledges", "owing": "people", "reported": "people", "on_time": "people",
    "late": "people", "missing": "unreported", "returned": "pledges",
}  # fmt: skip


def figure(key: str, value: Decimal | int | None, rows: Refs, as_of: datetime, table: str = "") -> Figure:
    label, unit = figure_names.FIGURES[key]
    return Figure(key, label, value, unit, rows, as_of, table or _TABLE_OF.get(key, ""))


def participation(people: Sequence[Standing], as_of: datetime, *, due: bool) -> dict[str, Figure]:
    """Headcount, registration and reporting figures by key."""
    found = headcount.sources(people)
    counts = headcount.values(found, due=due)
    if not people:
        counts["headcount"] = None
    figures = {key: figure(key, counts[key], refs, as_of) for key, refs in found.items()}
    figures["rate"] = figure("rate", headcount.share(people), (*found["registered"], *found["unregistered"]), as_of)
    return figures


def pledges_apart(
    record: CampaignRecord, people: Sequence[Standing], scope: Scope, period: Period
) -> tuple[Figure, ...]:
    """Pledges a reader would otherwise look for in vain: returned, withdrawn, and those of people no longer listed."""
    listed = {official.id for official in record.officials}
    live = [one.pledge for one in people if one.pledge is not None]
    inside = [pledge for pledge in record.pledges if pledge.unit_id in scope.ids]
    counted = {pledge.id for pledge in counted_pledges(record, period).values()}
    groups = {
        "returned": [p for p in live if p.state is PledgeState.RETURNED],
        "withdrawn": [p for p in inside if p.state is PledgeState.WITHDRAWN],
        "departed": [p for p in inside if p.id in counted and p.official_id not in listed],
    }
    return tuple(
        figure(key, len(found) if record.pledges else None, tuple(map(pledge_ref, found)), record.as_of)
        for key, found in groups.items()
    )


def launching(record: CampaignRecord, units: Sequence[Unit]) -> tuple[Figure, ...]:
    """Launched x of y units. With no unit at all nothing is known."""
    owing = {unit.id for unit in units}
    launches = [launch for launch in record.launches if launch.unit_id in owing]
    launched = {launch.unit_id for launch in launches}
    groups: dict[str, Refs] = {
        "launch_units": tuple(RowRef("unit", unit.id) for unit in units),
        "launched": tuple(map(launch_ref, launches)),
        "launched_late": tuple(launch_ref(launch) for launch in launches if launch.late),
        "not_launched": tuple(RowRef("unit", unit.id) for unit in units if unit.id not in launched),
    }
    return tuple(
        figure(key, len(refs) if units else None, refs, record.as_of, "launches") for key, refs in groups.items()
    )


def showcasing(record: CampaignRecord, scope: Scope) -> tuple[Figure, ...]:
    """Models and projects; unknown as long as no unit has named any."""
    inside = [showcase for showcase in record.showcases if showcase.unit_id in scope.ids]
    units = sorted({showcase.unit_id for showcase in inside})
    groups: dict[str, Refs] = {
        "models": tuple(showcase_ref(s) for s in inside if s.kind == MODEL),
        "projects": tuple(showcase_ref(s) for s in inside if s.kind == PROJECT),
        "showcase_units": tuple(RowRef("unit", unit) for unit in units),
    }
    return tuple(
        figure(key, len(refs) if inside else None, refs, record.as_of, "showcases") for key, refs in groups.items()
    )


def difficulties(listed: Table, as_of: datetime, *, reported: bool) -> Figure:
    refs = tuple(ref for row in listed.rows for ref in row.refs)
    return figure("difficulties", len(refs) if reported else None, refs, as_of, "difficulties")


def targeting(found: Iterable[Result], as_of: datetime) -> tuple[Figure, ...]:
    """How many targets there are and how many stand at each verdict."""
    results = tuple(found)

    def one(key: str, kept: Iterable[Result]) -> Figure:
        refs = tuple(RowRef("target", result.target.id) for result in kept)
        return figure(key, len(refs) if results else None, refs, as_of, "targets")

    by_verdict = (one(f"targets_{kind.value}", (r for r in results if r.verdict is kind)) for kind in Verdict)
    return (one("targets", results), *by_verdict)


def is_due(record: CampaignRecord, period: Period) -> bool:
    """Whether the period asks for progress reports at all."""
    return duty(record, period) is not None
