"""What units do in drives, done to the program and to the model alike; see ``bot.simulate.acts``."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from bot.simulate import department
from bot.simulate.facts import Done
from bot.simulate.network import NAME
from bot.simulate.office_acts import OfficeActs
from handlers import activities as activity_screens
from handlers.event import Event
from handlers.turn import Office, Turn
from rules.activity_kinds import SESSION
from storage import activities, people, unsent_reminders
from storage.activities import NewActivity


class UnitActs(OfficeActs):
    """Those who lead a unit, for the unit."""

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

    def _some(self, campaign: int, unit: int) -> list[Done]:
        return [each for each in self.model.activities if (each.campaign, each.unit) == (campaign, unit)]

    def _active(self, conn: Connection, campaign: int, unit: int) -> None:
        unsent_reminders.settled_unit(conn, unit, campaign)
        self.model.settled(campaign, unit=unit)


def _said(day: date, *, planned: bool) -> NewActivity:
    return NewActivity(SESSION, day, planned, "Sinh hoạt chuyên đề mẫu.", kind_revision=None)
