"""Days as officials say them, read on Friday 20/11/2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.dates import Day, Unclear, format_date, format_day_long, quarter_end, quarter_start, read_date

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "future", "past"),
    [
        ("31/3", date(2027, 3, 31), date(2026, 3, 31)),
        ("31.3", date(2027, 3, 31), date(2026, 3, 31)),
        ("31-3", date(2027, 3, 31), date(2026, 3, 31)),
        ("ngày 31 tháng 3", date(2027, 3, 31), date(2026, 3, 31)),
        ("ngay 31 thang 3", date(2027, 3, 31), date(2026, 3, 31)),
        ("20/11", TODAY, TODAY),
        ("01/12", date(2026, 12, 1), date(2025, 12, 1)),
        ("29/2", date(2028, 2, 29), date(2024, 2, 29)),
        ("ngày 15", date(2026, 12, 15), date(2026, 11, 15)),
        ("thứ Hai", date(2026, 11, 23), date(2026, 11, 16)),
        ("chủ nhật", date(2026, 11, 22), date(2026, 11, 15)),
        ("quý I", date(2027, 3, 31), date(2026, 3, 31)),
        ("6 tháng đầu năm", date(2027, 6, 30), date(2026, 6, 30)),
        ("9 tháng đầu năm", date(2027, 9, 30), date(2026, 9, 30)),
        ("tháng 3", date(2027, 3, 31), date(2026, 3, 31)),
        ("mùng 6 Tết", date(2027, 2, 11), date(2026, 2, 22)),
        ("29 Tết", date(2027, 2, 5), date(2026, 2, 16)),
        ("giao thừa", date(2027, 2, 5), date(2026, 2, 16)),
        ("rằm tháng Giêng", date(2027, 2, 20), date(2026, 3, 3)),
        ("10/3 âm lịch", date(2027, 4, 16), date(2026, 4, 26)),
        ("Giỗ Tổ", date(2027, 4, 16), date(2026, 4, 26)),
    ],
)
def test_without_a_year_the_nearest_day_is_meant(text: str, future: date, past: date) -> None:
    assert _value(text) == future
    found = read_date(text, today=TODAY, past=True)
    assert isinstance(found, Day)
    assert found.value == past


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/3/2026", date(2026, 3, 31)),
        ("31-3-2026", date(2026, 3, 31)),
        ("31.03.2026", date(2026, 3, 31)),
        ("2026-03-31", date(2026, 3, 31)),
        ("15/12/26", date(2026, 12, 15)),
        ("07 tháng 4 năm 2014", date(2014, 4, 7)),
        ("thứ Ba, ngày 31/3/2026", date(2026, 3, 31)),
        ("chậm nhất ngày 10/12", date(2026, 12, 10)),
        ("trước 31/12", date(2026, 12, 31)),
        ("cuối tháng", date(2026, 11, 30)),
        ("cuối tháng sau", date(2026, 12, 31)),
        ("hết tháng 2/2027", date(2027, 2, 28)),
        ("đầu tháng 12", date(2026, 12, 1)),
        ("giữa tháng 12", date(2026, 12, 15)),
        ("cuối quý", date(2026, 12, 31)),
        ("đầu quý sau", date(2027, 1, 1)),
        ("quý 2/2027", date(2027, 6, 30)),
        ("cuối năm", date(2026, 12, 31)),
        ("cuối năm sau", date(2027, 12, 31)),
        ("thứ Sáu tuần này", date(2026, 11, 20)),
        ("thứ Sáu tuần sau", date(2026, 11, 27)),
        ("t6 tuan sau", date(2026, 11, 27)),
        ("thứ 2 tuần tới", date(2026, 11, 23)),
        ("hôm nay", TODAY),
        ("hôm qua", date(2026, 11, 19)),
        ("hôm kia", date(2026, 11, 18)),
        ("mai", date(2026, 11, 21)),
        ("sáng mai", date(2026, 11, 21)),
        ("chiều qua", date(2026, 11, 19)),
        ("3 ngày nữa", date(2026, 11, 23)),
        ("2 tuần trước", date(2026, 11, 6)),
        ("1 tháng nữa", date(2026, 12, 20)),
        ("15 tháng này", date(2026, 11, 15)),
    ],
)
def test_names_one_day(text: str, day: date) -> None:
    assert _value(text) == day


def _value(text: str) -> date:
    found = read_date(text, today=TODAY)
    assert isinstance(found, Day), found
    return found.value


@pytest.mark.parametrize(
    ("text", "reason", "readings"),
    [
        ("31/2", "no_such_day", ()),
        ("31/4/2027", "no_such_day", ()),
        ("29/2/2027", "no_such_day", ()),
        ("3/31", "day_first", (date(2027, 3, 31),)),
        ("thứ Sáu", "weekday_today", (TODAY, date(2026, 11, 27))),
        ("tuần sau", "week", (date(2026, 11, 23), date(2026, 11, 27))),
        ("cuối tuần", "weekend", (TODAY, date(2026, 11, 22))),
        ("từ 1/12 đến 15/12", "several", (date(2026, 12, 1), date(2026, 12, 15))),
        ("30 Tết", "no_such_day", (date(2027, 2, 5),)),
    ],
)
def test_says_why_it_cannot_tell(text: str, reason: str, readings: tuple[date, ...]) -> None:
    unclear = read_date(text, today=TODAY)
    assert isinstance(unclear, Unclear)
    assert (unclear.reason, unclear.readings) == (reason, readings)


@pytest.mark.parametrize(
    "text", ["", "xong", "thu 5 triệu", "quỹ 1 tỷ", "ngay bây giờ", "320 cây", "1.300.000", "mãi chưa xong"]
)
def test_finds_no_day_where_none_is(text: str) -> None:
    assert read_date(text, today=TODAY) is None


@given(DAYS, DAYS)
def test_what_is_printed_reads_back(day: date, today: date) -> None:
    for printed in (format_date(day), format_day_long(day), f"ngày {day.day} tháng {day.month} năm {day.year}"):
        found = read_date(printed, today=today)
        assert isinstance(found, Day)
        assert found.value == day


@given(DAYS, DAYS)
def test_without_a_year_the_day_is_within_eight_years(day: date, today: date) -> None:
    found = read_date(f"{day.day}/{day.month}", today=today)
    assert isinstance(found, Day)
    assert (found.value.day, found.value.month) == (day.day, day.month)
    assert today <= found.value <= today + timedelta(days=366 * 8)


@given(st.text(max_size=40), DAYS)
def test_never_fails_on_any_text(text: str, today: date) -> None:
    read_date(text, today=today)


def test_prints_days_and_bounds_quarters() -> None:
    assert format_date(date(2026, 3, 31)) == "31/3/2026"
    assert format_day_long(date(2026, 3, 31)) == "thứ Ba, ngày 31/3/2026"
    assert [quarter_end(2026, quarter) for quarter in (1, 2, 3, 4)] == [
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 9, 30),
        date(2026, 12, 31),
    ]
    assert quarter_start(2026, 4) == date(2026, 10, 1)
