"""Local limits on how many of a title are proposed: shown with their basis, for people to weigh; nothing is barred by them."""

from collections.abc import Sequence

from handlers.turn import Turn
from rules.commendation import Proposal, Round
from rules.commendation_norms import Quota
from rules.conditions import Condition, Kind
from storage import campaigns, headcount, people, proposals, titles


def quotas(turn: Turn, found: Round, listed: Sequence[Proposal]) -> list[tuple[str, Quota, Condition]]:
    """For each title in a list that has a limit in force on the day of receipt: its name, the count, the limit's row.

    A limit that names titles is a share of their proposals in the round, any other a share of the people who count.
    """
    every, known = proposals.of_round(turn.conn, found.id), {p.title_code: p.title_name for p in listed}
    rows = [
        (name, condition)
        for code, name in known.items()
        for condition in titles.conditions_of(turn.conn, code)
        if condition.kind is Kind.QUOTA and condition.percent is not None and condition.in_force(found.received_on)
    ]
    return [(name, _quota(turn, found, listed, every, row), row) for name, row in rows]


def _quota(turn: Turn, found: Round, listed: Sequence[Proposal], every: Sequence[Proposal], row: Condition) -> Quota:
    wanted = sum(p.title_code == row.title_code for p in listed)
    if row.needs:
        whole = sum(p.title_code in row.needs and p.live for p in every)
    else:
        inside, apart = (
            campaigns.audience_units(turn.conn, found.campaign_id),
            headcount.uncounted(turn.conn, turn.today),
        )
        whole = sum(each.id not in apart for each in people.staff(turn.conn, turn.today, inside))
    assert row.percent is not None
    return Quota(wanted, whole, row.percent)
