"""Plays the campaign's year by itself: opening, pledges, reminders, half-year and year-end reports, compiling."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from bot.demo import record, unit_record
from bot.demo.actors import Actor
from bot.demo.commendation import Round
from bot.demo.office import NOT_JOINED, OFFICE
from bot.demo.unit_record import DIRECTOR
from rules.records import Role

if TYPE_CHECKING:
    from bot.demo.show import Show

log = logging.getLogger(__name__)

Told = Callable[[int, int, str], None]
Step = tuple[str, str, Callable[[], Awaitable[None]]]
AT_ONCE = 25


class Year:
    """Who does what on which day; the people differ in zeal by their number, so every run is alike."""

    def __init__(self, show: "Show") -> None:
        self.show = show
        joined = [person for person in show.people if person.code not in NOT_JOINED]
        self.everybody = [Actor(show, person) for person in joined]
        self.heads = [actor for actor in self.everybody if actor.person.role == Role.HEAD]
        by_code = {actor.person.code: actor for actor in self.everybody}
        self.office = by_code[OFFICE]
        self.round = Round(by_code, OFFICE, DIRECTOR)

    def zealous(self, first: int, last: int) -> list[Actor]:
        """The people whose zeal (0 to 9) lies between two marks."""
        return [actor for actor in self.everybody if first <= actor.person.number * 7 % 10 <= last]

    def steps(self) -> Sequence[Step]:
        """(local moment, what happens, doing it)."""
        heads, zealous = self.heads, self.zealous
        return (
            ("2027-01-11 08:10", "Văn phòng mở phong trào", self._open),
            ("2027-01-11 08:20", "Mọi người nhận thông báo", lambda: _all(zealous(0, 8), Actor.acknowledges)),
            ("2027-01-18 08:30", "Các đơn vị báo đã phát động", lambda: _all(heads[:9], Actor.launches)),
            ("2027-01-25 09:00", "Công chức đăng ký giao ước", lambda: _all(zealous(0, 5), Actor.registers)),
            ("2027-02-15 08:30", "Thủ trưởng xác nhận giao ước", lambda: _all(heads, Actor.confirms)),
            ("2027-02-22 09:00", "Đơn vị ký giao ước, ghi hoạt động, sáng kiến", lambda: self._enter(record.spring)),
            ("2027-02-25 09:00", "Văn phòng trả lời vướng mắc", lambda: self._enter(unit_record.help_given)),
            ("2027-03-24 09:00", "Nhắc trước hạn, đăng ký tiếp", lambda: _all(zealous(6, 7), Actor.registers)),
            ("2027-03-31 14:00", "Ngày hạn cuối quý I", lambda: _all(zealous(8, 8), Actor.registers)),
            ("2027-04-08 09:00", "Nhắc quá hạn, đăng ký muộn", lambda: _all(zealous(9, 9)[:3], Actor.registers)),
            ("2027-04-12 09:00", "Văn phòng yêu cầu đơn vị báo cáo", lambda: self._enter(unit_record.request)),
            ("2027-04-22 09:00", "Đơn vị trả lời yêu cầu", lambda: self._enter(unit_record.answers)),
            ("2027-05-10 08:30", "Các đơn vị xây dựng mô hình", lambda: _all(heads[:7], Actor.builds_model)),
            ("2027-06-17 09:00", "Báo cáo 6 tháng", lambda: self._report(zealous(0, 6), 55)),
            ("2027-06-25 09:00", "Các đơn vị gửi báo cáo 6 tháng", lambda: self._enter(unit_record.half_year)),
            ("2027-06-28 09:00", "Giám đốc cho ý kiến", lambda: self._enter(unit_record.opinion)),
            ("2027-06-30 15:00", "Hạn sơ kết", lambda: self._report(zealous(7, 7), 40)),
            ("2027-07-08 09:00", "Báo cáo muộn", lambda: self._report(zealous(8, 8), 30)),
            ("2027-07-09 09:00", "Văn phòng tổng hợp 6 tháng", lambda: self.office.compiles("6 tháng")),
            ("2027-11-29 09:00", "Báo cáo cuối năm", lambda: self._report(zealous(0, 6), 108)),
            ("2027-12-10 15:00", "Hạn tổng kết", lambda: self._report(zealous(7, 8), 85)),
            ("2027-12-11 09:00", "Các đơn vị gửi báo cáo năm", lambda: self._enter(unit_record.year_end)),
            ("2027-12-13 09:00", "Văn phòng tổng hợp cả năm", lambda: self.office.compiles("Cả năm")),
            ("2027-12-14 08:30", "Xếp loại, Hội đồng", lambda: self._enter(record.ratings_of_year)),
            ("2027-12-14 09:00", "Mở đợt xét khen thưởng", self.round.opens),
            ("2027-12-14 10:00", "Thủ trưởng đề nghị khen thưởng", self.round.proposes),
            ("2027-12-15 09:00", "Chọn, công khai lấy ý kiến", self.round.publishes),
            ("2027-12-23 14:00", "Hội đồng bỏ phiếu, trình Giám đốc", self.round.votes),
            ("2027-12-24 08:30", "Giám đốc đồng ý", self.round.approves),
            ("2027-12-28 15:00", "Quyết định khen thưởng", self.round.decides),
        )

    async def _open(self) -> None:
        await self.office.opens_campaign()

    async def _enter(self, write: Callable[[Connection, datetime], None]) -> None:
        await self.show.bot.database.write(lambda conn: write(conn, self.show.clock.now()))

    async def _report(self, actors: Sequence[Actor], share: int) -> None:
        await _all(actors, lambda actor: actor.reports(share))


async def _all(actors: Sequence[Actor], act: Callable[[Actor], Awaitable[None]]) -> None:
    """Let many act at once; somebody who has done it already, or has nothing to do it with, is passed over."""
    room = asyncio.Semaphore(AT_ONCE)

    async def one(actor: Actor) -> None:
        async with room:
            try:
                await act(actor)
            except (TimeoutError, StopIteration, RuntimeError) as error:
                log.info("%s is passed over: %s", actor.person.code, error)

    await asyncio.gather(*(one(actor) for actor in actors))


async def play(show: "Show", told: Told) -> None:
    """Play from the present moment to the end of the year; ``told`` gets (steps done, steps, what happens now)."""
    steps = Year(show).steps()
    zone = show.settings.zone
    for number, (moment, what, act) in enumerate(steps):
        at = datetime.fromisoformat(moment).replace(tzinfo=zone)
        told(number, len(steps), f"{at:%d/%m/%Y}: {what}")
        await show.advance(at)
        try:
            await act()
        except (TimeoutError, StopIteration, RuntimeError) as error:
            log.info("%s is passed over: %s", what, error)
        await show.quiet()
    told(len(steps), len(steps), "Hết năm")
