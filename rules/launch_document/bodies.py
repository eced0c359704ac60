"""Where the name of a body ends and what it has to do begins.

Matched with the marks on: without them "đội" (team) is "đổi" (change) and "giáo" (teacher) is "giao" (assign). Words
typed wholly without marks are matched without them.
"""

import re
from dataclasses import dataclass

from rules.words import plain


@dataclass(frozen=True, slots=True)
class _Words:
    """One pattern over lower-case text as it should be typed, and the same over text typed without marks."""

    marked: re.Pattern[str]
    bare: re.Pattern[str]

    def of(self, text: str) -> re.Pattern[str]:
        return self.bare if text.isascii() else self.marked


def _words(pattern: str, *, bare_not: str = "") -> _Words:
    return _Words(re.compile(pattern), re.compile(bare_not + plain(pattern)))


_BODY_START = _words(
    r"(?:tất cả |các |những |từng |mỗi |toàn thể |trưởng các |thủ trưởng các )?(?:phòng|văn phòng|sở|ban|"
    r"hội đồng|thường trực|công đoàn|đoàn|uỷ ban|ủy ban|ubnd|"
    r"hđnd|trường|thủ trưởng|giám đốc|phó giám đốc|tổng giám đốc|chủ tịch|tổ|khoa|trung tâm|chi cục|cục|đơn vị|"
    r"hiệu trưởng|phó hiệu trưởng|giáo viên|cán bộ|công chức|"
    r"viên chức|người đứng đầu|người lao động|bí thư|liên đoàn|hội|mặt trận|báo(?! cáo)|đài|công an|bộ chỉ huy|bộ phận|"
    r"chi bộ|đảng ủy|đảng uỷ|cấp ủy|cấp uỷ|đảng bộ|tập thể|"
    r"đoàn viên|phân xưởng|đội|tổ chức|xí nghiệp|nhà máy|cụm|khối|lãnh đạo|kế toán|y tế|thư viện|bộ môn|ngành|"
    r"địa phương|cơ quan|doanh nghiệp|chánh|nhà trường|"
    r"trưởng|phó trưởng|ông|bà|đồng chí|nhóm|viện|kho bạc|chi hội|chi đoàn|khu|hợp tác xã|chuyên viên|vụ|"
    r"cụm trưởng|khối trưởng|học sinh|ubmttq|mttq|bch|btv|ubkt|"
    r"huyện|xã|phường|tỉnh đoàn|lđlđ|hđ|vp|p\.|cđ|trạm|bệnh viện|công ty|chi nhánh|cửa hàng|tổng công ty|"
    r"liên hiệp|quỹ|ngân hàng|ngư|nông trường|quản đốc|tiểu đoàn|đại đội|trung đoàn|trung đội|sư đoàn|hải đội|đồn|chủ đầu tư|"
    r"nhà thầu|giảng viên|nhân viên|bác sĩ|điều dưỡng|uỷ viên|ủy viên|thành viên|mọi|ca trưởng|chuyền)\b",
    bare_not=r"(?!(?:bao cao|bao dam|ban hanh|hoi thao|hoi nghi|to chuc|so lieu|so luong|so ket|so voi|doi voi|doi moi|"
    r"quy (?:i{1,3}|iv|[1-4])|quy che|quy dinh|xa hoi|tinh hinh|tinh than|khoi day|moi)\b)",
)
_VERBS = (
    "có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|chủ trì|phối hợp|tham mưu|tổ chức|xây dựng|triển khai|theo dõi|"
    "hướng dẫn|tăng cường|phổ biến|đăng ký|thực hiện|"
    "tổng hợp|báo cáo|kiểm tra|giúp|bố trí|cân đối|đẩy mạnh|tuyên truyền|chủ động|vận động|giám sát|mở chuyên|"
    "mở đợt|mở lớp|chỉ đạo|làm đầu mối|là bộ phận|là cơ quan|"
    "là đầu mối|là đơn vị|bảo đảm|đảm bảo|tiếp tục|căn cứ|trên cơ sở|theo chức năng|quán triệt|phát động|nghiêm "
    "túc|khẩn trương|thường xuyên|định kỳ|kịp thời|cụ thể hóa|"
    "cụ thể hoá|gửi|nộp|lập|rà soát|tích cực|tham gia|hưởng ứng|ban hành|nghiên cứu|đề xuất|quan tâm|lựa chọn|"
    "duy trì|cung cấp|đề cao|trình|hoàn thành|nâng cao|"
    "tạo điều kiện|xem xét|chấp hành|lãnh đạo|phản ánh|dưới sự|kế hoạch hóa|đưa tin|hỗ trợ|thống nhất|phân công|"
    "biểu dương|khen thưởng|xét|tiếp nhận|cập nhật|đôn đốc|"
    "thẩm định|đánh giá|phấn đấu|gắn|đẩy nhanh|niêm yết|kiến nghị|phát huy|lồng ghép|sử dụng|chuẩn bị|quy định|"
    "động viên|kết hợp|cùng với|hằng tháng|hằng quý|hằng năm|"
    "hàng tháng|hàng quý|hàng năm|trước ngày|viết|ghi nhận|trích|thanh toán|chi trả|ký kết|ký giao ước|xác định|"
    "bình xét|chấm điểm|thống kê|lấy|dành|công khai|thông báo|trực tiếp(?! cơ sở| quản lý| sản xuất| lao động)|"
    "đối thoại|liên hệ|họp|ký cam kết|đưa|tự|công bố|"
    "điều hành|thăm hỏi|khảo sát|sơ kết|tổng kết|bàn giao|mở|tập huấn|bồi dưỡng|giới thiệu|bám sát|phân bổ|giải quyết|"
    "tháo gỡ|huy động|tập trung|phát hiện|nhân rộng|tôn vinh|chăm lo|bình chọn|khuyến khích|xử lý|đăng tải|biên soạn|"
    "ra quân|giao chỉ tiêu|hằng tuần|hàng tuần|kịp thời|chậm nhất|đăng tin|khắc phục|vận hành|giúp đỡ|ký giao ước"
)
_VERB = _words(rf"(?<=[\s,:;])(?:{_VERBS})(?!\w)")
_NOUN_BEFORE = _words(r"(?:các|những|về|chương|quá|quy|công tác|việc|bản|mục|cấp)\s*$")
_ORGANISATIONS = _words(
    r"(?:các|cơ quan,?|đoàn thể,?|hội,|cá nhân,?|từng|một số|mỗi|và|và các|những|về|công tác|việc)\s*$"
)
_ORGANISATION = _words(
    r"\s*(?:chính trị|xã hội|,? đơn vị|,? cá nhân|đoàn thể|đảng\b|công đoàn|của\b|cơ sở|thành viên|hành chính|"
    r"chuyên môn)"
)
_UNSURE_BARE = {"dua", "tu", "mo", "quy dinh"}  # without marks also "thi đua", "đầu tư", "mô hình", "theo quy định"
_LED = _words(r"^(?!giao (?:viên|vien))(?:đối với|trách nhiệm của|đề nghị|giao(?: cho)?|yêu cầu|phân công)\s+")
_NOUNS = {
    "tổ chức",
    "trình",
    "báo cáo",
    "khen thưởng",
    "lãnh đạo",
    "tham mưu",
    "kiểm tra",
    "tuyên truyền",
    "lập",
    "tổng hợp",
    "họp",
    "giải quyết",
    "huy động",
    "mở",
}
_NOUNS |= {plain(noun) for noun in _NOUNS}


def is_body(text: str) -> bool:
    """True when ``text`` begins with the name of a body, post or group."""
    return bool(_BODY_START.of(text).match(text.lower().lstrip("- ")))


def split_duty(text: str) -> tuple[str, str] | None:
    """ "Văn phòng Sở chủ trì …" → ("Văn phòng Sở", "chủ trì …"); None where no body leads a verb.

    A verb printed with a capital belongs to a name ("Sở Xây dựng"), and "các tổ chức chính trị" is a noun.
    """
    for verb in _VERB.of(text).finditer(text.lower()):
        if verb.start() > 330:
            return None
        if verb.start() < 3 or _belongs_to_name(text, verb):
            continue
        who = name_only(text[: verb.start()])
        return (who, text[verb.start() :].strip()) if who and plain(who) != "to chuc" else None
    return None


def _belongs_to_name(text: str, verb: re.Match[str]) -> bool:
    before = text[: verb.start()]
    if verb.group() in _UNSURE_BARE:
        return True
    if text[verb.start()].isupper() or before.count("(") != before.count(")"):
        return True
    if verb.group() in {"tổ chức", "to chuc"}:
        follows = _ORGANISATION.of(text).match(text.lower(), verb.end())
        return bool(_ORGANISATIONS.of(text).search(before.lower()) or follows)
    return verb.group() in _NOUNS and bool(_NOUN_BEFORE.of(text).search(before.lower()))


def name_only(text: str) -> str:
    """The name without remarks in brackets and outer punctuation."""
    text = re.sub(r"\s*\([^()]*\)", "", text).strip(" ,;:.-")
    if led := _LED.of(text).match(text.lower()):
        text = text[led.end() :]
    return text.strip(" ,;:.-")
