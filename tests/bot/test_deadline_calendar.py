"""The calendar file as a phone gets it, read back by the reader of RFC 5545: moved, removed, put back, closed."""

from datetime import date
from typing import Any

from sqlalchemy import Connection

from storage import campaigns, milestones
from tests.reports.test_icalendar import read, text
from tests.world import World, local

REGISTERED = "Phát động và đăng ký giao ước"


async def file_of(world: World, name: str) -> tuple[dict[str, dict[str, Any]], str]:
    """The events of the newest file that somebody asks for, by the name of the deadline, and what is said with it."""
    phone = world.phones[name]
    phone.type("/menu")
    await world.settle()
    for label in ("Việc khác", "Giờ nhắc, lịch", "Thêm hạn vào lịch"):
        world.press(name, label)
        await world.settle()
    message = phone.received[-1]
    return {text(each["SUMMARY"]).removeprefix("Hạn: "): each for each in read(message.file.content)}, message.text


async def changed(world: World, when: str, change: Any) -> None:
    world.clock.instant = local(when)
    await world.database.write(change)


async def test_each_next_file_says_what_has_become_of_a_deadline(world: World) -> None:
    world.clock.instant = local("2027-03-02 09:00")
    campaign = await world.campaign()
    first, _ = await file_of(world, "Hoa")
    assert {each["STATUS"] for each in first.values()} == {"CONFIRMED"}
    milestone = (await world.database.read(campaigns.open_milestones))[0][0]

    def move(conn: Connection) -> None:
        campaigns.move_milestone(conn, milestone.id, date(2027, 4, 15), date(2027, 3, 3))

    await changed(world, "2027-03-03 09:00", move)
    moved, _ = await file_of(world, "Hoa")
    assert moved[REGISTERED]["UID"] == first[REGISTERED]["UID"]
    assert (first[REGISTERED]["SEQUENCE"], moved[REGISTERED]["SEQUENCE"]) == ("0", "1")
    assert moved[REGISTERED]["DTSTART;VALUE=DATE"] == "20270415"

    await changed(world, "2027-03-04 09:00", lambda conn: milestones.remove(conn, milestone.id, date(2027, 3, 4)))
    removed, said = await file_of(world, "Hoa")
    assert removed.keys() == moved.keys()
    assert (removed[REGISTERED]["UID"], removed[REGISTERED]["SEQUENCE"]) == (first[REGISTERED]["UID"], "2")
    assert {name for name, each in removed.items() if each["STATUS"] == "CANCELLED"} == {REGISTERED}
    assert "1 hạn nay đã bỏ" in said

    await changed(world, "2027-03-05 09:00", lambda conn: milestones.restore(conn, milestone.id, date(2027, 3, 5)))
    restored, _ = await file_of(world, "Hoa")
    assert (restored[REGISTERED]["STATUS"], restored[REGISTERED]["SEQUENCE"]) == ("CONFIRMED", "3")
    other, _ = await file_of(world, "Lan")  # who has had no file before
    assert (other[REGISTERED]["UID"], other[REGISTERED]["SEQUENCE"]) == (first[REGISTERED]["UID"], "3")

    await changed(
        world,
        "2027-07-05 09:00",
        lambda conn: campaigns.set_state(conn, campaign, [campaigns.OPEN], campaigns.CLOSED),
    )
    closed, said = await file_of(world, "Hoa")
    assert {name: each["STATUS"] for name, each in closed.items()} == {
        "Tổng kết năm": "CANCELLED"
    }  # the others are past
    assert "Tệp lịch có 1 hạn nay đã bỏ" in said
