"""Draws, from one seed, who does what on which day of the year: early, on time, late, never, wrongly and then again."""

import random
from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from bot.simulate.department import branches
from bot.simulate.facts import Asked, Demand, Person
from bot.simulate.model import Model
from bot.simulate.unit_acts import UnitActs
from handlers.turn import Office

Act = Callable[[Connection, datetime], None]
_A_WEEK = timedelta(days=7)
_EARLY, _ON_TIME, _LATE = 0.55, 0.75, 0.92
LEAVES_A_YEAR, MOVES, GONE, BLOCKS, COMES_BACK, HOURS = 1.5, 0.04, 0.02, 0.05, 0.8, 0.1


class Agenda:
    """Acts by day. Everything is drawn when the year begins, so that one seed is one year."""

    def __init__(self, model: Model, acts: UnitActs, office: Office, start: date, days: int, seed: int) -> None:
        self.by_day: dict[date, list[Act]] = defaultdict(list)
        self._model, self._acts, self._office = model, acts, office
        self._start, self._days = start, days
        self._chance = random.Random(seed)
        for person in model.people.values():
            self._of_person(person)
        for asked in model.asked:
            self._of_milestone(asked)
            self._moves(asked)
        self._of_office()
        self._of_requests()

    def _on(self, day: date, act: Act) -> None:
        self.by_day[day].append(act)

    def _some_day(self, after: int = 1) -> date:
        return self._start + timedelta(days=self._chance.randrange(after, max(self._days, after + 1)))

    def _between(self, first: date, last: date) -> date:
        return first + timedelta(days=self._chance.randrange(max((last - first).days, 0) + 1))

    def _of_person(self, person: Person) -> None:
        acts, chance, share = self._acts, self._chance.random, self._days / 365
        bound = {*self._model.heads.values(), *self._model.office, *self._model.directors}
        for _ in range(2):
            if chance() < LEAVES_A_YEAR / 2 * share:
                length = self._chance.randrange(15)
                self._on(self._some_day(), partial(acts.takes_leave, person=person, days=length))
        if chance() < MOVES * share and person.id not in bound:
            unit = self._chance.choice(sorted(self._model.parents))
            self._on(self._some_day(), partial(acts.moves, person=person, unit=unit))
        if chance() < GONE * share and person.id not in bound:
            self._on(self._some_day(), partial(acts.leaves, person=person))
        if chance() < BLOCKS * share:
            day = self._some_day()
            self._on(day, partial(acts.blocks, person=person))
            if chance() < COMES_BACK:
                self._on(day + timedelta(days=self._chance.randrange(3, 60)), partial(acts.returns, person=person))
        if chance() < HOURS * share:
            self._on(self._some_day(), partial(acts.chooses_hour, person=person))
        if person.linked is None and chance() < COMES_BACK:
            self._on(self._some_day(), partial(acts.joins, person=person))

    def _of_milestone(self, asked: Asked) -> None:
        if asked.drive is not None:
            for unit in sorted(asked.answering):
                self._of_drive(asked, asked.drive, unit)
            return
        for person in self._model.people.values():
            if person.unit in asked.units:
                self._answers(asked, person)
        for unit in asked.answering:
            self._of_unit(asked, unit)
        for week in range(0, self._days // 7):
            seen = partial(self._acts.acknowledges, asked=asked, units=sorted(asked.answering))
            self._on(self._start + week * _A_WEEK + timedelta(days=self._chance.randrange(7)), seen)

    def _moves(self, asked: Asked) -> None:
        if self._chance.random() < 0.5:
            day = asked.due_on - timedelta(days=self._chance.randrange(1, 11))
            later = asked.due_on + timedelta(days=self._chance.randrange(7, 22))
            self._on(day, partial(self._acts.moves_deadline, asked=asked, due_on=later))

    def _answers(self, asked: Asked, person: Person) -> None:
        """Some early, some at the last moment, some late, some never; some again a week later."""
        zeal, chance = self._chance.random(), self._chance.random
        if zeal > _LATE:
            return
        first = max(asked.opened, asked.due_on - timedelta(days=60))
        days = (first + timedelta(days=1), asked.due_on)
        if zeal > _EARLY:
            days = (asked.due_on - timedelta(days=3), asked.due_on + timedelta(days=1))
        if zeal > _ON_TIME:
            days = (asked.due_on + timedelta(days=1), asked.due_on + timedelta(days=25))
        day = self._between(*days)
        act = partial(self._acts.reports, asked=asked, person=person)
        if asked.stage is None:
            act = partial(self._acts.registers, campaign=asked.campaign, person=person)
        self._on(day, act)
        if chance() < 0.25:
            self._on(day + timedelta(days=self._chance.randrange(1, 15)), act)

    def _of_unit(self, asked: Asked, unit: int) -> None:
        if self._chance.random() < 0.95 and asked.stage is not None:
            day = self._between(asked.due_on - timedelta(days=20), asked.due_on + timedelta(days=12))
            self._on(day, partial(self._acts.unit_reports, asked=asked, unit=unit))
        if asked.stage is not None or unit not in self._model.heads:
            return
        campaign = asked.campaign
        day = self._between(asked.opened + timedelta(days=1), asked.due_on + timedelta(days=15))
        for after in (0, 14):
            self._on(day + timedelta(days=after), partial(self._acts.launches, campaign=campaign, unit=unit))
        for week in range(1, 26):
            day = asked.opened + week * _A_WEEK + timedelta(days=self._chance.randrange(7))
            self._on(day, partial(self._acts.decides, campaign=campaign, unit=unit))
        if self._chance.random() < 0.3:
            day = self._between(asked.due_on - timedelta(days=20), asked.due_on + timedelta(days=5))
            self._on(day, partial(self._acts.lends, unit=unit, days=self._chance.randrange(3, 20)))
            self._on(day, partial(self._acts.nudges, office=self._office, campaign=campaign, unit=unit))

    def _of_drive(self, asked: Asked, first: date, unit: int) -> None:
        """An activity before the drive, one that is only planned, one in time or late, taken back and let stand again."""
        acts, chance, campaign = self._acts, self._chance.random, asked.campaign
        start = max(first, asked.opened + timedelta(days=1))
        for often, planned, days in (
            (0.25, False, (start - timedelta(days=8), start)),
            (0.25, True, (start, asked.due_on)),
            (0.5, False, (start, asked.due_on)),
            (0.3, False, (asked.due_on - timedelta(days=1), asked.due_on + timedelta(days=25))),
        ):
            if chance() < often:
                day, ago = self._between(*days), self._chance.randrange(10)
                self._on(day, partial(acts.holds, campaign=campaign, unit=unit, ago=ago, planned=planned))
        for act in (acts.holds_planned, acts.takes_back, partial(acts.lets_stand, office=self._office)):
            if chance() < 0.3:
                later = asked.due_on + timedelta(days=self._chance.randrange(-8, 20))
                self._on(later, partial(act, campaign=campaign, unit=unit))

    def _of_office(self) -> None:
        acts, chance = self._acts, self._chance
        for _ in range(1 + self._days // 90):
            off = self._some_day(after=12)
            self._on(off - timedelta(days=chance.randrange(1, 11)), partial(acts.adds_day_off, day=off))
            day = self._some_day()
            campaign = chance.choice([None, *{asked.campaign for asked in self._model.asked}])
            self._on(day, partial(acts.pauses, campaign=campaign, days=chance.randrange(2, 9)))
            if chance.random() < 0.5:
                self._on(day + timedelta(days=chance.randrange(1, 5)), acts.resumes)
        if chance.random() < 0.6:
            self._on(self._some_day(), partial(acts.paces, days=chance.randrange(2, 5)))
            self._on(self._some_day(after=self._days // 2), partial(acts.paces, days=1))

    def _of_requests(self) -> None:
        """Every few weeks the office asks some units or all; most answer in time, some late, some never."""
        below = sorted(unit for unit, above in self._model.parents.items() if above is not None)
        acts, chance = self._acts, self._chance
        for _ in range(1 + self._days // 25):
            day = self._some_day()
            due_on = day + timedelta(days=chance.randrange(1, 15))
            demand = Demand(below if chance.random() < 0.5 else sorted(chance.sample(below, k=2)), due_on)
            self._on(day, partial(acts.asks, demand=demand))
            for unit in demand.units:
                if chance.random() < 0.7:
                    answered = self._between(day, due_on + timedelta(days=3))
                    self._on(answered, partial(acts.answers, demand=demand, unit=unit))
            if chance.random() < 0.35:
                later = due_on + timedelta(days=chance.randrange(1, 10))
                self._on(
                    self._between(day, due_on + timedelta(days=2)), partial(acts.extends, demand=demand, due_on=later)
                )
            if chance.random() < 0.2:
                self._on(self._between(day, due_on), partial(acts.calls_off, demand=demand))


def first_branch(model: Model) -> int | None:
    """The unit for which the smaller campaign is; None when there is none with others below."""
    return next(iter(branches(model)), None)
