"""What people do, done to the program and to the model alike.

Presses and blocks go through the program's own dispatch. What thousands do (registering, confirming, reporting, leave) calls
what the handlers of these forms call when a form is saved: the same functions of storage in the same order.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection

from bot.inbox import Inbox
from bot.simulate import department
from bot.simulate.facts import Asked, Demand, Person, Pledge, PutOff
from bot.simulate.looking import LADDERS, still_owed
from bot.simulate.model import Model
from bot.simulate.network import NAME
from bot.simulate.plain_calendar import FIRST_HOUR
from bot.simulate.record import Line, Said
from handlers.event import Event, Press
from rules.records import ProgressStatus
from rules.roster import Entry, Known, Plan, Step
from rules.roster import Kind as Change
from storage import (
    absences,
    personal_hours,
    pledges,
    progress,
    roster,
    roster_changes,
    unsent_reminders,
)
from storage.outbox import Outgoing
from storage.pledges import NewItem
from storage.progress import Report

_ITEMS = ("Giải quyết hồ sơ đúng hạn", "Học tập chuyên đề")
_AGAIN_IN = timedelta(hours=2)


@dataclass(slots=True)
class Acts:
    """One moment in the department. ``done`` counts what was done, by kind."""

    model: Model
    inbox: Inbox
    chance: random.Random
    done: dict[str, int] = field(default_factory=dict)

    def count(self, what: str) -> None:
        """One more of a kind."""
        self.done[what] = self.done.get(what, 0) + 1

    def registers(self, conn: Connection, now: datetime, campaign: int, person: Person) -> None:
        """A pledge, or the returned one sent again."""
        model, today = self.model, self.model.calendar.day(now)
        known = model.pledges.get((campaign, person.id))
        there = person.here(today) and person.linked is not None and model.is_open(campaign)
        if not there or (known is not None and known.stands):
            return
        chosen = _ITEMS[: 1 + person.id % 2]
        again = " (đã sửa)" if known is not None else ""
        who = {"campaign_id": campaign, "official_id": person.id, "unit_id": person.unit, "by": person.id}
        items = [NewItem(text + again) for text in chosen]
        pledges.submit(conn, **who, title_id=1, items=items, late=False, now=now)
        unsent_reminders.settled(conn, person.id, campaign)
        kept = pledges.mine(conn, campaign, person.id)
        assert kept is not None
        unit = known.unit if known is not None else person.unit
        model.pledges[campaign, person.id] = Pledge(kept.id, unit, [item.id for item in kept.items])
        model.settled(campaign, official=person.id)
        self.count("đăng ký")

    def reports(self, conn: Connection, now: datetime, asked: Asked, person: Person) -> None:
        """A report on every item, or on one of two; whoever has reported it all corrects the first."""
        pledge = self.model.pledges.get((asked.campaign, person.id))
        if pledge is None or not pledge.stands or not person.here(self.model.calendar.day(now)) or asked.stage is None:
            return
        left = [item for item in pledge.items if (asked.stage, item) not in self.model.reported]
        chosen = (left[:1] if self.chance.random() < 0.15 else left) or pledge.items[:1]
        for item in chosen:
            report = Report(item, asked.stage, ProgressStatus.ON_TRACK, note="theo kế hoạch")
            progress.submit(conn, report, official_id=person.id, unit_id=person.unit, late=False, sent_at=now)
            self.model.reported.add((asked.stage, item))
        unsent_reminders.settled(conn, person.id, asked.campaign)
        self.model.settled(asked.campaign, official=person.id)
        self.count("báo cáo" if left else "sửa báo cáo")

    def takes_leave(self, conn: Connection, now: datetime, person: Person, days: int) -> None:
        """Leave from today on, or from tomorrow."""
        today = self.model.calendar.day(now)
        first = today + timedelta(days=self.chance.randrange(2))
        if person.absent(first) or any(last >= first for _, last in person.away):
            return
        last = first + timedelta(days=days)
        absences.add(conn, person.id, first, last)
        person.away.append((first, last))
        if first <= today:
            unsent_reminders.away(conn, person.id)
            self.model.leaves_for(person.id)
        self.count("nghỉ phép")

    def moves(self, conn: Connection, now: datetime, person: Person, unit: int) -> None:
        """Somebody is moved to another unit, by the office's list."""
        today = self.model.calendar.day(now)
        if person.unit == unit or not person.here(today) or person.since >= today:
            return
        known = _known(conn, person.id, today)
        entry = Entry("", 2, known.staff_code, known.full_name)
        step = Step(entry, known, unit, (Change.MOVED,))
        roster_changes.carry_out(conn, Plan((step,), (), ()), by=self.model.office[0], now=now, today=today)
        person.unit, person.since = unit, today
        self.count("chuyển đơn vị")

    def leaves(self, conn: Connection, now: datetime, person: Person) -> None:
        """Somebody leaves the department."""
        today = self.model.calendar.day(now)
        if person.here(today) and person.since < today:
            roster_changes.leave(conn, _known(conn, person.id, today), by=self.model.office[0], now=now, today=today)
            person.gone = today
            self.count("chuyển đi, nghỉ hưu")

    def joins(self, conn: Connection, now: datetime, person: Person) -> None:
        """Somebody joins late."""
        if person.linked is None and person.here(self.model.calendar.day(now)):
            department.join(conn, person, now)
            self.count("tham gia muộn")

    def blocks(self, conn: Connection, now: datetime, person: Person) -> None:
        """Somebody blocks the bot; the network tells it at once, or only with the next message."""
        if person.linked is None or person.blocked or person.silent or not person.here(self.model.calendar.day(now)):
            return
        person.silent = True
        if self.chance.random() < 0.5:
            self._happens(conn, now, person, left=True)
            self.model.blocks(person.id)
        self.count("chặn")

    def returns(self, conn: Connection, now: datetime, person: Person) -> None:
        """Somebody lets the bot write again."""
        if person.silent and person.here(self.model.calendar.day(now)):
            person.silent = person.blocked = False
            self._happens(conn, now, person, returned=True)
            self.count("bỏ chặn")

    def _happens(self, conn: Connection, now: datetime, person: Person, **what: bool) -> None:
        event = Event(NAME, f"s{now.timestamp()}-{person.id}", department.chat_of(person.id), now, **what)  # type: ignore[arg-type]
        self.inbox.turn(conn, event, now)

    def chooses_hour(self, conn: Connection, now: datetime, person: Person) -> None:
        """An hour of one's own."""
        person.hour = self.chance.choice((time(9), time(10), time(14), time(16), None))
        personal_hours.choose(conn, person.id, person.hour, now)
        self.count("chọn giờ nhắc")

    def puts_off(self, conn: Connection, now: datetime, message: Outgoing, said: Said) -> None:
        """A press on “Nhắc tôi sau” or “Sáng mai”: nothing comes of it under a digest of an earlier day."""
        action = self.chance.choice(("reminder.later", "reminder.tomorrow"))
        index = next((n for n, choice in enumerate(message.choices) if choice["action"] == action), None)
        if index is None:
            return
        event = Event(NAME, f"p{message.id}", message.chat, now, press=Press(message.id, index))
        self.inbox.turn(conn, event, now)
        if self.model.calendar.day(said.at) == self.model.calendar.day(now):
            self._put_off(now, action == "reminder.tomorrow", [line for line in said.lines if line.ladder in LADDERS])
            self.count("hoãn nhắc")

    def _put_off(self, now: datetime, tomorrow: bool, lines: Iterable[Line]) -> None:
        model, today = self.model, self.model.calendar.day(now)
        until = model.calendar.chance(now + _AGAIN_IN)
        if tomorrow:
            morning = model.calendar.at(model.calendar.next(today + timedelta(days=1)), FIRST_HOUR)
            until = model.calendar.chance(morning)
        known: dict[int, Asked | Demand] = {each.id: each for each in model.asked}
        known.update((each.id, each) for each in model.demands)
        before = {each.line for each in model.put_off}
        for line in (each for each in lines if each not in before):  # a rung is put off once
            asked = known[line.milestone]
            waits = line.rung > 0 or model.calendar.day(until) <= line.due_on
            if waits and asked.due_on == line.due_on and still_owed(model, asked, line, today):
                model.put_off.append(PutOff(line, until))


def _known(conn: Connection, official: int, today: date) -> Known:
    return next(each for each in roster.known(conn, today) if each.official_id == official)
