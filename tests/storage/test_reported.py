"""What stands behind the order of candidates: units' own verdicts, and promises of at most so many that were broken."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Connection

from rules.commendation_ranking import Reported
from rules.records import ProgressStatus
from rules.unit_report import Outcome
from rules.verdict import Verdict
from storage import campaigns, pledges, progress, reported, unit_reports
from storage.pledges import NewItem
from storage.progress import Report
from tests.storage.test_unit_reports import inside, prepared, sent
from tests.world import World


@pytest.mark.parametrize(
    ("amount", "over", "met", "verdict"),
    [("420", 1, 0, Verdict.EXCEEDED), ("400", 0, 1, Verdict.MET), ("150", 0, 0, Verdict.BEHIND)],
)
async def test_a_units_own_verdict_counts_and_opens_to_its_row(
    world: World, amount: str, over: int, met: int, verdict: Verdict
) -> None:
    def check(conn: Connection) -> None:
        campaign, stage, units = prepared(world, conn)
        report = sent(world, conn, units["LN"], amount, stage, campaign)
        unit_reports.decide(conn, report, Outcome.SEEN, by=1, now=world.clock.now())
        assert reported.by_unit(conn, campaign) == {units["LN"]: Reported(over, 1, confirmed=1, met=met)}
        (row,) = reported.unit_rows(conn, campaign, units["LN"])
        assert (row.measure, row.actual, row.unit, row.verdict) == ("Trồng rừng", Decimal(amount), "ha", verdict)
        assert reported.unit_rows(conn, campaign, units["DD"]) == []

    await inside(world, check)


async def test_the_last_word_on_a_target_counts_alone(world: World) -> None:
    def check(conn: Connection) -> None:
        campaign, stage, units = prepared(world, conn)
        later = campaigns.stages_of(conn, campaign)[1].id
        sent(world, conn, units["LN"], "420", stage, campaign)
        sent(world, conn, units["LN"], "400", later, campaign)
        assert reported.by_unit(conn, campaign)[units["LN"]] == Reported(on_time=2, met=1)

    await inside(world, check)


@pytest.mark.parametrize(("comparator", "over"), [("", 1), (">=", 1), ("<=", 0), ("decrease", 0)])
async def test_more_than_was_promised_as_a_ceiling_is_no_over_fulfilment(
    world: World, comparator: str, over: int
) -> None:
    def check(conn: Connection) -> None:
        campaign, stage, units = prepared(world, conn)
        hoa = world.id_in(conn, "Hoa")
        item = NewItem("Hồ sơ trễ hạn", Decimal(2), "hồ sơ", date(2027, 6, 30), comparator=comparator)
        about = {"campaign_id": campaign, "official_id": hoa, "unit_id": units["DD"], "title_id": 1, "by": hoa}
        pledges.submit(conn, **about, items=[item], late=False, now=world.clock.now())
        pledge = pledges.mine(conn, campaign, hoa)
        assert pledge is not None
        report = Report(pledge.items[0].id, stage, ProgressStatus.LATE, Decimal(5), None, "hồ sơ", "", "5 hồ sơ")
        about = {"official_id": hoa, "unit_id": units["DD"], "late": False}
        progress.submit(conn, report, **about, sent_at=world.clock.now())
        assert reported.by_official(conn, campaign)[hoa] == Reported(over, 1)
        (row,) = reported.rows_of(conn, campaign, [hoa])
        assert (row.text, row.amount, row.over) == ("Hồ sơ trễ hạn", Decimal(5), bool(over))

    await inside(world, check)
