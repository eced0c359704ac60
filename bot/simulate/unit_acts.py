"""Drives, and requests of the office to units, done to the program and to the model alike; see ``bot.simulate.acts``."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from bot.simulate import department
from bot.simulate.facts import Demand, Done
from bot.simulate.network import NAME
from bot.simulate.office_acts import OfficeActs
from handlers import activities as activity_screens
from handlers.event import Event
from handlers.turn import Office, Turn
from rules.activity_kinds import SESSION
from rules.requests import FieldKind, Request, Value
from storage import activities, people, request_answers, requests, unsent_reminders
from storage.activities import NewActivity


class UnitActs(OfficeActs):
    """Those who lead a unit, for the unit, and the office that asks them."""

    def holds(self, conn: Connection, now: datetime, campaign: int, unit: int, ago: int, planned: bool) -> None:
        """An activity of some days ago, or one planned for as many days ahead."""
        if not self.model.is_open(campaign):
            return
        today = self.model.calendar.day(now)
        day = today + timedelta(days=ago if planned else -ago)
        by = self.model.heads[unit]
        made = activities.add(conn, campaign, unit, _said(day, planned=planned), by=by, now=now)
        self.model.activities.append(Done(made, campaign, unit, day, planned))
        self._active(conn, campaign, unit)
        self.count("hoạt động dự kiến" if planned else "hoạt động")

    def holds_planned(self, conn: Connection, now: datetime, campaign: int, unit: int) -> None:
        """What was planned has been held."""
        today = self.model.calendar.day(now)
        for each in self._some(campaign, unit):
            if each.planned and not each.withdrawn and each.held_on <= today:
                kept = activities.get(conn, each.id)
                assert kept is not None
                said = _said(each.held_on, planned=False)
                activities.change(conn, each.id, kept.revision, said, by=self.model.heads[unit], now=now)
                each.planned = False
                self._active(conn, campaign, unit)
                self.count("hoạt động dự kiến đã làm")

    def takes_back(self, conn: Connection, now: datetime, campaign: int, unit: int) -> None:
        """What was recorded by mistake is withdrawn."""
        for each in self._some(campaign, unit):
            if not each.withdrawn:
                activities.withdraw(conn, each.id, "ghi nhầm", by=self.model.heads[unit], now=now)
                each.withdrawn = True
                self.count("rút hoạt động")

    def lets_stand(self, conn: Connection, now: datetime, office: Office, campaign: int, unit: int) -> None:
        """What was withdrawn counts again: the handler itself."""
        chat = department.chat_of(self.model.heads[unit])
        head = people.behind(conn, NAME, chat, self.model.calendar.day(now))
        for each in self._some(campaign, unit):
            if each.withdrawn and head is not None:
                event = Event(NAME, f"a{now.timestamp()}-{each.id}", chat, now)
                activity_screens.restore(Turn(conn, event, now, office, head), activity=each.id)
                each.withdrawn = False
                self.model.settled(campaign, unit=unit)
                self.count("cho hoạt động tính lại")

    def asks(self, conn: Connection, now: datetime, demand: Demand) -> None:
        """The office asks units for an answer by a day; the two minutes in which it may be cancelled are over."""
        fields, by = [("Kết quả", FieldKind.TEXT, "")], self.model.office[0]
        made = requests.make(conn, "Báo cáo nhanh", demand.due_on, fields, demand.units, hold_until=now, by=by, now=now)
        requests.send(conn, made, now)
        demand.id, demand.sent_on = -made, self.model.calendar.day(now)
        self.model.demands.append(demand)
        self.count("yêu cầu đơn vị")

    def answers(self, conn: Connection, now: datetime, demand: Demand, unit: int) -> None:
        """A unit answers."""
        if unit in demand.missing:
            late, by = self.model.calendar.day(now) > demand.due_on, self.model.heads[unit]
            found = _found(conn, demand)
            said = [Value(each.id, "Đã thực hiện.") for each in found.fields]
            request_answers.submit(conn, found.id, unit, said, late=late, by=by, now=now)
            demand.answered.add(unit)
            self.model.changed(demand.id)
            self.count("trả lời yêu cầu")

    def extends(self, conn: Connection, now: datetime, demand: Demand, due_on: date) -> None:
        """The office gives a later day."""
        if demand.sent_on is not None and not demand.cancelled and due_on > self.model.calendar.day(now):
            requests.extend(conn, _found(conn, demand), due_on, "theo đề nghị", by=self.model.office[0], now=now)
            demand.due_on = due_on
            self.model.changed(demand.id)
            self.count("lùi hạn yêu cầu")

    def calls_off(self, conn: Connection, now: datetime, demand: Demand) -> None:
        """The office needs no answers any more."""
        if demand.sent_on is not None and not demand.cancelled:
            requests.cancel(conn, -demand.id, by=self.model.office[0], now=now)
            demand.cancelled = True
            self.model.changed(demand.id)
            self.count("huỷ yêu cầu")

    def _some(self, campaign: int, unit: int) -> list[Done]:
        return [each for each in self.model.activities if (each.campaign, each.unit) == (campaign, unit)]

    def _active(self, conn: Connection, campaign: int, unit: int) -> None:
        unsent_reminders.settled_unit(conn, unit, campaign)
        self.model.settled(campaign, unit=unit)


def _found(conn: Connection, demand: Demand) -> Request:
    found = requests.get(conn, -demand.id)
    assert found is not None
    return found


def _said(day: date, *, planned: bool) -> NewActivity:
    return NewActivity(SESSION, day, planned, "Sinh hoạt chuyên đề mẫu.", kind_revision=None)
