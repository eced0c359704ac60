"""What each setting of the office may be, how it is typed, and what all of them must be together."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.hours import Season
from rules.office_settings import CATALOGUE, Value, conflict, may_change, read, telling, value_of
from rules.records import Role
from rules.reminders import FIRST_HOUR, LADDERS
from rules.setting_values import Wrong, ladder_text, read_ladder, season_text

DEFAULTS = {name: setting.default for name, setting in CATALOGUE.items()}
LADDER = CATALOGUE["member_ladder"]
times = st.times(time(5), time(21)).map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_a_default_reads_as_itself_and_means_something(name: str) -> None:
    setting = CATALOGUE[name]
    assert read(setting, setting.default) == setting.default
    assert (value_of(setting, setting.default) is None) == (name == "second_office_hours")


def test_the_defaults_are_those_of_the_rules() -> None:
    found = telling({})
    assert found.ladders == LADDERS
    assert found.first_hour == FIRST_HOUR
    assert found.seasons == (Season((1, 1), (time(7, 30), time(11, 30)), (time(13, 30), time(17))),)
    assert conflict(DEFAULTS) is None


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        ("invitation_days", "45", "45"),
        ("invitation_days", " 045 ", "45"),
        ("invitation_days", "0", Wrong.RANGE),
        ("invitation_days", "366", Wrong.RANGE),
        ("invitation_days", "-3", Wrong.NUMBER),
        ("invitation_days", "nửa tháng", Wrong.NUMBER),
        ("invitation_days", "", Wrong.NUMBER),
        ("invitation_days", "9" * 30, Wrong.NUMBER),
        ("second_approver_above", "1.500", "1500"),
        ("second_approver_above", "100001", Wrong.RANGE),
        ("paper_recipients", "- UBND tỉnh (b/c);\nSở Nội vụ; Sở Nội vụ;", "UBND tỉnh (b/c); Sở Nội vụ"),
        ("paper_recipients", "không", ""),
        ("paper_addressees", "A; " * 400, "A"),
        ("paper_addressees", "; ".join(f"Nơi {n}" for n in range(11)), Wrong.NAMES),
        ("paper_addressees", "A" * 301, Wrong.NAMES),
        ("join_by_code_alone", "1", "1"),
        ("join_by_code_alone", "2", Wrong.CHOICE),
        ("campaign_approver_role", "council", "council"),
        ("campaign_approver_role", "0", Wrong.CHOICE),
        ("campaign_approver_role", "head", Wrong.CHOICE),
        ("campaign_approver_role", "member", Wrong.CHOICE),
        ("deadline_approver_role", "0", "0"),
        ("first_reminder_hour", "8h30", "08:30"),
        ("first_reminder_hour", "9 giờ", "09:00"),
        ("first_reminder_hour", "10 giờ 15", "10:15"),
        ("first_reminder_hour", "25:00", Wrong.TIME),
        ("first_reminder_hour", "8:75", Wrong.TIME),
        ("first_reminder_hour", "8", Wrong.TIME),
        ("first_reminder_hour", "sáng", Wrong.TIME),
        ("office_hours", "7h-11h30, 13h30-17h", "1/1 07:00-11:30 13:30-17:00"),
        ("office_hours", "từ 16/10: 7 giờ 30 – 11 giờ 30, 13 giờ 30 – 17 giờ", "16/10 07:30-11:30 13:30-17:00"),
        ("office_hours", "7:30-11:30", Wrong.HOURS),
        ("office_hours", "7:30-11:30, 11:00-17:00", Wrong.HOURS),
        ("office_hours", "0:30-11:30, 13:00-17:00", Wrong.HOURS),
        ("office_hours", "7:30-11:30, 13:00-22:00", Wrong.HOURS),
        ("office_hours", "từ 31/2: 7:30-11:30, 13:00-17:00", Wrong.HOURS),
        ("office_hours", "7:30-11:30, 13:00-17:00, 18", Wrong.HOURS),
        ("office_hours", "không", Wrong.HOURS),
        ("second_office_hours", "không có", ""),
        ("second_office_hours", "16/4 7:00-11:00 13:30-17:00", "16/4 07:00-11:00 13:30-17:00"),
        ("member_ladder", "-14 -7 0 +7", "-14 -7 0 +7"),
        ("member_ladder", "trước 14, 7 ngày; đúng ngày hạn; sau 7 ngày", "-14 -7 0 +7"),
        ("member_ladder", "sau 7, trước 3 và 1", "-3 -1 +7"),
        ("member_ladder", "quá hạn 7, 14, 21", "+7 +14 +21"),
        ("member_ladder", "0", "0"),
        ("member_ladder", "trước 3, 3, 3", "-3"),
        ("member_ladder", "14, 7, 3", Wrong.LADDER),
        ("member_ladder", "14 ngày trước", Wrong.LADDER),
        ("member_ladder", "trước ba ngày", Wrong.LADDER),
        ("member_ladder", "", Wrong.RUNGS),
        ("member_ladder", "trước", Wrong.RUNGS),
        ("member_ladder", "trước 61", Wrong.RUNGS),
        ("member_ladder", "sau 7, 14, 21, 28", Wrong.RUNGS),
        ("member_ladder", "trước 1, 2, 3, 4, 5, 6, 7, 8, 9", Wrong.RUNGS),
    ],
)
def test_what_is_typed(name: str, typed: str, stored: str | Wrong) -> None:
    assert read(CATALOGUE[name], typed) == stored


@given(st.sampled_from(sorted(CATALOGUE)), st.text(max_size=60))
def test_whatever_is_typed_is_refused_or_kept_as_it_reads(name: str, typed: str) -> None:
    setting = CATALOGUE[name]
    stored = read(setting, typed)
    if not isinstance(stored, Wrong):
        assert read(setting, stored) == stored
        value: Value = value_of(setting, stored)
        assert value is not None or setting.optional


@given(st.sets(st.integers(-60, 0), max_size=8), st.sets(st.integers(1, 60), max_size=3))
def test_a_ladder_reads_as_it_is_written(before: set[int], after: set[int]) -> None:
    days = tuple(sorted(before | after))
    assert read_ladder(ladder_text(days)) == (days or Wrong.RUNGS)
    words = f"trước {' '.join(str(-day) for day in before)}; sau {', '.join(map(str, after))}"
    assert read_ladder(words) == (days or Wrong.RUNGS)


@given(st.dates(), st.sets(times, min_size=4, max_size=4))
def test_hours_read_as_they_are_written(start: object, chosen: set[time]) -> None:
    a, b, c, d = sorted(chosen)
    stored = season_text(Season((4, 16), (a, b), (c, d)))
    assert read(CATALOGUE["office_hours"], stored) == stored
    assert value_of(CATALOGUE["office_hours"], stored) == Season((4, 16), (a, b), (c, d))


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"first_reminder_hour": "16:59"}, None),
        ({"first_reminder_hour": "17:00"}, Wrong.NO_TELLING),
        ({"second_office_hours": "16/4 07:00-11:00 13:00-16:00", "first_reminder_hour": "16:00"}, Wrong.NO_TELLING),
        ({"second_office_hours": "1/1 07:00-11:00 13:00-16:00"}, Wrong.SAME_START),
        ({"second_office_hours": "16/4 07:00-11:00 13:00-16:00"}, None),
    ],
)
def test_settings_together(changed: dict[str, str], wrong: Wrong | None) -> None:
    assert conflict(DEFAULTS | changed) == wrong


def test_what_weakens_a_check_is_the_administrators_alone() -> None:
    for_admin = {name for name, setting in CATALOGUE.items() if not may_change(setting, {Role.OFFICE})}
    assert for_admin == {
        "chat_years",
        "second_approver_above",
        "join_by_code_alone",
        "standing_role",
        "rating_entry_role",
        "campaign_needs_approval",
        "campaign_approver_role",
        "deadline_approver_role",
    }
    assert all(may_change(setting, {Role.ADMIN}) for setting in CATALOGUE.values())
    others = {Role.MEMBER, Role.HEAD, Role.COUNCIL, Role.DIRECTOR}
    assert not any(may_change(setting, others) for setting in CATALOGUE.values())
