"""The norms that ship with the catalogue, until the office changes them in its workbook. What was not found has no row.

Thresholds: Nghị định 98/2023/NĐ-CP, Art. 30.7, superseded on 1/7/2025 by Nghị định 152/2025/NĐ-CP in whose text they were not
looked up: unconfirmed. Bonuses: Nghị định 152/2025/NĐ-CP, Art. 50, from a secondary source: unconfirmed. Base salary 2.530.000
đ a month: Nghị định 161/2026/NĐ-CP, from 01/7/2026. Dossier: Art. 84.1 of the Law.
"""

from datetime import date
from decimal import Decimal

from rules.commendation_norms import Norm, NormKind

_LAW, _DECREE = "Luật Thi đua, khen thưởng số 06/2022/QH15", "Nghị định số 152/2025/NĐ-CP"
_VOTES = "Khoản 7 Điều 30 Nghị định số 98/2023/NĐ-CP"
_LAW_FROM, _DECREE_FROM = date(2024, 1, 1), date(2025, 7, 1)
_SHARES = (("CSTDCS", 80), ("CO", 80), ("CSTDT", 90), ("CSTDTQ", 90))
_TIMES = (
    ("CSTDTQ", "4.5"), ("CSTDT", "3"), ("CSTDCS", "1"), ("LDTT", "0.3"), ("TTLDXS", "1.5"), ("TTLDTT", "0.8"), ("CO", "8"),
)  # fmt: skip
_PAPERS = ("Tờ trình đề nghị khen thưởng", "Báo cáo thành tích", "Biên bản bình xét, kết quả bỏ phiếu")
_CERTIFIED = ("CSTDCS", "CSTDT", "CSTDTQ")
_CERTIFICATE = "Giấy chứng nhận sáng kiến, đề tài hoặc xác nhận hoàn thành xuất sắc nhiệm vụ"


def usual_norms() -> list[Norm]:
    """Every row; ids are given when they are entered."""
    unsure = False
    votes = [
        Norm(0, NormKind.THRESHOLD, code, "Tỷ lệ phiếu đồng ý trên tổng số thành viên (%)", Decimal(share), _VOTES,
             _LAW_FROM, confirmed=unsure)
        for code, share in _SHARES
    ]  # fmt: skip
    times = [
        Norm(0, NormKind.BONUS, code, "Hệ số tiền thưởng", Decimal(value), f"Điều 50 {_DECREE}", _DECREE_FROM,
             confirmed=unsure)
        for code, value in _TIMES
    ]  # fmt: skip
    base = Norm(
        0,
        NormKind.BASE,
        "",
        "Mức lương cơ sở (đồng/tháng)",
        Decimal(2_530_000),
        "Nghị định số 161/2026/NĐ-CP",
        date(2026, 7, 1),
    )
    papers = [Norm(0, NormKind.PAPER, "", name, None, f"Điều 84 {_LAW}", _LAW_FROM) for name in _PAPERS]
    papers += [Norm(0, NormKind.PAPER, code, _CERTIFICATE, None, f"Điều 84 {_LAW}", _LAW_FROM) for code in _CERTIFIED]
    return [*votes, *times, base, *papers]
