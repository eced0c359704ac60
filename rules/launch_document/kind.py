"""Does the document launch a campaign, or is it a regulation, a report or an ordinary plan?"""

import re
from collections.abc import Iterable

from rules.launch_document.findings import Fact
from rules.launch_document.paragraphs import Paragraph
from rules.words import plain

_LAUNCHING = re.compile(
    r"phat dong|huong ung (?:cac )?phong trao|(?:to chuc|trien khai|"
    r"thuc hien)(?: thuc hien)?(?: cac)? phong trao thi dua|phong trao thi dua|dang ky thi dua|giao uoc thi dua|"
    r"thi dua (?:yeu nuoc|thuc hien|lap thanh tich|chao mung|nam)"
)
_SENTENCE = re.compile(
    r"(?:phat dong|to chuc|trien khai|huong ung)(?: (?:va|tiep tuc|to chuc|trien khai|dot|cao diem|"
    r"thuc hien))*\s+(?:cac )?(?:phong trao|dot)?\s*(?:thi dua|phong trao)"
)
_REPORT_WORDS = re.compile(r"\b(?:so ket|tong ket|ket qua|bao cao)\b")
_RULES_WORDS = re.compile(
    r"\b(?:quy che|quy dinh|tieu chi|tieu chuan|the le|huong dan (?:ve )?(?:xet|binh xet|cong tac|ho so|cham diem))\b"
)
_AROUND = re.compile(
    r"(?:ve (?:viec )?)?(?:kiem tra|tuyen truyen|so ket|tong ket|danh gia|to chuc (?:le|hoi nghi|tap huan)|"
    r"hoi nghi|tap huan|du toan|kinh phi|phan cong)"
)
_LAUNCH_NOUN = re.compile(r"phat dong")


def kind_of(document_type: str | None, title: Fact, opening: Iterable[Paragraph]) -> tuple[str, bool]:
    """(kind, launches): kind is launch, regulation, report, plan or other."""
    word = plain(document_type or "")
    name = plain(str(title.value or ""))
    launched = any(_SENTENCE.search(_own_words(plain(p.text))) for p in opening)
    if word.startswith("bao cao") or (_REPORT_WORDS.search(name) and not _LAUNCH_NOUN.search(name)):
        return "report", False
    if word.startswith(("quy che", "quy dinh", "the le")) or (
        _RULES_WORDS.search(name) and not _LAUNCH_NOUN.search(name)
    ):
        return "regulation", False
    if word.startswith(("to trinh", "bien ban", "quyet dinh", "thong tu")) and not _LAUNCH_NOUN.search(name):
        return "other", False
    if _LAUNCH_NOUN.search(f"{word} {name}") or launched or (_LAUNCHING.search(name) and not _AROUND.match(name)):
        return "launch", True
    return ("plan" if word.startswith(("ke hoach", "chuong trinh")) else "other"), False


def _own_words(folded: str) -> str:
    """Without cited subjects: "Chỉ thị … về việc phát động …" launches nothing here."""
    return re.sub(r"\bve (?:viec )?[^;.]*?(?=,\s|;|\.|$)", " ", folded)
