"""The conditions that ship with the catalogue, until the office changes them in its workbook.

Luật Thi đua, khen thưởng số 06/2022/QH15 (15/6/2022, in force from 01/01/2024), Arts. 21-28, 74, 75; Nghị định 152/2025/NĐ-CP
(14/6/2025, in force from 01/7/2025), Art. 4. Luật số 06/2026/QH16 amends the Law from 01/10/2026: its wording was not at
hand, so the same rows go on from that day as not confirmed, and nothing is decided by them until the office says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from rules.conditions import Condition, Kind
from rules.merits import Grade

LAW = "Luật Thi đua, khen thưởng số 06/2022/QH15"
AMENDED = "Luật số 06/2022/QH15, sửa đổi bởi Luật số 06/2026/QH16 ngày 23/4/2026 (cần Sở Nội vụ xác nhận)"
DECREE = "Nghị định số 152/2025/NĐ-CP"
LAW_DATE, LAW_FROM, LAW_TO = date(2022, 6, 15), date(2024, 1, 1), date(2026, 9, 30)
AMENDED_FROM = date(2026, 10, 1)
DECREE_DATE, DECREE_FROM = date(2025, 6, 14), date(2025, 7, 1)
_SAME = ("LDTT", "CSTDCS")


@dataclass(frozen=True, slots=True)
class UsualTitle:
    """``level``: individual or collective; ``kind``: title, or form of commendation."""

    code: str
    name: str
    level: str
    article: str
    decided_by: str
    kind: str = "title"


_HEAD, _PROVINCE, _PRIME_MINISTER = "Giám đốc Sở", "Chủ tịch UBND tỉnh", "Thủ tướng Chính phủ"
TITLES = (
    UsualTitle("LDTT", "Lao động tiên tiến", "individual", "Điều 24", _HEAD),
    UsualTitle("CSTDCS", "Chiến sĩ thi đua cơ sở", "individual", "Điều 23", _HEAD),
    UsualTitle("CSTDT", "Chiến sĩ thi đua cấp tỉnh", "individual", "Điều 22", _PROVINCE),
    UsualTitle("CSTDTQ", "Chiến sĩ thi đua toàn quốc", "individual", "Điều 21", _PRIME_MINISTER),
    UsualTitle("TTLDTT", "Tập thể lao động tiên tiến", "collective", "Điều 28", _HEAD),
    UsualTitle("TTLDXS", "Tập thể lao động xuất sắc", "collective", "Điều 27", _PROVINCE),
    UsualTitle("CO", "Cờ thi đua cấp tỉnh", "collective", "Điều 26", _PROVINCE),
    UsualTitle("GK", "Giấy khen của Giám đốc Sở", "individual", "Điều 75", _HEAD, "form"),
    UsualTitle("BK", "Bằng khen của Chủ tịch UBND tỉnh", "individual", "Điều 74", _PROVINCE, "form"),
    UsualTitle("GKTT", "Giấy khen của Giám đốc Sở (tập thể)", "collective", "Điều 75", _HEAD, "form"),
    UsualTitle("BKTT", "Bằng khen của Chủ tịch UBND tỉnh (tập thể)", "collective", "Điều 74", _PROVINCE, "form"),
)


def _row(code: str, kind: Kind, words: str, either: str = "", grade: Grade | None = None) -> Condition:
    return Condition(0, code, kind, words, LAW_FROM, grade=grade, either=either)


def _years(code: str, times: int, needs: str, words: str, either: str = "") -> Condition:
    return replace(_row(code, Kind.TITLE_YEARS, words, either), times=times, needs=(needs,))


def _rated_years(code: str, words: str, either: str) -> Condition:
    return replace(_row(code, Kind.RATING, words, either, Grade.EXCELLENT), times=2)


def _most(code: str) -> Condition:
    words = "Từ 70% cá nhân trở lên đạt danh hiệu Lao động tiên tiến"
    return replace(_row(code, Kind.MEMBERS_TITLE, words), percent=Decimal(70), needs=_SAME)


_GOOD = "Hoàn thành tốt nhiệm vụ trở lên"
_BEST = "Hoàn thành xuất sắc nhiệm vụ"
_ACTIVE = "Có tinh thần đoàn kết, tích cực tham gia phong trào thi đua"
_UNITED = "Nội bộ đoàn kết, chấp hành chủ trương, pháp luật"
_MOVEMENT = "Được bình xét trong phong trào thi đua"
_MANY = "Lập nhiều thành tích hoặc thành tích đột xuất"
_ROWS = (
    _row("LDTT", Kind.RATING, _GOOD, grade=Grade.GOOD),
    _row("LDTT", Kind.PERSON, _ACTIVE),
    _row("CSTDCS", Kind.RATING, f"{_GOOD} (tiêu chuẩn Lao động tiên tiến)", grade=Grade.GOOD),
    _row("CSTDCS", Kind.PERSON, f"{_ACTIVE} (tiêu chuẩn Lao động tiên tiến)"),
    _row("CSTDCS", Kind.RATING, _BEST, "A1", Grade.EXCELLENT),
    replace(_row("CSTDCS", Kind.INITIATIVE, "Có sáng kiến được cơ sở công nhận", "A2"), times=1),
    _row("CSTDCS", Kind.PERSON, "Có đề tài, đề án, công trình đã được nghiệm thu", "A3"),
    _years("CSTDT", 3, "CSTDCS", "Có 03 lần liên tục được tặng danh hiệu Chiến sĩ thi đua cơ sở"),
    _row("CSTDT", Kind.INITIATIVE, "Sáng kiến hiệu quả, có khả năng nhân rộng trong tỉnh, hoặc đề tài được nghiệm thu", "A1"),
    _years("CSTDTQ", 2, "CSTDT", "Có 02 lần liên tục được tặng danh hiệu Chiến sĩ thi đua cấp tỉnh"),
    _row("CSTDTQ", Kind.INITIATIVE, "Sáng kiến hoặc đề tài có phạm vi ảnh hưởng toàn quốc", "A1"),
    _row("TTLDTT", Kind.RATING, _GOOD, grade=Grade.GOOD),
    _most("TTLDTT"),
    _row("TTLDTT", Kind.DISCIPLINE, "Không có cá nhân bị kỷ luật từ cảnh cáo trở lên"),
    _row("TTLDTT", Kind.PERSON, _UNITED),
    _row("TTLDXS", Kind.RATING, _BEST, grade=Grade.EXCELLENT),
    replace(_row("TTLDXS", Kind.MEMBERS_RATING, "100% cá nhân hoàn thành nhiệm vụ", grade=Grade.DONE), percent=Decimal(100)),
    _most("TTLDXS"),
    replace(_row("TTLDXS", Kind.MEMBER_COUNT, "Có ít nhất 01 Chiến sĩ thi đua cơ sở"), times=1, needs=("CSTDCS",)),
    _row("TTLDXS", Kind.PERSON, _UNITED),
    _row("CO", Kind.PERSON, "Dẫn đầu cụm, khối thi đua do tỉnh tổ chức"),
    _row("CO", Kind.PERSON, "Hoàn thành vượt mức các chỉ tiêu thi đua"),
    _row("CO", Kind.PERSON, "Nội bộ đoàn kết, thực hành tiết kiệm, phòng chống tham nhũng, tiêu cực"),
    _row("GK", Kind.RATING, _GOOD, grade=Grade.GOOD),
    _row("GK", Kind.PERSON, _MOVEMENT, "A1"),
    _row("GK", Kind.PERSON, _MANY, "A2"),
    _years("BK", 2, "CSTDCS", "Có 02 lần liên tục được tặng danh hiệu Chiến sĩ thi đua cơ sở", "A1"),
    _rated_years("BK", "02 năm liên tục hoàn thành xuất sắc nhiệm vụ", "A2"),
    replace(_row("BK", Kind.INITIATIVE, "Trong thời gian đó có 02 sáng kiến, đề tài được áp dụng ở cơ sở", "A2"), times=2),
    _row("BK", Kind.PERSON, _MOVEMENT, "A3"),
    _row("BK", Kind.PERSON, _MANY, "A4"),
    _rated_years("BKTT", "02 năm liên tục hoàn thành xuất sắc nhiệm vụ", "A1"),
    _years("BKTT", 1, "TTLDXS", "Đạt danh hiệu Tập thể lao động xuất sắc", "A2"),
    _row("BKTT", Kind.PERSON, _MOVEMENT, "A3"),
)  # fmt: skip


def usual_conditions() -> Iterator[Condition]:
    """Every row: the Law as it was, the same rows unconfirmed since its amendment, and the decree's bar for all titles."""
    articles = {title.code: title.article for title in TITLES}
    for row in _ROWS:
        old = replace(row, article=articles[row.title_code], document=LAW, document_date=LAW_DATE, effective_to=LAW_TO)
        yield old
        yield replace(
            old,
            document=AMENDED,
            document_date=None,
            effective_from=AMENDED_FROM,
            effective_to=None,
            confirmed=False,
        )
    for title in TITLES:
        yield Condition(
            0, title.code, Kind.DISCIPLINE, "Không thuộc trường hợp chưa được đề nghị khen thưởng", DECREE_FROM,
            article="Điều 4", document=DECREE, document_date=DECREE_DATE,
        )  # fmt: skip
