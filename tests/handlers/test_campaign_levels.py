"""Three campaigns one below another: what is reported at the bottom stands with the director and the heads in between."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert, select

from rules.records import ProgressStatus
from storage import campaign_copies, campaigns, pledges, progress
from storage.campaign_copies import Selection
from storage.pledges import NewItem
from storage.progress import Report
from storage.schema import campaigns as c
from storage.schema import participation as t
from storage.schema import people as p
from tests.handlers.test_real_documents import press, said
from tests.world import World

# who reports how many models in the campaign of which unit: at the bottom, in between, at the bottom and above
TOLD = [("Tùng", "HAT1", "2"), ("Ánh", "HAT1", "3"), ("Dũng", "LN", "4"), ("Ánh", "LN", "7"), ("Hoa", "DD", "5")]


def furnish(world: World, conn: Connection) -> None:
    """Sở > Chi cục > Hạt, and Sở > Phòng; all open, with reports on the one target that goes down."""
    units = {unit.code: unit.id for unit in conn.execute(select(p.units))}
    top, now = 1, world.clock.now()
    made = {"LN": _below(conn, top, "LN", units["LN"], now), "DD": _below(conn, top, "DD", units["DD"], now)}
    made["HAT1"] = _below(conn, made["LN"], "HAT1", units["HAT1"], now)
    for name, code, amount in TOLD:
        _report(world, conn, made[code], name, units[code], amount)


def _below(conn: Connection, above: int, code: str, unit: int, now: datetime) -> int:
    target = campaigns.targets_of(conn, above)[0].id
    made = campaign_copies.below(conn, above, f"Phong trào {code}", unit, Selection([target], []), by=1, now=now)
    assert campaigns.set_state(conn, made, [campaigns.DRAFT], campaigns.OPEN, opened_at=now)
    return made


def _report(world: World, conn: Connection, campaign: int, name: str, unit: int, amount: str) -> None:
    who, now = world.id_in(conn, name), world.clock.now()
    kept: dict[str, Any] = {"official_id": who, "unit_id": unit, "late": False}
    item = NewItem("Làm mô hình", Decimal(9), "mô hình", target_id=campaigns.targets_of(conn, campaign)[0].id)
    pledges.submit(conn, campaign_id=campaign, title_id=1, items=[item], by=who, now=now, **kept)
    pledge = pledges.mine(conn, campaign, who)
    assert pledge is not None
    stage = campaigns.stages_of(conn, campaign)[0].id
    told = Report(pledge.items[0].id, stage, ProgressStatus.ON_TRACK, Decimal(amount), None, "mô hình", "", amount)
    progress.submit(conn, told, sent_at=now, **kept)


def alone(conn: Connection) -> Decimal:
    """The sum, taken from the rows by themselves: each person's reports in the campaign furthest down."""
    parents = {row.id: row.parent_id for row in conn.execute(select(c.campaigns))}
    query = select(t.progress.c.official_id, t.progress.c.amount, t.pledges.c.campaign_id)
    query = query.join(t.pledge_items, t.pledge_items.c.id == t.progress.c.item_id)
    rows = conn.execute(query.join(t.pledges, t.pledges.c.id == t.pledge_items.c.pledge_id)).all()

    def depth(campaign: int | None) -> int:
        return 0 if campaign is None else 1 + depth(parents[campaign])

    lowest = {
        row.official_id: max(depth(r.campaign_id) for r in rows if r.official_id == row.official_id) for row in rows
    }
    return sum((r.amount for r in rows if depth(r.campaign_id) == lowest[r.official_id]), Decimal(0))


async def test_the_director_sees_every_level_and_a_head_the_own(world: World) -> None:
    await world.campaign()
    await world.database.write(lambda conn: furnish(world, conn))
    total = await world.database.read(alone)
    assert total == 14  # 2 + 3 + 4 + 5; the 7 of somebody who reported further down are not counted again

    await said(world, "Sơn", "/donvi")
    await press(world, "Sơn", "Thi đua hoàn thành nhiệm vụ")
    await press(world, "Sơn", "Việc của đơn vị")
    await press(world, "Sơn", "Kết quả, chỉ tiêu")
    await press(world, "Sơn", "Kết quả các cấp")
    whole = await press(world, "Sơn", "Thi đua hoàn thành nhiệm vụ")
    assert "tại phong trào này chưa có số liệu; cấp dưới 14 mô hình (3/3 nơi có số liệu)" in whole
    branch = await press(world, "Sơn", "Phong trào LN")
    assert "tại phong trào này 11 mô hình; cấp dưới 5 mô hình (1/1 nơi có số liệu)" in branch

    await said(world, "Dũng", "/donvi")
    await press(world, "Dũng", "Phong trào LN")
    await press(world, "Dũng", "Việc của đơn vị")
    await press(world, "Dũng", "Kết quả, chỉ tiêu")
    await press(world, "Dũng", "Kết quả các cấp")
    offered = world.phones["Dũng"].received[-1].labels
    assert [label for label in offered if "Phong trào" in label] == ["Phong trào HAT1", "Phong trào LN"]
    assert "cấp dưới 5 mô hình" in await press(world, "Dũng", "Phong trào LN")


async def test_what_the_office_sees_below_is_the_same_sum(world: World) -> None:
    await world.campaign()
    await world.database.write(lambda conn: furnish(world, conn))
    await said(world, "Minh", "/vanphong")
    await press(world, "Minh", "Điều hành phong trào")
    await press(world, "Minh", "Quản lý phong trào")
    await press(world, "Minh", "Thi đua hoàn thành nhiệm vụ năm 2027")
    shown = await press(world, "Minh", "Phong trào cấp dưới")
    assert "Mô hình hoặc công trình: 14 mô hình (3/3 phong trào cấp dưới có số liệu)" in shown
    assert shown.count("– Phong trào") == 3


async def test_a_draft_that_is_there_is_put_below_with_chosen_parts(world: World) -> None:
    above = await world.campaign()
    draft = await world.database.write(
        lambda conn: conn.execute(
            insert(c.campaigns).values(title="Thi đua của Chi cục", year=2027).returning(c.campaigns.c.id)
        ).scalar_one()
    )
    await world.database.write(
        lambda conn: conn.execute(insert(c.topics).values(campaign_id=draft, number="1", heading="Nội dung riêng"))
    )
    await said(world, "Minh", "/vanphong")
    await press(world, "Minh", "Điều hành phong trào")
    await press(world, "Minh", "Quản lý phong trào")
    await press(world, "Minh", "Thi đua hoàn thành nhiệm vụ năm 2027")
    await press(world, "Minh", "Phong trào cấp dưới")
    await press(world, "Minh", "Tạo phong trào cấp dưới")
    await press(world, "Minh", "☐ Mô hình")
    await press(world, "Minh", "☐ 1.")
    await press(world, "Minh", "Chọn xong")
    await press(world, "Minh", "Đưa vào bản đang soạn")
    assert "thêm 1 chỉ tiêu, 1 nội dung" in await press(world, "Minh", "(đang soạn) Thi đua của Chi cục")
    assert "không còn là bản đang soạn" in await press(world, "Minh", "(đang soạn) Thi đua của Chi cục")
    topics = await world.database.read(lambda conn: campaigns.topics_of(conn, draft))
    assert [(each.number, each.heading) for each in topics] == [("1", "Nội dung riêng"), ("2", "Cải cách hành chính")]
    (target,) = await world.database.read(lambda conn: campaigns.targets_of(conn, draft))
    first = (await world.database.read(lambda conn: campaigns.targets_of(conn, above)))[0]
    assert target.parent_target_id == first.id
