"""Outstanding examples found in a period: who, what, and the three dates found, praised, proposed."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from reports.figures import figure
from reports.model import Figure, Row, RowRef, Table
from reports.period import Period
from reports.rows import Refs, numbered, table
from reports.scope import Scope
from rules.nominations import LEVELS, Nomination, NominationState, tags_shown
from rules.records import CampaignRecord, Unit


def nomination_ref(nomination: Nomination) -> RowRef:
    return RowRef("nomination", nomination.id)


def counted(record: CampaignRecord, scope: Scope, period: Period) -> tuple[Nomination, ...]:
    """Those in the heads' lists that were found on the period's days, by unit; suggestions that wait are not."""
    place = scope.place()
    standing = [each for each in record.nominations if each.state == NominationState.ACCEPTED]
    inside = [each for each in standing if each.unit_id in place and each.found_on and period.holds(each.found_on)]
    return tuple(sorted(inside, key=lambda each: (place[each.unit_id], each.id)))


def nominations_table(found: Iterable[Nomination], units: Iterable[Unit]) -> Table:
    """One row a nominee; a date that is missing stays empty."""
    names = {unit.id: unit.name for unit in units}
    keys = "order nominee unit workplace text tags level found_on praised_on proposed_on"
    return table("nominations", keys, numbered(_row(each, names.get(each.unit_id, "")) for each in found))


def _row(each: Nomination, unit: str) -> Row:
    told = (each.name, unit, each.workplace, each.text, tags_shown(each.tags), dict(LEVELS).get(each.level, ""))
    return Row((*told, each.found_on, each.praised_on, each.proposed_on), (nomination_ref(each),))


def found_figures(found: Sequence[Nomination], units: Sequence[Unit], as_of: datetime) -> tuple[Figure, ...]:
    """How many were found, praised, proposed, and which units named none; unknown as long as nobody was named."""
    having = {each.unit_id for each in found}
    groups: dict[str, Refs] = {
        "nominations": tuple(map(nomination_ref, found)),
        "nominations_praised": tuple(nomination_ref(each) for each in found if each.praised_on),
        "nominations_proposed": tuple(nomination_ref(each) for each in found if each.proposed_on),
        "nomination_units": tuple(RowRef("unit", unit) for unit in sorted(having)),
        "no_nomination_units": tuple(RowRef("unit", unit.id) for unit in units if unit.id not in having),
    }
    return tuple(figure(key, len(refs) if found else None, refs, as_of, "nominations") for key, refs in groups.items())
