"""A sentence read once: its telling words, its quantities and its days, with "1/2" settled as a fraction or a day."""

from collections.abc import Sequence
from dataclasses import dataclass

from rules.amount import Quantity
from rules.day_mentions import Mention
from rules.quantities import quantities
from rules.sentence import Sentence
from rules.signs import INTENT_SIGNS, SIGNS, TITLE_SIGNS, Sign
from rules.units import unit_at
from rules.words import fold

_WEAK = frozenset({"doing", "place", "plan"})
_KEPT = frozenset({"neutral", "verb"})
_EMPTY = frozenset(
    fold(
        "rồi ạ nhé khoảng trên dưới hơn gần tầm chừng a dạ em tôi anh chị mình là và với thêm tăng giảm thì mà cả ơi nha"
    ).split()
)
_BEFORE_DAYS = frozenset(fold("hạn ngày từ đến tới trước sau hôm vào có là nay").split())
_SHARED = frozenset(fold("khối công diện tổng kế chỉ số việc phần").split())


@dataclass(frozen=True, slots=True)
class Reading:
    """``days`` are surely days; ``unsure`` may be fractions as well. ``signs`` do not overlap ``found``."""

    sentence: Sentence
    signs: tuple[Sign, ...]
    found: tuple[Quantity, ...]
    days: tuple[Mention, ...]
    unsure: tuple[Mention, ...]


def read(text: str, unit: str | None, *, amount_asked: bool = False) -> Reading:
    """Read ``text``; ``amount_asked`` takes "3/12" for 3 of 12 and not for a day."""
    sentence = Sentence.of(text)
    signs = _signs(sentence)
    days: list[Mention] = []
    unsure: list[Mention] = []
    shape = list(sentence.shape)
    for mention in sentence.days:
        share = mention.kind == "short" and (amount_asked or _is_share(sentence, signs, mention, unit))
        if share is not True:
            (unsure if share is None else days).append(mention)
            _hide(sentence, mention, shape)
    found = tuple(quantities(sentence.words, "".join(shape), unit))
    free = tuple(sign for sign in signs if all(sign.last <= q.first or sign.first >= q.last for q in found))
    return Reading(sentence, free, found, tuple(days), tuple(unsure))


def _signs(sentence: Sentence) -> list[Sign]:
    """Telling words; those inside the words of a command or a title ("dang" in "dang ky", "co so") tell nothing."""
    signs = SIGNS.find(sentence.words)
    if not any(sign.tag in _WEAK for sign in signs):
        return signs
    named = [*INTENT_SIGNS.find(sentence.words), *TITLE_SIGNS.find(sentence.words)]
    return [sign for sign in signs if sign.tag not in _WEAK or not any(_overlap(sign, other) for other in named)]


def _overlap(sign: Sign, other: Sign) -> bool:
    return sign.first < other.last and other.first < sign.last


def _hide(sentence: Sentence, mention: Mention, shape: list[str]) -> None:
    for place, word in enumerate(sentence.words):
        if mention.start <= word.start < mention.end:
            shape[place] = " "


def _is_share(sentence: Sentence, signs: Sequence[Sign], mention: Mention, unit: str | None) -> bool | None:
    """Whether "1/2" is a fraction and not 1 February; None when it could be either."""
    words = sentence.words
    first = next(place for place, word in enumerate(words) if word.start >= mention.start)
    last = next((place for place, word in enumerate(words) if word.start >= mention.end), len(words))
    part, whole = int(mention.parts["d"]), int(mention.parts["m"])
    if not (1 <= part <= 31 and 1 <= whole <= 12) or unit_at(words, last)[1]:
        return not (part <= 12 < whole <= 31) or bool(unit_at(words, last)[1])
    told = any(sign.last == first and sign.tag in ("achieved", "verb", "done") for sign in signs)
    if told and part <= whole and words[first - 1].plain not in _BEFORE_DAYS:
        return True
    if last < len(words) and words[last].plain in _SHARED:
        return True
    alone = len(words) == last - first and part <= whole
    return (True if unit else None) if alone else False


def reason(reading: Reading) -> str:
    """The reason given, from "do", "vì", "bởi", "lý do", "nguyên nhân" to the end; empty when none is."""
    place = _reason_at(reading)
    return reading.sentence.text[reading.sentence.words[place].start :].strip() if place is not None else ""


def _reason_at(reading: Reading) -> int | None:
    return next((sign.first for sign in reading.signs if sign.tag == "reason"), None)


def rest(reading: Reading, command: Sign | None) -> str:
    """The words that are neither command, figure, day, reason nor telling word: what is left to pick an item by."""
    taken = {place for sign in reading.signs if sign.tag not in _KEPT for place in range(sign.first, sign.last)}
    taken |= {place for quantity in reading.found for place in range(quantity.first, quantity.last)}
    if command:
        taken |= set(range(command.first, command.last))
    words = [
        word
        for place, word in enumerate(reading.sentence.words[: _reason_at(reading)])
        if place not in taken and word.is_word and word.plain not in _EMPTY and not _in_day(reading, word.start)
    ]
    return " ".join(reading.sentence.text[word.start : word.end] for word in words)


def _in_day(reading: Reading, start: int) -> bool:
    return any(day.start <= start < day.end for day in reading.days)
