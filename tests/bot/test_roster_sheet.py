"""The roster goes out as a workbook and comes back: sent unchanged it changes nothing."""

from importers.roster import read_roster
from rules.roster_plan import plan
from storage import people, roster
from tests.world import World


async def test_what_went_out_changes_nothing_when_it_comes_back(world: World) -> None:
    minh = world.phones["Minh"]
    minh.type("/vanphong")
    await world.settle()
    for label in ("Cán bộ, tài khoản", "Danh sách cán bộ", "Gửi bảng Excel"):
        minh.press(None, label)
        await world.settle()
    (file,) = [message.file for message in minh.received if message.file is not None]
    today = world.clock.now().date()
    known = await world.database.read(lambda conn: roster.known(conn, today))
    units = await world.database.read(people.tree)
    reading = read_roster(file.content)
    made = plan(reading, known, units, create_units=False, by_admin=True)
    assert made.problems == ()
    assert (made.unchanged, made.missing) == (len([one for one in known if not one.left]), ())


async def test_who_is_not_of_the_office_does_not_get_it(world: World) -> None:
    hoa = world.phones["Hoa"]
    hoa.type("/vanphong")
    await world.settle()
    assert not any("Danh sách cán bộ" in message.labels for message in hoa.received)
