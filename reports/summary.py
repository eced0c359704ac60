"""Summarise a campaign: the one place where every figure and table of a compile is derived from the record."""

from reports import (
    activities,
    attained,
    collectives,
    days,
    figures,
    headcount,
    headings,
    initiatives,
    nominations,
    partners,
    people,
    pledges,
    proposals,
    raised,
    targets,
    unit_activities,
    unit_answers,
    unit_results,
    weeks,
    wording,
    work,
)
from reports.counting import Counting
from reports.model import Figure, Section, Summary, Table
from reports.period import Period
from reports.scope import Scope, scope_of
from rules.records import CampaignRecord


def summarise(record: CampaignRecord, period: Period, scope_unit_id: int | None = None) -> Summary:
    """Everything the writers need, for the subtree of ``scope_unit_id`` or the whole record.

    Figures stand as of ``record.as_of``; unknown ones are None. KeyError for a unit that is not in the record.
    """
    counting = Counting(record, period, scope_of(record.units, scope_unit_id))
    name = scope_name(counting.scope)
    sections = (
        _launch(counting),
        _registration(counting),
        _progress(counting),
        _targets(counting),
        _unit_reports(counting),
        _showcases(counting),
        _activities(counting),
        _nominations(counting),
        _raised(counting),
        _proposals(counting),
        _unit_results(counting),
        _people(counting),
        *_partners(counting),
    )
    campaign = record.campaign
    return Summary(
        campaign.id,
        campaign.title,
        campaign.year,
        campaign.theme,
        campaign.parent_document,
        period,
        name,
        record.as_of,
        counting.elapsed,
        sections,
        _notes(record, period, name),
    )


def scope_name(scope: Scope) -> str:
    return scope.top.name if scope.top is not None else wording.ALL_UNITS


def _notes(record: CampaignRecord, period: Period, scope: str) -> tuple[str, ...]:
    facts = {
        "moment": days.moment(record.as_of),
        "zone": wording.OFFICE_ZONE_NOTE,
        "scope": scope,
        "period": period.label,
    }
    first, *others = wording.NOTES
    return (first.format(**facts), *others)


def _section(key: str, *parts: object) -> Section:
    found = tuple(part for part in parts if isinstance(part, Figure))
    listed = tuple(part for part in parts if isinstance(part, Table))
    return Section(key, headings.SECTIONS[key], found, listed)


def _launch(counting: Counting) -> Section:
    record = counting.record
    units = activities.launching_units(counting.scope, scope_of(record.units))
    return _section("launch", *figures.launching(record, units), activities.launches_table(record, units))


def _registration(counting: Counting) -> Section:
    found, scope, due = counting.people, counting.scope, counting.due
    record, units = counting.record, activities.launching_units(scope, scope_of(counting.record.units))
    registered = collectives.counted(record, units, counting.period)
    proposed = initiatives.counted(record, scope, counting.period)
    reached = attained.by_unit(counting, frozenset(unit.id for unit, _ in registered))
    return _section(
        "registration",
        *counting.pick("headcount on_leave uncounted registered registered_late unregistered rate confirmed"),
        *figures.pledges_apart(counting.record, found, scope, counting.period),
        headcount.units_table(found, scope, due=due),
        headcount.branches_table(found, scope, due=due),
        people.titles_table(found, scope, counting.merits),
        people.title_counts_table(found),
        pledges.pledges_table(counting.entries, counting.record),
        people.unregistered_table(found, scope),
        weeks.weeks_table(found, counting.record.as_of, due=due),
        *collectives.collective_figures(registered, units, record.as_of),
        collectives.titles_table(registered, units, counting.merits),
        collectives.pledges_table(registered, record, reached),
        *initiatives.initiative_figures(proposed, record.as_of),
        initiatives.initiatives_table(proposed, scope),
    )


def _progress(counting: Counting) -> Section:
    blocked = pledges.difficulties_table(counting.entries)
    reported = any(one.reports for one in counting.people)
    return _section(
        "progress",
        *counting.pick("owing reported on_time late missing"),
        figures.difficulties(blocked, counting.record.as_of, reported=reported),
        pledges.progress_table(counting.entries),
        people.unreported_table(counting.people, counting.scope, due=counting.due),
        pledges.topics_table(counting.entries, counting.record, due=counting.due),
        blocked,
    )


def _targets(counting: Counting) -> Section:
    units = activities.launching_units(counting.scope, scope_of(counting.record.units))
    found = targets.results(counting.record, counting.people, units, counting.elapsed, counting.answered)
    return _section("targets", *figures.targeting(found, counting.record.as_of), targets.targets_table(found))


def _unit_reports(counting: Counting) -> Section:
    units = activities.launching_units(counting.scope, scope_of(counting.record.units))
    said = unit_answers.counted(counting.record, counting.period, counting.scope)
    return _section(
        "unit_reports",
        *unit_answers.sent(said, units, counting.record.as_of),
        unit_answers.figures_table(counting.record, said, counting.scope),
        unit_answers.narratives_table(counting.record, said, counting.scope),
        *_work(counting),
    )


def _work(counting: Counting) -> tuple[Figure | Table, ...]:
    """People's own counts of their work: only where there are any."""
    record, scope = counting.record, counting.scope
    found = work.counted(record, counting.period, scope)
    return (*work.work_figures(found, record), work.work_table(found, record, scope)) if found else ()


def _showcases(counting: Counting) -> Section:
    record, scope = counting.record, counting.scope
    units = activities.launching_units(scope, scope_of(record.units))
    return _section("showcases", *figures.showcasing(record, scope), activities.showcases_table(record, units))


def _activities(counting: Counting) -> Section:
    record, scope, period = counting.record, counting.scope, counting.period
    found = unit_activities.counted(record, scope, period)
    kinds, listed = unit_activities.kinds_table(found), unit_activities.activities_table(found, scope)
    joined = unit_activities.movements_table(found, record)
    served = (joined,) if joined.rows else ()
    return _section("activities", *unit_activities.doing(found, record.as_of), kinds, *served, listed)


def _nominations(counting: Counting) -> Section:
    record, scope = counting.record, counting.scope
    units = activities.launching_units(scope, scope_of(record.units))
    found = nominations.counted(record, scope, counting.period)
    listed = nominations.nominations_table(found, scope.units)
    return _section("nominations", *nominations.found_figures(found, units, record.as_of), listed)


def _raised(counting: Counting) -> Section:
    record, scope = counting.record, counting.scope
    found = raised.counted(record, scope, counting.period)
    return _section("raised", *raised.raised_figures(found, record), raised.raised_table(found, record, scope))


def _proposals(counting: Counting) -> Section:
    found = proposals.counted(counting.record, counting.scope)
    listed = proposals.proposals_table(found, counting.record, counting.merits)
    counted = proposals.proposal_counts_table(found)
    return _section("proposals", proposals.proposal_figure(found, counting.record), listed, counted)


def _unit_results(counting: Counting) -> Section:
    record, scope, period = counting.record, counting.scope, counting.period
    units = activities.launching_units(scope, scope_of(record.units))
    registered = collectives.counted(record, units, period)
    done = unit_results.results_table(record, counting.people, scope, period, units, registered)
    return _section("unit_results", done)


def _partners(counting: Counting) -> tuple[Section, ...]:
    """Bodies beside the units: only where there are any, and in the compile of the whole campaign alone."""
    part = len(counting.scope.units) < len(counting.record.units)
    if part or not counting.record.partners:
        return ()
    return (_section("partners", partners.partners_table(counting.record)),)


def _people(counting: Counting) -> Section:
    return _section("people", people.people_table(counting.people, counting.scope, due=counting.due))
