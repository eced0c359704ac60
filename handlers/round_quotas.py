"""Local limits on how many of a title are proposed: shown with their basis, for people to weigh; nothing is barred by them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from rules.commendation import Proposal, Round
from rules.commendation_norms import Quota
from rules.commendation_vote import percent
from rules.conditions import Condition, Kind
from rules.quotas import Limit, beyond
from storage import campaigns, headcount, people, proposals, titles, votes


def quotas(conn: Connection, found: Round, listed: Sequence[Proposal], today: date) -> list[Limit]:
    """For each title in a list that has a limit in force on the day of receipt: the count and the limit's row.

    A limit that names titles is a share of their proposals in the round, any other a share of the people who count.
    """
    every, known = proposals.of_round(conn, found.id), {p.title_code: p.title_name for p in listed}
    rows = [
        (name, condition)
        for code, name in known.items()
        for condition in titles.conditions_of(conn, code)
        if condition.kind is Kind.QUOTA and condition.percent is not None and condition.in_force(found.received_on)
    ]
    return [Limit(name, _quota(conn, found, listed, every, row, today), row) for name, row in rows]


def _quota(
    conn: Connection,
    found: Round,
    listed: Sequence[Proposal],
    every: Sequence[Proposal],
    row: Condition,
    today: date,
) -> Quota:
    wanted = sum(p.title_code == row.title_code for p in listed)
    if row.needs:
        whole = sum(p.title_code in row.needs and p.live for p in every)
    else:
        inside, apart = campaigns.audience_units(conn, found.campaign_id), headcount.uncounted(conn, today)
        whole = sum(each.id not in apart for each in people.staff(conn, today, inside))
    assert row.percent is not None
    return Quota(wanted, whole, row.percent)


def over_limit(conn: Connection, limits: Sequence[Limit], listed: Sequence[Proposal]) -> frozenset[int]:
    """Ids of the proposals beyond the limits of their titles, fewest votes first."""
    counted = votes.of(conn, [each.id for each in listed]) if limits else {}
    return beyond(limits, listed, {key: percent(vote.tally) for key, vote in counted.items()})
