"""Drafts made from campaigns: days a year on, parts tied to their copies, chosen ones tied to where they come from; and
figures of campaigns below taken together."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert, select

from rules.cascade import rolled_up
from rules.records import ProgressStatus
from storage import campaign_copies, campaigns, cascade, pledges, progress
from storage.campaign_copies import Selection
from storage.pledges import NewItem
from storage.progress import Report
from storage.schema import campaigns as c
from storage.schema.documents import addressees, duties
from storage.schema.participation import pledge_items
from tests.world import World


def furnish(conn: Connection) -> None:
    """Things of every kind that a copy takes along or leaves."""
    conn.execute(
        c.milestones.update().where(c.milestones.c.id == 1).values(due_on=date(2028, 2, 29), set_on=date(2027, 1, 1))
    )
    conn.execute(c.targets.update().where(c.targets.c.id == 2).values(parent_target_id=1, baseline="năm 2026 và 2027"))
    conn.execute(c.topics.update().where(c.topics.c.id == 2).values(closed_on=date(2027, 1, 5)))
    conn.execute(insert(c.movements).values(campaign_id=1, name="Vì người nghèo", aliases=["Cả nước vì người nghèo"]))
    conn.execute(insert(duties).values(campaign_id=1, who="Văn phòng", what="Theo dõi", first_line=3, last_line=4))
    conn.execute(insert(addressees).values(campaign_id=1, name="UBND tỉnh", purpose="b/c"))
    conn.execute(c.campaigns.update().values(number="01/KH", issued_on=date(2027, 1, 2), objective="Mục tiêu"))


async def test_the_year_after(world: World) -> None:
    await world.campaign(title="Thi đua năm 2027, mã 12027")
    await world.database.write(furnish)
    now = world.clock.now()
    made = await world.database.write(lambda conn: campaign_copies.next_year(conn, 1, carried_on=True, by=1, now=now))
    read = world.database.read
    head = await read(lambda conn: campaigns.details(conn, made))
    assert (head.title, head.year, head.state) == ("Thi đua năm 2028, mã 12027", 2028, campaigns.DRAFT)
    assert (head.number, head.issued_on, head.opened_at, head.continues_id) == (None, None, None, 1)
    milestones = await read(lambda conn: campaigns.milestones_of(conn, made))
    assert [m.due_on for m in milestones] == [date(2028, 6, 30), date(2028, 11, 30), date(2029, 2, 28)]
    stages = {stage.id for stage in await read(lambda conn: campaigns.stages_of(conn, made))}
    assert {m.stage_id for m in milestones} - {None} == stages
    first, second = await read(lambda conn: campaigns.targets_of(conn, made))
    assert (first.parent_target_id, second.parent_target_id) == (None, first.id)
    doubts = await read(
        lambda conn: conn.execute(select(c.targets.c.doubtful).order_by(c.targets.c.id)).scalars().all()
    )
    assert doubts == [False, False, False, True]
    assert [topic.number for topic in await read(lambda conn: campaigns.topics_of(conn, made))] == ["1"]
    duty = await read(lambda conn: conn.execute(select(duties).where(duties.c.campaign_id == made)).one())
    assert (duty.what, duty.first_line) == ("Theo dõi", None)
    assert await read(lambda conn: campaigns.movements_of(conn, made)) == ["Vì người nghèo"]


async def test_a_period_of_several_years_moves_as_a_whole(world: World) -> None:
    await world.campaign(year=2026, period_to=2030, title="Thi đua giai đoạn 2026-2030")
    now = world.clock.now()
    made = await world.database.write(lambda conn: campaign_copies.next_year(conn, 1, carried_on=False, by=1, now=now))
    head = await world.database.read(lambda conn: campaigns.details(conn, made))
    assert (head.year, head.period_to, head.continues_id) == (2031, 2035, None)


def reported(
    conn: Connection, world: World, campaign: int, name: str, target: int, amounts: dict[int, str], unit: str
) -> None:
    """A pledge towards a target, and reports on it by stage."""
    official, now = world.id_in(conn, name), world.clock.now()
    who: dict[str, Any] = {"official_id": official, "unit_id": 3, "late": False}
    item = NewItem("Việc", None, "", None, target)
    pledges.submit(conn, campaign_id=campaign, title_id=1, items=[item], by=official, now=now, **who)
    made = conn.execute(select(pledge_items.c.id).order_by(pledge_items.c.id.desc())).scalars().first() or 0
    for stage, amount in amounts.items():
        report = Report(made, stage, ProgressStatus.ON_TRACK, Decimal(amount), None, unit, "", amount)
        progress.submit(conn, report, sent_at=now, **who)


async def test_figures_of_campaigns_below_roll_up(world: World) -> None:
    await world.campaign()
    now = world.clock.now()

    def work(conn: Connection) -> tuple[Any, Any]:
        chosen = Selection([1, 2], [1])
        below = [campaign_copies.below(conn, 1, f"Cấp dưới {unit}", unit, chosen, by=1, now=now) for unit in (3, 4)]
        models = [campaigns.targets_of(conn, each)[0].id for each in below]
        rates = [campaigns.targets_of(conn, each)[1].id for each in below]
        stages = [[stage.id for stage in campaigns.stages_of(conn, each)] for each in below]
        reported(conn, world, below[0], "Hoa", models[0], {stages[0][0]: "2", stages[0][1]: "3"}, "Mô hình")
        reported(conn, world, below[1], "Lan", models[1], {stages[1][0]: "4"}, "mô hình")
        reported(conn, world, below[1], "Tùng", models[1], {stages[1][0]: "7"}, "công trình")
        reported(conn, world, below[0], "Tùng", rates[0], {stages[0][0]: "91.5"}, "%")
        reported(conn, world, below[1], "Ánh", rates[1], {stages[1][0]: "97"}, "%")
        results = cascade.results_below(conn, 1)
        assert [campaign.id for campaign in cascade.below(conn, 1)] == below
        assert cascade.links(conn, below[0]) == (1, None)
        assert [topic.number for topic in campaigns.topics_of(conn, below[0])] == ["1"]
        first, second = campaigns.targets_of(conn, 1)
        return rolled_up(first, results), rolled_up(second, results)

    models, rates = await world.database.write(work)
    assert (models.asked, models.reporting, models.total) == (2, 2, Decimal(7))
    assert (rates.total, rates.low, rates.high) == (None, Decimal("91.5"), Decimal(97))


async def test_nothing_reported_is_no_figure(world: World) -> None:
    await world.campaign()
    now = world.clock.now()

    def work(conn: Connection) -> Any:
        campaign_copies.below(conn, 1, "Cấp dưới", 3, Selection([1], []), by=1, now=now)
        return [rolled_up(target, cascade.results_below(conn, 1)) for target in campaigns.targets_of(conn, 1)]

    first, second = await world.database.write(work)
    assert (first.asked, first.reporting, first.total, first.low) == (1, 0, None, None)
    assert second.asked == 0


async def test_next_year_hangs_below_next_years_campaign_above(world: World) -> None:
    """Otherwise the new year's figures would be added to the old year's."""
    await world.campaign()
    now = world.clock.now()

    def work(conn: Connection) -> None:
        child = campaign_copies.below(conn, 1, "Cấp dưới", 3, Selection([1, 2], []), by=1, now=now)
        alone = campaign_copies.next_year(conn, child, carried_on=True, by=1, now=now)
        assert cascade.links(conn, alone) == (None, child)
        assert [each.parent_target_id for each in campaigns.targets_of(conn, alone)] == [None, None]
        above = campaign_copies.next_year(conn, 1, carried_on=True, by=1, now=now)
        below = campaign_copies.next_year(conn, child, carried_on=False, by=1, now=now)
        assert cascade.links(conn, below) == (above, None)
        parents = [each.id for each in campaigns.targets_of(conn, above)]
        assert [each.parent_target_id for each in campaigns.targets_of(conn, below)] == parents

    await world.database.write(work)
