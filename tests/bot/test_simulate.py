"""The year in seconds: no difference on several seeds; and its checks find whatever is planted into what was sent."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from rich.console import Console

from bot.errors import OperationError
from bot.settings import Settings
from bot.simulate import checking, looking, raising
from bot.simulate.plain_calendar import PlainCalendar
from bot.simulate.record import Line, Said, Up
from bot.simulate.show import simulate
from bot.simulate.year import Outcome, Size, Year
from tests.databases import Databases

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


async def played(databases: Databases, folder: Path, size: Size) -> Outcome:
    settings = Settings(_env_file=None, data_dir=folder, database_url=databases.new())
    return await Year(settings, size).play(lambda day: None)


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.further) for seed in (2, 3))])
async def test_a_quarter_goes_as_the_plain_model_says(databases: Databases, tmp_path: Path, seed: int) -> None:
    outcome = await played(databases, tmp_path, Size(24, 7, 45, seed, date(2027, 3, 8)))
    assert outcome.differences == []
    assert len(outcome.sent) > 30


async def test_one_seed_is_one_year(databases: Databases, tmp_path: Path) -> None:
    first, second = [await played(databases, tmp_path, Size(12, 4, 18, 5, date(2027, 3, 8))) for _ in range(2)]
    assert first.sent == second.sent
    assert first.counts == second.counts


def test_a_fault_of_the_program_ends_with_a_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(looking.LADDERS, "member", (-14, -8, -3, -1, 0, 7, 14, 21))
    assert not simulate(Size(12, 4, 16, 5, date(2027, 3, 8)), "", Console(width=120))
    assert "thiếu so với mô hình" in capsys.readouterr().out


def test_a_database_with_people_in_it_is_refused(databases: Databases) -> None:
    url = databases.new()
    assert simulate(Size(12, 4, 2, 5), url, Console(quiet=True))
    with pytest.raises(OperationError, match="trống"):
        simulate(Size(12, 4, 2, 5), url, Console(quiet=True))


def test_fewer_people_than_heads_are_refused() -> None:
    with pytest.raises(OperationError, match="gấp đôi"):
        simulate(Size(10, 8, 2, 5), "", Console(quiet=True))


# ---- what is planted into what was sent


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def said(when: str, *lines: Line, ups: frozenset[Up] = frozenset()) -> Said:
    return Said(at(when), 7, frozenset(lines), ups)


DUE = date(2027, 3, 31)
WEEK = Line(7, 1, DUE, "member", -7, "sent")
THREE = Line(7, 1, DUE, "member", -3, "sent")
RAISED = Up(7, 1, DUE, "head", "official:9")
YEAR = [
    said("2027-03-24T08:00", WEEK),
    said("2027-03-26T08:00", THREE),
    said("2027-04-05T08:00", ups=frozenset({RAISED})),
]


def kinds(found: list[Said]) -> set[str]:
    return {each.what for each in checking.arrived(YEAR, found, PlainCalendar(ZONE))}


def test_a_year_as_expected_has_no_differences() -> None:
    assert kinds(YEAR) == set()


Planted = Callable[[list[Said]], list[Said]]


@pytest.mark.parametrize(
    ("plant", "found"),
    [
        (lambda year: year[1:], {checking.MISSING}),
        (lambda year: [*year, said("2027-04-07T08:00", WEEK)], {checking.EXTRA, checking.TWICE}),
        (lambda year: [*year, said("2027-04-08T08:00", ups=frozenset({RAISED}))], {checking.EXTRA, checking.TWICE}),
        (
            lambda year: [*year, said("2027-03-24T10:00", replace(WEEK, milestone=2))],
            {checking.EXTRA, checking.TWICE_A_DAY},
        ),
        (lambda year: [said("2027-03-24T20:00", WEEK), *year[1:]], {checking.MISSING, checking.EXTRA, checking.NIGHT}),
        (lambda year: [said("2027-03-24T12:10", WEEK), *year[1:]], {checking.MISSING, checking.EXTRA, checking.NIGHT}),
        (lambda year: [said("2027-03-27T09:00", WEEK), *year[1:]], {checking.MISSING, checking.EXTRA, checking.NIGHT}),
    ],
    ids=["lost", "a rung twice", "raised twice", "two digests a day", "at night", "at lunch", "on a Saturday"],
)
def test_a_planted_fault_is_found(plant: Planted, found: set[str]) -> None:
    assert kinds(plant(YEAR)) == found


def test_what_was_put_off_may_come_beside_the_days_digest() -> None:
    again = said("2027-03-24T10:00", replace(WEEK, ladder="member_again"))
    assert not {checking.TWICE, checking.TWICE_A_DAY} & kinds([*YEAR, again])


def test_a_reminder_after_the_deed_is_found() -> None:
    both = said("2027-03-24T08:00", WEEK, ups=frozenset({RAISED}))
    assert list(checking.undone(both, lambda milestone, official: True, lambda up: True)) == []
    assert len(list(checking.undone(both, lambda milestone, official: False, lambda up: False))) == 2


def test_a_sweep_that_tells_too_much_or_too_little_is_found() -> None:
    expected, found = (frozenset({WEEK}), frozenset({RAISED})), (frozenset({THREE}), frozenset({RAISED}))
    differences = list(checking.looked(expected, found, at("2027-03-24T08:00")))
    assert [each.what for each in differences] == [checking.MISSING, checking.EXTRA]


# ---- the model's own calendar, by hand


@pytest.mark.parametrize(
    ("rung", "day"), [(-14, date(2027, 3, 17)), (-3, date(2027, 3, 26)), (0, DUE), (7, date(2027, 4, 7))]
)
def test_days_of_rungs(rung: int, day: date) -> None:
    assert PlainCalendar(ZONE).rung_day(DUE, rung) == day


def test_a_day_off_moves_a_rung_away_from_it() -> None:
    calendar = PlainCalendar(ZONE)
    calendar.days_off |= {date(2027, 3, 24), date(2027, 4, 7)}
    assert calendar.rung_day(DUE, -7) == date(2027, 3, 23)
    assert calendar.rung_day(DUE, 7) == date(2027, 4, 8)


@pytest.mark.parametrize(
    ("told", "days", "level"),
    [
        ({}, 1, None),
        ({}, 2, "head"),
        ({"head": 1}, 3, None),
        ({"head": 1}, 4, "office"),
        ({"office": 1}, 9, "director"),
    ],
)
def test_levels_go_up_one_after_the_other(told: dict[str, int], days: int, level: str | None) -> None:
    today = date(2027, 4, 20)
    before = {name: today - timedelta(days=ago) for name, ago in told.items()}
    everybody = {name: [1] for name in raising.LEVELS}
    assert raising._level(before, everybody, days, today) == level
