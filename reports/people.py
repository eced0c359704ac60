"""Lists of people: titles aimed at, who has not registered, who has not reported, and the whole audience."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from reports import headcount, headings, printing, wording
from reports.days import day_of
from reports.merits import Merits, told
from reports.model import Row, RowRef, Table
from reports.rows import numbered, pledge_ref, table
from reports.scope import Scope
from reports.standing import Standing
from rules.merits import Candidate
from rules.names import sort_key
from rules.records import Official


def in_list_order(people: Iterable[Standing], scope: Scope) -> tuple[Standing, ...]:
    """Unit by unit in tree order, inside a unit as Vietnamese lists of names are sorted."""
    place = scope.place()
    return tuple(
        sorted(
            people,
            key=lambda one: (place[one.official.unit_id], sort_key(one.official.full_name), one.official.staff_code),
        )
    )


def unit_names(scope: Scope) -> dict[int, str]:
    return {unit.id: unit.name for unit in scope.units}


def remarks(official: Official, *more: str) -> str:
    """What a reader of the list should know of the person: on leave, not joined yet, not reachable."""
    known = [wording.ON_LEAVE] if official.on_leave else []
    if not official.joined:
        known.append(wording.NOT_JOINED)
    elif not official.reachable:
        known.append(wording.UNREACHABLE)
    return "; ".join([*known, *filter(None, more)])


def titles_table(people: Sequence[Standing], scope: Scope, merits: Merits) -> Table:
    """The registration list of titles; one row per registered official."""
    units = unit_names(scope)
    rows = (
        Row(
            (
                one.official.full_name,
                units[one.official.unit_id],
                one.official.position,
                wording.CATEGORIES[one.official.category.value],
                one.pledge.title or wording.NO_TITLE,
                told(merits.initiatives.get(one.official.id, ())),
                told(merits.recent.get(Candidate(official=one.official.id), ())),
                told(merits.proposed.get(Candidate(official=one.official.id), ())),
                day_of(one.pledge.registered_at),
                "; ".join(filter(None, [wording.LATE if one.pledge.late else "", *_on_leave(one.official)])),
            ),
            (RowRef("official", one.official.id), pledge_ref(one.pledge)),
            one.pledge.late,
        )
        for one in people
        if one.pledge is not None
    )
    keys = "order name unit position category title own_initiatives recent proposed_award registered_on note"
    return table("titles", keys, numbered(rows), note=_registered_of(people))


def _registered_of(people: Sequence[Standing]) -> str:
    """The foot of the registration list: how many people, how many registered, the rate."""
    registered = sum(one.pledge is not None for one in people)
    share = headcount.share(people)
    percent = wording.NO_DATA if share is None else printing.quantity(share, "%")
    return wording.TITLES_FOOT.format(
        headcount=printing.number(len(people)), registered=printing.number(registered), rate=percent
    )


def _on_leave(official: Official) -> list[str]:
    return [wording.ON_LEAVE] if official.on_leave else []


def title_counts_table(people: Sequence[Standing]) -> Table:
    """How many aim at each title, the most frequent first."""
    found: dict[str, list[RowRef]] = defaultdict(list)
    for one in people:
        if one.pledge is not None:
            found[one.pledge.title or wording.NO_TITLE].append(pledge_ref(one.pledge))
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    rows = (Row((title, len(refs)), tuple(refs)) for title, refs in ranked)
    return table("title_counts", "order title count", numbered(rows), totals=True)


def unregistered_table(people: Sequence[Standing], scope: Scope) -> Table:
    return _missing("unregistered", [one for one in people if one.pledge is None], scope)


def unreported_table(people: Sequence[Standing], scope: Scope, *, due: bool) -> Table:
    """Nobody is missing when the period asks for no report."""
    return _missing("unreported", [one for one in people if due and one.owes and not one.reported], scope)


def _missing(key: str, people: Iterable[Standing], scope: Scope) -> Table:
    units = unit_names(scope)
    rows = (
        Row(
            (one.official.full_name, units[one.official.unit_id], one.official.position, remarks(one.official)),
            (RowRef("official", one.official.id),),
        )
        for one in people
    )
    return table(key, "order name unit position note", numbered(rows))


def people_table(people: Sequence[Standing], scope: Scope, *, due: bool) -> Table:
    """The register every headcount opens to: filtering its columns gives the counts of the other tables."""
    units = unit_names(scope)
    rows = (
        Row(
            (
                one.official.staff_code,
                one.official.full_name,
                units[one.official.unit_id],
                one.official.position,
                wording.CATEGORIES[one.official.category.value],
                wording.YES if one.official.on_leave else "",
                _registration(one),
                _report(one) if due else wording.NO_DATA,
                remarks(one.official),
            ),
            (RowRef("official", one.official.id),),
            one.late or (one.pledge is not None and one.pledge.late),
        )
        for one in people
    )
    return table(
        "people", "order staff_code name unit position category leave registration report note", numbered(rows)
    )


def _registration(one: Standing) -> str:
    if one.pledge is None:
        return headings.COLUMNS["unregistered"]
    return headings.COLUMNS["registered_late" if one.pledge.late else "registered"]


def _report(one: Standing) -> str:
    if not one.owes:
        return wording.NO_REPORT_DUE
    if not one.reported:
        return wording.NOT_REPORTED
    return wording.LATE if one.late else wording.ON_TIME
