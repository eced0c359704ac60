"""The title of the document and the word for its type."""

import re
from collections.abc import Sequence

from rules.launch_document.findings import Fact, Source
from rules.launch_document.letterhead import Segment
from rules.launch_document.posts import is_post
from rules.words import plain

_TYPES = (
    "ke hoach lien tich|ke hoach|chi thi|quyet dinh|bao cao|thong bao|huong dan|loi keu goi|thu keu goi|thu "
    "phat dong|quy che|quy dinh|"
    "chuong trinh|to trinh|cong dien|nghi quyet|cong van|thong tri|ket luan|bien ban|de an|phuong an|thong tu|"
    "the le|giao uoc"
)
_TYPE = re.compile(rf"^(?:{_TYPES})(?:\s+lien tich)?\b")
_STARTS = re.compile(
    r"(?:phat dong|to chuc phong trao|phong trao thi dua|huong ung|dang ky|ban hanh|thi dua|trien khai)"
)


def title(segments: Sequence[Segment]) -> tuple[Fact, str | None]:
    """The title without its type word, and the type word as printed ("KẾ HOẠCH"); None where nothing is printed."""
    for at, segment in enumerate(segments):
        if segment.kind == "subject" and not _has_type_above(segments[:at]):
            return _join(_subject_lines(segments[at:])), None
    for at, segment in enumerate(segments):
        found = _TYPE.match(segment.folded) if segment.kind == "words" else None
        if found and (segment.text[:3].isupper() or at == 0 or found.end() == len(segment.folded)):
            return _typed(segments[at:], segment.text[: found.end()], segment.text[found.end() :].strip())
    return _untyped(segments), None


def _has_type_above(segments: Sequence[Segment]) -> bool:
    return any(s.kind == "words" and s.text.isupper() and _TYPE.match(s.folded) for s in segments)


def _typed(segments: Sequence[Segment], word: str, rest: str) -> tuple[Fact, str | None]:
    own = [Segment(rest, segments[0].line, "words")] if rest else []
    return _join([*own, *_title_lines(segments[1:])]), word


def _untyped(segments: Sequence[Segment]) -> Fact:
    """Without a type word the title begins where a line speaks of launching."""
    for at, segment in enumerate(segments):
        if segment.kind == "words" and _STARTS.match(segment.folded.strip('"“ ')):
            return _join([segment, *_title_lines(segments[at + 1 :])])
    return Fact(None)


def _title_lines(segments: Sequence[Segment]) -> list[Segment]:
    lines: list[Segment] = []
    for segment in segments:
        if segment.kind not in {"words", "subject"} or is_post(segment.text):
            break
        lines.append(segment)
    return lines


def _subject_lines(segments: Sequence[Segment]) -> list[Segment]:
    """A subject runs on over directly following lines; the other column's lines in between are skipped."""
    lines = [segments[0]]
    for segment in segments[1:]:
        if segment.kind == "words" and segment.line - lines[-1].line <= 1 and not segment.text.isupper():
            lines.append(segment)
        elif segment.kind in {"address", "words"}:
            break
    return lines


def _without_subject_mark(text: str) -> str:
    return re.sub(r"^(?i:v/v)[:.]?\s*(?:(?i:việc)\s+)?", "", text).strip()


def _join(lines: Sequence[Segment]) -> Fact:
    if not lines:
        return Fact(None)
    text = " ".join(" ".join(segment.text for segment in lines).split())
    text = _without_subject_mark(text) if plain(text).startswith("v/v") else text
    text = re.sub(r"\s+(?=”)", "", text).strip(" -.")
    return Fact(text or None, Source(lines[0].line, lines[-1].line, 0.9))
