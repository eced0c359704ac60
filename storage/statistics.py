"""What the yearly statistics count: campaigns opened in a year, and the awards for it with what is known of who got them."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select

from rules.merits import Award
from rules.posts import leads
from rules.records import Role
from rules.statistics import Given, Launched
from rules.words import fold
from storage import awards, people
from storage.schema.campaigns import campaigns, stages
from storage.schema.commendation import decided_proposals, proposal_revisions, proposals
from storage.schema.people import officials, roles, units


def launched(conn: Connection, year: int, zone: ZoneInfo) -> list[Launched]:
    """Campaigns whose opening fell into ``year`` on the office's wall, in the order of opening."""
    first, after = (datetime(each, 1, 1, tzinfo=zone).astimezone(UTC) for each in (year, year + 1))
    top = select(units.c.id).where(units.c.parent_id.is_(None))
    whole = campaigns.c.audience_unit_id.is_(None) | campaigns.c.audience_unit_id.in_(top)
    query = (
        select(campaigns.c.title, whole, func.min(stages.c.starts_on), func.max(stages.c.ends_on), campaigns.c.issuer)
        .outerjoin(stages, stages.c.campaign_id == campaigns.c.id)
        .where(campaigns.c.opened_at >= first, campaigns.c.opened_at < after)
        .group_by(campaigns.c.id)
        .order_by(campaigns.c.opened_at, campaigns.c.id)
    )
    return [Launched(title, bool(all_), start, end, issuer) for title, all_, start, end, issuer in conn.execute(query)]


def awarded(conn: Connection, year: int) -> Sequence[Given]:
    """The awards of everybody for one year. Posts are those of the roster of today, units and leading roles those of the day
    of the decision (the year's last day where it has none), direct work what was said in the proposal."""
    found = [each for each in awards.since(conn, year) if each.year == year]
    direct, women, branches = _direct(conn), _women(conn), _Branches(conn)
    leading = _Leading(conn)
    return [
        Given(
            each, leading.of(each), direct.get(each.chain), women.get(each.candidate.official or 0), branches.of(each)
        )
        for each in found
    ]


def _day(award: Award) -> date:
    return award.decided_on or date(award.year, 12, 31)


def _direct(conn: Connection) -> dict[int, bool]:
    """By an award's chain, what the decided proposal says."""
    newest = proposal_revisions.c.newest & proposal_revisions.c.direct.is_not(None)
    query = select(decided_proposals.c.award_chain, proposal_revisions.c.direct).join(
        proposal_revisions, proposal_revisions.c.proposal_id == decided_proposals.c.proposal_id
    )
    return {row[0]: row[1] for row in conn.execute(query.where(newest))}


def _women(conn: Connection) -> dict[int, bool]:
    """By official, what was said last in any proposal."""
    query = (
        select(proposals.c.official_id, proposal_revisions.c.woman)
        .join(proposals, proposals.c.id == proposal_revisions.c.proposal_id)
        .where(proposals.c.official_id.is_not(None), proposal_revisions.c.woman.is_not(None))
        .order_by(proposal_revisions.c.at, proposal_revisions.c.id)
    )
    return {row[0]: row[1] for row in conn.execute(query)}


class _Leading:
    """Whether somebody led: by a role on the day, otherwise by the post's name."""

    def __init__(self, conn: Connection) -> None:
        self._posts = {row.id: row.position for row in conn.execute(select(officials.c.id, officials.c.position))}
        held = roles.c.role.in_([Role.HEAD, Role.DIRECTOR])
        self._roles = list(conn.execute(select(roles.c.official_id, roles.c.from_date, roles.c.to_date).where(held)))

    def of(self, award: Award) -> bool | None:
        """None for collectives, and where nothing is written."""
        official, day = award.candidate.official, _day(award)
        if official is None:
            return None
        held = any(who == official and _holds(start, end, day) for who, start, end in self._roles)
        return True if held else leads(self._posts.get(official, ""))


def _holds(start: date, end: date | None, day: date) -> bool:
    return start <= day and (end is None or day <= end)


class _Branches:
    """The unit right below the top in which an award's unit is."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._names = {row[0]: row[1] for row in conn.execute(select(units.c.id, units.c.name))}
        times = Counter(map(fold, self._names.values()))
        self._only = {fold(name): unit for unit, name in self._names.items() if times[fold(name)] == 1}

    def of(self, award: Award) -> str:
        """Its name; empty when it is not known where the award went."""
        place = award.candidate.unit or self._only.get(fold(award.unit_name)) or self._member(award)
        line = [] if place is None else people.ancestors(self._conn, place)
        return self._names[line[-2:][0]] if line else ""

    def _member(self, award: Award) -> int | None:
        return people.unit_of(self._conn, award.candidate.official or 0, _day(award))
