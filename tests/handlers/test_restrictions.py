"""Whose processing is restricted is on no list that everybody reads, and stays in what the law keeps."""

from typing import Any

from sqlalchemy import Connection, select

from rules.commendation import Stage, Way
from rules.data_rights import DueDays, Kind
from rules.withheld_names import UNNAMED
from storage import activities, data_requests, people, proposals, restrictions, rounds
from storage.activities import NewActivity
from storage.schema.people import audit
from tests.handlers.test_commendation_papers import made, prepare, words
from tests.world import World

HOA = "Nguyễn Thị Hoa"


def restrict(world: World, conn: Connection) -> None:
    now, today = world.clock.now(), world.clock.now().date()
    hoa, minh = world.id_in(conn, "Hoa"), world.id_in(conn, "Minh")
    asked = data_requests.receive(conn, hoa, Kind.RESTRICT, "Không nêu tên", DueDays(today, today), now)
    restrictions.impose(conn, hoa, asked, by=minh, now=now)
    restrictions.impose(conn, hoa, asked, by=minh, now=now)


async def test_papers_for_everybody_leave_the_name_out_and_statutory_ones_keep_it(world: World) -> None:
    campaign = await world.campaign()
    await world.database.write(lambda conn: prepare(world, conn, campaign))
    await world.database.write(lambda conn: restrict(world, conn))
    public = words((await made(world, "Danh sách công khai (Word)"))["danh-sach-cong-khai.docx"])
    assert HOA not in public
    assert UNNAMED in public
    assert "Bùi Thanh Tùng" in public
    files = await made(world, "Tờ trình (Word)")
    assert HOA in "".join(map(words, files.values()))
    await world.database.write(
        lambda conn: restrictions.lift(conn, world.id_in(conn, "Hoa"), by=1, now=world.clock.now())
    )
    again = words((await made(world, "Danh sách công khai (Word)"))["danh-sach-cong-khai.docx"])
    assert HOA in again


async def test_the_list_in_the_chat_leaves_the_name_out(world: World) -> None:
    campaign = await world.campaign()

    def publish(conn: Connection) -> int:
        prepare(world, conn, campaign)
        restrict(world, conn)
        held = rounds.every(conn, Way.REGULAR)[0].id
        by: dict[str, Any] = {"by": world.id_in(conn, "Minh"), "now": world.clock.now()}
        proposals.move(conn, proposals.of_round(conn, held), Stage.PUBLISHED, **by)
        return held

    held = await world.database.write(publish)
    told = await world.database.read(lambda conn: restrictions.unnamed(conn, proposals.of_round(conn, held)))
    assert sorted(each.name for each in told) == sorted([UNNAMED, "Bùi Thanh Tùng", "Vũ Thị Lan"])


async def test_each_step_is_audited_once(world: World) -> None:
    def play(conn: Connection) -> list[str]:
        restrict(world, conn)
        hoa = world.id_in(conn, "Hoa")
        assert restrictions.names(conn) == [HOA]
        assert restrictions.lift(conn, hoa, by=hoa, now=world.clock.now())
        assert not restrictions.lift(conn, hoa, by=hoa, now=world.clock.now())
        assert restrictions.held(conn) == frozenset()
        return list(conn.execute(select(audit.c.action).where(audit.c.action.like("data.%restricted"))).scalars())

    assert await world.database.write(play) == ["data.restricted", "data.unrestricted"]


async def test_the_page_of_a_good_deed_leaves_the_name_out(world: World) -> None:
    campaign = await world.campaign()
    told = {"people": f"{HOA}, Lê Thử", "consent": "co"}

    def enter(conn: Connection) -> None:
        restrict(world, conn)
        unit = people.unit_of(conn, world.id_in(conn, "Hoa"), world.clock.now().date()) or 0
        said = NewActivity("nguoi_tot", world.clock.now().date(), False, f"Đồng chí {HOA} trả lại ví", told)
        activities.add(conn, campaign, unit, said, by=1, now=world.clock.now())

    await world.database.write(enter)
    phone = world.phones["Bình"]
    phone.type("/donvi")
    await world.settle()
    for label in (
        "Việc của đơn vị",
        "Hoạt động của đơn vị",
        f"11/1 Đồng chí {HOA} trả lại ví"[:40],
        "Trang Word gửi cấp trên",
    ):
        phone.press(None, label)
        await world.settle()
    page = words(next(message.file.content for message in world.unread("Bình") if message.file))
    assert HOA not in page
    assert page.count(UNNAMED) >= 2
    assert "Lê Thử" in page
