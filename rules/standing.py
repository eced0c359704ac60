"""How the work stands, in one sentence: done, none, on track, late or blocked; "chưa xong" is not done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rules.amount import Amount, Quantity
from rules.signs import Sign
from rules.tokens import Token

Status = Literal["done", "none", "on_track", "late", "blocked"]

_SAYING = frozenset({"done", "nearly", "on_track", "doing", "in_time", "late", "blocked", "short_of", "none"})
_MEANING = {"short_of": "blocked", "in_time": "on_track"}
_OPPOSITE = {
    "done": "unfinished",
    "late": "on_track",
    "blocked": "on_track",
    "on_track": "late",
    "nearly": "unfinished",
}
_OPPOSITE |= {"doing": "none", "in_time": "late"}
_PASSED_OVER = frozenset({"achieved", "verb", "neutral"})
_REACH = 3
_NOT_YET = frozenset({"chua", "chx"})
_PEOPLE = frozenset("van con thi toi em minh da a la cung anh chi hien nay".split())  # noqa: SIM905
_TAIL = frozenset("a ah nhi vay the ha nhe nha roi ? . , !".split())  # noqa: SIM905
_ASKED = frozenset("em anh chi dong".split())  # noqa: SIM905
_WHOLE = frozenset({"het", "ca", "toan", "du", "tat", "tron", "roi", ",", ";", ".", ":"})
_FUTURE = frozenset("se mai sap dinh".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Standing:
    """``status`` is None when it was not said or cannot be told; ``choices`` are the statuses to offer then."""

    status: Status | None = None
    choices: tuple[Status, ...] = ()


def standing(words: Sequence[Token], signs: Sequence[Sign], found: Sequence[Quantity]) -> Standing:
    """Weigh every sign of the sentence; contradictions are asked back unless the last word after "nhưng" settles them."""
    if is_question(words):
        return Standing()
    said = _said(words, signs, found)
    measured = any(isinstance(quantity.said, Amount) for quantity in found)
    return _settle(said, measured, any(sign.tag == "but" for sign in signs))


def is_question(words: Sequence[Token]) -> bool:
    """ "Xong chưa", "đã nộp chưa ạ?" ask; "vẫn chưa" and a lone "chưa" tell."""
    end = len(words)
    while end > 2 and words[end - 1].plain in _TAIL | _ASKED:
        end -= 1
    if end < 2:
        return False
    asked = any(word.plain == "?" for word in words[end:])
    last, before = words[end - 1].plain, words[end - 2].plain
    if last in _NOT_YET:
        return before not in _PEOPLE
    return asked or (last in ("khong", "ko") and any(word.plain == "co" for word in words[: end - 1]))


def _said(words: Sequence[Token], signs: Sequence[Sign], found: Sequence[Quantity]) -> list[str]:
    """The statuses in the order they were said, after negation, future and quantities were taken into account."""
    said: list[str] = []
    signs = _without_cause(signs)
    for place, sign in enumerate(signs):
        denied = _is_denied(signs, place)
        if sign.tag in _SAYING:
            if sign.tag == "none" and _denies(signs, place):
                continue
            meaning = _OPPOSITE[sign.tag] if denied and sign.tag in _OPPOSITE else _MEANING.get(sign.tag, sign.tag)
            if sign.tag == "in_time" and found:
                continue
            if sign.tag == "done" and not denied:
                meaning = _completion(words, sign, found) or ""
            said.append(meaning)
        elif sign.tag == "not" and words[sign.first].plain in _NOT_YET and not _denies(signs, place):
            said.append("none")
        elif sign.tag == "not" and not _denies(signs, place) and not found and _cannot(words, sign):
            said.append("blocked")
    return [meaning for meaning in said if meaning]


def _without_cause(signs: Sequence[Sign]) -> Sequence[Sign]:
    """ "Do thiếu người nên chậm": what stands between "do" and "nên" is the cause; what follows is the standing."""
    tags = [sign.tag for sign in signs]
    if "reason" not in tags or "so" not in tags[tags.index("reason") :]:
        return signs
    since, therefore = tags.index("reason"), tags.index("so", tags.index("reason"))
    if not any(tag in _SAYING for tag in tags[therefore:]):
        return signs
    return [*signs[:since], *signs[therefore:]]


def _cannot(words: Sequence[Token], sign: Sign) -> bool:
    """ "Không giải phóng được mặt bằng": something was tried and cannot be done."""
    return any(word.plain in ("duoc", "dc") for word in words[sign.last + 1 : sign.last + 2 + _REACH])


def _is_denied(signs: Sequence[Sign], place: int) -> bool:
    """Whether a "chưa", "không" stands up to three words before: "không có khó khăn gì"."""
    for sign in reversed(signs[:place]):
        if signs[place].first - sign.last >= _REACH:
            return False
        if sign.tag not in _PASSED_OVER:
            return sign.tag in ("not", "none")
    return False


def _denies(signs: Sequence[Sign], place: int) -> bool:
    """Whether the negation at ``place`` is used up by the sign that follows it."""
    for later in range(place + 1, len(signs)):
        if signs[later].tag not in _PASSED_OVER:
            return _is_denied(signs, later) and (signs[later].tag in _OPPOSITE or signs[later].tag == "short_of")
    return False


def _completion(words: Sequence[Token], sign: Sign, found: Sequence[Quantity]) -> str | None:
    """ "Xong 50%" and "hoàn thành 320 ha" tell how much, not that all is done; "mai xong" is a promise."""
    for quantity in found:
        between = words[sign.first : quantity.first]
        if 0 <= quantity.first - sign.last <= 2 and not any(word.plain in _WHOLE for word in between):
            return "done" if _is_full(quantity) else None
    before = words[max(0, sign.first - _REACH) : sign.first]
    if any(word.plain in _FUTURE for word in before):
        return "on_track"
    return "done"


def _is_full(quantity: Quantity) -> bool:
    said = quantity.said
    if not isinstance(said, Amount):
        return False
    return said.value >= 100 if said.percent else said.of is not None and said.value >= said.of


def _settle(said: list[str], measured: bool, contrast: bool) -> Standing:
    kinds = [kind for kind in dict.fromkeys(said) if not (measured and kind in ("none", "unfinished"))]
    if {"nearly", "done"} <= set(kinds):
        kinds.remove("done")
    if {"done", "on_track"} <= set(kinds) and not contrast:
        kinds.remove("on_track")
    if len(kinds) > 1:
        kinds = [kind for kind in kinds if kind not in ("doing", "unfinished")] or kinds[:1]
    if {"none", "blocked"} <= set(kinds):
        kinds.remove("none")
    if {"late", "blocked"} == set(kinds):
        kinds = kinds[:1]
    if len(kinds) > 1 and contrast and kinds[-1] in ("done", "on_track"):
        kinds = kinds[-1:]
    if kinds == ["unfinished"]:
        return Standing(None, ("on_track", "late", "blocked"))
    choices = tuple(_status(kind) for kind in kinds)
    return Standing(choices[0]) if len(choices) == 1 else Standing(None, choices)


def _status(kind: str) -> Status:
    statuses: dict[str, Status] = {
        "done": "done",
        "none": "none",
        "on_track": "on_track",
        "doing": "on_track",
        "nearly": "on_track",
        "late": "late",
        "blocked": "blocked",
    }
    return statuses[kind]
