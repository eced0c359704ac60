"""The unit of measure that follows a figure, as printed: %, triệu đồng/người/năm, giường/01 vạn dân, mô hình …"""

import re

from rules.words import plain

_SCALE = r"(?:nghin ty|ngan ty|tram|nghin|ngan|van|trieu|ty|ti)"
_MONEY = r"(?:dong|usd|do la(?: my)?|vnd|euro)"
_PLAIN = r"(?:kwh|mwh|mw|kw|ha|hecta|tan|ta|kg|km2|km|m2|m3|m²|m³|lit|teu|gb|diem phan tram|diem %|diem|%|phan tram)"
_COUNTED = """
doanh nghiep|hop tac xa|to hop tac|ho kinh doanh|ho gia dinh|ho ngheo|ho dan|ho|san pham ocop|san pham|xa|phuong|thon
ban|to dan pho|khu dan cu|huyen|tinh|dia phuong
luot khach|luot nguoi|luot benh nhan|luot kham|luot|khach|giuong benh|giuong|bac|hang|sao|mo hinh
cong trinh phan viec|cong trinh|phan viec|sang kien cai tien ky thuat|sang kien kinh nghiem|sang kien|de tai
giai phap|du an|chuyen de
nguoi lao dong|lao dong|nguoi dan|nguoi|can bo|cong chuc|vien chuc|dang vien|doan vien|hoi vien|giao vien|hoc sinh
sinh vien|hoc vien|bac si|dieu duong|benh nhan|cong nhan|chien si|thanh nien|phu nu|nong dan|em hoc sinh|em|chau|tre
ho so benh an|ho so|don thu|don|vu viec|vu|van ban|thu tuc hanh chinh|thu tuc|dich vu cong|dich vu|nhiem vu|chi tieu
tieu chi|de xuat|y kien|kien nghi|cau hoi
bai giang dien tu|bai giang
buoi|cuoc|hoi nghi|hoi thao|hoi thi|lop|khoa hoc|khoa dao tao|khoa|dot|lan|tiet day|tiet|tin bai|tin, bai|bai viet
bai bao|bai|tin|phong su|video clip|video|clip|an pham|cong bo quoc te
cay|can nha|ngoi nha|nha|phong hoc|phong|truong|co so|cong doan co so|chi bo|chi doan|chi hoi|don vi mau|don vi
co quan|to chuc|tap the lop|tap the|ca nhan|dien hinh|guong|guong nguoi tot, viec tot|nhom|doi|to|clb|cau lac bo
giai thuong|giai|huy chuong|suat|phan qua|hoc bong|bang khen|giay khen|ca phau thuat|ca benh|ca|ky thuat moi|ky thuat
quy trinh|tai khoan|phut|gio|ngay cong|ngay luong|ngay|thang|tuan|cong|may|thiet bi|tuyen duong|tuyen|cau|tram|cho
trang trai
vuon|con|thung rac|diem truong|phieu|khoan vay|hop dong|khach hang|don hang
chuyen bay|chuyen|container|toa|may bay|bo|cuon|quyen sach|dau sach|sach|trang|so|ban tin|chuong trinh|hoat dong
phong trao|cong viec|viec|thanh vien|nghe nhan|lang nghe|y tuong khoi nghiep sang tao|y tuong|du an khoi nghiep
di tich|le hoi|tau|thuyen|long|ao|khu|cum|to may|mach|cot|ngan|loi|su co|vu tai nan|tai nan
"""
_WORDS = sorted(
    {word.strip() for line in _COUNTED.split("\n") for word in line.split("|") if word.strip()}, key=len, reverse=True
)
_NOUN = rf"(?:{'|'.join(re.escape(word) for word in _WORDS)})"
_PER = (
    r"(?:\s?/\s?(?:\d[\d.]*\s+)?(?:van dan|nghin dan|dan|nam hoc|nam|thang|quy|nguoi|ha|vu|lop|hoc sinh|ho|xa|don vi|can bo|"
    r"giao vien|ngay|tuan|km2|gio|luot|khoa|to|mau|doan vien|lao dong|ca|phong|co so|truong|doi|nhan vien|cong chuc|"
    r"hoi vien|chi bo|chi hoi|hoc vien|sinh vien|giuong|may|dot))"
)
_UNIT = re.compile(
    rf"\s*(?P<unit>(?:{_SCALE}\s+)?(?:{_MONEY}|{_PLAIN})(?![^\W\d_]){_PER}*|"
    rf"(?:{_SCALE}\s+)?{_NOUN}(?:(?:\s+[^\W\d_]+){{1,2}}(?={_PER}))?(?![^\W\d_]){_PER}*|{_SCALE}(?![^\W\d_]))"
)
_OR_UNIT = re.compile(rf"(?:\s+[^\W\d_]+){{0,3}}?\s+(?:hoac|hay)\s+(?:\d+\s+)?(?P<unit>{_NOUN})(?![^\W\d_])")
_WORD = re.compile(r"\s+(?P<unit>[^\W\d_]+(?:\s+[^\W\d_]+)?)")
_NOT_A_UNIT = re.compile(r"\s*(?:\.|,|;|$|\)|nam\b|va\b|den\b|trong\b|tro\b|cua\b|so voi\b)")


def unit_after(text: str, at: int) -> tuple[str, int, bool]:
    """(unit as printed, end, known) of the unit that begins at ``at``; unit "" where none follows.

    A pair joined by "hoặc" ("01 mô hình … hoặc 01 công trình") is one unit: either counts.
    """
    folded = plain(text)
    found = _UNIT.match(folded, at)
    if not found:
        return _unknown(text, folded, at)
    unit = text[found.start("unit") : found.end("unit")]
    other = _OR_UNIT.match(folded, found.end())
    if other:
        return f"{unit} hoặc {text[other.start('unit') : other.end('unit')]}", other.end(), True
    return unit, found.end(), True


def _unknown(text: str, folded: str, at: int) -> tuple[str, int, bool]:
    word = _WORD.match(folded, at)
    if not word or _NOT_A_UNIT.match(folded, at):
        return "", at, False
    return text[word.start("unit") : word.end("unit")], word.end("unit"), False
