"""Where the name of a body ends and what it has to do begins."""

import re

from rules.words import plain

_BODY_START = re.compile(
    r"(?:cac |tung |moi |toan the )?(?:phong|van phong|so|ban|hoi dong|thuong truc|cong doan|doan|uy ban|ubnd|hdnd|truong|thu truong|giam doc|pho giam doc|chu tich|to|khoa|"
    r"trung tam|chi cuc|cuc|don vi|hieu truong|pho hieu truong|giao vien|can bo|cong chuc|nguoi dung dau|bi thu|lien doan|hoi|mat tran|bao|dai|cong an|bo chi huy|chi bo|"
    r"dang uy|cap uy|dang bo|tap the|doan vien|phan xuong|doi|bo phan|to chuc|xi nghiep|nha may|cum|khoi|lanh dao|ke toan|y te|thu vien|bo mon|ban ngan|nganh|dia phuong|"
    r"co quan|doanh nghiep|chanh van phong|nha truong|truong phong|ong|ba|dong chi|nhom|vien|kho bac|chi hoi|chi doan|to truong|khu|hop tac xa|so,|ban,|chuyen vien|vu)\b"
)
_VERB = re.compile(
    r"(?<=[\s,:;])(?:co trach nhiem|chiu trach nhiem|co nhiem vu|chu tri|phoi hop|tham muu|to chuc|xay dung|trien khai|theo doi|huong dan|tang cuong|pho bien|dang ky|thuc hien|"
    r"tong hop|bao cao|kiem tra|giup|bo tri|can doi|day manh|tuyen truyen|chu dong|van dong|giam sat|mo (?:chuyen|dot|lop)|chi dao|lam dau moi|la (?:bo phan|co quan|dau moi|don vi)|"
    r"bao dam|dam bao|tiep tuc|can cu|tren co so|theo chuc nang|quan triet|phat dong|nghiem tuc|khan truong|thuong xuyen|dinh ky|kip thoi|cu the hoa|gui|nop|lap|ra soat|tich cuc|"
    r"tham gia|huong ung|ban hanh|nghien cuu|de xuat|quan tam|lua chon|duy tri|cung cap|de cao|trinh|hoan thanh|nang cao|tao dieu kien|xem xet|chap hanh|lanh dao|phan anh|"
    r"duoi su|ke hoach hoa|dua tin|ho tro|thong nhat|phan cong|bieu duong|khen thuong|xet|tiep nhan|cap nhat|don doc|tham dinh|danh gia|phan dau|gan|day nhanh|niem yet|"
    r"kien nghi|phat huy|long ghep|su dung|chuan bi|quy dinh|dong vien|ket hop|cung voi|hang (?:thang|quy|nam|tuan)|truoc ngay|vao ngay|viet|ghi nhan|trich|thanh toan|chi tra|ky ket|ky giao uoc|xac dinh)\b"
)
_NOUN_USE = re.compile(r"(?:cac|co quan,?|doan the,?|hoi,?|ca nhan,?|tung|mot so|moi|va|va cac|nhung)\s*$")
_NOUN_TAIL = re.compile(r"\s*(?:chinh tri|xa hoi|xa hoi|, don vi|,? ca nhan|doan the|dang\b|cong doan|cua\b|co so|thanh vien|hanh chinh)")


def is_body(text: str) -> bool:
    """True when ``text`` begins with the name of a body, post or group."""
    return bool(_BODY_START.match(plain(text).lstrip("- ")))


def split_duty(text: str) -> tuple[str, str] | None:
    """"Văn phòng Sở chủ trì …" → ("Văn phòng Sở", "chủ trì …"); None where no body leads a verb.

    A verb printed with a capital belongs to a name ("Sở Xây dựng"), and "các tổ chức chính trị" is a noun.
    """
    folded = plain(text)
    for verb in _VERB.finditer(folded):
        if verb.start() < 3 or verb.start() > 330 or text[verb.start()].isupper():
            continue
        if verb.group() == "to chuc" and (_NOUN_USE.search(folded[: verb.start()]) or _NOUN_TAIL.match(folded, verb.end())):
            continue
        if text.count("(", 0, verb.start()) != text.count(")", 0, verb.start()):
            continue
        who = name_only(text[: verb.start()])
        return (who, text[verb.start() :].strip()) if who else None
    return None


def name_only(text: str) -> str:
    """The name without remarks in brackets and outer punctuation."""
    text = re.sub(r"\s*\([^()]*\)", "", text)
    text = re.sub(r"^(?:[Đđ]ối với|[Tt]rách nhiệm của|[Đđ]ề nghị|[Gg]iao(?: cho)?|[Yy]êu cầu|[Pp]hân công)\s+", "", text.strip(" ,;:.-"))
    return text.strip(" ,;:.-")
