"""Targets: every figure the document asks for, with its measure, comparator, unit, baseline and qualifier."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rules.launch_document.comparators import binding
from rules.launch_document.figures import Figure, figures
from rules.launch_document.findings import Source, Target
from rules.launch_document.measures import baseline, measure, qualifier, shared_subjects
from rules.launch_document.outline import Node
from rules.launch_document.paragraphs import Paragraph
from rules.launch_document.span import sentences
from rules.launch_document.tables import table_targets
from rules.words import plain

_SKIPPED = {"commendation", "funding", "time", "audience", "theme", "results", "registration", "movement_name"}
_PAST = re.compile(r"\b(?:da dat|nam qua|thoi gian qua|da co|da hoan thanh|da thuc hien)\b")
_AWARD = re.compile(
    r"(?<!thi dua )(?<!thi dua, )(?<!thi dua - )\b(?:khen thuong|bang khen|giay khen|muc thuong|tien thuong|"
    r"so luong de nghi|tang thuong|duoc tang|danh hieu chien si)\b"
)
_COMPARING = {
    "tang": "tăng", "nang": "nâng", "giam": "giảm", "ha": "hạ", "them": "thêm", "len": "lên", "con": "còn", "tren": "trên",
    "hon": "hơn", "duoi": "dưới", "dua": "đưa", "top": "top",
}  # fmt: skip
_TIMES = {"thang", "ngay", "tuan", "nam"}
_VAGUE_UNITS = {
    "nhiem vu",
    "noi dung",
    "giai phap",
    "tieu chi",
    "chi tieu",
    "phong trao",
    "chuong trinh",
    "hoat dong",
    "viec",
}
_STARTING = re.compile(r"\btừ\s+\d[\d.,]*\s*(?:%|\w+)\s+(?=xuống|lên|còn)")
_BOUND = re.compile(r"\b(?:it nhat|toi thieu|tren|tro len|khong qua|toi da|dat|them|giam|tang|phan dau|mo[ií])\s*$")


def targets(body: Node, closing: Iterable[Paragraph]) -> tuple[Target, ...]:
    """The targets of the whole body in printed order; commendation quotas, money and dates of other sections are none."""
    end = (t for p in closing for t in _in_text(p.text, Source(p.first, p.last), inside=False, label=None))
    return (*_of(body, inside=False, label=None), *end)


def _of(node: Node, *, inside: bool, label: str | None) -> Iterator[Target]:
    if node.section in _SKIPPED and not _is_measured(node):
        return
    inside = inside or node.section == "targets" or bool(re.search(r"\bchi tieu\b", plain(node.heading)))
    if node.opening:
        yield from _in_text(node.opening, Source(node.first, node.opening_last), inside, label)
    for paragraph in node.paragraphs:
        if not paragraph.is_row and paragraph.first > node.opening_last:
            yield from _in_text(paragraph.text, Source(paragraph.first, paragraph.last), inside, None)
    yield from table_targets([p for p in node.paragraphs if p.is_row])
    for child, number in zip(node.children, _numbers(node.children), strict=True):
        yield from _of(child, inside=inside, label=number)


def _is_measured(node: Node) -> bool:
    """ "- Kết quả kiểm tra: 100% đạt": a bullet with a share names a measure, it opens no section."""
    return node.section == "results" and node.shape in {"bullet", "plus", "letter"} and "%" in node.body


def _numbers(items: Sequence[Node]) -> list[str | None]:
    """The labels of a list. Where bullets are followed by the number that counts them on ("11." after ten bullets) the
    numbering was broken: the bullets get back 1 to 10."""
    bullets = next((at for at, item in enumerate(items) if item.shape != "bullet"), 0)
    restored = bullets > 0 and items[bullets].label == str(bullets + 1)
    return [
        str(at + 1) if restored and at < bullets else (item.label if item.label.isdigit() else None)
        for at, item in enumerate(items)
    ]


def _in_text(text: str, where: Source, inside: bool, label: str | None) -> Iterator[Target]:
    for start, end in sentences(text):
        sentence = text[start:end]
        if _PAST.search(plain(sentence)) or (_AWARD.search(plain(sentence)) and not inside):
            continue
        found = [f for f in figures(sentence) if _counts(sentence, f, inside)]
        yield from _targets_of(sentence, found, where, inside, label)


def _counts(sentence: str, figure: Figure, inside: bool) -> bool:
    """In a section of targets every figure with a unit counts; elsewhere a share, or a listed unit that is bound or
    printed with a leading zero."""
    if inside or figure.is_share:
        return True
    left = plain(sentence[: figure.start])
    if not figure.known or (plain(figure.unit) in _TIMES and not _BOUND.search(left)):
        return False
    if _BOUND.search(left) or sentence[figure.start] == "0" or "tro len" in plain(sentence[figure.end :])[:40]:
        return True
    own = re.split(r"[:;,]", left)[-1]
    return len(own.split()) <= 5 and plain(figure.unit) not in _VAGUE_UNITS


def _targets_of(
    sentence: str, found: Sequence[Figure], where: Source, inside: bool, label: str | None
) -> Iterator[Target]:
    previous: Target | None = None
    for at, figure in enumerate(found):
        if _is_starting_level(sentence, figure, found[at + 1 : at + 2]):
            continue
        start = (
            sentence.rfind(";", 0, figure.start) + 1
            if at == 0
            else _cut(sentence, found[at - 1].end, figure.start, found[at - 1].end)
        )
        level = found[at - 1] if at and _is_starting_level(sentence, found[at - 1], [figure]) else None
        if level:
            start = sentence.rfind(";", 0, level.start) + 1
        end = (
            len(sentence)
            if at + 1 == len(found)
            else _cut(sentence, figure.end, found[at + 1].start, found[at + 1].start)
        )
        for target in _read(sentence, start, end, figure, previous, where, inside, label):
            previous = target
            yield replace(target, baseline=sentence[level.start : level.end]) if level else target


def _is_starting_level(sentence: str, figure: Figure, following: Sequence[Figure]) -> bool:
    """ "giảm từ 12 giờ xuống dưới 9 giờ": the first figure is where the second starts from."""
    if not following or not plain(sentence[: figure.start]).endswith("tu "):
        return False
    return bool(re.match(r"\s*(?:xuong|len|con)\b", plain(sentence[figure.end : following[0].start])))


def _cut(sentence: str, low: int, high: int, unparted: int) -> int:
    """Where one figure's words end and the next one's begin: the semicolon, else the last comma, else "và"; ``unparted``
    where nothing parts them ("100% đơn vị đăng ký ít nhất 01 công trình")."""
    folded = plain(sentence)
    for sign in (";", "trong do", "rieng ", ",", " va ", " voi "):
        at = folded.rfind(sign, low, high)
        if at >= 0:
            return at
    return unparted


def _read(
    sentence: str,
    start: int,
    end: int,
    figure: Figure,
    previous: Target | None,
    where: Source,
    inside: bool,
    label: str | None,
) -> Iterator[Target]:
    left, right = _STARTING.sub(" ", sentence[start : figure.start]), sentence[figure.end : end]
    rank = plain(figure.unit) in {"bac", "hang"}
    bound = binding(_told_apart(left), plain(right), rank=rank, share=figure.is_share)
    name = measure(left[: bound.cut], right, figure)
    sub = previous is not None and ("trong do" in plain(left) or plain(left).strip(" ,;").startswith("rieng"))
    confidence = (0.95 if inside else 0.75) - (0.2 if not figure.known else 0) - (0.3 if figure.value is None else 0)
    for subject in shared_subjects(name) if rank else [name]:
        yield Target(
            text=sentence[start:end].strip(" ,;"),
            source=Source(where.first, where.last, round(confidence, 2)),
            measure=_named(subject, left, figure, previous),
            comparator=bound.comparator,
            value=figure.value,
            unit=figure.unit,
            baseline=baseline(left, right),
            direction=bound.direction,
            qualifier=qualifier(sentence[start:end]),
            parent=previous.measure if sub and previous else None,
            upper=figure.upper,
            number=label,
        )


def _named(subject: str, left: str, figure: Figure, previous: Target | None) -> str:
    """ "25 giải, tăng 03 giải": a bare change speaks of the measure before it."""
    bare = plain(left).strip(" ,;") in {"tang", "giam", "tang them", "tang it nhat", "giam it nhat"}
    if previous and (not subject or (bare and plain(subject) == plain(figure.unit))):
        return previous.measure
    return subject


def _told_apart(left: str) -> str:
    """Folded, but with words that only fold like a word of comparison masked: "năng" is not "nâng", "tặng" not "tăng"."""
    return "".join(_mask(piece) for piece in re.split(r"(\W+)", left))


def _mask(word: str) -> str:
    folded = plain(word)
    return "x" * len(word) if folded in _COMPARING and word.lower() not in (folded, _COMPARING[folded]) else folded
