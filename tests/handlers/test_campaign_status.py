"""The status of a campaign as its screens tell it: what arrived, was read, launched; sixty units on phone screens; no names."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select, update

from handlers import campaign_status as screens
from handlers.announcement import open_due
from rules.campaign_status import Count, Figure, counts
from storage import campaign_status, launches, people, receipts
from storage.schema import people as p
from storage.schema.operations import outbox
from tests.handlers.test_announcement import held, turn_of
from tests.world import CAST, ZONE, World, local

WEEK_LATER = local("2027-01-19 09:00")
PHONE = 900


def said(conn: Connection) -> Any:
    return conn.execute(select(outbox.c.text, outbox.c.choices).order_by(outbox.c.id.desc()).limit(1)).one()


async def test_figures_come_from_what_was_sent_pressed_and_said(world: World) -> None:
    campaign = await held(world)
    world.clock.instant = local("2027-01-11 08:02")

    def happened(conn: Connection) -> None:
        open_due(conn, world.bot.office, world.clock.now())
        sent = update(outbox).where(outbox.c.kind == "announcement")
        conn.execute(sent.values(state="sent", sent_at=world.clock.now()))
        lost = sent.where(outbox.c.official_id == world.id_in(conn, "Lan"))
        conn.execute(lost.values(state="dead", error="blocked", sent_at=None))
        receipts.acknowledge(conn, campaign, world.id_in(conn, "Hoa"), world.clock.now())
        receipts.acknowledge(conn, campaign, world.id_in(conn, "Tùng"), WEEK_LATER)
        unit = next(unit.id for unit in people.tree(conn) if unit.code == "DD")
        about = {"held_on": date(2027, 1, 18), "by": world.id_in(conn, "Bình"), "late": False, "now": WEEK_LATER}
        launches.submit(conn, campaign_id=campaign, unit_id=unit, **about)

    await world.database.write(happened)
    today = WEEK_LATER.astimezone(ZONE).date()
    record = await world.database.read(lambda conn: campaign_status.record(conn, campaign, today, ZONE))
    found = counts(record, {unit.id for unit in record.units}, today)
    everybody = len(CAST)
    assert found[Figure.RECEIVED] == Count(everybody - 2, everybody - 2, everybody)  # not Lan, not who has not joined
    assert found[Figure.READ] == Count(2, 1, everybody)
    assert found[Figure.LAUNCHED] == Count(1, 0, 4)  # every unit below the top, with or without a head
    assert found[Figure.REGISTERED] == Count(0, 0, everybody)
    assert found[Figure.REPORTED].total == 0


async def test_long_lists_fit_a_phone_and_only_the_office_reads_names(world: World) -> None:
    campaign = await world.campaign(title="Phong trào " * 40)

    def many(conn: Connection) -> None:
        top = people.tree(conn)[0].id
        for number in range(60):
            row = {"code": f"X{number:02}", "name": f"Phòng Quản lý tổng hợp và kiểm soát liên ngành số {number}"}
            unit = conn.execute(insert(p.units).values(**row, parent_id=top).returning(p.units.c.id)).scalar_one()
            who = {"staff_code": f"XX{number}", "full_name": f"Nguyễn Hoàng Phương Thảo {number}"}
            added = insert(p.officials).values(**who, category="cong_chuc", position="Chuyên viên")
            official = conn.execute(added.returning(p.officials.c.id)).scalar_one()
            member = {"official_id": official, "unit_id": unit, "from_date": date(2026, 1, 1)}
            conn.execute(insert(p.memberships).values(member))
        for name, by_name in (("Minh", True), ("Sơn", False), ("Hội", False)):
            turn = turn_of(world, conn, name)
            screens.show(turn, campaign)
            assert len(said(conn).text) <= PHONE
            told = ""
            for page in range(13):
                screens.units(turn, campaign, page=page)
                assert len(said(conn).text) <= PHONE
                screens.figure(turn, campaign, Figure.REGISTERED, page=page)
                assert len(said(conn).text) <= PHONE
                told += said(conn).text
            assert ("Nguyễn Hoàng Phương Thảo 7 (" in told) == by_name
            assert "Phòng Quản lý tổng hợp" in told

    await world.database.write(many)
