"""What a head's screens say: several units, long lists on a phone, people on leave, once a day."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select

from handlers import ACTIONS
from rules.records import Role
from storage import people
from storage.schema import operations as o
from storage.schema import people as p
from tests.handlers.test_unit_actions import Scene
from tests.world import World

TODAY = date(2027, 1, 11)


def unit(conn: Connection, code: str) -> int:
    return next(found.id for found in people.tree(conn) if found.code == code)


def said(scene: Scene, name: str, action: str, **arguments: Any) -> Any:
    """What the presser is told; the effects stay."""
    turn = scene.turn(name)
    ACTIONS[action](turn, **arguments)
    return scene.conn.execute(select(o.outbox).where(o.outbox.c.id == turn.last_said)).one()


def hire(conn: Connection, name: str, code: str, position: str, unit_id: int) -> int:
    row = {"staff_code": code, "full_name": name, "category": "cong_chuc", "position": position}
    made = conn.execute(insert(p.officials).values(row).returning(p.officials.c.id)).scalar_one()
    conn.execute(insert(p.memberships).values(official_id=made, unit_id=unit_id, from_date=date(2026, 1, 1)))
    return made


async def test_a_head_of_two_units_is_asked_which(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        scene, head = Scene(world, conn, campaign), world.id_in(conn, "Bình")
        for code in ("LN", "HAT1"):
            grant = {"official_id": head, "role": Role.HEAD, "unit_id": unit(conn, code), "from_date": TODAY}
            conn.execute(insert(p.roles).values(grant))
        row = said(scene, "Bình", "unit.show")
        assert "Đồng chí xem đơn vị nào?" in row.text
        assert [choice["label"] for choice in row.choices] == ["Phòng Quản lý đất đai", "Chi cục Kiểm lâm"]

    await world.database.write(work)


async def test_two_campaigns_at_once_are_asked_for(world: World) -> None:
    first, second = await world.campaign(), await world.campaign(title="Thi đua trồng cây")

    def work(conn: Connection) -> None:
        row = said(Scene(world, conn, first), "Bình", "unit.show")
        assert {choice["args"]["campaign"] for choice in row.choices} == {first, second}
        row = said(Scene(world, conn, first), "Bình", "unit.show", campaign=second)
        assert "Thi đua trồng cây" in row.text

    await world.database.write(work)


async def test_a_long_list_is_leafed_through_and_fits_a_phone(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        at = unit(conn, "DD")
        for number in range(16):
            hire(conn, f"Nguyễn Thị Thử Nghiệm {chr(65 + number)}", f"T{number:02}", "Chuyên viên", at)
        scene = Scene(world, conn, campaign)
        first = said(scene, "Bình", "unit.missing", campaign=campaign, unit=at, what="pledge")
        assert "20 đồng chí (trang 1/4)" in first.text
        assert len(first.text) <= 900
        assert [c["label"] for c in first.choices][6:] == ["Trang sau", "Ai hay muộn", "Tình hình đơn vị"]
        second = said(scene, "Bình", **_arguments(first, 6))
        assert [c["label"] for c in second.choices][6:] == ["Trang trước", "Trang sau", "Xem thêm"]
        rest = [choice["label"] for choice in second.choices[-1]["args"]["choices"]]
        assert rest == ["Ai hay muộn", "Tình hình đơn vị"]
        third = said(scene, "Bình", **_arguments(second, 7))
        last = said(scene, "Bình", **_arguments(third, 7))
        assert "20. " in last.text
        assert [c["label"] for c in last.choices][2:] == ["Trang trước", "Ai hay muộn", "Tình hình đơn vị"]
        shown = (first, second, third, last)
        names = {c["label"] for row in shown for c in row.choices if c["action"] == "unit.person"}
        assert len(names) == 20

    await world.database.write(work)


def _arguments(row: Any, place: int) -> dict[str, Any]:
    choice = row.choices[place]
    return {"action": choice["action"], **choice["args"]}


async def test_a_name_that_occurs_twice_is_told_apart_by_position(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        at = unit(conn, "DD")
        hire(conn, "Vũ Thị Lan", "T01", "Văn thư", at)
        row = said(Scene(world, conn, campaign), "Bình", "unit.missing", campaign=campaign, unit=at, what="pledge")
        labels = {choice["label"] for choice in row.choices}
        assert {"Vũ Thị Lan (Văn thư)", "Vũ Thị Lan (Chuyên viên)", "Nguyễn Thị Hoa"} <= labels

    await world.database.write(work)


async def test_people_on_leave_are_counted_and_not_nudged(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        at, hoa = unit(conn, "DD"), world.id_in(conn, "Hoa")
        conn.execute(insert(p.absences).values(official_id=hoa, from_date=TODAY, to_date=TODAY + timedelta(days=9)))
        scene = Scene(world, conn, campaign)
        assert "Đang nghỉ: 1" in said(scene, "Bình", "unit.show").text
        missing = said(scene, "Bình", "unit.missing", campaign=campaign, unit=at, what="pledge")
        assert "Nguyễn Thị Hoa – đang nghỉ" in missing.text
        card = said(scene, "Bình", "unit.person", campaign=campaign, unit=at, official=hoa)
        assert [choice["action"] for choice in card.choices] == [
            "absence.change",
            "absence.end",
            "unit.missing",
            "unit.show",
        ]
        assert "đang nghỉ" in said(scene, "Bình", "unit.nudge_one", campaign=campaign, unit=at, official=hoa).text
        told = said(scene, "Bình", "unit.nudge", campaign=campaign, unit=at)
        assert "Đã gửi lời nhắc đến 1 đồng chí." in told.text
        assert "– đang nghỉ: 1" in told.text
        nudged = conn.execute(select(o.outbox.c.official_id).where(o.outbox.c.kind == "nudge")).scalars().all()
        assert nudged == [world.id_in(conn, "Lan")]

    await world.database.write(work)


async def test_the_head_above_does_not_nudge_again_whom_the_unit_has_nudged(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        scene = Scene(world, conn, campaign)
        said(scene, "Dũng", "unit.nudge", campaign=campaign, unit=unit(conn, "HAT1"))
        told = said(scene, "Dũng", "unit.nudge", campaign=campaign, unit=unit(conn, "LN"))
        assert "hôm nay đã được nhắc: 2" in told.text
        office = said(scene, "Minh", "unit.nudge", campaign=campaign, unit=unit(conn, "SO"))
        assert "hôm nay đã được nhắc: 2" in office.text
        assert (
            conn.execute(select(o.outbox.c.text).where(o.outbox.c.kind == "nudge"))
            .scalars()
            .all()[-1]
            .startswith("Văn")
        )
        rows = conn.execute(select(o.outbox.c.official_id).where(o.outbox.c.kind == "nudge")).scalars().all()
        assert len(rows) == len(set(rows))

    await world.database.write(work)


async def test_late_pledges_that_would_be_refused_are_not_nudged_for(world: World) -> None:
    campaign = await world.campaign(late_rule="closed")

    def work(conn: Connection) -> None:
        world.clock.instant = world.clock.now() + timedelta(days=100)
        scene, at = Scene(world, conn, campaign), unit(conn, "DD")
        assert "không còn ai thiếu việc" in said(scene, "Bình", "unit.nudge", campaign=campaign, unit=at).text
        hoa = world.id_in(conn, "Hoa")
        row = said(scene, "Bình", "unit.nudge_one", campaign=campaign, unit=at, official=hoa)
        assert "không nhận đăng ký muộn" in row.text
        assert conn.execute(select(o.outbox.c.id).where(o.outbox.c.kind == "nudge")).all() == []

    await world.database.write(work)
