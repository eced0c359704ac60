"""Standing orders: what is understood, and that every day falls due once, in order, never before the order was given."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.calendar import WorkingCalendar
from rules.pulls import Order, Rhythm, due_day, read_order

W, M, B = Rhythm.WEEKLY, Rhythm.MONTHLY, Rhythm.BEFORE
FREE = WorkingCalendar({})


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("gửi tôi mỗi sáng thứ Hai", (W, 0)),
        ("GUI TOI MOI SANG THU HAI", (W, 0)),
        ("thứ 6 hằng tuần", (W, 4)),
        ("thứ tư hàng tuần", (W, 2)),
        ("sáng chủ nhật", (W, 6)),
        ("ngày 1 hằng tháng", (M, 1)),
        ("mùng một hàng tháng", (M, 1)),
        ("ngày 28 mỗi tháng", (M, 28)),
        ("trước hạn 1 ngày", (B, 1)),
        ("trước mỗi hạn ba ngày", (B, 3)),
        ("trước hạn nộp báo cáo 2 ngày", (B, 2)),
        ("trước hạn", (B, 1)),
        ("trước 30 ngày", (B, 30)),
        ("trước 31 ngày", None),
        ("trước hạn 0 ngày", None),
        ("ngày 31 hằng tháng", None),
        ("ngày 0 hằng tháng", None),
        ("hằng tháng", None),
        ("thứ hai và thứ sáu", None),
        ("thứ 8", None),
        ("khi nào cần", None),
        ("", None),
    ],
)
def test_what_is_said(text: str, order: tuple[Rhythm, int] | None) -> None:
    found = read_order(text)
    assert (None if found is None else (found.rhythm, found.number)) == order


ORDERS = st.one_of(
    st.builds(Order, st.just(W), st.integers(0, 6)),
    st.builds(Order, st.just(M), st.integers(1, 28)),
    st.builds(Order, st.just(B), st.integers(1, 30)),
)
DAYS = st.dates(date(2027, 1, 1), date(2027, 12, 31))


@given(
    order=ORDERS, started=DAYS, looked=st.lists(st.integers(0, 40), max_size=12), deadlines=st.lists(DAYS, max_size=5)
)
def test_each_day_once_and_in_order(order: Order, started: date, looked: list[int], deadlines: list[date]) -> None:
    today, sent = started, None
    for ahead in looked:
        today += timedelta(days=ahead)
        day = due_day(order, started, sent, today, deadlines, FREE)
        if day is not None:
            assert started < day <= today
            assert sent is None or day > sent
            sent = day
            assert due_day(order, started, sent, today, deadlines, FREE) is None


def test_missed_weeks_fold_into_the_newest() -> None:
    monday = Order(W, 0)
    assert due_day(monday, date(2027, 1, 11), None, date(2027, 1, 17), [], FREE) is None
    assert due_day(monday, date(2027, 1, 11), None, date(2027, 2, 3), [], FREE) == date(2027, 2, 1)
    assert due_day(monday, date(2027, 1, 11), date(2027, 2, 1), date(2027, 2, 7), [], FREE) is None


def test_a_day_before_a_deadline_comes_on_the_working_day_before() -> None:
    on_sunday = date(2027, 3, 1)  # a Monday: the day before is a Sunday
    assert due_day(Order(B, 1), date(2027, 1, 1), None, date(2027, 2, 26), [on_sunday], FREE) == date(2027, 2, 26)
    assert due_day(Order(B, 1), date(2027, 1, 1), None, date(2027, 2, 25), [on_sunday], FREE) is None
