"""Checks the messages that arrived in a year against the plain model, and against rules that hold whatever the model says."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.simulate.plain_calendar import PlainCalendar
from bot.simulate.record import Difference, Found, Line, Said, Up

NIGHT = "ngoài giờ hoặc ngày nghỉ"
TWICE_A_DAY = "hai tin nhắc trong một ngày"
TWICE = "một mốc nhắc hai lần"
DONE = "nhắc việc đã làm"
MISSING = "thiếu so với mô hình"
EXTRA = "thừa so với mô hình"


def looked(expected: Found, found: Found, at: datetime) -> Iterator[Difference]:
    """One sweep: what the model says is to be told, what the program recorded as told."""
    for mine, theirs in zip(expected, found, strict=True):
        yield from (Difference(MISSING, at, str(each)) for each in sorted(mine - theirs, key=str))
        yield from (Difference(EXTRA, at, str(each)) for each in sorted(theirs - mine, key=str))


def arrived(expected: Sequence[Said], found: Sequence[Said], calendar: PlainCalendar) -> Iterator[Difference]:
    """A year: what should have arrived, what did."""
    mine, theirs = (Counter((s.at, *sorted(map(str, (*s.lines, *s.ups)))) for s in some) for some in (expected, found))
    yield from (Difference(MISSING, each[0], str(each[1:])) for each in (mine - theirs).elements())  # type: ignore[arg-type]
    yield from (Difference(EXTRA, each[0], str(each[1:])) for each in (theirs - mine).elements())  # type: ignore[arg-type]
    yield from _hours(found, calendar)
    yield from _once_a_day(found, calendar)
    yield from _once(found)


def _hours(found: Sequence[Said], calendar: PlainCalendar) -> Iterator[Difference]:
    for said in found:
        if not calendar.worked(said.at):
            yield Difference(NIGHT, said.at, str(said.official))


def _once_a_day(found: Sequence[Said], calendar: PlainCalendar) -> Iterator[Difference]:
    seen: set[tuple[int, date]] = set()
    for said in found:
        key = (said.official, calendar.day(said.at))
        if not said.put_off and key in seen:
            yield Difference(TWICE_A_DAY, said.at, str(said.official))
        if not said.put_off:
            seen.add(key)


def _once(found: Sequence[Said]) -> Iterator[Difference]:
    """Every rung once, and one that was put off once more."""
    seen: set[Line | Up] = set()
    for said in found:
        told: list[Line | Up] = [*(replace(line, outcome="") for line in said.lines), *said.ups]
        yield from (Difference(TWICE, said.at, str(each)) for each in told if each in seen)
        seen.update(told)


def undone(said: Said, owes: Callable[[int, int], bool], owing_unit: Callable[[Up], bool]) -> Iterator[Difference]:
    """At the moment of sending: nobody is told of their own thing that is done. ``owes``(milestone or request, official)."""
    for line in said.lines:
        if line.ladder.startswith(("member", "request")) and not owes(line.milestone, line.official):
            yield Difference(DONE, said.at, str(line))
    for up in said.ups:
        if not owing_unit(up):
            yield Difference(DONE, said.at, str(up))
