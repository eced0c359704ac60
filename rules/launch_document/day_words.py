"""Phrases that name a time limit, as patterns over folded text."""

import re

_DAY = (
    r"(?:(?P<d>\d{1,2})\s+thang\s+(?P<m>\d{1,2})(?:\s*(?:nam|/)\s*(?P<y>20\d\d)|\s+nam\s+(?P<rel>nay|sau|truoc|"
    r"hien tai))?|(?P<d2>\d{1,2})\s?[/.-]\s?(?P<m2>\d{1,2})(?:\s?[/.-]\s?(?P<y2>20\d\d))?(?![\d/]))"
)
_BOUND = (
    r"(?:hoan thanh truoc|xong truoc|truoc|cham nhat(?: la)?(?: den| vao)?|muon nhat(?: la)?|han (?:cuoi|chot|nop|"
    r"gui)?(?: la)?:?|den het|het|den|khong qua|khong muon hon|vao|trong|ke tu|tu|la)"
)
_HOUR = r"(?:(?P<hour>\d{1,2})\s?(?:gio|h|g)\s?(?:\d{2})?(?: phut)?,?\s*(?:ngay\s+)?)"
EVERY = r"(?:hang|moi|tung)\s+(?P<unit>ngay|tuan|thang|quy|nam|nam hoc|6 thang|hoc ky)"

RECURRING = re.compile(
    rf"(?:dinh ky\s+)?(?:(?:{_BOUND})\s+)?(?:ngay\s+)?(?:{_DAY}|(?:mung |"
    rf"ngay )?\d{{1,2}})\s+(?:cua\s+)?{EVERY}(?:\s+cuoi\s+\w+)?"
    r"|(?:truoc\s+|cham nhat\s+)?ngay\s+\d{1,2}\s+(?:cua\s+)?"
    r"(?:thang (?:dau|cuoi)(?: tien)? (?:cua )?(?:moi |hang |tung )?(?:quy|dot|hoc ky|nam)(?: sau| tiep theo)?|"
    r"thang (?:sau|ke tiep|tiep theo)|"
    r"(?:moi|hang|tung) (?:quy|thang))\b"
    r"|(?:dinh ky\s+)?(?:hop\s+|bao cao\s+)?0?\d{1,2}\s+(?:ngay|tuan|thang|nam)\s+(?:mot|1|01)\s+lan"
    r"|dinh ky(?:\s+(?:\(?(?:hang|moi)\s+)?(?:ngay|tuan|thang|quy|nam|0?6 thang|sau thang|0?3 thang|ba thang|"
    r"hoc ky)\)?(?:,\s*(?:0?6 thang|nam|quy)(?:,? nam)?)*(?: mot lan)?)?"
    r"|(?:moi|hang)\s+(?:tuan|thang|quy|nam|hoc ky|6 thang)\s+(?:it nhat\s+)?(?:mot|\d{1,2})\s+lan\b"
    r"|(?P<often>hang\s+(?:tuan|thang|quy)\b)|(?:hang|moi)\s+(?:tuan|thang|quy|hoc ky)\b"
    r"|hang nam\b|cuoi moi (?:quy|thang|dot|hoc ky|nam)",
)
_SINCE = r"(?:\s*,?\s*(?:ke tu|tinh tu|sau khi|truoc khi|tu khi|tu ngay|truoc ngay)\s[^,;.]{3,90})"
RELATIVE = re.compile(
    r"(?:(?:trong\s+)?(?:vong|thoi han|thoi gian|khong qua|toi da|cham nhat)|"
    r"trong)\s+(?:\w+\s+)?(?<!\d)\d{1,3}\s+(?:ngay|gio|tuan|thang)(?:\s+lam viec)?"
    rf"(?:{_SINCE})?|(?:(?:sau|truoc|cham nhat)\s+)?(?<!\d)\d{{1,3}}\s+(?:ngay|gio|tuan|thang)(?:\s+lam viec)?{_SINCE}"
)
ON_REQUEST = re.compile(r"khi (?:co|duoc) yeu cau|theo yeu cau cua|khi can thiet co")
RANGE = re.compile(
    rf"tu\s+(?:ngay\s+)?{_DAY.replace('?P<', '?P<s_')}\s+(?:cho )?(?:den|toi)\s+(?:het\s+)?(?:ngay\s+)?{_DAY}"
)
_FULL_DAY = r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?20\d\d"
DASHED = re.compile(rf"(?<![\d/(]){_FULL_DAY}\s*[-–]\s*{_DAY}")
MONTHS = re.compile(
    r"tu\s+(?:dau\s+)?thang\s+\d{1,2}(?:\s*(?:nam|/)\s*20\d\d)?\s+(?:den|toi)\s+(?:het\s+|cuoi\s+)*thang\s+"
    r"(?P<m>1[0-2]|0?[1-9])(?!\d)(?:\s*(?:nam|/)\s*(?P<y>20\d\d))?"
)
DATED = re.compile(rf"(?:(?P<bound>{_BOUND})\s+)?{_HOUR}?(?:ngay\s+)?(?<![\d/]){_DAY}")
QUARTER = re.compile(
    r"(?:(?P<bound>ngay trong|trong|truoc|het|den het|den|vao|cuoi|xong trong|ngay tu|"
    r"dau)\s+)?(?:cuoi\s+)?quy\s+(?P<q>iv|i{1,3}|0?[1-4])\b(?:\s*(?:nam|/|-)\s*(?P<y>20\d\d))?"
)
MONTH = re.compile(
    r"(?:(?P<bound>ngay trong|trong|truoc|het|den het|den|vao|xong trong|cham nhat(?: la)?(?: trong|"
    r" vao)?)\s+)?(?P<part>tuan dau|tuan cuoi|thuong tuan|trung tuan|ha tuan|dau|giua|cuoi)?\s*thang\s+"
    r"(?P<m>1[0-2]|0?[1-9])(?!\d)(?:\s*(?:nam|/|"
    r"-)\s*(?P<y>20\d\d))?(?!\s*[/]\s*\d)"
)
YEAR_END = re.compile(r"(?:den het|het|truoc khi ket thuc|den cuoi|den)\s+nam\s+(?P<y>20\d\d)")
VAGUE = re.compile(
    r"0?6 thang dau nam(?:\s+(?:20\d\d))?|0?6 thang cuoi nam|0?9 thang(?: dau nam)?|"
    r"(?:vao )?(?:dip )?cuoi nam(?: hoc)?(?:\s+20\d\d)?|"
    r"(?:ngay )?tu (?:nhung )?ngay dau,? (?:nhung )?thang dau (?:cua )?nam(?: \d{4})?|(?:ket thuc|cuoi|"
    r"sau) (?:hoc ky|nam hoc)(?: i{1,2}\b)?"
)
COMMEMORATION = re.compile(
    r"(?:ky niem|chao mung|ngay thanh lap|ngay truyen thong|ngay nha giao|ngay thay thuoc|ngay sinh|"
    r"ngay quoc khanh|lap thanh tich|nhan ngay|ngay giai phong|ngay quoc te|ngay hoi|tet|ngay bao chi|nhan dip|"
    r"dip|ngay phu nu|ngay doanh nhan|huong toi|ngay(?! \d))\s[^,;.]*$"
)
CITED = re.compile(r"\bso\s*:?\s*\d*\s?[\w./&-]*[-/][\w./&-]*\s*,?\s*(?:ban hanh\s+)?$")
CITED_BY_NAME = re.compile(r"\b(?:luat|bo luat|phap lenh|nghi quyet|hoi nghi|cuoc hop|ket luan|dai hoi)\b[^;.]{0,80}$")
REPORTING = re.compile(
    r"bao cao|so ket|tong ket|tong hop|dang ky|gui|nop|hop|danh gia|binh xet|kiem tra|thong ke|xet|cap nhat|"
    r"phat dong|trien khai|hoan thanh"
)
ROUTINE = re.compile(
    r"bao cao|so ket|tong ket|tong hop|giao ban|\bhop\b|binh xet|sinh hoat|kiem tra|cham diem|cap nhat|ra soat|"
    r"cong khai|thong bao|"
    r"khao sat|\bgui\b|\bnop\b"
)
SOMETIME = re.compile(r"bao cao|so ket|tong ket|phat dong|trien khai|hoan thanh|binh xet")
