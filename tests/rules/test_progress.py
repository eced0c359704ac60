"""The stage of a day, the deadline's last second, what a figure says of the work."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.progress import (
    asked_stage,
    current_stage,
    deadline,
    fallen,
    in_time,
    is_floor,
    items_meant,
    just_ended,
    needs_note,
    status_of,
    totals,
)
from rules.records import Milestone, MilestoneKind, PledgeItem, ProgressStatus, Stage

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
INSTANTS = st.integers(0, 3_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
HALF = Stage(1, 1, "6 tháng đầu năm", date(2027, 1, 15), date(2027, 6, 30))
REST = Stage(2, 1, "6 tháng cuối năm", date(2027, 7, 10), date(2027, 11, 30))
WHOLE = Stage(3, 1, "Cả năm", date(2027, 1, 15), date(2027, 11, 30))
DONE, ON_TRACK, LATE, BLOCKED = (
    ProgressStatus.DONE,
    ProgressStatus.ON_TRACK,
    ProgressStatus.LATE,
    ProgressStatus.BLOCKED,
)


@pytest.mark.parametrize(
    ("today", "stages", "expected"),
    [
        (date(2027, 1, 1), [HALF, REST], HALF),
        (date(2027, 1, 15), [HALF, REST], HALF),
        (date(2027, 6, 30), [HALF, REST], HALF),
        (date(2027, 7, 5), [HALF, REST], HALF),
        (date(2027, 7, 10), [HALF, REST], REST),
        (date(2027, 12, 31), [HALF, REST], REST),
        (date(2027, 3, 1), [WHOLE, HALF], HALF),
        (date(2027, 7, 1), [WHOLE, HALF], WHOLE),
        (date(2028, 1, 1), [], None),
    ],
)
def test_stage_of_a_day(today: date, stages: list[Stage], expected: Stage | None) -> None:
    assert current_stage(stages, today) == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [(date(2027, 7, 10), HALF), (date(2027, 7, 31), HALF), (date(2027, 8, 1), None), (date(2027, 6, 30), None)],
)
def test_the_stage_just_ended_can_still_be_meant(today: date, expected: Stage | None) -> None:
    assert just_ended([HALF, REST], REST, today) == expected


@pytest.mark.parametrize(
    ("today", "owed", "expected"),
    [
        (date(2027, 6, 30), True, HALF),
        (date(2027, 7, 10), True, HALF),  # somebody is late
        (date(2027, 7, 10), False, REST),
        (date(2027, 8, 1), True, REST),  # too late to be meant any more
    ],
)
def test_the_stage_asked_for_is_the_one_somebody_still_owes(today: date, owed: bool, expected: Stage) -> None:
    assert asked_stage([HALF, REST], today, lambda stage: owed) == expected
    assert asked_stage([], today, lambda stage: owed) is None


def test_deadline_is_the_stage_s_milestone() -> None:
    registration = Milestone(1, 1, MilestoneKind.REGISTRATION, "Đăng ký", date(2027, 3, 31))
    review = Milestone(2, 1, MilestoneKind.PROGRESS, "Sơ kết", date(2027, 6, 25), stage_id=1)
    assert deadline(HALF, [registration, review]) == date(2027, 6, 25)
    assert deadline(REST, [registration, review]) == date(2027, 11, 30)


@pytest.mark.parametrize(
    ("sent_at", "expected"),
    [
        (datetime(2027, 6, 30, 16, 59, 59, tzinfo=UTC), True),
        (datetime(2027, 6, 30, 16, 59, 59, 999999, tzinfo=UTC), True),
        (datetime(2027, 6, 30, 17, 0, 0, tzinfo=UTC), False),
        (datetime(2027, 6, 29, 17, 0, 0, tzinfo=UTC), True),
    ],
)
def test_the_last_second_of_the_deadline_counts(sent_at: datetime, expected: bool) -> None:
    assert in_time(sent_at, date(2027, 6, 30), ZONE) is expected


@given(INSTANTS, st.dates(date(1970, 1, 1), date(2066, 1, 1)))
def test_in_time_is_the_date_seven_hours_on(sent_at: datetime, due_on: date) -> None:
    assert in_time(sent_at, due_on, ZONE) == ((sent_at + timedelta(hours=7)).date() <= due_on)


@pytest.mark.parametrize(
    ("said", "amount", "percent", "pledged", "unit", "floor", "expected"),
    [
        (None, None, None, "320", "cây", True, None),
        (LATE, "400", None, "320", "cây", True, LATE),
        (None, "319", None, "320", "cây", True, ON_TRACK),
        (None, "320", None, "320", "cây", True, DONE),
        (None, "320", None, "320", "đơn", False, ON_TRACK),
        (None, "97", None, "95", "%", True, ON_TRACK),
        (None, None, "100", "320", "cây", True, DONE),
        (None, None, "99.9", "320", "cây", True, ON_TRACK),
        (None, "7", None, None, "", True, ON_TRACK),
        (BLOCKED, None, None, None, "", True, BLOCKED),
        (DONE, None, None, "320", "cây", True, DONE),
    ],
)
def test_status_is_what_was_said_or_what_the_figure_says(
    said: ProgressStatus | None,
    amount: str | None,
    percent: str | None,
    pledged: str | None,
    unit: str,
    floor: bool,
    expected: ProgressStatus | None,
) -> None:
    item = PledgeItem(1, "Việc", _decimal(pledged), unit)
    assert status_of(said, _decimal(amount), _decimal(percent), item, floor=floor) is expected


def _decimal(text: str | None) -> Decimal | None:
    return Decimal(text) if text is not None else None


def test_only_late_and_blocked_need_a_reason() -> None:
    assert [status for status in ProgressStatus if needs_note(status)] == [LATE, BLOCKED]


@pytest.mark.parametrize(
    ("amount", "unit", "last", "last_unit", "expected"),
    [
        ("50", "cây", "320", "cây", True),
        ("320", "cây", "320", "cây", False),
        (None, "", "320", "cây", False),
        ("50", "cây", None, "", False),
        ("50", "ha", "320", "cây", False),
        ("90", "%", "95", "%", False),
    ],
)
def test_a_cumulative_amount_does_not_fall(
    amount: str | None, unit: str, last: str | None, last_unit: str, expected: bool
) -> None:
    assert fallen(_decimal(amount), unit, _decimal(last), last_unit) is expected


ITEMS = [
    PledgeItem(1, "Giải quyết hồ sơ đất đai", Decimal(400), "hồ sơ"),
    PledgeItem(2, "Trồng cây phân tán", Decimal(300), "cây"),
    PledgeItem(3, "Trồng rừng", Decimal(5), "ha"),
]


@pytest.mark.parametrize(
    ("words", "unit", "expected"),
    [
        ("giải quyết", "hồ sơ", (0,)),
        ("ho so", None, (0,)),
        ("", "cây", (1,)),
        ("trong", None, (1, 2)),
        ("trong rung", None, (2,)),
        ("", None, (0, 1, 2)),
        ("khám bệnh", "bệnh nhân", (0, 1, 2)),
    ],
)
def test_items_are_found_by_their_words_and_unit(words: str, unit: str | None, expected: tuple[int, ...]) -> None:
    assert items_meant(words, unit, ITEMS) == expected
    assert items_meant(words, unit, []) == ()


def test_what_more_can_mean() -> None:
    assert totals(Decimal("320"), Decimal("50.5")) == (Decimal("370.5"), Decimal("50.5"))


@pytest.mark.parametrize(
    ("comparator", "expected"),
    [(">=", True), (">", True), ("=", True), ("none", True), ("<=", False), ("<", False), ("decrease", False)],
)
def test_only_a_floor_is_done_when_it_is_reached(comparator: str, expected: bool) -> None:
    assert is_floor(comparator) is expected
