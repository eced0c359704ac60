"""Reminders as a state machine: whatever people, the office and the clock do, in any order, the program tells what the plain
model tells, to the line.

``pytest tests/bot/test_reminder_machine.py --hypothesis-profile=long`` plays other and longer stories every time.
"""

import asyncio
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import Phase, currently_in_test_context, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Connection

from bot.settings import Settings
from bot.simulate import checking
from bot.simulate import department as made_up
from bot.simulate.compared import Compared
from bot.simulate.department import Dated
from bot.simulate.facts import Asked, Demand, Person
from bot.simulate.model import Model
from bot.simulate.program import Program
from bot.simulate.record import Line, Said
from bot.simulate.unit_acts import UnitActs
from storage.outbox import Outgoing
from tests.databases import Databases

if TYPE_CHECKING:
    from _typeshed import SupportsLenAndGetItem

T = TypeVar("T")
OFFICIALS, UNITS = 12, 4
BEGINS = date(2027, 3, 16)
OF_ALL = Dated(
    "Mẫu", date(2027, 3, 16), date(2027, 3, 24), (("Một", date(2027, 3, 1), date(2027, 4, 9)),), date(2027, 3, 30)
)
OF_BRANCH = Dated(
    *("Hẹp", date(2027, 3, 16), date(2027, 3, 26), (("Một", date(2027, 3, 1), date(2027, 4, 2)),)),
    drives=(("Đợt", date(2027, 3, 15), date(2027, 3, 25), False),),
)
# within a day: before the office opens, its first reminders, the hours people choose, noon, the last minute, the evening
_CLOCK = (
    "07:35",
    "08:00",
    "09:00",
    "10:05",
    "11:29",
    "11:30",
    "13:29",
    "13:30",
    "14:00",
    "16:00",
    "16:59",
    "17:00",
    "21:00",
)
MOMENTS = tuple(map(time.fromisoformat, _CLOCK))
TWO_AT_ONCE = 0.3
OFF = (timedelta(minutes=1), timedelta(hours=1), timedelta(days=3), timedelta(days=15))

people = st.integers(0, OFFICIALS - 1)
some = st.sets(people, min_size=1, max_size=5)
units = st.integers(1, UNITS)
DRIVE = 5
which = st.integers(0, 5)  # of the milestones
chance = st.randoms(use_true_random=False)


class Reminders(RuleBasedStateMachine):
    """A department of twelve in four units, two campaigns with a registration and a stage each, one with a drive."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._runner = asyncio.Runner()
        configured = Settings(_env_file=None, data_dir=Path(self._folder.name), database_url=url)
        self.model = Model(configured.zone)
        self.now = datetime.combine(BEGINS, time(7), configured.zone).astimezone(UTC)
        self.program = self._run_in(self._started, configured)
        self.both = Compared(self.model, self.program)
        self.acts = UnitActs(self.model, self.program.inbox, Random(0))
        self.arrived: list[tuple[Outgoing, Said]] = []
        self._write(self._begin)

    def _run_in(self, make: Callable[[Settings], T], configured: Settings) -> T:
        async def made() -> T:
            return make(configured)

        return self._runner.run(made())

    def _started(self, configured: Settings) -> Program:
        return Program(configured, self.now, lambda official: self.model.people[official].silent)

    def _begin(self, conn: Connection) -> None:
        made_up.populate(conn, self.model, OFFICIALS, UNITS, self.now, Random(1))
        made_up.draft(conn, self.model, OF_ALL, None, self.model.calendar.zone)
        made_up.draft(conn, self.model, OF_BRANCH, made_up.branches(self.model)[0], self.model.calendar.zone)

    def teardown(self) -> None:
        """Let go of everything."""
        self.program.close()
        self._runner.close()
        self._folder.cleanup()

    # ---- what everything is done with

    def _write(self, work: Callable[[Connection], None]) -> None:
        self._runner.run(self.program.write(work))

    def _does(self, luck: Random, act: Callable[[Connection, datetime], None]) -> None:
        self.acts.chance = luck
        self._write(lambda conn: act(conn, self.now))

    def _person(self, number: int) -> Person:
        return list(self.model.people.values())[number]

    def _asked(self, number: int) -> Asked:
        return self.model.asked[number]

    def at(self, now: datetime) -> None:
        """Set the clock."""
        self.now = self.program.clock.instant = now

    # ---- the clock and the program

    @initialize(clock=chance, registered=st.sets(people))
    def opens(self, clock: Random, registered: set[int]) -> None:
        """Both campaigns open; some have registered before the first reminder. ``clock`` draws how time goes on."""
        self._clock = clock
        self.goes_on_to(time(8))
        for number in registered:
            for asked in self.model.asked[:2]:
                self._answers(clock, self._person(number), asked)

    @invariant()
    def time_goes_on(self) -> None:
        """After everything that is done the program looks and sends, or only one of both, or time alone goes on."""
        draw = self._clock
        goes = draw.choices(("nothing", "looks", "sends", "minutes", "hours", "days"), (3, 2, 2, 1, 4, 2))[0]
        _note(f"time goes on: {goes}")
        if goes == "looks":
            self.sweeps(twice=draw.random() < TWO_AT_ONCE)
        elif goes == "sends":
            self.sends()
        elif goes == "minutes":
            self.at(self.now + timedelta(minutes=draw.randint(1, 200)))
        for _ in range({"hours": 1, "days": 2 * draw.randint(1, 3)}.get(goes, 0)):
            self.goes_on_to(draw.choice(MOMENTS), twice=draw.random() < TWO_AT_ONCE)

    def sweeps(self, *, twice: bool = False) -> None:
        """The program looks."""
        self._runner.run(self.both.sweep(self.now, twice=twice))
        assert self.both.differences == []

    def sends(self) -> None:
        """What waits leaves."""
        before = len(self.model.said)
        self.arrived = self._runner.run(self.both.send(self.now)) or self.arrived
        expected, found = self.model.said[before:], self.both.sent[before:]
        assert self.both.differences == []
        assert list(checking.arrived(expected, found, self.model.calendar)) == []
        assert list(checking.arrived(self.both.sent, self.both.sent, self.model.calendar)) == []

    def goes_on_to(self, moment: time, *, twice: bool = False) -> None:
        """To the next time at which the clock on the wall shows a moment; the program looks, and what waits leaves."""
        calendar, today = self.model.calendar, self.model.calendar.day(self.now)
        found = calendar.at(today, moment)
        self.at((found if found > self.now else calendar.at(today + timedelta(days=1), moment)).astimezone(UTC))
        _note(f"it is {calendar.local(self.now):%Y-%m-%d %H:%M}")
        self.sweeps(twice=twice)
        self.sends()

    @rule()
    def restarts(self) -> None:
        """The program ends and begins again, whatever waits."""
        self._runner.run(self.program.restart())
        self.acts.inbox = self.program.inbox

    @rule(length=st.sampled_from(OFF))
    def is_off(self, length: timedelta) -> None:
        """The program is off for a while."""
        self.at(self.now + length)
        self.restarts()

    # ---- people

    @rule(first=people, count=st.integers(1, OFFICIALS), number=which, luck=chance)
    def some_do_it(self, first: int, count: int, number: int, luck: Random) -> None:
        """Some people do what a milestone asks of them."""
        asked = self._asked(number)
        for each in range(first, first + count):
            self._answers(luck, self._person(each % OFFICIALS), asked)

    def _answers(self, luck: Random, person: Person, asked: Asked) -> None:
        if asked.stage is not None:
            self._does(luck, lambda conn, now: self.acts.reports(conn, now, asked, person))
        elif person.unit in asked.units and asked.drive is None:
            self._does(luck, lambda conn, now: self.acts.registers(conn, now, asked.campaign, person))

    @rule(numbers=some, days=st.integers(0, 14), luck=chance)
    def take_leave(self, numbers: set[int], days: int, luck: Random) -> None:
        """Leave of some days."""
        for person in map(self._person, sorted(numbers)):
            self._does(luck, partial(self.acts.takes_leave, person=person, days=days))

    @rule(number=people, unit=units, what=st.sampled_from(("moves", "leaves", "joins")), luck=chance)
    def roster(self, number: int, unit: int, what: str, luck: Random) -> None:
        """Somebody comes to another unit, goes for good, or joins late; those with an office stay."""
        person, chiefs = self._person(number), {*self.model.heads.values(), *self.model.office, *self.model.directors}
        if what == "joins":
            self._does(luck, lambda conn, now: self.acts.joins(conn, now, person))
        elif person.id not in chiefs and what == "moves":
            self._does(luck, lambda conn, now: self.acts.moves(conn, now, person, unit))
        elif person.id not in chiefs:
            self._does(luck, lambda conn, now: self.acts.leaves(conn, now, person))

    @rule(numbers=some, luck=chance)
    def block_or_return(self, numbers: set[int], luck: Random) -> None:
        """Some block the bot, or let it write again."""
        for person in map(self._person, sorted(numbers)):
            act = self.acts.returns if person.silent else self.acts.blocks
            self._does(luck, partial(act, person=person))

    @rule(numbers=some, luck=chance)
    def choose_hours(self, numbers: set[int], luck: Random) -> None:
        """An hour of one's own, or none."""
        for person in map(self._person, sorted(numbers)):
            self._does(luck, partial(self.acts.chooses_hour, person=person))

    @precondition(lambda self: self.arrived)
    @rule(luck=chance)
    def put_off(self, luck: Random) -> None:
        """Presses under the digests that came last."""
        for message, said in self.arrived:
            if not self.model.people[said.official].silent:
                self._does(luck, partial(self.acts.puts_off, message=message, said=said))

    # ---- heads and the office

    @rule(unit=units, number=which, luck=chance)
    def heads_decide(self, unit: int, number: int, luck: Random) -> None:
        """A head confirms and returns what waits."""
        if unit in self.model.heads:
            self._does(luck, lambda conn, now: self.acts.decides(conn, now, self._asked(number).campaign, unit))

    @rule(unit=units, number=which, luck=chance)
    def units_do_it(self, unit: int, number: int, luck: Random) -> None:
        """A unit launches, reports on a stage, or does something in a drive."""
        asked = self._asked(number)
        if unit not in asked.answering or unit not in self.model.heads:
            return
        if asked.drive is not None:
            self.in_a_drive(unit, luck.choice(("holds", "plans", "holds_planned", "takes_back", "lets_stand")), luck)
            return
        if asked.stage is None:
            self._does(luck, lambda conn, now: self.acts.launches(conn, now, asked.campaign, unit))
        else:
            self._does(luck, lambda conn, now: self.acts.unit_reports(conn, now, asked, unit))

    def in_a_drive(self, unit: int, what: str, luck: Random) -> None:
        """A unit records an activity, plans one, holds it, takes all back or lets all stand again."""
        about = {"campaign": self._asked(DRIVE).campaign, "unit": unit}
        if what in ("holds", "plans"):
            ago = luck.randrange(4)
            self._does(luck, partial(self.acts.holds, **about, ago=ago, planned=what == "plans"))
        elif what == "lets_stand":
            self._does(luck, partial(self.acts.lets_stand, **about, office=self.program.office))
        else:
            self._does(luck, partial(getattr(self.acts, what), **about))

    @rule(unit=units, days=st.integers(1, 6), luck=chance)
    def requests_go(self, unit: int, days: int, luck: Random) -> None:
        """The office asks all units for an answer; a unit answers the newest, which gets a later day or is cancelled."""
        due_on, sent = self.model.calendar.day(self.now) + timedelta(days=days), self.model.demands
        below = [each for each, above in self.model.parents.items() if above is not None]
        what = luck.choice(("asks", "answers", "answers", "extends", "calls_off")) if sent else "asks"
        if what == "asks":
            self._does(luck, partial(self.acts.asks, demand=Demand(below, due_on)))
        elif what == "answers":
            self._does(luck, partial(self.acts.answers, demand=sent[-1], unit=unit))
        elif what == "extends":
            self._does(luck, partial(self.acts.extends, demand=sent[-1], due_on=due_on))
        else:
            self._does(luck, partial(self.acts.calls_off, demand=sent[-1]))

    @rule(number=which, luck=chance)
    def reports_are_seen(self, number: int, luck: Random) -> None:
        """The level above acknowledges what units have reported."""
        asked = self._asked(number)
        self._does(luck, lambda conn, now: self.acts.acknowledges(conn, now, asked, sorted(asked.answering)))

    @rule(unit=units, days=st.integers(0, 20), number=which, luck=chance)
    def lends_or_nudges(self, unit: int, days: int, number: int, luck: Random) -> None:
        """A head lends the rights, or nudges everybody."""
        if unit not in self.model.heads:
            return
        if days:
            self._does(luck, lambda conn, now: self.acts.lends(conn, now, unit, days))
        else:
            campaign, office = self._asked(number).campaign, self.program.office
            self._does(luck, lambda conn, now: self.acts.nudges(conn, now, office, campaign, unit))

    @rule(number=which, days=st.integers(1, 20), luck=chance)
    def deadline_moves(self, number: int, days: int, luck: Random) -> None:
        """A deadline is moved to a day from tomorrow on."""
        due_on = self.model.calendar.day(self.now) + timedelta(days=days)
        self._does(luck, lambda conn, now: self.acts.moves_deadline(conn, now, self._asked(number), due_on))

    @rule(days=st.integers(1, 14), luck=chance)
    def day_off(self, days: int, luck: Random) -> None:
        """One more day off, from tomorrow on."""
        day = self.model.calendar.day(self.now) + timedelta(days=days)
        self._does(luck, lambda conn, now: self.acts.adds_day_off(conn, now, day))

    @rule(number=st.none() | which, days=st.integers(1, 8), luck=chance)
    def pauses(self, number: int | None, days: int, luck: Random) -> None:
        """Reminders of one campaign or of all are paused, or go on."""
        if self.model.pauses:
            self._does(luck, self.acts.resumes)
        else:
            campaign = None if number is None else self._asked(number).campaign
            self._does(luck, lambda conn, now: self.acts.pauses(conn, now, campaign, days))

    @rule(days=st.integers(1, 4), luck=chance)
    def paces(self, days: int, luck: Random) -> None:
        """The office leaves some days between two digests to a person."""
        self._does(luck, lambda conn, now: self.acts.paces(conn, now, days))


# what fails is told as it was found: making a story shorter takes minutes, and is for the long profile
EVERY_TIME = settings(
    max_examples=5,
    stateful_step_count=30,
    phases=[Phase.generate],
    derandomize=True,
    database=None,
    deadline=None,
)


def _note(what: str) -> None:
    if currently_in_test_context():
        note(what)


def test_in_any_order_the_program_tells_what_the_model_tells(databases: Databases) -> None:
    made: list[str] = []

    def machine() -> Reminders:
        for url in made:
            databases.drop(url)
        made[:] = [databases.new()]
        return Reminders(made[0])

    long = settings.get_current_profile_name() == "long"
    run_state_machine_as_test(machine, settings=settings.default if long else EVERY_TIME)


@pytest.fixture
def department(database_url: str) -> Iterator[Reminders]:
    """The department on the evening before its first reminders, nobody having registered."""
    made = Reminders(database_url)
    made.opens(Random(0), set())
    yield made
    made.teardown()


def test_a_press_under_a_digest_of_yesterday_puts_nothing_off(department: Reminders) -> None:
    department.goes_on_to(time(8))
    assert department.arrived
    department.goes_on_to(time(21))
    department.at(department.now + timedelta(hours=5))
    department.put_off(Random(0))
    for moment in (time(8), time(14)):
        department.goes_on_to(moment)
    assert not any(said.put_off for said in department.both.sent)


def test_a_second_press_under_the_same_digest_changes_nothing(department: Reminders) -> None:
    department.goes_on_to(time(8))
    for seed in range(3):
        department.put_off(Random(seed))
    told: list[datetime] = []
    for moment in (time(10, 5), time(14), time(8)):
        department.goes_on_to(moment)
        told += [department.now for said in department.both.sent if said.put_off and said.at == department.now]
    assert 0 < len(told) <= OFFICIALS


class Sooner(Random):
    """Takes the first of what may be chosen: two hours, not tomorrow."""

    def choice(self, seq: "SupportsLenAndGetItem[T]") -> T:
        """The first."""
        return seq[0]


def test_what_a_head_put_off_is_withdrawn_when_something_of_it_is_done(department: Reminders) -> None:
    department.goes_on_to(time(8))
    department.put_off(Sooner())
    department.at(department.now + timedelta(hours=2))
    department.sweeps()
    assert any(line.ladder == "head_again" for each in department.model.pending.values() for line in each.lines)
    department.units_do_it(2, 0, Random(0))
    assert department.model.withdrawn
    department.sends()


def test_nobody_is_told_of_what_was_done_between_the_look_and_the_sending(department: Reminders) -> None:
    department.at(department.now + timedelta(days=1))
    department.sweeps()
    assert department.model.pending
    department.some_do_it(0, OFFICIALS, 0, Random(0))
    department.sends()


def test_who_is_on_leave_is_told_nothing_and_caught_up_with_afterwards(department: Reminders) -> None:
    department.take_leave(set(range(0, OFFICIALS, 2)), 3, Random(0))
    for _ in range(6):
        department.goes_on_to(time(8))
    assert any(line.outcome == "late" for said in department.both.sent for line in said.lines)


def test_nobody_is_told_of_a_drive_in_which_a_withdrawn_activity_counts_again(department: Reminders) -> None:
    unit = min(department.model.asked[DRIVE].answering)
    for what in ("holds", "takes_back"):
        department.in_a_drive(unit, what, Random(0))
    department.at(department.now + timedelta(days=1))
    while not any(line.milestone == department.model.asked[DRIVE].id for line in _waiting(department)):
        department.sends()
        department.at(department.now + timedelta(days=1))
        department.sweeps()
    department.in_a_drive(unit, "lets_stand", Random(0))
    assert department.model.withdrawn
    department.sends()


def _waiting(department: Reminders) -> list[Line]:
    return [line for digest in department.model.pending.values() for line in digest.lines]


@pytest.mark.parametrize("what", ["answers", "extends", "calls_off"])
def test_what_waits_about_a_request_is_withdrawn_when_it_changes(department: Reminders, what: str) -> None:
    acts, unit = department.acts, min(department.model.asked[DRIVE].answering)
    demand = Demand([unit], department.model.calendar.day(department.now) + timedelta(days=1))
    department._does(Random(0), partial(acts.asks, demand=demand))
    department.at(department.now + timedelta(days=1))
    department.sweeps()
    assert any(line.milestone == demand.id for line in _waiting(department))
    later = demand.due_on + timedelta(days=9)
    more = {"answers": {"unit": unit}, "extends": {"due_on": later}, "calls_off": {}}
    department._does(Random(0), partial(getattr(acts, what), demand=demand, **more[what]))
    assert not any(line.milestone == demand.id for line in _waiting(department))
    department.sends()
