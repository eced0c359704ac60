"""The papers that the program writes in Word: name, type, sentences and the fields that their templates may use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reports.word import award_sentences, list_sentences, sentences
from reports.word.field_names import AWARD, COMMON, LISTS, MEETING, NOTICE, PLEDGES, REPORT

TEMPLATES = Path(__file__).parent.parent / "templates"
Sentences = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """``name`` is typed at the command line, ``label`` shown in chat, ``mark`` goes into the number (``/BC-…``).

    ``heading`` is the type in capitals, ``subject`` the line under it. ``own`` are the fields beside those of every paper,
    each with its meaning. Under a paper of ``two_signatures`` two people sign side by side; an ``addressed`` one has Kính gửi.
    """

    name: str
    label: str
    mark: str
    heading: str
    subject: str
    body: Sentences
    own: Mapping[str, str] = field(default_factory=dict)
    two_signatures: bool = False
    addressed: bool = False

    @property
    def default(self) -> Path:
        """The template as it comes with the program."""
        return TEMPLATES / f"{self.name.replace('-', '_')}.docx"

    @property
    def fields(self) -> Mapping[str, str]:
        """Every field of the template with its meaning, in Vietnamese."""
        signing = {"ky_trai": "các dòng chữ ký bên trái", "nguoi_ky_trai": "người ký bên trái"}
        return {**COMMON, **(signing if self.two_signatures else {}), **self.own}


REPORT_PAPER = Paper(
    "bao-cao",
    "Báo cáo sơ kết, tổng kết",
    "BC",
    "BÁO CÁO",
    "{{ ten_loai|capitalize }} phong trào thi đua “{{ phong_trao }}”{% if ky %} {{ ky }}{% endif %}",
    sentences.BODY,
    REPORT,
    addressed=True,
)
TITLE_LIST = Paper(
    "danh-sach-dang-ky",
    "Danh sách đăng ký danh hiệu",
    "DS",
    "DANH SÁCH",
    "Đăng ký danh hiệu thi đua năm {{ nam_thi_dua }}",
    list_sentences.TITLES,
    LISTS,
)
PLEDGE_BOARD = Paper(
    "giao-uoc",
    "Bảng giao ước thi đua",
    "GƯ",
    "GIAO ƯỚC THI ĐUA",
    "Phong trào “{{ phong_trao }}”{% if nam_thi_dua not in phong_trao %} năm {{ nam_thi_dua }}{% endif %}",
    list_sentences.PLEDGES,
    PLEDGES,
    two_signatures=True,
)
NOTICE_PAPER = Paper(
    "thong-bao",
    "Thông báo về phong trào",
    "TB",
    "THÔNG BÁO",
    "Nội dung, thời hạn thực hiện phong trào thi đua “{{ phong_trao }}”",
    list_sentences.NOTICE,
    NOTICE,
    addressed=True,
)
SUBMISSION = Paper(
    "to-trinh",
    "Tờ trình đề nghị khen thưởng",
    "TTr",
    "TỜ TRÌNH",
    "Về việc đề nghị khen thưởng {{ dot }}",
    award_sentences.SUBMISSION,
    AWARD,
    addressed=True,
)
MINUTES = Paper(
    "bien-ban",
    "Biên bản họp xét khen thưởng",
    "BB",
    "BIÊN BẢN",
    "Họp xét khen thưởng {{ dot }}",
    award_sentences.MINUTES,
    AWARD | MEETING,
    two_signatures=True,
)
AWARD_LIST = Paper(
    "danh-sach-de-nghi",
    "Danh sách đề nghị khen thưởng",
    "DS",
    "DANH SÁCH",
    "Đề nghị khen thưởng {{ dot }}",
    award_sentences.LIST,
    AWARD,
)
PUBLIC_LIST = Paper(
    "cong-khai",
    "Thông báo lấy ý kiến danh sách",
    "TB",
    "THÔNG BÁO",
    "Lấy ý kiến về danh sách dự kiến đề nghị khen thưởng {{ dot }}",
    award_sentences.PUBLIC_LIST,
    AWARD
    | {"tu_ngay": "ngày đầu nhận ý kiến", "den_ngay": "ngày cuối nhận ý kiến", "noi_nhan_y_kien": "nơi nhận ý kiến"},
)

PAPERS: Mapping[str, Paper] = {
    paper.name: paper
    for paper in (
        *(REPORT_PAPER, TITLE_LIST, PLEDGE_BOARD, NOTICE_PAPER, SUBMISSION, MINUTES, AWARD_LIST, PUBLIC_LIST),
    )
}
