"""The office's table of days, as storage and rules see it together."""

from datetime import date

from storage import calendar
from tests.world import World

SATURDAY = date(2027, 2, 20)


async def test_a_day_set_again_replaces_the_first(world: World) -> None:
    await world.database.write(lambda conn: calendar.add_day(conn, SATURDAY, True, "Thông báo 1"))
    assert (await world.database.read(calendar.working_calendar)).is_working(SATURDAY)
    await world.database.write(lambda conn: calendar.add_day(conn, SATURDAY, False, "Thông báo 2"))
    assert not (await world.database.read(calendar.working_calendar)).is_working(SATURDAY)
    found = await world.database.read(lambda conn: calendar.days_of(conn, 2027))
    assert [(day.working, day.source) for day in found] == [(False, "Thông báo 2")]


async def test_a_removed_day_is_what_law_and_weekend_make_it(world: World) -> None:
    monday = date(2027, 3, 1)
    await world.database.write(lambda conn: calendar.add_day(conn, monday, False, "Thông báo"))
    assert await world.database.write(lambda conn: calendar.remove_day(conn, monday))
    assert not await world.database.write(lambda conn: calendar.remove_day(conn, monday))
    assert (await world.database.read(calendar.working_calendar)).is_working(monday)


async def test_a_range_holds_both_ends_and_years_do_not_mix(world: World) -> None:
    first, last = date(2027, 12, 30), date(2028, 1, 2)
    await world.database.write(lambda conn: calendar.add_days(conn, first, last, False, "Thông báo"))
    days = await world.database.read(lambda conn: [day.day for day in calendar.days_of(conn, 2027)])
    assert days == [date(2027, 12, 30), date(2027, 12, 31)]
    assert len(await world.database.read(lambda conn: calendar.days_of(conn, 2028))) == 2


async def test_the_tet_notice_ends_the_warning(world: World) -> None:
    assert (await world.database.read(calendar.working_calendar)).missing_years([2027]) == (2027,)
    tet = (date(2027, 2, 4), date(2027, 2, 10))
    await world.database.write(lambda conn: calendar.add_days(conn, *tet, False, "Thông báo nghỉ Tết"))
    assert (await world.database.read(calendar.working_calendar)).missing_years([2027]) == ()


async def test_neighbours_set_alike_are_one_span(world: World) -> None:
    tet = (date(2027, 2, 4), date(2027, 2, 10))
    await world.database.write(lambda conn: calendar.add_days(conn, *tet, False, "Thông báo nghỉ Tết"))
    await world.database.write(lambda conn: calendar.add_day(conn, date(2027, 2, 11), True, "Thông báo nghỉ Tết"))
    await world.database.write(lambda conn: calendar.add_day(conn, date(2027, 2, 13), True, "Thông báo nghỉ Tết"))
    spans = calendar.spans(await world.database.read(lambda conn: calendar.days_of(conn, 2027)))
    assert [(span.first.day, span.last.day, span.working) for span in spans] == [
        (4, 10, False),
        (11, 11, True),
        (13, 13, True),
    ]
