"""What one look at the clock and the record finds to tell: notices of milestones, what goes up, matters beside them."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from handlers.turn import Office, Turn
from rules.calendar import WorkingCalendar
from rules.escalation import Escalated, Level
from rules.matters import Matters
from rules.office_settings import Telling
from rules.owing import Debt
from rules.records import Milestone, Unit
from rules.reminders import Due
from storage import absences, accounts, calendar, digests, people, reminder_pauses, settings, snoozes
from storage.escalations import Told
from storage.reminder_pauses import NO_PAUSE, Paused


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing a digest says: the milestone, the rung, how far away it is, and for chiefs who is missing.

    ``again``: the person had put it off.
    """

    ladder: str
    milestone: Milestone
    rung: Due
    title: str
    working_days: int
    missing: tuple[str, ...] = ()
    returned: int = 0
    units: tuple[str, ...] = ()
    debts: tuple[Debt, ...] = ()
    unit: int | None = None
    again: bool = False

    def about(self) -> tuple[Any, ...]:
        """What makes two notices read alike."""
        return (
            self.kept_as,
            self.milestone.id,
            self.rung,
            self.missing,
            self.returned,
            self.units,
            self.debts,
            self.unit,
        )

    @property
    def kept_as(self) -> str:
        """The ladder on which it is recorded."""
        return snoozes.again(self.ladder) if self.again else self.ladder

    @property
    def urgent(self) -> bool:
        """Whether it is told however often the person has been reminded: the deadline's own day."""
        return self.rung.rung == 0


@dataclass(frozen=True, slots=True)
class Concern:
    """A matter of which a rung has come: what it is recorded under, its day, the campaign it is about, if any, and
    whether it is told every day until it is settled (``due_on`` is today then)."""

    subject: str
    due_on: date
    rung: int = 0
    campaign_id: int | None = None
    daily: bool = False


@dataclass(slots=True)
class Look:
    """One look at the clock and the record.

    For a forecast: ``told`` holds, by (milestone, ladder, official), the newest rung taken as told beside what is recorded;
    ``spent`` are rungs (milestone, ladder, rung) of which nobody is left to be told; ``asked`` are those due at this look;
    ``told_up`` is what was taken as escalated, by milestone; ``told_days`` the days taken as days of a digest.
    ``starts`` says from when on officials who chose an hour are written to today; ``held`` whether somebody has to wait for
    that hour or another day, ``waiting_up`` the milestones of which chiefs still have to be told today. ``places`` and
    ``unreached`` are who has been looked up so far; ``paused`` the pauses that hold today; ``concerned`` everybody whom the
    matters that have come concern, told or not; ``standing`` what each would be told of them if nothing had been told so far;
    ``passed_over`` the chiefs who cannot be told of what is overdue; ``sending`` is False when it is asked only what would be
    told, whenever that could be sent.
    """

    conn: Connection
    office: Office
    now: datetime
    calendar: WorkingCalendar
    telling: Telling
    units: list[Unit]
    away: set[int]
    told: Mapping[tuple[int, str, int], int] = field(default_factory=dict)
    spent: Set[tuple[int, str, int]] = frozenset()
    asked: set[tuple[int, str, int]] = field(default_factory=set)
    told_up: Mapping[int, list[Told]] = field(default_factory=dict)
    told_days: Mapping[int, Set[date]] = field(default_factory=dict)
    starts: Mapping[int, datetime] = field(default_factory=dict)
    held: bool = False
    sending: bool = True
    waiting_up: set[int] = field(default_factory=set)
    looked_up: set[int] = field(default_factory=set)
    notices: dict[int, list[Notice]] = field(default_factory=dict)
    escalated: dict[int, list[Escalated]] = field(default_factory=dict)
    matters: dict[int, Matters] = field(default_factory=dict)
    standing: dict[int, Matters] = field(default_factory=dict)
    places: dict[int, tuple[str, str]] = field(default_factory=dict)
    unreached: set[int] = field(default_factory=set)
    paused: Paused = NO_PAUSE
    concerned: dict[Concern, set[int]] = field(default_factory=dict)
    passed_over: dict[tuple[Milestone, Level], set[int]] = field(default_factory=dict)

    @property
    def everybody(self) -> set[int]:
        """All who are told something."""
        return self.notices.keys() | self.escalated.keys() | self.matters.keys()

    @property
    def today(self) -> date:
        """The date on the office's wall."""
        return self.day(self.now)

    def day(self, instant: datetime) -> date:
        """The local date of an instant."""
        return instant.astimezone(self.office.zone).date()

    def rehearsed(self, milestone: Milestone, ladder: str, official: int, rung: Due) -> bool:
        """Whether an earlier day of a forecast has told this rung or a newer one."""
        told = self.told.get((milestone.id, ladder, official))
        return told is not None and told >= rung.rung

    def ready(self, official: int) -> bool:
        """Whether the hour from which an official wants to be written to has come."""
        come = official not in self.starts or self.starts[official] <= self.now
        self.held = self.held or not come
        return come

    def reach(self, officials: Iterable[int]) -> None:
        """Look up at once where officials can be written to."""
        new = {each for each in officials if each not in self.places and each not in self.unreached}
        if new:
            found = accounts.where_reached(self.conn, new)
            self.places |= found
            self.unreached |= new - found.keys()

    def reached(self, official: int) -> bool:
        """Whether an official can be written to today: not away, and at a known place."""
        if official in self.away:
            return False
        self.reach([official])
        return official in self.places

    def tellable(self, officials: Iterable[int]) -> list[int]:
        """Those of the officials who can be written to now and have had no digest today."""
        wanted = sorted(set(officials))
        self.reach(wanted)
        found = [each for each in wanted if self.reached(each)]
        had = digests.had_today(self.conn, found, self.today)
        return [each for each in found if each not in had and self.ready(each)]

    def concerns(self, concern: Concern, officials: Iterable[int]) -> bool:
        """Note whom a matter concerns; returns whether it is told of, no pause holding it."""
        self.concerned.setdefault(concern, set()).update(officials)
        return not self.paused.holds(concern.campaign_id)


def of_turn(turn: Turn) -> Look:
    """A look at the moment of a turn."""
    working, telling = calendar.working_calendar(turn.conn), settings.reminding(turn.conn)
    away, units = absences.away(turn.conn, turn.today), people.tree(turn.conn)
    paused = reminder_pauses.on_day(turn.conn, turn.today)
    return Look(turn.conn, turn.office, turn.now, working, telling, units, away, paused=paused)
