"""Units' reports as they are kept: revisions, one word on each, who owes what, exemption, reopening, the year before."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeVar

import pytest
from sqlalchemy import Connection, func, insert, select, update

from rules.reckoning import Counting, Reckoning
from rules.records import ProgressStatus
from rules.unit_duty import reopened
from rules.unit_report import Counts, Figure, FigureState, Narrative, Outcome
from storage import absences, audit, campaigns, people, progress, progress_views, reckonings, reopenings, unit_reports
from storage.progress import Report
from storage.schema import campaigns as c
from storage.schema import unit_reports as u
from storage.unit_reports import NewReport
from tests.world import World, _ask, make_campaign

T = TypeVar("T")
TODAY = date(2027, 6, 25)


class Rollback(Exception):
    pass


async def inside(world: World, work: Callable[[Connection], None]) -> None:
    """Run ``work`` in a transaction of which nothing stays."""

    def run(conn: Connection) -> None:
        work(conn)
        raise Rollback

    with pytest.raises(Rollback):
        await world.database.write(run)


def prepared(world: World, conn: Connection) -> tuple[int, int, dict[str, int]]:
    """(campaign, its first stage, units by code), with a target of 400 ha issued to LN."""
    campaign = make_campaign(conn, world.clock.now())
    _ask(conn, "LN", "Trồng rừng", ">=", Decimal(400), "ha")
    return campaign, campaigns.stages_of(conn, campaign)[0].id, {unit.code: unit.id for unit in people.tree(conn)}


def issued(conn: Connection) -> int:
    return max(conn.execute(select(c.targets.c.id)).scalars())


def sent(world: World, conn: Connection, unit: int, amount: str, stage: int, campaign: int, reason: str = "") -> int:
    figure = Figure(issued(conn), FigureState.KNOWN, Decimal(amount), "ha", Decimal(400), "Nghiệm thu", TODAY)
    report = NewReport(campaign, stage, unit, [figure], [], reason)
    return unit_reports.submit(conn, report, by=1, late=False, sent_at=world.clock.now()).id


async def test_a_correction_is_a_new_revision_and_the_old_one_stays(world: World) -> None:
    def check(conn: Connection) -> None:
        campaign, stage, units = prepared(world, conn)
        sent(world, conn, units["LN"], "320.50", stage, campaign)
        sent(world, conn, units["LN"], "325", stage, campaign, "Nghiệm thu bổ sung")
        newest = unit_reports.newest(conn, stage, units["LN"])
        assert newest is not None
        assert (newest.revision, newest.reason, newest.figures[0].amount) == (2, "Nghiệm thu bổ sung", Decimal(325))
        older = unit_reports.history(conn, stage, units["LN"])[1]
        assert (older.revision, str(older.figures[0].amount), older.figures[0].source) == (1, "320.50", "Nghiệm thu")
        assert len(unit_reports.of_campaign(conn, campaign)) == 1

    await inside(world, check)


async def test_everything_sent_is_read_back_as_it_was(world: World) -> None:
    def check(conn: Connection) -> None:
        campaign, stage, units = prepared(world, conn)
        topic = campaigns.topics_of(conn, campaign)[0].id
        figures = [
            Figure(
                issued(conn), FigureState.KNOWN, Decimal("95.00"), "%", None, "", TODAY, Counts(40, 38, 30), "40/38/30"
            ),
            Figure(1, FigureState.AWAITING, unit="bậc"),
        ]
        narratives = [Narrative(topic, "Rút ngắn thủ tục", Decimal(5), "thủ tục")]
        report = NewReport(campaign, stage, units["LN"], figures, narratives, "", True, "Báo cáo số 15/BC")
        made = unit_reports.submit(conn, report, by=1, late=True, sent_at=world.clock.now())
        kept = unit_reports.newest(conn, stage, units["LN"])
        assert kept == made
        assert kept is not None
        assert (list(kept.figures), list(kept.narratives)) == (figures, narratives)
        assert (kept.late, kept.on_behalf, kept.document, kept.by) == (True, True, "Báo cáo số 15/BC", 1)

    await inside(world, check)


async def test_one_word_on_each_revision(world: World) -> None:
    def check(conn: Connection) -> None:
        campaign, stage, units = prepared(world, conn)
        first, now = sent(world, conn, units["LN"], "320", stage, campaign), world.clock.now()
        assert unit_reports.decide(conn, first, Outcome.RETURNED, by=2, now=now, reason="Ghi nguồn")
        assert not unit_reports.decide(conn, first, Outcome.SEEN, by=2, now=now)
        second = sent(world, conn, units["LN"], "321", stage, campaign)
        assert not unit_reports.decide(conn, first, Outcome.SEEN, by=2, now=now)
        assert unit_reports.decide(conn, second, Outcome.SEEN, by=2, now=now)
        found = unit_reports.history(conn, stage, units["LN"])
        assert [each.decision.outcome for each in found if each.decision] == [Outcome.SEEN, Outcome.RETURNED]
        assert found[0].seen
        assert conn.execute(select(func.count()).select_from(u.unit_report_decisions)).scalar_one() == 2

    await inside(world, check)


async def test_who_owes_what(world: World) -> None:
    def check(conn: Connection) -> None:
        campaign, stage, units = prepared(world, conn)
        sent(world, conn, units["LN"], "320", stage, campaign)
        owed = unit_reports.owing(conn, campaign, stage, list(units.values()), TODAY)
        headings = [topic.heading for topic in campaigns.topics_of(conn, campaign)]
        assert ([t.measure for t in owed[units["LN"]].targets], owed[units["LN"]].count) == ([], 2)
        assert [topic.heading for topic in owed[units["DD"]].topics] == headings
        assert owed[units["SO"]].count == 0  # the top of the audience answers for no topic
        conn.execute(update(c.topics).where(c.topics.c.heading == headings[0]).values(closed_on=date(2027, 3, 1)))
        again = unit_reports.owing(conn, campaign, stage, [units["DD"]], TODAY)[units["DD"]]
        assert [topic.heading for topic in again.topics] == headings[1:]

    await inside(world, check)


async def test_a_unit_with_nobody_left_to_report_is_exempt(world: World) -> None:
    def check(conn: Connection) -> None:
        campaign, stage, units = prepared(world, conn)
        for name in ("Tùng", "Ánh"):
            before = unit_reports.owing(conn, campaign, stage, [units["HAT1"]], TODAY)[units["HAT1"]]
            assert (before.exempt, before.count) == (False, 2)
            absences.add(conn, world.id_in(conn, name), TODAY, None)
        owed = unit_reports.owing(conn, campaign, stage, [units["HAT1"], units["LN"]], TODAY)
        assert (owed[units["HAT1"]].exempt, owed[units["HAT1"]].count) == (True, 0)
        assert not owed[units["LN"]].exempt
        after = unit_reports.owing(conn, campaign, stage, [units["HAT1"]], date(2027, 6, 24))[units["HAT1"]]
        assert not after.exempt

    await inside(world, check)


async def test_a_unit_without_anybody_is_exempt(world: World) -> None:
    def check(conn: Connection) -> None:
        from storage.schema.people import units as table

        campaign, stage, units = prepared(world, conn)
        row = {"code": "TRONG", "name": "Tổ chưa có người", "parent_id": units["LN"]}
        empty = conn.execute(insert(table).values(row).returning(table.c.id)).scalar_one()
        assert unit_reports.owing(conn, campaign, stage, [empty], TODAY)[empty].exempt

    await inside(world, check)


async def test_a_stage_stands_open_again_until_its_day(world: World) -> None:
    def check(conn: Connection) -> None:
        campaign, stage, units = prepared(world, conn)
        reopenings.reopen(conn, stage, [units["LN"]], date(2027, 7, 15), "Rà soát", by=1, now=world.clock.now())
        found = reopenings.of_campaign(conn, campaign)
        assert reopened(found, stage, units["LN"], date(2027, 7, 15))
        assert not reopened(found, stage, units["LN"], date(2027, 7, 16))
        assert not reopened(found, stage, units["DD"], date(2027, 7, 1))
        assert audit.recorded(conn, "stage.reopened", f"stage:{stage}")

    await inside(world, check)


async def test_how_a_target_is_reckoned_is_the_newest_word(world: World) -> None:
    def check(conn: Connection) -> None:
        campaign, _, _ = prepared(world, conn)
        for counting, baseline in ((Counting.INCREMENT, None), (Counting.CUMULATIVE, Decimal("20.50"))):
            reckonings.keep(conn, Reckoning(issued(conn), counting, baseline), by=1, now=world.clock.now())
        assert reckonings.of_campaign(conn, campaign) == {
            issued(conn): Reckoning(issued(conn), Counting.CUMULATIVE, Decimal("20.50"))
        }
        assert conn.execute(select(func.count()).select_from(u.reckonings)).scalar_one() == 2

    await inside(world, check)


async def test_the_year_before_is_the_same_measure_in_the_campaign_carried_on(world: World) -> None:
    def check(conn: Connection) -> None:
        before, stage, units = prepared(world, conn)
        sent(world, conn, units["LN"], "290", stage, before)
        now = make_campaign(conn, world.clock.now(), continues_id=before)
        _ask(conn, "LN", "Trồng  rừng", ">=", Decimal(400), "ha")
        assert reckonings.earlier(conn, now, units["LN"]) == {issued(conn): Decimal(290)}
        assert reckonings.earlier(conn, now, units["DD"]) == {}
        assert reckonings.earlier(conn, before, units["LN"]) == {}

    await inside(world, check)


async def test_a_persons_report_is_seen_once_and_a_newer_one_waits_again(world: World) -> None:
    await world.campaign()
    await world.pledged("Hoa", "Trồng cây = 400 cây")

    def check(conn: Connection) -> None:
        from storage.schema.participation import pledge_items

        hoa, now = world.id_in(conn, "Hoa"), world.clock.now()
        campaign = max(conn.execute(select(c.campaigns.c.id)).scalars())
        item = conn.execute(select(pledge_items.c.id)).scalar_one()
        stage = campaigns.stages_of(conn, campaign)[0].id
        report = Report(item, stage, ProgressStatus.ON_TRACK, Decimal(10), None, "cây")
        kept = progress.submit(conn, report, official_id=hoa, unit_id=3, late=False, sent_at=now)
        assert [each.report.id for each in progress_views.waiting(conn, campaign, [hoa])] == [kept.id]
        assert progress_views.waiting(conn, campaign, []) == []
        for _ in range(2):
            progress_views.see(conn, [kept.id], by=1, now=now)
        assert progress_views.waiting(conn, campaign, [hoa]) == []
        assert list(progress_views.of(conn, [kept.id])) == [kept.id]
        newer = progress.submit(conn, report, official_id=hoa, unit_id=3, late=False, sent_at=now)
        assert [each.report.id for each in progress_views.waiting(conn, campaign, [hoa])] == [newer.id]

    await inside(world, check)
