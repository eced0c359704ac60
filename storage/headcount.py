"""Who does not count in the rates of a day, by the office's rule."""

from collections import defaultdict
from datetime import date

from sqlalchemy import Connection, func, select

from rules.headcount import HeadcountRule, Presence, counts
from storage import settings
from storage.schema.people import absences, memberships


def uncounted(conn: Connection, on: date) -> frozenset[int]:
    """Officials who are not counted on a day; nobody while the office has no such rule."""
    rule = HeadcountRule(settings.number(conn, "headcount_away_days"), settings.number(conn, "headcount_newcomer_days"))
    if rule == HeadcountRule():
        return frozenset()
    away: dict[int, list[tuple[date, date | None]]] = defaultdict(list)
    for row in conn.execute(select(absences).where(absences.c.from_date <= on)):
        away[row.official_id].append((row.from_date, row.to_date))
    query = select(memberships.c.official_id, func.min(memberships.c.from_date)).group_by(memberships.c.official_id)
    found = (Presence(row[0], row[1], tuple(away[row[0]])) for row in conn.execute(query))
    return frozenset(each.official_id for each in found if not counts(each, rule, on))
