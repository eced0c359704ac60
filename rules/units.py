"""Units of measure officials count in, the words that multiply a number, and exact conversions."""

from decimal import Decimal

from rules.words import fold

MULTIPLIERS: dict[str, tuple[Decimal, str]] = {
    "nghin": (Decimal(1000), "nghìn"),
    "ngan": (Decimal(1000), "nghìn"),
    "ng": (Decimal(1000), "nghìn"),
    "k": (Decimal(1000), "nghìn"),
    "van": (Decimal(10_000), "vạn"),
    "trieu": (Decimal(1_000_000), "triệu"),
    "tr": (Decimal(1_000_000), "triệu"),
    "cu": (Decimal(1_000_000), "triệu"),
    "ty": (Decimal(1_000_000_000), "tỷ"),
    "ti": (Decimal(1_000_000_000), "tỷ"),
    "t": (Decimal(1_000_000_000), "tỷ"),
}

_WRITTEN = """
ha=hécta,hecta,héc-ta,héc ta|m2=mét vuông|m3=mét khối,khối|km2|km=cây số,ki lô mét,kilomet|m=mét|kg=ký,kí,ki lô,kilogam|tấn|tạ|yến|lít|g=gam
cây=cây giống,cây xanh,gốc cây|gốc|bụi|con|trâu|bò|lợn=heo|gà|vịt|bầu|thửa=thửa đất|sào|mẫu|luống|vườn|rừng|lồng|ao|bao|bao tải|giống
hộ=hộ dân,hộ gia đình,hộ nghèo,hộ cận nghèo|khẩu|người=ng|lượt người|lượt khách=lượt|khách|em=học sinh,hs,em học sinh|cháu|trẻ=trẻ em|giáo viên=gv|sinh viên|học viên
cán bộ|công chức|viên chức|đảng viên|đoàn viên|hội viên|lao động|nông dân|bệnh nhân|người dân|công nhân|đại biểu|đồng chí=đ c|thành viên|thanh niên|phụ nữ|cựu chiến binh
hồ sơ=hs,bộ hồ sơ,bộ|đơn=đơn thư,lá đơn|vụ=vụ việc|việc=đầu việc|văn bản|quyết định|công văn|tờ trình|báo cáo|biên bản|giấy=giấy chứng nhận,gcn,sổ đỏ,sổ|giấy phép|thủ tục=tthc,thủ tục hành chính|dịch vụ|nhiệm vụ|chỉ tiêu|nội dung|mục tiêu|tiêu chí|kiến nghị|ý kiến|lần|phiếu|mẫu phiếu|chứng từ
sáng kiến|đề tài|mô hình|công trình|dự án|điểm|điểm phần trăm|giải=giải thưởng|bài=bài viết,tin bài,tin|phóng sự|video=clip|ảnh|lớp=lớp học,lớp tập huấn|buổi|cuộc=cuộc họp|hội nghị|hội thảo|khóa|đợt|ca=ca bệnh|mũi=mũi tiêm|liều|giường=giường bệnh|suất=suất quà,suất học bổng|phần=phần quà|quà|sản phẩm|tài khoản|máy=máy tính|bộ máy
xã|phường|huyện|tỉnh|thôn|bản|làng|tổ|khu|ấp|buôn|trường=trường học|trạm=trạm y tế|bệnh viện|phòng=phòng học|nhà=căn nhà,ngôi nhà,căn|cầu|đường|tuyến=tuyến đường|cơ sở|doanh nghiệp=dn|hợp tác xã=htx|tổ chức|đơn vị|cơ quan|hội|chi bộ|chi hội|chợ|giếng|cống|kênh|trang trại|điểm trường|câu lạc bộ=clb|nhóm|gia đình|cá nhân|tập thể|cái|chiếc|quyển=cuốn|tờ|bức|thùng|chai|túi|cột|bóng=bóng đèn|hố|km đường
đồng=đ,vnd,vnđ,dong vn|usd=đô la|giờ=tiếng|phút|ngày=ngày công,ngày làm việc,công|tuần|tháng|năm|bậc|hạng|sao|héc
"""


def _read() -> dict[tuple[str, ...], str]:
    table: dict[tuple[str, ...], str] = {}
    for entry in _WRITTEN.replace("\n", "|").strip("|").split("|"):
        name, _, others = entry.partition("=")
        for word in [name, *others.split(",")]:
            if word:
                table.setdefault(tuple(fold(word).split()), name)
    return table


UNITS = _read()
LONGEST_UNIT = max(len(words) for words in UNITS)
DURATIONS = frozenset({"giờ", "phút", "ngày", "tuần", "tháng", "năm"})

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
    while words and words[0] in MULTIPLIERS and words[0] not in {"ng", "t", "k", "cu"}:
        factor *= MULTIPLIERS[words.pop(0)][0]
        typed = typed[1:]
    if not words:
        return factor, "đồng" if factor > 1 else ""
    return factor, canonical_unit(" ".join(typed))


def conversion(typed: str, wanted: str) -> Decimal | None:
    """Exact factor from one base unit to another, None when they do not measure the same thing."""
    return Decimal(1) if typed == wanted else _EXACT.get((typed, wanted))
