"""What the demo's units enter beside the pledges: awards of earlier years, their own pledges, activities; invented."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from bot.demo import unit_record
from bot.demo.entering import Record
from rules.collective_pledge import Change, CollectiveItem
from rules.initiative import InitiativeState
from rules.merits import Candidate, Grade, RatingState
from storage import activities, awards, collective_pledges, council, initiatives, nominations, ratings
from storage.activities import NewActivity
from storage.awards import NewAward
from storage.initiatives import NewInitiative
from storage.nominations import NewNomination

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
RATING, COUNCIL_BY = "108/QĐ-SNNMT", "12/QĐ-SNNMT"
RATED = {
    "NNMT018": Grade.EXCELLENT, "NNMT020": Grade.GOOD, "NNMT028": Grade.GOOD, "NNMT029": Grade.GOOD,
    "NNMT040": Grade.EXCELLENT, "NNMT045": Grade.DONE,
}  # fmt: skip
COUNCIL = {"NNMT001": "chairman", "NNMT002": "vice", "NNMT003": "member", "NNMT004": "member", "NNMT005": "secretary"}


def earlier_awards(conn: Connection, now: datetime) -> None:
    """Awards of the two years before, so that a round has something to look back on."""
    record = Record(conn, now)
    for code, title, year in EARLIER:
        number, day = DECISIONS[year]
        given = NewAward(record.title(title), year, number, day, "Giám đốc Sở")
        awards.add(conn, Candidate(official=record.ids[code]), given, by=None, now=now)


def spring(conn: Connection, now: datetime) -> None:
    """Units' pledges, initiatives, activities, a nomination, a difficulty; the units' shares of the targets."""
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
    unit_record.issue(record)
    unit_record.difficulty(record)


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


def ratings_of_year(conn: Connection, now: datetime) -> None:
    """The year's ratings of those who may be proposed, by decision; and who sits in the council."""
    record = Record(conn, now)
    for code, grade in RATED.items():
        candidate = Candidate(official=record.ids[code])
        ratings.enter(conn, candidate, 2027, grade, RatingState.DECIDED, number=RATING, **record.by("NNMT005"))
    for code, post in COUNCIL.items():
        term: dict[str, Any] = {"from_date": date(2027, 1, 1), "to_date": date(2030, 12, 31), "number": COUNCIL_BY}
        council.add(conn, record.ids[code], post, **term, **record.by("NNMT005"))
