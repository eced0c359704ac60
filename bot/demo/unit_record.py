"""What the demo's units say of themselves: shares of targets, figures ahead of time and behind it, difficulties, answers."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from bot.demo.entering import Record
from rules.difficulties import State
from rules.requests import FieldKind, Value
from rules.unit_report import Figure, FigureState, Narrative, Outcome
from storage import campaigns, difficulties, request_answers, requests, shares, unit_reports
from storage.difficulties import Written
from storage.unit_reports import NewReport

OFFICE, DIRECTOR = "NNMT005", "NNMT001"
TREES, FILES, CANALS = "Cây phân tán được trồng", "Hồ sơ đất đai giải quyết đúng hạn", "Kênh nội đồng được nạo vét"
# unit, its head, the target, its share, what it had reached by the half-year and by the end of the year; what a chi cục is
# asked and says holds its stations' as well
WORK = (
    ("KL", "NNMT026", TREES, 20000, 12300, 20000),
    ("KL-1", "NNMT031", TREES, 6000, 1500, 4100),
    ("KL-2", "NNMT037", TREES, 5000, 5600, 6300),
    ("QLDD", "NNMT015", FILES, 1200, 700, 1310),
    ("TL", "NNMT043", CANALS, 14, 6, 12),
    ("TL-1", "NNMT048", CANALS, 4, None, 3),
)
SAYINGS = (
    (
        "Đã phổ biến nội dung thi đua tới toàn đơn vị trong buổi họp đầu tháng.",
        "Chọn việc thi đua sát với từng vị trí, ghi vào bảng theo dõi của đơn vị.",
        "Gắn thi đua với việc học tập và làm theo Bác, mỗi tổ một việc.",
    ),
    (
        "Hướng dẫn người dân xã Mẫu Một giữ đường làng sạch, trồng thêm hàng cây.",
        "Cùng thôn Mẫu Hai sửa 400 m đường nội đồng.",
        "Quyên góp giúp ba hộ nghèo ở xã Mẫu Ba mua giống cây.",
    ),
    (
        "Đã tham mưu gỡ ba vướng mắc thuộc lĩnh vực được giao.",
        "Góp ý hai dự thảo quy định của tỉnh, đúng hạn.",
        "Rà soát xong danh mục việc tồn đọng, còn hai việc chờ hướng dẫn.",
    ),
    (
        "Hoàn thành các việc chính của đơn vị theo kế hoạch.",
        "Việc chính đạt kế hoạch, một việc phải lùi vì mưa lớn.",
        "Làm xong sớm hai việc, giúp đơn vị bạn một việc.",
    ),
    (
        "Giữ đúng giờ làm việc; hồ sơ nội bộ xử lý trên mạng.",
        "Giảm một phần ba lượng giấy in so với năm trước.",
        "Chữ ký số dùng cho mọi văn bản đi của đơn vị.",
    ),
    (
        "Biểu dương một người tốt, việc tốt trong cuộc họp giao ban.",
        "Giới thiệu một điển hình, đăng một tin trên trang của Sở.",
        "Chọn một cách làm hay để cả đơn vị học theo.",
    ),
)
NEED = "Máy định vị của trạm hỏng, chưa đo được diện tích cây trồng mới. Đề nghị Sở cho mượn máy trong tháng 3."
ANSWER = "Phòng Kế hoạch - Tài chính cho trạm mượn máy định vị từ ngày 15/4/2027, trả trước ngày 30/6/2027."
SECOND_NEED = "Đường vào rừng sạt lở, xe tuần tra chưa qua được. Đề nghị Sở cho sửa tạm trước mùa mưa."
SUMMARY = (
    "Hạt Kiểm lâm số 2 đề nghị sửa tạm 300 m đường tuần tra. Văn phòng đề xuất dùng kinh phí bảo vệ rừng năm 2027."
)
AGREED = "Đồng ý. Hạt Kiểm lâm số 2 làm xong trước ngày 31/7/2027."
LAST_NEED = "Kênh Mẫu đoạn cuối thiếu 1 km do vướng mặt bằng. Đề nghị Sở làm việc với xã."
LAST_SUMMARY = (
    "Trạm Thủy nông Đông còn 1 km kênh vướng mặt bằng. Văn phòng đề xuất Sở họp với xã Mẫu Một trong tháng 1."
)
REQUEST = "Báo cáo số hộ dân được hướng dẫn kỹ thuật trong vụ xuân"


def issue(record: Record) -> None:
    """Give each unit its share of the targets."""
    targets = {each.measure: each for each in campaigns.targets_of(record.conn, record.campaign)}
    for unit, _, measure, asked, _, _ in WORK:
        target = targets[measure]
        given: dict[str, Any] = {"unit_ids": [record.units[unit]], **record.by(OFFICE)}
        shares.issue(record.conn, target.id, Decimal(asked), target.unit, **given)


def difficulty(record: Record) -> None:
    """A station lacks an instrument."""
    place = record.units["KN-1"]
    difficulties.send(
        record.conn, Written(NEED), official_id=record.ids["NNMT060"], unit_id=place, year=2027, now=record.now
    )


def request(conn: Connection, now: datetime) -> None:
    """Văn phòng asks two units for a figure."""
    record = Record(conn, now)
    fields = (("Số hộ được hướng dẫn", FieldKind.NUMBER, "hộ"),)
    asked = [record.units[code] for code in ("KN", "KN-1")]
    requests.make(conn, REQUEST, date(2027, 4, 26), fields, asked, hold_until=now, **record.by(OFFICE))


def help_given(conn: Connection, now: datetime) -> None:
    """Văn phòng takes the difficulty and answers it."""
    record = Record(conn, now)
    found = difficulties.every(conn)[0]
    difficulties.move(conn, found.id, found.revision, State.TAKEN, Written(), **record.by(OFFICE))
    difficulties.move(conn, found.id, found.revision + 1, State.ANSWERED, Written(ANSWER), **record.by(OFFICE))


def answers(conn: Connection, now: datetime) -> None:
    """One unit answers in time, the other after it."""
    record = Record(conn, now)
    asked = requests.every(conn)[0]
    for unit, head, households, late in (("KN", "NNMT053", 320, False), ("KN-1", "NNMT059", 210, True)):
        said = [Value(asked.fields[0].id, f"{households} hộ", Decimal(households), None)]
        request_answers.submit(conn, asked.id, record.units[unit], said, late=late, **record.by(head))


def half_year(conn: Connection, now: datetime) -> None:
    """Five units report on the half-year; one is sent back, the others are seen; a difficulty goes to the director."""
    record = Record(conn, now)
    for unit, head, measure, asked, reached, _ in WORK:
        if reached is not None:
            made = _report(record, unit, head, measure, asked, reached, stage=0, topics=6 if unit != "TL" else 2)
            outcome, why = (Outcome.RETURNED, "Bổ sung bốn nội dung còn thiếu.") if unit == "TL" else (Outcome.SEEN, "")
            unit_reports.decide(conn, made, outcome, reason=why, **record.by(OFFICE))
    _put(record, "KL-2", "NNMT038", SECOND_NEED, SUMMARY)


def opinion(conn: Connection, now: datetime) -> None:
    """The director agrees to what was put."""
    found = difficulties.every(conn, [State.PUT])[0]
    difficulties.move(conn, found.id, found.revision, State.DECIDED, Written(AGREED), **Record(conn, now).by(DIRECTOR))


def _put(record: Record, unit: str, sender: str, need: str, summary: str) -> None:
    about: dict[str, Any] = {
        "official_id": record.ids[sender],
        "unit_id": record.units[unit],
        "year": 2027,
        "now": record.now,
    }
    sent = difficulties.send(record.conn, Written(need), **about)
    difficulties.move(record.conn, sent.id, sent.revision, State.PUT, Written(summary), **record.by(OFFICE))


def year_end(conn: Connection, now: datetime) -> None:
    """Every unit with a target reports on the year, one of them late; a difficulty waits for the director."""
    record = Record(conn, now)
    _put(record, "TL-1", "NNMT049", LAST_NEED, LAST_SUMMARY)
    for unit, head, measure, asked, _, reached in WORK:
        _report(record, unit, head, measure, asked, reached, stage=1, topics=6, late=unit == "TL-1")


def _report(
    record: Record,
    unit: str,
    head: str,
    measure: str,
    asked: int,
    reached: int,
    *,
    stage: int,
    topics: int,
    late: bool = False,
) -> int:
    target = next(each for each in campaigns.targets_of(record.conn, record.campaign) if each.measure == measure)
    figure = Figure(
        target.id, FigureState.KNOWN, Decimal(reached), target.unit, Decimal(asked), "Sổ theo dõi của đơn vị",
        record.now.date(), typed=f"{reached} {target.unit}",
    )  # fmt: skip
    spoken = list(zip(campaigns.topics_of(record.conn, record.campaign), SAYINGS, strict=True))[:topics]
    said = [Narrative(each.id, texts[record.ids[head] % len(texts)]) for each, texts in spoken]
    of = campaigns.stages_of(record.conn, record.campaign)[stage]
    report = NewReport(record.campaign, of.id, record.units[unit], (figure,), said)
    return unit_reports.submit(record.conn, report, by=record.ids[head], late=late, sent_at=record.now).id
