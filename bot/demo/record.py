"""What the demo's units enter beside the pledges: awards of earlier years, their own pledges, activities, a round; invented."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from rules.collective_pledge import Change, CollectiveItem
from rules.commendation import Kind, Route, Way
from rules.initiative import InitiativeState
from rules.merits import Candidate
from rules.requests import FieldKind
from rules.unit_report import Narrative
from storage import (
    activities,
    awards,
    campaigns,
    collective_pledges,
    difficulties,
    initiatives,
    nominations,
    people,
    proposals,
    requests,
    roster,
    rounds,
    titles,
    unit_reports,
)
from storage.activities import NewActivity
from storage.awards import NewAward
from storage.difficulties import Written
from storage.initiatives import NewInitiative
from storage.nominations import NewNomination
from storage.proposals import Said
from storage.unit_reports import NewReport

EARLIER = (("NNMT018", "LDTT", 2025), ("NNMT018", "LDTT", 2026), ("NNMT018", "CSTDCS", 2026), ("NNMT028", "LDTT", 2026))
DECISIONS = {2025: ("98/QĐ-SNNMT", date(2025, 12, 22)), 2026: ("105/QĐ-SNNMT", date(2026, 12, 21))}
PLEDGES = {
    "NNMT015": ("Giải quyết hồ sơ đất đai đúng hạn", Decimal(1200), "hồ sơ"),
    "NNMT026": ("Trồng cây phân tán", Decimal(9000), "cây"),
    "NNMT043": ("Nạo vét kênh nội đồng", Decimal(14), "km"),
}
INITIATIVES = (
    ("NNMT018", "Bảng tra cứu thửa đất cho bộ phận một cửa", "Cải cách hành chính"),
    ("NNMT028", "Sổ tuần rừng trên điện thoại", "Chuyển đổi số"),
)
ACTIVITIES: tuple[tuple[str, str, date, str, dict[str, Any]], ...] = (
    (
        "NNMT015",
        "tuyen_truyen",
        date(2027, 1, 20),
        "Phổ biến nội dung thi đua tới toàn phòng",
        {"form": "hop", "reached": 6},
    ),
    ("NNMT026", "sinh_hoat", date(2027, 2, 5), "Bàn cách giữ rừng mùa khô", {"form": "chuyen_de", "reached": 12}),
    ("NNMT043", "khac", date(2027, 2, 16), "Ra quân làm thủy lợi đầu xuân", {}),
)
DEED = "Báo sớm đám cháy, cùng người dân dập lửa trong đêm, giữ được 3 ha rừng trồng."
NEED = "Máy định vị của trạm hỏng, chưa đo được diện tích cây trồng mới. Đề nghị Sở cho mượn máy trong tháng 3."
REQUEST = "Báo cáo số hộ dân được hướng dẫn kỹ thuật trong vụ xuân"


class Record:
    """Writes as one of the demo's people, at one instant."""

    def __init__(self, conn: Connection, now: datetime) -> None:
        self.conn = conn
        self.now = now
        self.ids = {each.staff_code: each.official_id for each in roster.known(conn, now.date())}
        self.units = {unit.code: unit.id for unit in people.tree(conn)}

    def place(self, code: str) -> dict[str, Any]:
        """The open campaign and the unit of a person, as storage asks for them."""
        unit = people.unit_of(self.conn, self.ids[code], self.now.date())
        assert unit is not None
        return {"campaign_id": campaigns.in_state(self.conn, campaigns.OPEN)[0].id, "unit_id": unit}

    def title(self, code: str) -> int:
        """The id of a title of the catalogue."""
        return next(each.id for each in titles.every(self.conn) if each.code == code)


def earlier_awards(conn: Connection, now: datetime) -> None:
    """Awards of the two years before, so that a round has something to look back on."""
    record = Record(conn, now)
    for code, title, year in EARLIER:
        number, day = DECISIONS[year]
        given = NewAward(record.title(title), year, number, day, "Giám đốc Sở")
        awards.add(conn, Candidate(official=record.ids[code]), given, by=None, now=now)


def spring(conn: Connection, now: datetime) -> None:
    """Units' pledges, initiatives, activities, a nomination, a difficulty."""
    record = Record(conn, now)
    _unit_pledges(record)
    _initiatives(record)
    for code, kind, day, text, extras in ACTIVITIES:
        said = NewActivity(kind, day, False, text, dict(extras))
        activities.add(conn, **record.place(code), said=said, by=record.ids[code], now=now)
    nominee = NewNomination("ca_nhan", record.ids["NNMT034"], "", "", date(2027, 2, 8), DEED)
    nominations.add(
        conn, **record.place("NNMT031"), said=nominee, by=record.ids["NNMT031"], now=now, found_on=date(2027, 2, 12)
    )
    unit = record.place("NNMT060")["unit_id"]
    difficulties.send(conn, Written(NEED), official_id=record.ids["NNMT060"], unit_id=unit, year=2027, now=now)


def _unit_pledges(record: Record) -> None:
    for code, (text, amount, measure) in PLEDGES.items():
        by: dict[str, Any] = {"by": record.ids[code], "now": record.now}
        item = CollectiveItem(text, amount, measure, date(2027, 11, 30))
        title = record.title("TTLDTT")
        key = collective_pledges.write(record.conn, **record.place(code), title_id=title, items=[item], **by)
        collective_pledges.decide(record.conn, key, 1, Change.SIGN, **by)


def _initiatives(record: Record) -> None:
    for code, name, field in INITIATIVES:
        written = NewInitiative(name, field, due_on=date(2027, 9, 30))
        made = initiatives.register(
            record.conn, written, **record.place(code), official_id=record.ids[code], now=record.now
        )
    head = record.ids["NNMT026"]
    initiatives.decide(record.conn, made.id, 1, InitiativeState.CONFIRMED, by=head, now=record.now)


def request(conn: Connection, now: datetime) -> None:
    """Văn phòng asks two units for a figure; it is sent as any request is."""
    record = Record(conn, now)
    fields = (("Số hộ được hướng dẫn", FieldKind.NUMBER, "hộ"),)
    asked = [record.units[code] for code in ("KN", "KN-1")]
    requests.make(conn, REQUEST, date(2027, 4, 26), fields, asked, hold_until=now, by=record.ids["NNMT005"], now=now)


def half_year(conn: Connection, now: datetime) -> None:
    """Three units report on the half-year, each on one topic."""
    record = Record(conn, now)
    for code, (text, amount, measure) in PLEDGES.items():
        place = record.place(code)
        stage = campaigns.stages_of(conn, place["campaign_id"])[0]
        topic = campaigns.topics_of(conn, place["campaign_id"])[3]
        done = Narrative(topic.id, f"{text}: đạt hơn một nửa mức cả năm.", amount * 55 // 100, measure)
        report = NewReport(**place, stage_id=stage.id, figures=(), narratives=(done,))
        unit_reports.submit(conn, report, by=record.ids[code], late=False, sent_at=now)


def year_end(conn: Connection, now: datetime) -> None:
    """Văn phòng opens the year's round; two heads propose."""
    record = Record(conn, now)
    campaign = campaigns.in_state(conn, campaigns.OPEN)[0].id
    chosen = [record.title(code) for code in ("LDTT", "CSTDCS")]
    opened = rounds.open_(
        conn, campaign_id=campaign, name="Xét khen thưởng năm 2027", year=2027, way=Way.REGULAR,
        received_on=now.date(), title_ids=chosen, by=record.ids["NNMT005"], now=now,
    )  # fmt: skip
    for head, code, title in (("NNMT015", "NNMT018", "CSTDCS"), ("NNMT026", "NNMT028", "LDTT")):
        said = Said(record.title(title), Kind.WORK, Route.OWN, "Hoàn thành giao ước năm 2027.", direct=True)
        place = record.place(code)["unit_id"]
        proposals.add(conn, opened, record.ids[code], place, said, by=record.ids[head], now=now)
