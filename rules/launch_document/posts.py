"""Signing capacities and posts as they are printed under a document."""

import re

from rules.words import plain

CAPACITY = re.compile(
    r"^(?P<code>T\s?\.?/?\s?M|K\s?\.?/?\s?T|Q|T\s?\.?\s?L|T\s?\.?\s?U\s?\.?\s?Q)\s?\.\s*(?P<rest>.*)$|"
    r"^(?P<code2>TM|T/M|KT|K/T|TL|T/L|TUQ)[\s/]+(?P<rest2>.*)$"
)
DEGREE = re.compile(
    r"^(?:(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|"
    r"ThS|TS|PGS|GS|BS|BSCKI{1,2}|BS\.?\s?CKI{1,2}|CKI{1,2}|DS|KS|CN|NGƯT|NGND|TTƯT|Đ/c|đồng chí|"
    r"ThS\.BS|TS\.BS)[.:]?\s*)+(?=[A-ZÀ-ỸĐ])"
)
BODY = re.compile(
    r"(?:so|uy ban|ubnd|cong ty|tong cong ty|tap doan|truong|benh vien|trung tam|chi cuc|cuc|tong cuc|lien doan|"
    r"cong doan|tinh doan|ban|hoi|hoi dong|phong|vien|ngan hang|"
    r"bo|dang uy|hoc vien|dai hoc|van phong|doan|huyen doan|kho bac|bao hiem|thanh doan|cong an|khoi|cum|khoa|"
    r"to|nha may|xi nghiep|chi nhanh|chu tich|giam doc|toa an|"
    r"thanh tra|quan|bch|btv|dang bo|tinh uy|thanh uy|nha|tram|quy|hiep hoi|lien hiep|hop tac xa|chi bo|ubmttq|"
    r"mttq|mat tran|doi)\b"
)
_POSTS = re.compile(
    r"(?:quyen )?(?:pho |nguyen )?(?:tong giam doc|giam doc|chu tich|hieu truong|chanh (?:van phong|thanh tra)|"
    r"vien truong|cuc truong|"
    r"chi cuc truong|vu truong|tong cuc truong|truong (?:phong|ban|khoa|doan|tram|bo phan)|bi thu|bo truong|"
    r"thu truong|chi huy truong|"
    r"chinh uy|tu lenh|khoi truong|khoi pho|cum truong|cum pho|dai dien|doi truong|to truong|ke toan truong|"
    r"truong thon|tong bien tap|chu nhiem|uy vien|chanh an|thu ky|truong|tong thu ky)\b"
)


def is_post(text: str) -> bool:
    """True for a signature line in capitals: "KT. GIÁM ĐỐC", "PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"."""
    text = text.strip()
    letters = [c for c in text if c.isalpha()]
    if len(text) > 90 or len(letters) < 5 or sum(c.isupper() for c in letters) < 0.9 * len(letters):
        return False
    return bool(CAPACITY.match(text) or _POSTS.match(plain(text)))
