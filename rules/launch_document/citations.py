"""The documents of the opening on which the campaign stands (căn cứ, thực hiện)."""

import re
from collections.abc import Iterable, Iterator

from rules.launch_document.findings import Citation
from rules.launch_document.paragraphs import Paragraph
from rules.launch_document.span import clauses, source
from rules.words import plain

KIND = (
    r"(?:bo luat|luat|phap lenh|nghi dinh|to trinh|nghi quyet|thong tu(?: lien tich)?|quyet dinh|chi thi|"
    r"ke hoach(?: lien tich)?|huong dan|cong van|ket luan|quy che|"
    r"quy dinh|chuong trinh|thong bao|van ban|de an|dieu le|thong tri|loi keu goi|cong dien|the le)"
)
_NUMBERED = re.compile(
    rf"(?P<kind>{KIND})(?:\s+(?:lien tich|so|phat dong so))*\s*:?\s*(?P<number>\d+[\w.]*\s?(?:[-/]\s?[\w&.]+)+)"
)
_UNNUMBERED = re.compile(
    rf"^\s*(?:can cu|thuc hien|theo|trien khai thuc hien|trien khai|va)?\s*(?P<kind>{KIND})\s+(?P<rest>\S.*)"
)
_DATED = re.compile(r"ngay\s+(\d{1,2})(?:\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})|[/.-](\d{1,2})[/.-](\d{4}))")
_OWN = re.compile(r"(?:ke hoach|chi thi|chuong trinh|quyet dinh)\s+(?:nay|cua (?:uy ban|chu tich|so|ubnd))")


def legal_bases(opening: Iterable[Paragraph]) -> tuple[Citation, ...]:
    """Every numbered document of the opening, and a law or resolution cited by name at the head of a clause."""
    found: list[Citation] = []
    for paragraph in opening:
        for citation in _cited(paragraph):
            if all(plain(citation.text) != plain(other.text) for other in found):
                found.append(citation)
    return tuple(found)


def _cited(paragraph: Paragraph) -> Iterator[Citation]:
    for start, end in clauses(paragraph.text):
        text = paragraph.text[start:end]
        numbered = list(_NUMBERED.finditer(plain(text)))
        if not numbered or _begins_unnumbered(text, numbered[0].start()):
            yield from _by_name(paragraph, text[: numbered[0].start()] if numbered else text)
        for at, match in enumerate(numbered):
            until = numbered[at + 1].start() if at + 1 < len(numbered) else len(text)
            yield _citation(paragraph, text, match, until)


def _begins_unnumbered(text: str, until: int) -> bool:
    found = _UNNUMBERED.match(plain(text[:until]))
    return bool(found) and until - (found.start("kind") if found else 0) > 20


def _citation(paragraph: Paragraph, text: str, match: re.Match[str], until: int) -> Citation:
    words = _trim(text[match.start() : until])
    number = re.sub(r"\s", "", text[match.start("number") : match.end("number")]).rstrip(".,")
    kind = text[match.start("kind") : match.end("kind")]
    return Citation(words, source(paragraph, 0.95), kind, number, _date(words))


def _by_name(paragraph: Paragraph, text: str) -> Iterator[Citation]:
    found = _UNNUMBERED.match(plain(text))
    if not found or text[found.start("kind")].islower() or _OWN.match(plain(text)[found.start("kind") :]):
        return
    words = _trim(text[found.start("kind") :])
    if len(words.split()) >= 3:
        yield Citation(words, source(paragraph, 0.7), text[found.start("kind") : found.end("kind")], None, _date(words))


def _trim(words: str) -> str:
    """Cut the launching half of the sentence (", Sở … phát động") and the joint before the next citation."""
    folded = plain(words)
    launch = re.search(
        r",\s+(?:(?:giam doc|chu tich|hieu truong|ban thuong vu|ban chap hanh|ban giam hieu|thuong truc)\s|"
        r"(?:so|ubnd|uy ban nhan dan|truong|benh vien|cong ty|lien doan|"
        r"cong doan|van phong|phong|hoi|trung tam|tong cong ty|can cu)\s)(?!.*\bso\s+\d)",
        folded,
    )
    if launch and re.search(
        r"phat dong|xay dung|ban hanh|to chuc|trien khai|bao cao|thong nhat|yeu cau|can cu|huong dan",
        folded[launch.start() :],
    ):
        words = words[: launch.start()]
    words = re.sub(r"(?:[,;]?\s*(?:và|căn cứ|thực hiện|Căn cứ|Thực hiện))?[\s,;:]*$", "", words)
    return words.strip(" ,;.")


def _date(words: str) -> str | None:
    found = _DATED.search(plain(words))
    if not found:
        return None
    day, month, year = found[1], found[2] or found[4], found[3] or found[5]
    return f"{year}-{int(month):02d}-{int(day):02d}"
