"""The real distance of what is due next."""

from datetime import date

import pytest

from rules.calendar import WorkingCalendar
from rules.deadlines import next_deadline, registration_deadline, stage_deadline
from rules.records import Milestone, MilestoneKind, Stage

STAGE = Stage(1, 1, "6 tháng", date(2027, 1, 1), date(2027, 6, 30))
MILESTONES = [
    Milestone(2, 1, MilestoneKind.PROGRESS, "Sơ kết", date(2027, 7, 5), 1),
    Milestone(1, 1, MilestoneKind.REGISTRATION, "Đăng ký", date(2027, 3, 31)),
]


@pytest.mark.parametrize(
    ("today", "name", "days"),
    [
        (date(2027, 3, 15), "Đăng ký", 12),
        (date(2027, 3, 31), "Đăng ký", 0),
        (date(2027, 4, 1), "Sơ kết", 64),  # 67 weekdays; off: 16/4 (10/3 lunar), 30/4, and 3/5 for the Saturday 1/5
        (date(2027, 7, 6), "Sơ kết", -1),
    ],
)
def test_the_next_deadline(today: date, name: str, days: int) -> None:
    found = next_deadline(MILESTONES, today, WorkingCalendar())
    assert found is not None
    assert (found.name, found.working_days) == (name, days)


def test_a_campaign_without_milestones_has_no_deadline() -> None:
    assert next_deadline([], date(2027, 1, 1), WorkingCalendar()) is None
    assert registration_deadline([], date(2027, 1, 1), WorkingCalendar()) is None


def test_a_stage_is_due_on_its_milestone_and_without_one_on_its_last_day() -> None:
    today = date(2027, 6, 25)
    assert stage_deadline(STAGE, MILESTONES, today, WorkingCalendar()).due_on == date(2027, 7, 5)
    assert stage_deadline(STAGE, [], today, WorkingCalendar()).due_on == date(2027, 6, 30)
