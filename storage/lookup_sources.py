"""What is looked through, kind by kind: which rows, under which words, and which of them still hold."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, String, and_, exists, func, literal, null, select
from sqlalchemy import Date as SqlDate

from rules.lookup import Kind
from storage.campaign_drafts import DROPPED
from storage.schema.activities import activities, activity_revisions, nomination_revisions, nominations
from storage.schema.campaigns import campaigns, titles, topics
from storage.schema.commendation import commendation_decisions, commendation_rounds, proposal_revisions, proposals
from storage.schema.documents import documents
from storage.schema.initiatives import initiative_contents, initiatives
from storage.schema.lookup import lookup_entries
from storage.schema.merits import awards
from storage.schema.participation import showcases
from storage.schema.people import officials, units
from storage.schema.unit_reports import unit_narratives, unit_reports

NOTHING: Any = literal(None, Integer)
NO_DAY: Any = null().cast(SqlDate)


@dataclass(frozen=True, slots=True)
class Source:
    """``rows`` yields object_id, thing_id, title, source, person_id, unit_id, campaign_id, year, on_day (a day or an instant).

    ``key`` is its object_id.

    ``alive``: the row that an entry stands for still holds. ``changing``: rows are changed in place, so their text is
    compared; otherwise only rows newer than the newest indexed one are read.
    """

    kind: Kind
    rows: Select[Any]
    key: ColumnElement[int]
    text: ColumnElement[str]
    alive: ColumnElement[bool]
    changing: bool = False


def _text(*columns: Any) -> ColumnElement[str]:
    whole: Any = func.coalesce(columns[0].cast(String), "")
    for column in columns[1:]:
        whole = whole + " " + func.coalesce(column.cast(String), "")
    return whole


def _rows(
    key: Any,
    title: Any,
    text: Any,
    *,
    thing: Any = None,
    person: Any = NOTHING,
    unit: Any = NOTHING,
    campaign: Any = NOTHING,
    year: Any = NOTHING,
    day: Any = NO_DAY,
) -> Select[Any]:
    named = {
        "object_id": key,
        "thing_id": key if thing is None else thing,
        "title": title,
        "source": text,
        "person_id": person,
        "unit_id": unit,
    }
    named |= {"campaign_id": campaign, "year": year, "on_day": day}
    return select(*(column.label(name) for name, column in named.items()))


def _stands(key: Any, *more: Any) -> ColumnElement[bool]:
    return exists().where(and_(key == lookup_entries.c.object_id, *more)).correlate(lookup_entries)


def _of_person() -> Source:
    text = _text(officials.c.full_name, officials.c.staff_code, officials.c.position)
    rows = _rows(officials.c.id, officials.c.full_name, text)
    return Source(Kind.PERSON, rows, officials.c.id, text, _stands(officials.c.id), changing=True)


def _of_unit() -> Source:
    text = _text(units.c.name, units.c.code)
    rows = _rows(units.c.id, units.c.name, text, unit=units.c.id)
    return Source(Kind.UNIT, rows, units.c.id, text, _stands(units.c.id), changing=True)


def _of_campaign() -> Source:
    c = campaigns.c
    text = _text(c.title, c.theme, c.number, c.issuer, c.year)
    rows = _rows(c.id, c.title, text, campaign=c.id, year=c.year, day=c.issued_on)
    return Source(Kind.CAMPAIGN, rows, c.id, text, _stands(c.id, c.state != DROPPED), changing=True)


def _of_document() -> Source:
    d = documents.c
    text = _text(d.number, d.symbol, d.issuer, d.date_text, d.text)
    campaign = select(func.max(campaigns.c.id)).where(campaigns.c.document_id == d.id).scalar_subquery()
    rows = _rows(d.id, _text(d.kind, d.number, d.issuer), text, campaign=campaign, day=d.issued_on)
    return Source(Kind.DOCUMENT, rows, d.id, text, _stands(d.id), changing=True)


def _of_decision() -> Source:
    d = commendation_decisions.c
    text = _text(d.number, d.issuer, commendation_rounds.c.name, commendation_rounds.c.year)
    rows = _rows(
        d.id,
        d.number,
        text,
        campaign=commendation_rounds.c.campaign_id,
        year=commendation_rounds.c.year,
        day=d.decided_on,
    ).join_from(commendation_decisions, commendation_rounds, commendation_rounds.c.id == d.round_id)
    return Source(Kind.DECISION, rows, d.id, text, _stands(d.id, d.withdrawn_at.is_(None)))


def _of_award() -> Source:
    a = awards.c
    text = _text(titles.c.name, a.year, a.number, a.issuer, a.unit_name)
    rows = _rows(
        a.id, titles.c.name, text, thing=a.chain, person=a.official_id, unit=a.unit_id, year=a.year, day=a.decided_on
    ).join_from(awards, titles, titles.c.id == a.title_id)
    return Source(Kind.AWARD, rows, a.id, text, _stands(a.id, a.newest, a.withdrawn_at.is_(None)))


def _of_proposal() -> Source:
    p, r = proposals.c, proposal_revisions.c
    text = _text(titles.c.name, commendation_rounds.c.year, p.unit_name, r.achievement)
    rows = (
        _rows(
            r.id,
            titles.c.name,
            text,
            thing=p.id,
            person=p.official_id,
            unit=p.unit_id,
            campaign=commendation_rounds.c.campaign_id,
            year=commendation_rounds.c.year,
            day=p.at,
        )
        .join_from(proposal_revisions, proposals, p.id == r.proposal_id)
        .join(titles, titles.c.id == r.title_id)
        .join(commendation_rounds, commendation_rounds.c.id == p.round_id)
    )
    return Source(Kind.PROPOSAL, rows, r.id, text, _stands(r.id, r.newest))


def _of_nomination() -> Source:
    n, r = nominations.c, nomination_revisions.c
    text = _text(r.name, r.workplace, r.text)
    rows = _rows(
        r.id, r.name, text, thing=n.id, person=r.official_id, unit=n.unit_id, campaign=n.campaign_id, day=r.found_on
    ).join_from(nomination_revisions, nominations, n.id == r.nomination_id)
    return Source(Kind.NOMINATION, rows, r.id, text, _stands(r.id, r.newest, r.state != "withdrawn"))


def _of_initiative() -> Source:
    i, r = initiatives.c, initiative_contents.c
    later = initiative_contents.alias("later")
    text = _text(r.name, r.field, r.description)
    rows = _rows(
        r.id,
        r.name,
        text,
        thing=i.id,
        person=i.official_id,
        unit=i.unit_id,
        campaign=i.campaign_id,
        day=i.registered_at,
    ).join_from(initiative_contents, initiatives, i.id == r.initiative_id)
    newest = ~exists().where(later.c.initiative_id == r.initiative_id, later.c.revision > r.revision).correlate(
        initiative_contents
    )
    return Source(Kind.INITIATIVE, rows, r.id, text, _stands(r.id, newest))


def _of_showcase() -> Source:
    s, later = showcases.c, showcases.alias("later_showcase")
    text = _text(s.name, s.description)
    rows = _rows(s.id, s.name, text, unit=s.unit_id, campaign=s.campaign_id, day=s.reported_at)
    newest = ~exists().where(later.c.replaces == s.id).correlate(showcases)
    return Source(Kind.SHOWCASE, rows, s.id, text, _stands(s.id, s.withdrawn_at.is_(None), newest))


def _of_activity() -> Source:
    a, r = activities.c, activity_revisions.c
    text = _text(r.text)
    rows = _rows(r.id, r.text, text, thing=a.id, unit=a.unit_id, campaign=a.campaign_id, day=r.held_on).join_from(
        activity_revisions, activities, a.id == r.activity_id
    )
    return Source(Kind.ACTIVITY, rows, r.id, text, _stands(r.id, r.newest, r.change != "withdrawn"))


def _of_report() -> Source:
    n, r = unit_narratives.c, unit_reports.c
    text = _text(topics.c.heading, n.text)
    rows = (
        _rows(n.id, topics.c.heading, text, unit=r.unit_id, campaign=r.campaign_id, day=r.at)
        .join_from(unit_narratives, unit_reports, r.id == n.report_id)
        .join(topics, topics.c.id == n.topic_id)
    )
    stands = _stands(n.id, n.report_id == r.id, r.newest)
    return Source(Kind.REPORT, rows, n.id, text, stands)


SOURCES = (
    _of_unit(),
    _of_person(),
    _of_campaign(),
    _of_document(),
    _of_decision(),
    _of_award(),
    _of_proposal(),
    _of_nomination(),
    _of_initiative(),
    _of_showcase(),
    _of_activity(),
    _of_report(),
)
