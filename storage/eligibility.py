"""The facts by which a candidate is judged, what people have confirmed, and the flag "cần xem xét"."""

from collections import Counter
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select, update

from rules.commendation import APART
from rules.conditions import in_force
from rules.eligibility import Answer, judge
from rules.initiative import InitiativeState
from rules.merits import Candidate, Facts, Member, RatingState
from rules.records import PledgeState
from storage import audit, awards, headcount, initiatives, people, ratings, titles
from storage.awards import named, values_of, whose
from storage.schema.campaigns import campaigns
from storage.schema.initiatives import initiative_authors
from storage.schema.initiatives import initiatives as _registered
from storage.schema.merits import confirmations, review_flags
from storage.schema.participation import pledge_revisions, pledges


def answer(conn: Connection, candidate: Candidate, code: str, year: int, received: date) -> Answer:
    """Whether a candidate has what a title asks for ``year``, by the version for a dossier received on a day."""
    return judge(in_force(titles.conditions_of(conn, code), received), facts(conn, candidate, year, received))


def facts(conn: Connection, candidate: Candidate, year: int, on_day: date) -> Facts:
    """All that is recorded about a candidate; the members of a collective are those who count on ``on_day``."""
    decided = [each for each in ratings.of_candidate(conn, candidate) if each.state is RatingState.DECIDED]
    return Facts(
        year=year,
        ratings={each.year: each.grade for each in decided},
        awards=tuple(each for each in awards.of_candidate(conn, candidate) if each.kind not in APART),
        recorded=awards.recorded(conn),
        confirmed=_confirmed(conn, candidate, year),
        flagged=flagged(conn, candidate),
        members=None if candidate.unit is None else _members(conn, candidate.unit, year, on_day),
        initiatives=_recognised(conn, candidate),
    )


def _members(conn: Connection, unit: int, year: int, on_day: date) -> tuple[Member, ...]:
    staff = people.staff(conn, on_day, people.subtree(conn, unit))
    apart = headcount.uncounted(conn, on_day)
    ids = [official.id for official in staff if official.id not in apart]
    given, rated = awards.given_in(conn, ids, year), ratings.decided(conn, ids, year)
    return tuple(Member(one, given.get(one, frozenset()), rated.get(one)) for one in ids)


def _recognised(conn: Connection, candidate: Candidate) -> Counter[int]:
    """How many of an official's initiatives were recognised, by year of the decision (of the campaign, when it has no day).

    Only those count in which the official is named as an author now.
    """
    if candidate.official is None:
        return Counter()
    named = select(initiative_authors.c.initiative_id).where(initiative_authors.c.official_id == candidate.official)
    years = select(campaigns.c.id, campaigns.c.year).join(_registered, _registered.c.campaign_id == campaigns.c.id)
    found: Counter[int] = Counter()
    for row in conn.execute(years.where(_registered.c.id.in_(named)).distinct()):
        mine = initiatives.of_official(conn, row.id, candidate.official)
        done = [each.last.on_day for each in mine if each.state is InitiativeState.RECOGNISED]
        found.update(day.year if day else row.year for day in done)
    return found


def _confirmed(conn: Connection, candidate: Candidate, year: int) -> dict[int, bool]:
    mine = whose(confirmations, candidate) & (confirmations.c.year == year) & confirmations.c.newest
    return {row.condition_id: row.met for row in conn.execute(select(confirmations).where(mine))}


def confirm(
    conn: Connection, candidate: Candidate, condition: int, year: int, met: bool | None, *, by: int, now: datetime
) -> None:
    """Keep what a person says of a condition; None takes back what was said. Earlier rows stay."""
    mine = (
        whose(confirmations, candidate) & (confirmations.c.year == year) & (confirmations.c.condition_id == condition)
    )
    conn.execute(update(confirmations).where(mine).values(newest=False))
    if met is not None:
        row = {"condition_id": condition, "year": year, "met": met, "newest": True, "at": now, "by": by}
        conn.execute(insert(confirmations).values(row | values_of(candidate)))
    audit.record(conn, by, "condition.confirmed", f"condition:{condition}", f"{named(candidate)} {year}: {met}", now)


def in_use(conn: Connection) -> set[int]:
    """Conditions of which somebody has said something."""
    return set(conn.execute(select(confirmations.c.condition_id).distinct()).scalars())


def flagged(conn: Connection, candidate: Candidate) -> bool:
    """Whether the office wants to look at a candidate first."""
    mine = whose(review_flags, candidate) & review_flags.c.ended_at.is_(None)
    return conn.execute(select(review_flags.c.id).where(mine)).first() is not None


def held(conn: Connection) -> set[Candidate]:
    """All whom the office wants to look at first."""
    rows = conn.execute(select(review_flags).where(review_flags.c.ended_at.is_(None)))
    return {Candidate(row.official_id, row.unit_id) for row in rows}


def flag(conn: Connection, candidate: Candidate, *, on: bool, by: int | None, now: datetime) -> None:
    """Set the flag, or take it away; why is not kept. Without ``by`` a complaint has set it, whose author is not told."""
    if on == flagged(conn, candidate):
        return
    if on:
        conn.execute(insert(review_flags).values(**values_of(candidate), set_at=now, set_by=by))
    else:
        mine = whose(review_flags, candidate) & review_flags.c.ended_at.is_(None)
        conn.execute(update(review_flags).where(mine).values(ended_at=now, ended_by=by))
    audit.record(conn, by, "review.set" if on else "review.ended", named(candidate), "", now)


def unregistered(conn: Connection, candidate: Candidate, title_id: int, year: int) -> bool:
    """Whether an official has registered something for a year, or could have, and not this title: a warning, never a bar
    (Luật Thi đua, khen thưởng 06/2022/QH15, Arts. 6-7, know no such ground). Of units nothing is said."""
    if candidate.official is None:
        return False
    running = select(campaigns.c.id).where(
        campaigns.c.year <= year, func.coalesce(campaigns.c.period_to, campaigns.c.year) >= year
    )
    named = (pledge_revisions.c.pledge_id == pledges.c.id) & (pledge_revisions.c.revision == pledges.c.revision)
    mine = select(pledges.c.id).join(pledge_revisions, named).where(pledges.c.official_id == candidate.official)
    mine = mine.where(pledges.c.campaign_id.in_(running), pledges.c.state != PledgeState.WITHDRAWN)
    return conn.execute(mine.where(pledge_revisions.c.title_id == title_id)).first() is None
