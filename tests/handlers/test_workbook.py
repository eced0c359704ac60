"""Tables sent into the chat: only a workbook that this very record sent out is taken, from whoever may send it."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select, update

from rules.records import Role
from storage import campaigns
from storage.schema import campaigns as c
from storage.schema import people as p
from tests.dialogs.workbooks import Book, cells
from tests.rosters import workbook
from tests.world import World


async def went_out(world: World) -> Book:
    """The campaign's workbook as Minh got it."""
    await world.campaign()
    phone = world.phones["Minh"]
    for word in (
        "/vanphong",
        "Điều hành phong trào",
        "Quản lý phong trào",
        "Thi đua hoàn thành nhiệm vụ năm 2027",
        "Chỉ tiêu, nội dung",
        "Gửi bảng Excel",
    ):
        phone.type(word)
        await world.settle()
    world.read["Minh"] = len(phone.received)
    return cells(phone.received[-1].file.content)


async def sent(world: World, name: str, content: bytes, file: str = "bang.xlsx") -> list[str]:
    """What is answered to a file."""
    before = len(world.phones[name].received)
    world.phones[name].send_file(file, content, "application/octet-stream")
    await world.settle()
    return [message.text for message in world.phones[name].received[before:]]


def seal_broken(book: Book) -> None:
    book["_thidua"][2][0] = "f" * 64


def another_number(book: Book) -> None:
    book["_thidua"][1][0] = "999"


@pytest.mark.parametrize("spoil", [seal_broken, another_number])
async def test_a_workbook_that_was_not_sent_from_here_is_refused(world: World, spoil: Callable[[Book], None]) -> None:
    book = await went_out(world)
    spoil(book)
    (said,) = await sent(world, "Minh", workbook(*book.items()))
    assert said.startswith("Bảng này không phải do hệ thống của cơ quan mình gửi ra")


async def test_without_its_marker_it_is_asked_about_as_a_list_of_people(world: World) -> None:
    book = await went_out(world)
    del book["_thidua"]
    (said,) = await sent(world, "Minh", workbook(*book.items()))
    assert "có phải danh sách cán bộ không" in said


async def test_a_person_outside_the_office_sees_nothing_of_it(world: World) -> None:
    book = await went_out(world)
    book["Thông tin chung"][3][2] = "Thi đua đổi tên"
    answers = await sent(world, "Hoa", workbook(*book.items()))
    assert answers
    assert not any("So sánh" in said for said in answers)


async def test_who_is_no_longer_of_the_office_when_it_is_read_sees_nothing(world: World) -> None:
    book = await went_out(world)
    world.phones["Minh"].send_file("bang.xlsx", workbook(*book.items()), "application/octet-stream")
    before = len(world.phones["Minh"].received)
    await world.bot.receive(wait=0)
    await world.bot.handle()
    gone = (
        update(p.roles).where(p.roles.c.role == Role.OFFICE).values(to_date=world.clock.now().date().replace(year=2026))
    )
    await world.database.write(lambda conn: conn.execute(gone))
    await world.settle()
    assert not any("So sánh" in message.text for message in world.phones["Minh"].received[before:])


async def test_a_campaign_that_was_closed_meanwhile_is_left_alone(world: World) -> None:
    book = await went_out(world)
    book["Thông tin chung"][3][2] = "Thi đua đổi tên"
    await sent(world, "Minh", workbook(*book.items()))
    closed = update(c.campaigns).values(state=campaigns.CLOSED)
    await world.database.write(lambda conn: conn.execute(closed))
    world.phones["Minh"].press(None, "Ghi các thay đổi")
    await world.settle()
    assert "không sửa bằng bảng được" in world.phones["Minh"].received[-1].text
    titles: Any = await world.database.read(lambda conn: conn.execute(select(c.campaigns.c.title)).scalars().all())
    assert titles == ["Thi đua hoàn thành nhiệm vụ năm 2027"]
