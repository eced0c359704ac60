"""Phrases of time and the last day they allow."""

import pytest

from rules.launch_document.findings import Deadline
from rules.launch_document.read import read

HEAD = (
    "SỞ MẪU\nSố: 12/KH-SM\nAn Lĩnh, ngày 20 tháng 11 năm 2026\n\nKẾ HOẠCH\nPhát động phong trào thi đua năm {year}\n\n"
)


def deadlines_of(sentence: str, year: int | str = 2026) -> tuple[Deadline, ...]:
    opening = "Sở Mẫu phát động phong trào thi đua như sau:\n\nI. TỔ CHỨC THỰC HIỆN\n\n1. "
    return read(HEAD.format(year=year) + opening + sentence + "\n").deadlines


CASES = [
    ("Các phòng gửi báo cáo trước ngày 10/12.", "trước ngày 10/12", "2026-12-09", "fixed"),
    ("Các phòng gửi báo cáo trước ngày 15/01.", "trước ngày 15/01", "2027-01-14", "fixed"),
    (
        "Các phòng gửi báo cáo trước 17 giờ 00 ngày 10/12/2026.",
        "trước 17 giờ 00 ngày 10/12/2026",
        "2026-12-10",
        "fixed",
    ),
    (
        "Các phòng gửi báo cáo chậm nhất ngày 10 tháng 12 năm 2026.",
        "chậm nhất ngày 10 tháng 12 năm 2026",
        "2026-12-10",
        "fixed",
    ),
    (
        "Các phòng đăng ký từ ngày 01/12/2026 đến ngày 20/12/2026.",
        "từ ngày 01/12/2026 đến ngày 20/12/2026",
        "2026-12-20",
        "fixed",
    ),
    ("Các phòng phát động trong Quý I năm 2027.", "trong Quý I năm 2027", "2027-03-31", "period"),
    ("Các phòng phát động trong tháng 02/2028.", "trong tháng 02/2028", "2028-02-29", "period"),
    ("Các phòng tổng kết trước tháng 3 năm 2027.", "trước tháng 3 năm 2027", "2027-02-28", "period"),
    ("Các phòng báo cáo trước ngày 15 tháng 12 hằng năm.", "trước ngày 15 tháng 12 hằng năm", None, "recurring"),
    ("Các phòng báo cáo định kỳ hằng quý.", "định kỳ hằng quý", None, "recurring"),
    (
        "Các phòng báo cáo trong vòng 05 ngày làm việc kể từ ngày kết thúc đợt.",
        "trong vòng 05 ngày làm việc kể từ ngày kết thúc đợt",
        None,
        "relative",
    ),
    ("Các phòng báo cáo khi có yêu cầu.", "khi có yêu cầu", None, "on_request"),
    ("Các phòng tổng kết vào cuối năm.", "vào cuối năm", None, "vague"),
    ("Thời gian: 01/7/2026 - 30/9/2026.", "01/7/2026 - 30/9/2026", "2026-09-30", "fixed"),
    ("Các phòng triển khai từ tháng 4 đến tháng 10/2026.", "từ tháng 4 đến tháng 10/2026", "2026-10-31", "period"),
    ("Các phòng báo cáo trước ngày 20 tháng cuối đợt.", "trước ngày 20 tháng cuối đợt", None, "recurring"),
    ("Các phòng họp mỗi tháng một lần.", "mỗi tháng một lần", None, "recurring"),
    ("Các phòng sơ kết ngày 18/11/2026.", "ngày 18/11/2026", "2026-11-18", "fixed"),
    ("Các phòng báo cáo kết quả Quý I trước ngày 20/3/2027.", "trước ngày 20/3/2027", "2027-03-19", "fixed"),
    ("Các phòng gửi báo cáo trước ngày 31/02/2027.", "trước ngày 31/02/2027", None, "fixed"),
]


@pytest.mark.parametrize(("sentence", "phrase", "resolved", "kind"), CASES, ids=[case[1] for case in CASES])
def test_phrase_and_day(sentence: str, phrase: str, resolved: str | None, kind: str) -> None:
    (found,) = deadlines_of(sentence)
    assert (found.phrase, found.resolved, found.kind) == (phrase, resolved, kind)


def test_before_a_day_excludes_the_day_and_says_so() -> None:
    assert deadlines_of("Các phòng gửi báo cáo trước ngày 10/12.")[0].exclusive
    assert not deadlines_of("Các phòng gửi báo cáo chậm nhất ngày 10/12.")[0].exclusive


@pytest.mark.parametrize(
    "sentence",
    [
        "Các phòng thi đua chào mừng Ngày Nhà giáo Việt Nam 20/11.",
        "Các phòng hướng tới kỷ niệm 75 năm Ngày truyền thống (11/6/1948 - 11/6/2026).",
        "Các phòng thực hiện Chỉ thị số 19/CT-TTg ngày 16/7/2021 của Thủ tướng Chính phủ.",
        "Các phòng bảo đảm 100% sự cố được khắc phục trong 24 giờ.",
        "Các phòng lấy kết quả làm căn cứ bình xét thi đua cuối năm.",
        "Các phòng thực hiện nghị quyết về phát triển tỉnh đến năm 2030, tầm nhìn 2045.",
    ],
)
def test_anniversaries_and_dates_of_documents_are_no_deadlines(sentence: str) -> None:
    assert deadlines_of(sentence) == ()


def test_a_date_without_a_year_in_a_period_of_years_stays_open() -> None:
    draft = read(
        "Sở Mẫu phát động thi đua giai đoạn 2026-2030 như sau:\n\n1. Các phòng gửi báo cáo trước ngày 10/12.\n"
    )
    assert [d.resolved for d in draft.deadlines] == [None]
