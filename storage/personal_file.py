"""What the record holds of one person or one unit through the years, section by section, newest first."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, Select, func, literal, or_, select

from rules.merits import Candidate
from storage import awards, ratings
from storage.schema.activities import activities, activity_revisions, nomination_revisions, nominations
from storage.schema.campaigns import campaigns, stages, targets, titles
from storage.schema.collective import collective_pledges
from storage.schema.commendation import commendation_rounds, proposal_revisions, proposals
from storage.schema.earlier_figures import earlier_figures
from storage.schema.initiatives import initiative_authors, initiative_contents, initiatives
from storage.schema.participation import pledge_items, pledge_revisions, pledges, progress, showcases
from storage.schema.people import memberships, units
from storage.schema.unit_reports import unit_figures, unit_reports

Rows = list[tuple[Any, ...]]
FROM_FILE = "imported"
Read = Callable[[Connection, Candidate], Rows]


def sections(conn: Connection, candidate: Candidate, *, rated: bool = True) -> dict[str, Rows]:
    """The sections of a file by name, empty ones too; ``rated``: with the yearly ratings."""
    wanted = PERSON if candidate.official is not None else UNIT
    return {name: read(conn, candidate) for name, read in wanted.items() if rated or name != "ratings"}


def _all(conn: Connection, query: Select[Any]) -> Rows:
    return [tuple(row) for row in conn.execute(query)]


def _units(conn: Connection, who: Candidate) -> Rows:
    m = memberships.c
    query = select(m.from_date, m.to_date, units.c.name).join(units, units.c.id == m.unit_id)
    return _all(conn, query.where(m.official_id == who.official).order_by(m.from_date.desc(), m.id.desc()))


def _pledges(conn: Connection, who: Candidate) -> Rows:
    newest = (pledge_revisions.c.pledge_id == pledges.c.id) & (pledge_revisions.c.revision == pledges.c.revision)
    query = (
        select(
            campaigns.c.year, campaigns.c.title, titles.c.name, units.c.name, pledges.c.registered_at, pledges.c.state
        )
        .join_from(pledges, campaigns, campaigns.c.id == pledges.c.campaign_id)
        .join(pledge_revisions, newest)
        .join(titles, titles.c.id == pledge_revisions.c.title_id)
        .join(units, units.c.id == pledges.c.unit_id)
    )
    return _all(
        conn, query.where(pledges.c.official_id == who.official).order_by(campaigns.c.year.desc(), pledges.c.id)
    )


def _results(conn: Connection, who: Candidate) -> Rows:
    i, p = pledge_items.c, progress.c
    query = (
        select(campaigns.c.year, i.text, stages.c.name, i.amount, p.amount, p.unit, p.status, p.reported_at)
        .join_from(progress, pledge_items, i.id == p.item_id)
        .join(pledges, pledges.c.id == i.pledge_id)
        .join(campaigns, campaigns.c.id == pledges.c.campaign_id)
        .join(stages, stages.c.id == p.stage_id)
    )
    mine = query.where(pledges.c.official_id == who.official, p.newest)
    return _all(conn, mine.order_by(campaigns.c.year.desc(), i.position, stages.c.starts_on))


def _awards(conn: Connection, who: Candidate) -> Rows:
    found = awards.of_candidate(conn, who)
    return [(each.year, each.name, each.number, each.decided_on, each.issuer, each.unit_name) for each in found]


def _ratings(conn: Connection, who: Candidate) -> Rows:
    return [(each.year, str(each.grade), str(each.state), each.number) for each in ratings.of_candidate(conn, who)]


def _proposals(conn: Connection, who: Candidate) -> Rows:
    p, r = proposals.c, proposal_revisions.c
    query = (
        select(commendation_rounds.c.year, titles.c.name, commendation_rounds.c.name, p.unit_name, r.stage, r.at)
        .join_from(proposals, proposal_revisions, (r.proposal_id == p.id) & r.newest)
        .join(titles, titles.c.id == r.title_id)
        .join(commendation_rounds, commendation_rounds.c.id == p.round_id)
    )
    whose = (
        (p.official_id.is_(None)) & (p.unit_id == who.unit) if who.official is None else p.official_id == who.official
    )
    return _all(conn, query.where(whose).order_by(commendation_rounds.c.year.desc(), p.id.desc()))


def _nominations(conn: Connection, who: Candidate) -> Rows:
    n, r = nominations.c, nomination_revisions.c
    query = select(r.found_on, r.name, r.text, r.state).join_from(
        nominations, nomination_revisions, (r.nomination_id == n.id) & r.newest
    )
    whose = n.unit_id == who.unit if who.official is None else r.official_id == who.official
    return _all(conn, query.where(whose, r.state != "withdrawn").order_by(n.id.desc()))


def _initiatives(conn: Connection, who: Candidate) -> Rows:
    i, told, each = initiatives.c, initiative_contents, initiative_contents.alias("each")
    newest = (
        select(func.max(each.c.revision)).where(each.c.initiative_id == i.id).correlate(initiatives).scalar_subquery()
    )
    query = (
        select(campaigns.c.year, told.c.name, told.c.field, i.registered_at, i.state)
        .join_from(initiatives, told, (told.c.initiative_id == i.id) & (told.c.revision == newest))
        .join(campaigns, campaigns.c.id == i.campaign_id)
    )
    author, last = initiative_authors.c, initiative_authors.alias("last")
    written_last = (
        select(func.max(last.c.revision)).where(last.c.initiative_id == i.id).correlate(initiatives).scalar_subquery()
    )
    own = (author.initiative_id == i.id) & (author.revision == written_last) & (author.official_id == who.official)
    written = select(author.id).where(own).correlate(initiatives).exists()
    whose = i.unit_id == who.unit if who.official is None else or_(i.official_id == who.official, written)
    return _all(conn, query.where(whose).order_by(campaigns.c.year.desc(), i.id.desc()))


def _figures(conn: Connection, who: Candidate) -> Rows:
    f, r = unit_figures.c, unit_reports.c
    query = (
        select(campaigns.c.year, targets.c.measure, stages.c.name, f.amount, f.unit, f.done, f.as_of, r.at)
        .join_from(unit_figures, unit_reports, r.id == f.report_id)
        .join(targets, targets.c.id == f.target_id)
        .join(stages, stages.c.id == r.stage_id)
        .join(campaigns, campaigns.c.id == r.campaign_id)
    )
    mine = query.where(r.unit_id == who.unit, r.newest)
    return _all(conn, mine.order_by(campaigns.c.year.desc(), targets.c.id, stages.c.starts_on))


def _earlier(conn: Connection, who: Candidate) -> Rows:
    e = earlier_figures.c
    query = select(e.year, e.measure, e.amount, e.unit, literal(FROM_FILE)).where(e.unit_id == who.unit, e.newest)
    return _all(conn, query.order_by(e.year.desc(), e.id))


def _collective(conn: Connection, who: Candidate) -> Rows:
    c = collective_pledges.c
    query = select(campaigns.c.year, campaigns.c.title, c.registered_at, c.state).join_from(
        collective_pledges, campaigns, campaigns.c.id == c.campaign_id
    )
    return _all(conn, query.where(c.unit_id == who.unit).order_by(campaigns.c.year.desc()))


def _showcases(conn: Connection, who: Candidate) -> Rows:
    s = showcases.c
    query = select(s.reported_at, s.name, s.description).where(s.unit_id == who.unit, s.withdrawn_at.is_(None))
    return _all(conn, query.order_by(s.id.desc()))


def _activities(conn: Connection, who: Candidate) -> Rows:
    a, r = activities.c, activity_revisions.c
    query = select(r.held_on, r.text).join_from(activities, activity_revisions, (r.activity_id == a.id) & r.newest)
    mine = query.where(a.unit_id == who.unit, r.change != "withdrawn", ~r.planned)
    return _all(conn, mine.order_by(r.held_on.desc(), a.id.desc()))


PERSON: Mapping[str, Read] = {
    "units": _units,
    "pledges": _pledges,
    "results": _results,
    "awards": _awards,
    "ratings": _ratings,
    "proposals": _proposals,
    "nominations": _nominations,
    "initiatives": _initiatives,
}
UNIT: Mapping[str, Read] = {
    "collective": _collective,
    "figures": _figures,
    "earlier": _earlier,
    "awards": _awards,
    "ratings": _ratings,
    "proposals": _proposals,
    "nominations": _nominations,
    "initiatives": _initiatives,
    "showcases": _showcases,
    "activities": _activities,
}
