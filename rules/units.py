"""Units of measure officials count in, and the exact conversions between them."""

from collections.abc import Sequence
from decimal import Decimal

from rules.tokens import Token
from rules.words import fold

# Canonical names; after "=" other spellings of the same unit. A word that names two units ("hs") stands for itself.
_WRITTEN = """
ha=hécta,hecta,héc ta | m2=mét vuông | m3=mét khối,khối | km2 | km=ki lô mét,kilomet | m=mét | kg=ký,kí,ki lô,cân
tấn | tạ | yến | lít | g=gam | sào | mẫu | thửa=thửa đất | luống | vườn | rừng | lồng | ao | bao | bầu | gốc | bụi
cây | cây giống | cây xanh | cây phân tán | con | con trâu | con bò | trâu | bò | lợn | heo | gà | vịt | giống | đàn
hộ | hộ dân | hộ gia đình | hộ nghèo | hộ cận nghèo | khẩu | người | người dân | người nghèo | lượt | lượt người
lượt khách | khách | em | học sinh | em học sinh | cháu | trẻ | trẻ em | giáo viên=gv | sinh viên | học viên | bệnh nhân
cán bộ=cb | công chức | viên chức | đảng viên | đoàn viên | hội viên | lao động | nông dân | công nhân | đại biểu
đồng chí=đ c | thành viên | thanh niên | phụ nữ | cựu chiến binh | gia đình | cá nhân | tập thể | hs | sv | nhân khẩu
hồ sơ | bộ hồ sơ | bộ | đơn | đơn thư | lá đơn | vụ | vụ việc | việc | đầu việc | văn bản | quyết định | công văn
tờ trình | báo cáo | biên bản | giấy | giấy chứng nhận | gcn | sổ đỏ | sổ | giấy phép | thủ tục | tthc | kế hoạch
thủ tục hành chính | dịch vụ | nhiệm vụ | chỉ tiêu | nội dung | mục tiêu | tiêu chí | kiến nghị | ý kiến | lần | phiếu
mẫu | mẫu phiếu | chứng từ | giao dịch | sáng kiến | đề tài | mô hình | công trình | dự án | điểm | giải | giải thưởng
bài | bài viết | tin bài | tin | phóng sự | video | clip | ảnh | lớp | lớp học | lớp tập huấn | buổi | cuộc | cuộc họp
hội nghị | hội thảo | khóa | ca | ca bệnh | mũi | mũi tiêm | liều | giường | giường bệnh | suất | suất quà | suất học bổng
phần quà | quà | sản phẩm | tài khoản | máy | máy tính | điển hình | gương | danh hiệu | cuộc kiểm tra | đợt kiểm tra
xã | phường | huyện | thôn | bản | làng | tổ | khu | ấp | buôn | trường | trường học | trạm | trạm y tế | bệnh viện
phòng học | nhà | căn nhà | ngôi nhà | căn | cầu | đường | tuyến | tuyến đường | cơ sở | doanh nghiệp=dn | chuyến
hợp tác xã=htx | tổ chức | đơn vị | cơ quan | chi bộ | chi hội | chợ | giếng | cống | trang trại | điểm trường
câu lạc bộ=clb | nhóm | cái | chiếc | quyển | cuốn | tờ | bức | thùng
chai | túi | cột | bóng đèn | hố | bể | địa chỉ | ti vi | chức danh
vận động viên | vấn đề | văn phòng | trạm bơm
đồng=đ,vnd,vnđ | usd | giờ | tiếng | phút | ngày | ngày công | ngày làm việc | tuần | tháng | năm | bậc | hạng | sao | xe
"""
DURATIONS = frozenset({"giờ", "tiếng", "phút", "ngày", "ngày làm việc", "tuần", "tháng", "năm"})


def _read() -> dict[tuple[str, ...], str]:
    table: dict[tuple[str, ...], str] = {}
    for entry in _WRITTEN.replace("\n", "|").strip("|").split("|"):
        name, _, others = entry.strip().partition("=")
        for word in [name, *others.split(",")]:
            if word:
                table.setdefault(tuple(fold(word).split()), name)
    return table


UNITS = _read()
_NO_UNITS = frozenset(
    {
        ("khoi", "luong"),
        ("con", "lai"),
        ("con", "thieu"),
        ("cong", "viec"),
        ("ban", "giao"),
        ("giay", "to"),
        ("bo", "phan"),
    }
    | {
        ("viec", "lam"),
        ("xa", "hoi"),
        ("con", "phai"),
        ("ca", "nam"),
        ("duong", "day"),
        ("to", "trong"),
        ("sao", "cho"),
    }
)
# "bộ hồ sơ" counts the same things as "hồ sơ"
_PIECES = frozenset({("bo",), ("cai",), ("chiec",)})
# without marks these are more often something else: "hai long" is "hài lòng"
_MARKED_ONLY = frozenset({"long"})
_LONGEST = max(len(words) for words in UNITS)
_FACTORS = {
    "nghin": Decimal(1000),
    "ngan": Decimal(1000),
    "van": Decimal(10_000),
    "trieu": Decimal(10**6),
    "ty": Decimal(10**9),
}
_FACTORS["ti"], _FACTORS["tr"] = _FACTORS["ty"], _FACTORS["trieu"]
_EXACT = {
    ("m2", "ha"): Decimal("0.0001"),
    ("km2", "ha"): Decimal(100),
    ("ha", "m2"): Decimal(10_000),
    ("kg", "tấn"): Decimal("0.001"),
    ("tạ", "tấn"): Decimal("0.1"),
    ("tấn", "kg"): Decimal(1000),
    ("tạ", "kg"): Decimal(100),
    ("tấn", "tạ"): Decimal(10),
    ("m", "km"): Decimal("0.001"),
    ("km", "m"): Decimal(1000),
}


def canonical_unit(text: str) -> str:
    """The usual spelling of a unit ("ho so" → "hồ sơ"); an unknown one comes back as typed."""
    return UNITS.get(tuple(fold(text).split()), text)


def split_unit(unit: str) -> tuple[Decimal, str]:
    """The factor and the base of a unit of measure: "triệu đồng" → (1000000, "đồng"), "nghìn ha" → (1000, "ha")."""
    words = fold(unit).split()
    factor = Decimal(1)
    typed = unit.split()
    while words and words[0] in _FACTORS:
        factor *= _FACTORS[words.pop(0)]
        typed = typed[1:]
    if not words:
        return factor, "đồng" if factor > 1 else ""
    return factor, canonical_unit(" ".join(typed))


def conversion(typed: str, wanted: str) -> Decimal | None:
    """Exact factor from one base unit to another, None when they do not measure the same thing."""
    return Decimal(1) if typed == wanted else _EXACT.get((typed, wanted))


def unit_at(words: Sequence[Token], place: int, wanted: str | None = None) -> tuple[str | None, int]:
    """The unit of measure that begins at token ``place`` and how many tokens it takes; ``(None, 0)`` when none does.

    ``wanted`` is the unit asked for: it is recognised even when the table does not know it.
    """
    asked = tuple(fold(wanted).split()) if wanted else ()
    if asked and asked == _plain(words, place, len(asked)):
        return wanted, len(asked)
    if len(asked) > 1 and (said := _plain(words, place, 1)) and said[0] == "".join(word[0] for word in asked):
        return wanted, 1
    if asked and _plain(words, place, 1)[:1] in _PIECES and asked == _plain(words, place + 1, len(asked)):
        return wanted, len(asked) + 1
    if _plain(words, place, 2) in _NO_UNITS:
        return None, 0
    for length in range(min(_LONGEST, len(words) - place), 0, -1):
        unit = UNITS.get(_plain(words, place, length))
        if unit is not None and (length > 1 or _is_spelt(words[place], unit)):
            return unit, length
    return None, 0


def _plain(words: Sequence[Token], place: int, length: int) -> tuple[str, ...]:
    return tuple(word.plain for word in words[place : place + length])


def _is_spelt(word: Token, unit: str) -> bool:
    """A single word typed with marks must be the unit itself: "cả" is not "ca"."""
    if not word.is_marked:
        return word.plain not in _MARKED_ONLY
    return word.typed == unit or fold(unit) != word.plain
