"""When the office closes next."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from rules.hours import OfficeHours, Season

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
HOURS = OfficeHours(
    (Season((1, 1), (time(7, 30), time(11, 30)), (time(13, 30), time(17))),), lambda day: day.weekday() < 5, ZONE
)


@pytest.mark.parametrize(
    ("at", "closes"),
    [
        ("2027-03-17T07:29", None),
        ("2027-03-17T07:30", "11:30"),
        ("2027-03-17T11:29", "11:30"),
        ("2027-03-17T11:30", None),
        ("2027-03-17T13:30", "17:00"),
        ("2027-03-17T17:00", None),
        ("2027-03-20T09:00", None),  # a Saturday
    ],
)
def test_an_open_office_closes_at_the_end_of_the_half_day(at: str, closes: str | None) -> None:
    found = HOURS.closes(datetime.fromisoformat(at).replace(tzinfo=ZONE).astimezone(UTC))
    assert (None if found is None else f"{found.astimezone(ZONE):%H:%M}") == closes
