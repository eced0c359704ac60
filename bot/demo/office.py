"""Fills the demo's database the way an office would: its roster file read and imported, invitations issued, people joining."""

import asyncio
import csv
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr
from rich.console import Console
from rich.progress import Progress
from sqlalchemy import Connection

from bot.campaign_file import load_campaign
from bot.demo.people import DEPARTMENT, DemoPerson, everybody
from bot.demo.record import earlier_awards
from bot.operations import prepare as prepare_data
from bot.settings import Settings
from importers.roster import read_roster
from rules.records import Category, Role
from rules.roster_plan import plan
from storage import faq, invitations, people, roster
from storage.database import engine
from storage.roster_changes import carry_out

if TYPE_CHECKING:
    from bot.demo.show import Show

HEADINGS = (
    "STT",
    "Mã số",
    "Họ và tên",
    "Đơn vị",
    "Mã đơn vị",
    "Đơn vị cấp trên",
    "Chức vụ",
    "Loại",
    "Điện thoại",
    "Vai trò",
)
CATEGORIES = {
    Category.CIVIL_SERVANT: "Công chức",
    Category.PUBLIC_EMPLOYEE: "Viên chức",
    Category.LABOURER: "Người lao động",
}
ROLES = {
    Role.DIRECTOR: "Giám đốc",
    Role.COUNCIL: "Hội đồng",
    Role.OFFICE: "Văn phòng",
    Role.ADMIN: "Quản trị",
    Role.HEAD: "Thủ trưởng",
}
OFFICIAL, HEAD, OFFICE = "NNMT016", "NNMT015", "NNMT005"
NOT_JOINED = (OFFICIAL, "NNMT033", "NNMT047")
CAMPAIGN = Path(__file__).parent / "campaign.toml"
QUESTIONS = (
    (
        "Hạn đăng ký giao ước là ngày nào?",
        "Hết ngày 31/3/2027. Đăng ký bằng nút Đăng ký giao ước, hoặc gõ: đăng ký. Trước hạn vẫn sửa được.",
    ),
    (
        "Báo cáo tiến độ khi nào, bằng cách nào?",
        "Báo cáo 6 tháng hạn 30/6/2027, cả năm hạn 10/12/2027. Gõ một dòng là được, ví dụ: đã trồng 320 cây.",
    ),
    (
        "Gửi minh chứng thế nào?",
        "Gửi ảnh hoặc tệp (mỗi tệp không quá 10 MB) ngay trong khung trò chuyện, kèm một dòng nói việc đã làm.",
    ),
)


def settings(folder: Path, api_base: str, token: str) -> Settings:
    """The settings of the demo; nothing is read from the environment but what has no part in it."""
    return Settings(
        _env_file=None,
        data_dir=folder,
        database_url="",
        telegram_token=SecretStr(token),
        telegram_api_base=api_base,
        office_name=DEPARTMENT.name,
        office_superior="UBND tỉnh Mẫu",
        office_abbreviation="SNNMT",
        office_place="Mẫu",
        webhook_url="",
    )


def prepare(chosen: Settings, now: datetime) -> dict[str, str]:
    """Database, roster, titles, draft campaign, invitations; returns the open invitation codes by staff code."""
    prepare_data(chosen)
    file = chosen.data_dir / "danh-sach-can-bo.csv"
    _write_roster(file)
    reading = read_roster(file.read_bytes())
    made = engine(chosen.database)
    try:
        with made.begin() as conn:
            today = now.astimezone(chosen.zone).date()
            known = roster.known(conn, today)
            tree = people.tree(conn)
            found = plan(reading, known, tree, department=chosen.office_name, create_units=True, by_admin=True)
            carry_out(conn, found, by=None, now=now, today=today)
            load_campaign(conn, CAMPAIGN.read_text(), None)
            _answer_beforehand(conn, now)
            earlier_awards(conn, now)
            return _invite(conn, chosen, now)
    finally:
        made.dispose()


def _answer_beforehand(conn: Connection, now: datetime) -> None:
    """Questions that are often asked, answered by Văn phòng on the first day."""
    known = roster.known(conn, now.date())
    office = next(person.official_id for person in known if person.staff_code == OFFICE)
    for question, answer in QUESTIONS:
        faq.add(conn, None, question, answer, by=office, now=now)


def _write_roster(file: Path) -> None:
    with file.open("w", newline="", encoding="utf-8-sig") as out:
        rows = csv.writer(out)
        rows.writerow(HEADINGS)
        for person in everybody():
            place = person.place
            unit = (place.name, place.code, _above(place.above), person.position, CATEGORIES[person.category])
            role = ROLES[person.role] if person.role else ""
            rows.writerow((person.number, person.code, person.name, *unit, person.phone, role))


def _above(code: str) -> str:
    return next((person.place.name for person in everybody() if person.place.code == code), "")


def _invite(conn: Connection, chosen: Settings, now: datetime) -> dict[str, str]:
    today = now.astimezone(chosen.zone).date()
    expires = now + timedelta(days=365)
    return {
        official.staff_code: invitations.issue(
            conn, official.id, secret=chosen.secret(), by=None, now=now, expires_at=expires
        )
        for official in people.staff(conn, today)
    }


async def join(show: "Show", console: Console) -> None:
    """Everybody but a few joins through the chat, as people do: link, own contact, consent. Admins approve nobody here."""
    joining = [person for person in show.people if person.code not in NOT_JOINED]
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("Cán bộ tham gia hệ thống", total=len(joining))
        for group in _tens(joining):
            await asyncio.gather(*(joins(show, person) for person in group))
            bar.advance(task, len(group))
    await show.quiet()


def _tens(joining: list[DemoPerson]) -> Iterable[list[DemoPerson]]:
    return (joining[start : start + 30] for start in range(0, len(joining), 30))


async def joins(show: "Show", person: DemoPerson) -> None:
    """One person joins: the link, the own contact, consent."""
    phone = show.telegram.people[show.user(person)]
    phone.start(show.codes.pop(person.code))
    await show.answered(phone, "Chia sẻ số điện thoại")
    phone.share_contact()
    await show.answered(phone, "Đồng ý tham gia")
    phone.press(None, "Đồng ý tham gia")
    await show.answered(phone, "đã tham gia")
