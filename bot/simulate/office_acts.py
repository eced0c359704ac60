"""What heads and the office do, done to the program and to the model alike; see ``bot.simulate.acts``."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from bot.simulate import department
from bot.simulate.acts import Acts
from bot.simulate.facts import Asked, Lent, Pause
from bot.simulate.network import NAME
from handlers import unit_nudges
from handlers.event import Event
from handlers.turn import Office, Turn
from rules.records import PledgeState
from rules.unit_report import Narrative, Outcome
from storage import (
    calendar,
    campaigns,
    delegations,
    files,
    launches,
    people,
    pledges,
    reminder_pauses,
    settings,
    unit_reports,
    unsent_reminders,
)
from storage.unit_reports import NewReport


@dataclass(slots=True)
class OfficeActs(Acts):
    """Those whose work the others' is."""

    def decides(self, conn: Connection, now: datetime, campaign: int, unit: int) -> None:
        """A head confirms what waits in the unit, and returns a little of it."""
        waiting = [p for (c, _), p in self.model.pledges.items() if c == campaign and p.unit == unit]
        for pledge in [each for each in waiting if each.state == "submitted"]:
            kept = pledges.by_id(conn, pledge.id)
            if kept is None or kept.official_id == self.model.heads[unit]:
                continue
            state = PledgeState.RETURNED if self.chance.random() < 0.05 else PledgeState.CONFIRMED
            pledges.decide(conn, pledge.id, kept.revision, state, by=self.model.heads[unit], now=now, why="xem lại")
            pledge.state = str(state)
            if state is PledgeState.CONFIRMED:
                unsent_reminders.settled_unit(conn, unit, campaign)
                self.model.settled(campaign, unit=unit)
            self.count(f"giao ước {'trả lại' if state is PledgeState.RETURNED else 'xác nhận'}")

    def launches(self, conn: Connection, now: datetime, campaign: int, unit: int) -> None:
        """A unit has launched; most send the plan with it."""
        head, today = self.model.heads[unit], self.model.calendar.day(now)
        if not self.model.is_open(campaign):
            return
        who = {"campaign_id": campaign, "unit_id": unit, "by": head}
        made = launches.submit(conn, **who, held_on=today, late=False, now=now)
        if (campaign, unit) in self.model.launched or self.chance.random() < 0.8:
            about = {"name": "ke-hoach.pdf", "kind": "application/pdf", "network": NAME, "reference": "1"}
            file = files.declare(conn, official_id=head, **about, declared_size=1, now=now)
            files.attach(conn, [file], head, launch_id=made)
            self.model.planned.add((campaign, unit))
        self.model.launched.add((campaign, unit))
        self._unit_settled(conn, campaign, unit)
        self.count("phát động")

    def unit_reports(self, conn: Connection, now: datetime, asked: Asked, unit: int) -> None:
        """A unit's report on a stage."""
        if asked.stage is None or not asked.open:
            return
        topics = campaigns.topics_of(conn, asked.campaign)
        narratives = [Narrative(topic.id, "Đã thực hiện.") for topic in topics]
        report = NewReport(asked.campaign, asked.stage, unit, (), narratives)
        unit_reports.submit(conn, report, by=self.model.heads[unit], late=False, sent_at=now)
        self.model.unit_reports[asked.stage, unit] = False
        self._unit_settled(conn, asked.campaign, unit)
        self.count("báo cáo đơn vị")

    def acknowledges(self, conn: Connection, now: datetime, asked: Asked, units: Iterable[int]) -> None:
        """What units have reported is seen by the level above."""
        for unit in units:
            if asked.stage is not None and self.model.unit_reports.get((asked.stage, unit)) is False:
                kept = unit_reports.newest(conn, asked.stage, unit)
                assert kept is not None
                unit_reports.decide(conn, kept.id, Outcome.SEEN, by=self.model.office[0], now=now)
                self.model.unit_reports[asked.stage, unit] = True
                self._unit_settled(conn, asked.campaign, unit)

    def _unit_settled(self, conn: Connection, campaign: int, unit: int) -> None:
        unsent_reminders.settled_unit(conn, unit, campaign)
        self.model.settled(campaign, unit=unit)

    def lends(self, conn: Connection, now: datetime, unit: int, days: int) -> None:
        """A head lets somebody of the unit stand in."""
        today, head = self.model.calendar.day(now), self.model.heads[unit]
        busy = {*self.model.heads.values(), *self.model.office, *self.model.directors}
        staff = [p.id for p in self.model.people.values() if p.unit == unit and p.here(today) and p.id not in busy]
        if not staff or any(each.unit == unit and each.last >= today for each in self.model.lent):
            return
        deputy, last = self.chance.choice(staff), today + timedelta(days=days)
        delegations.lend(conn, unit, head, deputy, today, last, now)
        self.model.lent.append(Lent(unit, head, deputy, today, last))
        self.count("uỷ quyền")

    def nudges(self, conn: Connection, now: datetime, office: Office, campaign: int, unit: int) -> None:
        """A head nudges everybody of the unit who owes: the handler itself."""
        chat, today = department.chat_of(self.model.heads[unit]), self.model.calendar.day(now)
        head = people.behind(conn, NAME, chat, today)
        if head is not None:
            event = Event(NAME, f"n{now.timestamp()}-{unit}", chat, now)
            unit_nudges.everybody(Turn(conn, event, now, office, head), campaign=campaign, unit=unit)
            self.count("đôn đốc")

    def moves_deadline(self, conn: Connection, now: datetime, asked: Asked, due_on: date) -> None:
        """The office moves a deadline."""
        today = self.model.calendar.day(now)
        campaigns.move_milestone(conn, asked.id, due_on, today)
        unsent_reminders.settled_milestone(conn, asked.id)
        asked.due_on, asked.moved = due_on, today
        self.model.changed(asked.id)
        self.count("dời hạn")

    def adds_day_off(self, conn: Connection, now: datetime, day: date) -> None:
        """The office adds a day off; once it has begun, what was told on it cannot be judged by it any more."""
        if day <= self.model.calendar.day(now):
            return
        calendar.add_day(conn, day, False, "văn bản mẫu")
        self.model.calendar.days_off.add(day)
        self.count("thêm ngày nghỉ")

    def pauses(self, conn: Connection, now: datetime, campaign: int | None, days: int) -> None:
        """The office pauses reminders for some days."""
        today, by = self.model.calendar.day(now), self.model.office[0]
        until = today + timedelta(days=days)
        reminder_pauses.begin(conn, campaign, until, "theo đề nghị", by=by, today=today, now=now)
        self.model.pauses = [each for each in self.model.pauses if each.campaign != campaign]
        self.model.pauses.append(Pause(campaign, today, until))
        if campaign is None:
            unsent_reminders.paused(conn)
            self.model.withdraw_all()
        for asked in self.model.asked:
            if campaign == asked.campaign and asked.open:
                unsent_reminders.settled_milestone(conn, asked.id)
                self.model.changed(asked.id)
        self.count("tạm dừng nhắc")

    def resumes(self, conn: Connection, now: datetime) -> None:
        """The office ends whatever is paused."""
        today = self.model.calendar.day(now)
        for pause in reminder_pauses.running(conn, today):
            reminder_pauses.end(conn, pause.id, by=self.model.office[0], now=now)
            self.count("nhắc tiếp")
        self.model.pauses = []

    def paces(self, conn: Connection, now: datetime, days: int) -> None:
        """The office leaves some days between two digests to one person."""
        settings.put(conn, "reminder_gap_days", str(days))
        self.model.gap_days = days
