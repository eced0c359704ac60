"""A small made-up Sở on the simulator, driven step by step with a stopped clock."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
from sqlalchemy import Connection, delete, insert, select
from telegram.request import HTTPXRequest

from bot.app import Bot, build
from bot.clock import StoppedClock
from bot.networks.telegram import Telegram as TelegramNetwork
from bot.settings import Settings
from rules.invitation_code import keyed_hash
from rules.records import Role
from simulator.bot_api import bot_api
from simulator.people import Person
from simulator.telegram import DEMO_TOKEN, Telegram
from storage import norms, people, pledges
from storage.database import Database
from storage.migrate import migrate
from storage.pledges import NewItem
from storage.schema import campaigns as c
from storage.schema import people as p
from storage.schema.operations import conversations
from storage.titles import usual_titles
from tests.api_tables import TABLES
from tests.kept import STATEMENTS, TEMPLATES
from tests.numbered import Numbered, sign_of

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
START = datetime(2027, 1, 11, 8, 0, tzinfo=ZONE)
JOINED_ON = date(2026, 1, 1)

# name: (staff code, full name, unit code, position, category, role, role's unit)
CAST: dict[str, tuple[str, str, str, str, str, Role | None]] = {
    "Minh": ("CB01", "Trần Văn Minh", "VP", "Chánh Văn phòng", "cong_chuc", Role.OFFICE),
    "Sơn": ("CB02", "Lê Thanh Sơn", "SO", "Giám đốc", "cong_chuc", Role.DIRECTOR),
    "Quản": ("CB03", "Phạm Đức Quản", "VP", "Chuyên viên", "cong_chuc", Role.ADMIN),
    "Bình": ("CB04", "Hoàng Thị Bình", "DD", "Trưởng phòng", "cong_chuc", Role.HEAD),
    "Hoa": ("CB05", "Nguyễn Thị Hoa", "DD", "Chuyên viên", "cong_chuc", None),
    "Lan": ("CB06", "Vũ Thị Lan", "DD", "Chuyên viên", "vien_chuc", None),
    "Dũng": ("CB07", "Đỗ Văn Dũng", "LN", "Chi cục trưởng", "cong_chuc", Role.HEAD),
    "Tùng": ("CB08", "Bùi Thanh Tùng", "HAT1", "Kiểm lâm viên", "cong_chuc", None),
    "Ánh": ("CB09", "Lý Thị Ánh", "HAT1", "Nhân viên", "nguoi_lao_dong", None),
    "Khải": ("CB10", "Ngô Quang Khải", "DD", "Chuyên viên", "cong_chuc", None),
    "Hội": ("CB11", "Đinh Công Hội", "VP", "Uỷ viên Hội đồng", "cong_chuc", Role.COUNCIL),
}
NOT_JOINED = ("Khải",)
UNITS = [
    ("SO", "Sở Nông nghiệp và Môi trường", None),
    ("VP", "Văn phòng Sở", "SO"),
    ("DD", "Phòng Quản lý đất đai", "SO"),
    ("LN", "Chi cục Kiểm lâm", "SO"),
    ("HAT1", "Hạt Kiểm lâm số 1", "LN"),
]


class World:
    """The bot, the pretend network, the people with their phones."""

    def __init__(self, folder: Path, database_url: str = "") -> None:
        self.clock = StoppedClock(START)
        self.at_newest = bool(database_url)  # those that are handed in are copies of a migrated one
        self.settings = Settings(
            _env_file=None,
            database_url=database_url,
            data_dir=folder,
            telegram_token=DEMO_TOKEN,
            telegram_rate=100000,
            office_name="Sở thử nghiệm",
        )
        self.telegram = Telegram(self.clock.now, validator=TABLES)
        self.phones: dict[str, Person] = {}
        self.read: dict[str, int] = {}
        self.numbered = False  # a network without buttons, edits, files; 2,000 characters
        self.bot: Bot
        self.database: Database

    async def open(self) -> None:
        """Start (or start again) the bot on the same data."""
        if not self.at_newest:
            migrate(self.settings.database)
        transport = httpx.ASGITransport(app=bot_api(self.telegram))
        requests = [HTTPXRequest(httpx_kwargs={"transport": transport}) for _ in range(2)]
        network = (Numbered if self.numbered else TelegramNetwork)(
            DEMO_TOKEN, "http://telegram.test", *requests, rate=self.settings.telegram_rate
        )
        username = await network.open()
        network.capabilities = replace(network.capabilities, per_chat_interval=0.0)
        self.database = Database(self.settings.database)
        self.database._engine.update_execution_options(compiled_cache=STATEMENTS)
        self.bot = build(self.settings, self.clock, network, username, self.database)
        self.bot.office.renderer._environment.bytecode_cache = TEMPLATES
        await self.bot.outbox.recover()

    async def close(self) -> None:
        await self.bot.close()

    async def restart(self) -> None:
        await self.close()
        await self.open()

    async def populate(self) -> None:
        """Units, people, roles, accounts with a phone each (but those who have not joined)."""
        await self.database.write(self._people)
        for number, name in enumerate(CAST, start=1):
            family, _, given = CAST[name][1].rpartition(" ")
            self.phones[name] = self.telegram.add_person(5000 + number, given, family, f"+8490000{number:04d}")
            if name not in NOT_JOINED:
                self.phones[name].start()
        await self.bot.receive(wait=0)
        await self.bot.handle()
        await self.database.write(self._accounts)
        await self.settle()
        self.forget()

    def _people(self, conn: Connection) -> None:
        ids: dict[str, int] = {}
        for code, name, parent in UNITS:
            row = {"code": code, "name": name, "parent_id": ids.get(parent or "")}
            ids[code] = conn.execute(insert(p.units).values(row).returning(p.units.c.id)).scalar_one()
        for number, (staff_code, name, unit, position, category, role) in enumerate(CAST.values(), start=1):
            row = {"staff_code": staff_code, "full_name": name, "category": category, "position": position}
            row["phone"] = f"+8490000{number:04d}"
            official = conn.execute(insert(p.officials).values(row).returning(p.officials.c.id)).scalar_one()
            membership = {"official_id": official, "unit_id": ids[unit], "from_date": JOINED_ON}
            conn.execute(insert(p.memberships).values(membership))
            if role is not None:
                scope = ids[unit] if role == Role.HEAD else None
                grant = {"official_id": official, "role": role, "unit_id": scope, "from_date": JOINED_ON}
                conn.execute(insert(p.roles).values(grant))
        conn.execute(insert(c.titles), TITLES)
        usual_titles(conn)
        norms.enter_usual(conn)

    def _accounts(self, conn: Connection) -> None:
        conn.execute(delete(conversations))  # pressing Start asked the strangers they were for a code
        for name, phone in self.phones.items():
            if name not in NOT_JOINED:
                people.link(conn, self.id_in(conn, name), "telegram", str(phone.user_id), self.clock.now())

    def id_in(self, conn: Connection, name: str) -> int:
        """The official id of somebody in the cast."""
        query = select(p.officials.c.id).where(p.officials.c.staff_code == CAST[name][0])
        return conn.execute(query).scalar_one()

    async def invite(self, name: str, code: str, *, expired: bool = False) -> None:
        """Give somebody an open invitation with a known code."""
        now = self.clock.now()
        hashed = keyed_hash(self.settings.secret(), code)
        row = {"code_hash": hashed, "created_at": now, "expires_at": now + timedelta(days=-1 if expired else 30)}
        await self.database.write(
            lambda conn: conn.execute(insert(p.invitations).values(official_id=self.id_in(conn, name), **row))
        )

    def give_phone(self, name: str, other: str) -> None:
        """A second account, called ``other``, with the phone number of somebody in the cast."""
        person = self.phones[name]
        made = self.telegram.add_person(6000 + len(self.phones), person.first_name, person.last_name, person.phone)
        self.phones[other] = made

    async def campaign(self, **values: Any) -> int:
        """The year's campaign, open, with its topics, targets, stages and milestones; returns its id."""
        return await self.database.write(lambda conn: make_campaign(conn, self.clock.now(), **values))

    async def pledged(self, name: str, items: str) -> None:
        """Give somebody a pledge in the newest campaign: ``Trồng cây = 400 cây; Học nghị quyết``."""
        found = [item.partition(" = ")[::2] for item in items.split("; ")]
        made = [NewItem(text, *_measured(measure)) for text, measure in found]
        await self.database.write(lambda conn: self._pledge(conn, name, made))

    def _pledge(self, conn: Connection, name: str, items: list[NewItem]) -> None:
        official, today = self.id_in(conn, name), self.clock.now().astimezone(ZONE).date()
        unit, campaign = people.unit_of(conn, official, today), max(conn.execute(select(c.campaigns.c.id)).scalars())
        who = {"campaign_id": campaign, "official_id": official, "unit_id": unit, "by": official}
        pledges.submit(conn, **who, title_id=1, items=items, late=False, now=self.clock.now())

    async def asked(self, unit: str, measure: str, comparator: str, value: str, measured_in: str) -> None:
        """Issue a unit a target of its own in the newest campaign."""
        await self.database.write(lambda conn: _ask(conn, unit, measure, comparator, Decimal(value), measured_in))

    async def topic(self, heading: str) -> None:
        """Another topic of the newest campaign."""
        await self.database.write(lambda conn: _add_topic(conn, heading))

    async def settle(self) -> None:
        """Let the bot do everything there is to do now."""
        await self.bot.settle()
        assert self.telegram.violations == []

    async def at(self, instant: datetime) -> None:
        """Move the clock and let the sweep look."""
        self.clock.instant = instant
        await self.bot.scheduler.sweep()
        await self.settle()

    def press(self, name: str, label: str) -> None:
        """Press the button; on a network without buttons type its sign, or its label when its list is not the last one."""
        phone = self.phones[name]
        if not self.numbered:
            phone.press(None, label)
            return
        asked = next((each for each in reversed(phone.received) if sign_of(each, label)), None)
        assert asked is not None, f"no {label!r} on the screen; there is {[m.text for m in phone.received[-2:]]}"
        phone.type((asked is phone.received[-1] and sign_of(asked, label)) or label)

    def forget(self) -> None:
        """Take everything on the screens as read."""
        self.read = {name: len(phone.received) for name, phone in self.phones.items()}

    def unread(self, name: str) -> list[Any]:
        """Messages of the bot that ``name`` has not looked at yet."""
        return self.phones[name].received[self.read.get(name, 0) :]

    def next_message(self, name: str) -> Any:
        """The oldest unread message of ``name``; AssertionError when there is none."""
        waiting = self.unread(name)
        assert waiting, f"no message for {name}"
        self.read[name] = self.read.get(name, 0) + 1
        return waiting[0]


def _measured(measure: str) -> tuple[Decimal | None, str]:
    amount, _, unit = measure.partition(" ")
    return (Decimal(amount) if amount else None, unit)


TITLES = [
    {"code": "LDTT", "name": "Lao động tiên tiến", "level": "individual"},
    {"code": "CSTDCS", "name": "Chiến sĩ thi đua cơ sở", "level": "individual"},
    {"code": "CSTDT", "name": "Chiến sĩ thi đua cấp tỉnh", "level": "individual"},
    {"code": "TTLDTT", "name": "Tập thể lao động tiên tiến", "level": "collective"},
    {"code": "TTLDXS", "name": "Tập thể lao động xuất sắc", "level": "collective"},
]


def make_campaign(conn: Connection, now: datetime, **values: Any) -> int:
    """A campaign with two topics, a personal and a unit target, two stages and three milestones."""
    row = {"title": "Thi đua hoàn thành nhiệm vụ năm 2027", "year": 2027, "state": "open", "opened_at": now} | values
    campaign = conn.execute(insert(c.campaigns).values(row).returning(c.campaigns.c.id)).scalar_one()
    topics = [("1", "Cải cách hành chính"), ("2", "Tiết kiệm, chống lãng phí")]
    conn.execute(
        insert(c.topics),
        [{"campaign_id": campaign, "number": n, "heading": h, "text": f"Nội dung {n}."} for n, h in topics],
    )
    model = {"text": "Mỗi đơn vị ít nhất 01 mô hình hoặc công trình", "measure": "Mô hình hoặc công trình"}
    model |= {"campaign_id": campaign, "comparator": ">=", "value": 1, "unit": "mô hình", "level": "unit"}
    files = {"text": "Hồ sơ giải quyết đúng hạn từ 95% trở lên", "measure": "Hồ sơ giải quyết đúng hạn"}
    files |= {"campaign_id": campaign, "comparator": ">=", "value": 95, "unit": "%", "level": "person"}
    conn.execute(insert(c.targets), [model, files])
    stages = [
        ("6 tháng đầu năm", date(2027, 1, 1), date(2027, 6, 30)),
        ("Cả năm", date(2027, 7, 1), date(2027, 11, 30)),
    ]
    ids = [
        conn.execute(
            insert(c.stages)
            .values(campaign_id=campaign, name=name, starts_on=start, ends_on=end)
            .returning(c.stages.c.id)
        ).scalar_one()
        for name, start, end in stages
    ]
    milestones = [
        ("registration", "Phát động và đăng ký giao ước", date(2027, 3, 31), None),
        ("progress", "Sơ kết 6 tháng", date(2027, 6, 30), ids[0]),
        ("progress", "Tổng kết năm", date(2027, 11, 30), ids[1]),
    ]
    conn.execute(
        insert(c.milestones),
        [
            {"campaign_id": campaign, "kind": kind, "name": name, "due_on": due, "stage_id": stage}
            for kind, name, due, stage in milestones
        ],
    )
    return campaign


def _newest(conn: Connection) -> int:
    return max(conn.execute(select(c.campaigns.c.id)).scalars())


def _ask(conn: Connection, unit: str, measure: str, comparator: str, value: Decimal, measured_in: str) -> None:
    row = {"campaign_id": _newest(conn), "text": measure, "measure": measure, "comparator": comparator}
    row |= {"value": value, "unit": measured_in}
    target = conn.execute(insert(c.targets).values(row).returning(c.targets.c.id)).scalar_one()
    unit_id = conn.execute(select(p.units.c.id).where(p.units.c.code == unit)).scalar_one()
    share = {"target_id": target, "unit_id": unit_id, "value": value, "unit": measured_in}
    conn.execute(insert(c.target_shares).values(share))


def _add_topic(conn: Connection, heading: str) -> None:
    campaign = _newest(conn)
    number = str(len(conn.execute(select(c.topics.c.id).where(c.topics.c.campaign_id == campaign)).all()) + 1)
    conn.execute(insert(c.topics).values(campaign_id=campaign, number=number, heading=heading))


def local(text: str) -> datetime:
    """``2027-03-24 08:00`` on the office's wall, as UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)
