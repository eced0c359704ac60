"""A made-up department on which templates are tried: a little of everything, people whose names are plainly examples."""

from datetime import UTC, date, datetime
from decimal import Decimal

from reports import period
from reports.commendation import Meeting, Nominee, Round
from reports.letterhead import Capacity, Letterhead, Recipient, Signer
from reports.summary import summarise
from reports.word import awards, lists
from reports.word.papers import PAPERS
from reports.word.report import report_content
from reports.word.writing import Content
from rules import commendation
from rules.activities import Activity
from rules.activity_kinds import INSPECTION
from rules.commendation import Kind, Proposal, Route
from rules.commendation_record import CommendationRecord
from rules.difficulties import Difficulty, State, Step
from rules.records import (
    Campaign,
    CampaignRecord,
    Category,
    Launch,
    Milestone,
    MilestoneKind,
    Official,
    Pledge,
    PledgeItem,
    PledgeState,
    Progress,
    ProgressStatus,
    Showcase,
    Stage,
    Target,
    Topic,
    Unit,
)
from rules.unit_answers import UnitAnswers
from rules.unit_report import Narrative, UnitReport

AS_OF = datetime(2027, 7, 1, 3, tzinfo=UTC)
_YEAR, _REGISTERED, _REPORTED = 2027, datetime(2027, 3, 5, 3, tzinfo=UTC), datetime(2027, 6, 20, 3, tzinfo=UTC)
_UNITS = (
    Unit(1, "SO", "Sở Mẫu", None, "so"),
    Unit(2, "P1", "Phòng Ví Dụ", 1, "phong"),
    Unit(3, "P2", "Chi cục Thử Nghiệm", 1, "chi_cuc"),
)
_NAMES = ("Nguyễn Văn Mẫu", "Trần Thị Ví Dụ", "Lê Văn Thử", "Phạm Thị Giả Định")
_TITLES = ("Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến", "")

LETTERHEAD = Letterhead(
    "UBND TỈNH MẪU",
    "Sở Mẫu",
    "SM",
    "Mẫu Thành",
    Signer("Giám đốc", Capacity.DEPUTY, "Phó Giám đốc", "Lê Văn Thử"),
    (Recipient("UBND tỉnh", "b/c"), Recipient("Các phòng, đơn vị thuộc Sở", "t/h")),
    ("VP",),
    grounds=("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",),
)
ROUND = Round(
    "Thi đua hoàn thành nhiệm vụ năm 2027",
    "năm 2027",
    "Giám đốc Sở",
    (
        Nominee("Phòng Ví Dụ", False, "Sở Mẫu", "Tập thể lao động tiên tiến", "Công trạng", "Phòng",
                "Hoàn thành 12/12 nhiệm vụ được giao", 5, 13, 15),
        Nominee("Nguyễn Văn Mẫu", True, "Phòng Ví Dụ", "Chiến sĩ thi đua cơ sở", "Công trạng", "Công chức",
                "Hoàn thành xuất sắc nhiệm vụ, có sáng kiến được công nhận", 3, 14, 15, True, False),
        Nominee("Trần Thị Ví Dụ", True, "Phòng Ví Dụ", "Lao động tiên tiến", "Công trạng", "Viên chức",
                "Hoàn thành tốt nhiệm vụ", 2, 15, 15, False, True),
    ),
    ("Báo cáo thành tích", "Biên bản họp xét"),
    Meeting(date(2027, 12, 6), 15, 14, ("Lê Văn Thử", "Phó Giám đốc, Chủ tịch Hội đồng"),
            ("Phạm Thị Giả Định", "Thư ký Hội đồng"), 1, place="Phòng họp số 1", remarks=("Hồ sơ đầy đủ, đúng quy định",)),
    date(2027, 11, 15),
    date(2027, 11, 26),
    "Văn phòng Sở",
)  # fmt: skip


def record() -> CampaignRecord:
    """The made-up campaign at mid-year."""
    answer = UnitReport(
        1, 1, 1, 2, 1, "ĐV-MAU", 1, _REPORTED, False, narratives=(Narrative(1, "Đã cắt giảm 05 ngày làm việc"),)
    )
    checked = Activity(1, 1, 2, 1, INSPECTION, date(2027, 5, 12), False, "Các tổ thực hiện đúng kế hoạch", at=_REPORTED)
    return CampaignRecord(
        Campaign(1, "Thi đua hoàn thành nhiệm vụ năm 2027", _YEAR, "Đoàn kết, sáng tạo", "open"),
        AS_OF,
        _UNITS,
        tuple(_official(number) for number in range(1, 5)),
        (Target(1, 1, "Trồng từ 500 cây trở lên", "Số cây được trồng", ">=", Decimal(500), "cây"),),
        (Topic(1, 1, "1", "Cải cách hành chính"),),
        (Stage(1, 1, "6 tháng đầu năm", date(_YEAR, 1, 1), date(_YEAR, 6, 30)),),
        (
            Milestone(1, 1, MilestoneKind.REGISTRATION, "Đăng ký thi đua", date(_YEAR, 3, 31)),
            Milestone(2, 1, MilestoneKind.PROGRESS, "Báo cáo 6 tháng", date(_YEAR, 6, 30), 1),
        ),
        tuple(_pledge(number) for number in range(1, 4)),
        tuple(_progress(number) for number in range(1, 3)),
        (Launch(2, date(_YEAR, 2, 25), _REGISTERED, False, "ke-hoach.pdf"),),
        (Showcase(2, "mo_hinh", "Một cửa thân thiện", "", _REPORTED),),
        activities=(checked,),
        answered=UnitAnswers((answer,)),
        commendation=CommendationRecord(proposals=(_proposal(1), _proposal(2))),
        difficulties=(_difficulty(),),
    )


def _official(number: int) -> Official:
    return Official(
        number, f"CB{number:02d}", _NAMES[number - 1], Category.CIVIL_SERVANT, "Chuyên viên", 2 + number % 2, True
    )


def _pledge(number: int) -> Pledge:
    items = (PledgeItem(number, "Trồng cây", Decimal(200), "cây", date(_YEAR, 6, 30), 1, 1),)
    state, unit = PledgeState.CONFIRMED, 2 + number % 2
    return Pledge(number, 1, number, unit, state, _TITLES[number - 1], f"GU-MAU{number}", 1, _REGISTERED, False, items)


def _progress(number: int) -> Progress:
    return Progress(
        number, number, 2 + number % 2, number, 1, ProgressStatus.ON_TRACK, Decimal(150), None, "cây", "", "150 cây",
        _REPORTED, False, 1, f"BC-MAU{number}",
    )  # fmt: skip


def _proposal(number: int) -> Proposal:
    unit, name = _UNITS[1 + number % 2], _NAMES[number - 1]
    return Proposal(
        number, 1, number, unit.id, unit.name, name, 1, commendation.Stage.PROPOSED, number, "mau", _TITLES[number - 1],
        False, Kind.WORK, Route.OWN, "Hoàn thành tốt nhiệm vụ", True, None, None, None, "entered", "", _REPORTED, 1,
    )  # fmt: skip


def _difficulty() -> Difficulty:
    steps = (
        Step(1, State.NEW, 1, _NAMES[0], _REGISTERED, "Thiếu thiết bị đo"),
        Step(2, State.ANSWERED, 4, _NAMES[3], _REPORTED, "Sẽ bổ sung trong quý III"),
    )
    return Difficulty(1, _YEAR, 1, 1, 2, State.ANSWERED, 2, _REGISTERED, steps)


def content(name: str) -> Content:
    """A paper about the made-up department; KeyError for a paper that there is not."""
    made = record()
    summary = summarise(made, period.named(period.PeriodKind.HALF, _YEAR))
    contents = {
        "bao-cao": lambda: report_content(summary),
        "danh-sach-dang-ky": lambda: lists.title_list(summary),
        "giao-uoc": lambda: lists.pledge_board(summary),
        "thong-bao": lambda: lists.notice(summary, made),
        "to-trinh": lambda: awards.submission(ROUND, AS_OF, _YEAR),
        "bien-ban": lambda: awards.minutes(ROUND, AS_OF, _YEAR),
        "danh-sach-de-nghi": lambda: awards.award_list(ROUND, AS_OF, _YEAR),
        "cong-khai": lambda: awards.public_list(ROUND, AS_OF, _YEAR),
    }
    assert contents.keys() == PAPERS.keys()
    return contents[name]()
