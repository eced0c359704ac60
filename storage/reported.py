"""What the record of a campaign holds of its people, for the order in which they are shown when commendation is considered."""

from collections import Counter, defaultdict

from sqlalchemy import Connection, func, select

from rules.commendation_ranking import Reported
from rules.records import PledgeState
from storage.schema.campaigns import stages, targets
from storage.schema.participation import files, pledge_items, pledges, progress

_FALLING = ("<", "<=", "decrease")


def by_official(conn: Connection, campaign_id: int) -> dict[int, Reported]:
    """Each person's reports in figures: an item is over-fulfilled when its newest report is above what was promised (of those
    where less is better nothing is said), on time and late are counted by report, evidence by file that was not refused."""
    found: dict[int, Reported] = defaultdict(Reported)
    late, over, evidence = Counter[tuple[int, bool]](), set[tuple[int, int]](), _files(conn, campaign_id)
    query = (
        select(progress, pledge_items.c.amount.label("promised"), pledge_items.c.unit.label("promised_unit"))
        .add_columns(targets.c.comparator)
        .join(stages, stages.c.id == progress.c.stage_id)
        .join(pledge_items, pledge_items.c.id == progress.c.item_id)
        .outerjoin(targets, targets.c.id == pledge_items.c.target_id)
        .where(stages.c.campaign_id == campaign_id, progress.c.newest)
        .order_by(stages.c.ends_on, progress.c.id)
    )
    for row in conn.execute(query):
        late[row.official_id, row.late] += 1
        above = row.percent is not None and row.percent > 100
        measured = row.amount is not None and row.promised is not None and row.unit == row.promised_unit
        above = above or (measured and row.amount > row.promised)
        (over.add if above and row.comparator not in _FALLING else over.discard)((row.official_id, row.item_id))
    confirmed = _confirmed(conn, campaign_id)
    items = Counter(official for official, _ in over)
    for official in {who for who, _ in late} | set(confirmed):
        counts = (items[official], late[official, False], late[official, True], evidence[official])
        found[official] = Reported(*counts, confirmed[official])
    return dict(found)


def _files(conn: Connection, campaign_id: int) -> Counter[int]:
    query = (
        select(progress.c.official_id, func.count())
        .join(files, files.c.progress_id == progress.c.id)
        .join(stages, stages.c.id == progress.c.stage_id)
        .where(stages.c.campaign_id == campaign_id, files.c.state != "refused")
        .group_by(progress.c.official_id)
    )
    return Counter({row[0]: row[1] for row in conn.execute(query)})


def _confirmed(conn: Connection, campaign_id: int) -> Counter[int]:
    mine = (pledges.c.campaign_id == campaign_id) & (pledges.c.state == PledgeState.CONFIRMED)
    return Counter(conn.execute(select(pledges.c.official_id).where(mine)).scalars())
