"""The working calendar at its hard days: Tết 2027, 24/11, a swapped Saturday, deadlines on Sundays, hosts elsewhere."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.calendar import DayKind, OfficeHours, Season, ShiftPolicy, WorkingCalendar, deadline_instant
from rules.lunar import solar_day, tet

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
PLAIN = WorkingCalendar()
SWAPPED = WorkingCalendar({date(2026, 11, 23): DayKind.OFF, date(2026, 11, 28): DayKind.WORK})
DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 11, 20), True),  # a Friday
        (date(2026, 11, 21), False),  # Saturday
        (date(2026, 11, 22), False),  # Sunday
        (date(2026, 11, 24), False),  # Culture Day, a Tuesday, paid from 2026
        (date(2025, 11, 24), True),  # before the resolution
        (date(2027, 11, 24), False),
        (date(2027, 2, 5), False),  # eve of Tết 2027
        (date(2027, 2, 6), False),  # mùng 1, a Saturday
        (date(2027, 2, 8), False),  # mùng 3, a Monday
        (date(2027, 4, 16), False),  # Giỗ Tổ 10/3 lunar
        (date(2027, 4, 30), False),
        (date(2027, 5, 1), False),  # a Saturday …
        (date(2027, 5, 3), False),  # … made up on Monday, Art. 111.3
        (date(2026, 9, 2), False),
        (date(2026, 1, 1), False),
    ],
)
def test_public_holidays_and_weekends_are_off(day: date, worked: bool) -> None:
    assert PLAIN.is_working(day) is worked


def test_the_office_table_overrides_weekends_and_weekdays() -> None:
    assert not SWAPPED.is_working(date(2026, 11, 23))
    assert SWAPPED.is_working(date(2026, 11, 28))
    assert SWAPPED.next_working(date(2026, 11, 21)) == date(2026, 11, 25)
    assert WorkingCalendar({date(2026, 11, 24): DayKind.WORK}).is_working(date(2026, 11, 24))


@pytest.mark.parametrize(
    ("policy", "falls_on"),
    [
        (ShiftPolicy.KEEP, date(2026, 11, 22)),
        (ShiftPolicy.NEXT, date(2026, 11, 23)),
        (ShiftPolicy.PREVIOUS, date(2026, 11, 20)),
    ],
)
def test_a_deadline_on_a_sunday_follows_the_policy(policy: ShiftPolicy, falls_on: date) -> None:
    assert PLAIN.shift_deadline(date(2026, 11, 22), policy) == falls_on


def test_a_working_deadline_never_moves() -> None:
    assert all(PLAIN.shift_deadline(date(2026, 11, 20), policy) == date(2026, 11, 20) for policy in ShiftPolicy)


def test_working_days_skip_the_new_holiday() -> None:
    assert PLAIN.working_days_between(date(2026, 11, 20), date(2026, 11, 27)) == 4
    assert PLAIN.add_working_days(date(2026, 11, 20), 4) == date(2026, 11, 27)
    assert PLAIN.add_working_days(date(2026, 11, 25), -1) == date(2026, 11, 23)
    assert PLAIN.add_working_days(date(2026, 11, 22), 0) == date(2026, 11, 22)


def test_a_year_without_its_tet_notice_is_named() -> None:
    entered = WorkingCalendar({date(2027, 2, 11): DayKind.OFF})
    assert entered.missing_years([2027, 2028, 2027]) == (2028,)
    assert SWAPPED.missing_years([2026]) == (2026,)


@given(DAYS, DAYS)
def test_counting_agrees_with_a_walk_over_the_days(start: date, end: date) -> None:
    start, end = sorted((start, min(end, start + timedelta(days=90)) if end > start else end))
    end = min(end, start + timedelta(days=90))
    walked = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert SWAPPED.working_days_between(start, end) == len([day for day in walked if SWAPPED.is_working(day)])
    assert SWAPPED.working_days_between(end, start) == -SWAPPED.working_days_between(start, end)


@given(DAYS, st.integers(1, 40))
def test_adding_working_days_is_undone_by_counting_them(day: date, count: int) -> None:
    later = PLAIN.add_working_days(day, count)
    assert PLAIN.is_working(later)
    assert PLAIN.working_days_between(day, later) == count


@given(DAYS)
def test_the_next_working_day_is_the_first_one(day: date) -> None:
    following, before = PLAIN.next_working(day), PLAIN.previous_working(day)
    assert before <= day <= following
    assert PLAIN.is_working(before)
    assert PLAIN.is_working(following)
    assert not any(PLAIN.is_working(day + timedelta(days=n)) for n in range((following - day).days))


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Ho_Chi_Minh"])
def _host(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield
    os.environ.pop("TZ") if before is None else os.environ.__setitem__("TZ", before)
    time.tzset()


@pytest.mark.usefixtures("_host")
def test_a_deadline_is_the_same_instant_on_every_host() -> None:
    assert deadline_instant(date(2026, 3, 31), HANOI) == datetime(2026, 3, 31, 16, 59, 59, tzinfo=UTC)


SUMMER = Season((4, 16), (clock(7, 0), clock(11, 30)), (clock(13, 30), clock(17, 0)))
WINTER = Season((10, 16), (clock(7, 30), clock(12, 0)), (clock(13, 0), clock(17, 0)))
HOURS = OfficeHours((WINTER, SUMMER), PLAIN.is_working, HANOI)


def _local(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=HANOI).astimezone(UTC)


@pytest.mark.usefixtures("_host")
@pytest.mark.parametrize(
    ("instant", "is_open"),
    [
        (_local(2026, 11, 20, 7, 29), False),
        (_local(2026, 11, 20, 7, 30), True),
        (_local(2026, 11, 20, 12, 0), False),
        (_local(2026, 11, 20, 13, 0), True),
        (_local(2026, 11, 20, 17, 0), False),
        (_local(2026, 11, 24, 9), False),
        (_local(2026, 6, 1, 7, 0), True),
        (_local(2026, 1, 5, 7, 15), False),  # January is still winter
    ],
)
def test_the_office_is_open_in_its_hours_only(instant: datetime, is_open: bool) -> None:
    assert HOURS.is_open(instant) is is_open


@pytest.mark.usefixtures("_host")
@pytest.mark.parametrize(
    ("instant", "opens"),
    [
        (_local(2026, 11, 20, 9), _local(2026, 11, 20, 9)),
        (_local(2026, 11, 20, 12, 30), _local(2026, 11, 20, 13)),
        (_local(2026, 11, 20, 23), _local(2026, 11, 23, 7, 30)),
        (_local(2026, 11, 23, 18), _local(2026, 11, 25, 7, 30)),  # over 24/11
        (_local(2027, 2, 5, 8), _local(2027, 2, 11, 7, 30)),  # over Tết, as long as no notice says otherwise
    ],
)
def test_closed_hours_wait_for_the_next_opening(instant: datetime, opens: datetime) -> None:
    assert HOURS.next_open(instant) == opens
    assert HOURS.next_open(instant).tzinfo is UTC


def test_an_office_that_never_opens_is_an_error() -> None:
    with pytest.raises(ValueError, match="60 days"):
        OfficeHours((SUMMER,), lambda day: False, HANOI).next_open(_local(2026, 1, 1, 0))


@pytest.mark.parametrize(
    ("year", "first"),
    [
        (1985, date(1985, 1, 21)),  # a month before the Chinese new year
        (2007, date(2007, 2, 17)),  # a day before it
        (2024, date(2024, 2, 10)),
        (2026, date(2026, 2, 17)),
        (2027, date(2027, 2, 6)),
        (2030, date(2030, 2, 2)),
        (2033, date(2033, 1, 31)),
    ],
)
def test_tet(year: int, first: date) -> None:
    assert tet(year) == first


def test_lunar_days_agree_with_the_holiday_library() -> None:
    import holidays

    for year in range(2000, 2060):
        named = {name: day for day, name in holidays.country_holidays("VN", years=year, language="en_US").items()}
        assert tet(year) == named["Lunar New Year"], year
        if year >= 2007:
            assert any(
                "Hung Kings" in name
                for name in holidays.country_holidays("VN", years=year, language="en_US").get_list(
                    solar_day(10, 3, year)
                )
            )


@given(st.integers(1990, 2090), st.integers(1, 12))
def test_a_lunar_month_has_29_or_30_days(year: int, month: int) -> None:
    assert (solar_day(29, month, year) - solar_day(1, month, year)).days == 28
    with pytest.raises(ValueError, match="days"):
        solar_day(31, month, year)
