"""Plays the year: sweeps at all hours, people between them, the program off now and then, two schedulers at once."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from sqlalchemy import Connection

from bot.settings import Settings
from bot.simulate import checking, department
from bot.simulate.agenda import Act, Agenda, first_branch
from bot.simulate.compared import Compared
from bot.simulate.model import Model
from bot.simulate.program import Program
from bot.simulate.record import Difference, Said
from bot.simulate.unit_acts import UnitActs

START = date(2027, 1, 4)
SWEEPS = (time(8), time(10, 5), time(14), time(16, 40))
CLOSED = (time(7, 35), time(11, 45), time(21))  # sweeps that must say nothing, on some days
ACTS = (time(9, 10), time(13, 40), time(15, 30), time(19))
ON_DAYS_OFF = (time(9, 30), time(10))
PUTS_OFF, TWO_AT_ONCE, AT_CLOSED = 0.06, 0.3, 0.25
OFF = ((timedelta(minutes=1), 8), (timedelta(hours=1), 8), (timedelta(days=3), 4), (timedelta(days=15), 1))


@dataclass(frozen=True, slots=True)
class Size:
    """How much is played, and the seed it is drawn from."""

    officials: int
    units: int
    days: int
    seed: int
    begins: date = START


@dataclass(slots=True)
class Outcome:
    """What came of it."""

    differences: list[Difference] = field(default_factory=list)
    sent: list[Said] = field(default_factory=list)
    expected: list[Said] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


class Year:
    """One department's year; ``told`` hears of every day that has been played."""

    def __init__(self, settings: Settings, size: Size) -> None:
        self.size, self._zone = size, settings.zone
        self.model = Model(settings.zone)
        begun = datetime.combine(size.begins, time(7), settings.zone)
        self._program = Program(settings, begun, lambda official: self.model.people[official].silent)
        self._both = Compared(self.model, self._program)
        self._chance = random.Random(size.seed)
        self._acts = UnitActs(self.model, self._program.inbox, self._chance)
        self._waiting: list[Act] = []
        self._put_off: list[Act] = []
        self._was_off = False
        self.outcome = Outcome()

    async def play(self, told: Callable[[int], None]) -> Outcome:
        """Play all days; returns what was found."""
        try:
            await self._program.write(self._begin)
            agenda = Agenda(
                self.model, self._acts, self._program.office, self.size.begins, self.size.days, self.size.seed
            )
            off = list(self._off())
            for number in range(self.size.days):
                await self._day(self.size.begins + timedelta(days=number), agenda, off)
                told(number + 1)
        finally:
            self._program.close()
        found = self.outcome
        found.sent, found.expected = self._both.sent, self.model.said
        found.differences = [
            *self._both.differences,
            *checking.arrived(self.model.said, found.sent, self.model.calendar),
        ]
        found.counts.update(self._acts.done)
        found.counts["tin nhắc thu lại trước khi gửi"] = self.model.withdrawn
        return found

    def _begin(self, conn: Connection) -> None:
        now = self._program.clock.now()
        department.populate(conn, self.model, self.size.officials, self.size.units, now, self._chance)
        department.draft(conn, self.model, _from(department.WHOLE_YEAR, self.size.begins), None, self._zone)
        branch = first_branch(self.model)
        if branch is not None:
            branch_wide = _from(department.OF_A_BRANCH, self.size.begins)
            department.draft(conn, self.model, branch_wide, branch, self._zone)

    def _off(self) -> Iterator[tuple[datetime, datetime]]:
        """The times at which the program is off: each begins right after a sweep, before its messages have left."""
        for length, often in OFF:
            for _ in range(round(often * self.size.days / 365)):
                day = self.size.begins + timedelta(days=self._chance.randrange(self.size.days))
                begins = datetime.combine(day, self._chance.choice(SWEEPS), self._zone)
                yield begins, begins + length

    async def _day(self, today: date, agenda: Agenda, off: list[tuple[datetime, datetime]]) -> None:
        self._put_off.clear()
        groups: dict[time, list[Act]] = {}
        acts_at = ACTS if self.model.calendar.works(today) else ON_DAYS_OFF[1:]
        for act in agenda.by_day.pop(today, ()):
            groups.setdefault(self._chance.choice(acts_at), []).append(act)
        sweeps = self._sweeps(today)
        for moment in sorted((*sweeps, *acts_at)):
            now = datetime.combine(today, moment, self._zone)
            self._program.clock.instant = now
            if any(begins < now < ends for begins, ends in off):
                self._waiting += groups.get(moment, [])
                self._was_off = True
                continue
            await self._step(
                now.astimezone(UTC), moment in acts_at, groups.get(moment, []), any(b == now for b, _ in off)
            )

    def _sweeps(self, today: date) -> tuple[time, ...]:
        closed = tuple(each for each in CLOSED if self._chance.random() < AT_CLOSED)
        return (*SWEEPS, *closed) if self.model.calendar.works(today) else ON_DAYS_OFF[:1]

    async def _step(self, now: datetime, acting: bool, acts: list[Act], stops: bool) -> None:
        if self._was_off:
            await self._back(now)
        if acting and not (acts or self._put_off):
            return
        if acting:
            await self._act(now, [*acts, *self._put_off])
            self._put_off.clear()
        else:
            await self._sweep(now)
        if not stops:
            await self._send(now)
        self._was_off = self._was_off or stops

    async def _back(self, now: datetime) -> None:
        """The program starts again: what has come meanwhile, the sweep and the sending are in no fixed order."""
        self._was_off = False
        await self._program.restart()
        self._acts.inbox = self._program.inbox
        acts, self._waiting = self._waiting, []
        steps = [partial(self._act, now, acts), partial(self._sweep, now), partial(self._send, now)]
        self._chance.shuffle(steps)
        for step in steps:
            await step()

    async def _act(self, now: datetime, acts: list[Act]) -> None:
        def all_of_them(conn: Connection) -> None:
            for act in acts:
                act(conn, now)

        if acts:
            await self._program.write(all_of_them)

    async def _sweep(self, now: datetime) -> None:
        await self._both.sweep(now, twice=self._chance.random() < TWO_AT_ONCE)
        self.outcome.counts["lần quét"] += 1

    async def _send(self, now: datetime) -> None:
        for message, said in await self._both.send(now):
            if self._chance.random() < PUTS_OFF:
                self._put_off.append(partial(self._acts.puts_off, message=message, said=said))


def _from(dated: department.Dated, begins: date) -> department.Dated:
    """A campaign that opens once the play has begun, without the drives that are nearly over by then."""
    opens = max(dated.opens, begins + timedelta(days=1))
    return replace(
        dated, opens=opens, drives=tuple(each for each in dated.drives if each[2] > opens + timedelta(days=7))
    )
