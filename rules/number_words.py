"""Numbers said in words, in digits with a multiplier, or mixed: "hai mươi lăm", "1 tỷ 200 triệu", "1tr5", "2 triệu rưỡi".

Each token becomes one letter of a shape (``d`` digit word, ``T`` ten, ``H`` hundred, ``K M B`` multipliers …); a regular
expression finds the longest shape that is a number, and the value is summed up from its sections.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import prod

from rules.numerals import numeral
from rules.tokens import Token
from rules.unclear import Unclear

_DIGITS = {
    "một": "1", "hai": "2", "ba": "3", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7", "bẩy": "7", "tám": "8",
    "chín": "9", "không": "0", "mốt": "1", "tư": "4", "lăm": "5", "nhăm": "5",
}  # fmt: skip
_SHAPES = {
    **dict.fromkeys(_DIGITS, "d"), **dict.fromkeys(("mốt", "tư", "lăm", "nhăm"), "l"),
    **dict.fromkeys(("mười", "mươi", "chục"), "T"), "trăm": "H", "linh": "o", "lẻ": "o", "rưỡi": "r", "phẩy": "p",
    "nghìn": "K", "ngàn": "K", "k": "K", "vạn": "V", "triệu": "M", "tr": "M", "tỷ": "B", "tỉ": "B",
}  # fmt: skip
_UNMARKED = {
    "mot": "một", "bon": "bốn", "tu": "tư", "nam": "năm", "lam": "lăm", "nham": "nhăm", "sau": "sáu", "bay": "bảy",
    "tam": "tám", "chin": "chín", "khong": "không", "muoi": "mười", "chuc": "chục", "tram": "trăm", "le": "lẻ",
    "ruoi": "rưỡi", "phay": "phẩy", "nghin": "nghìn", "ngan": "ngàn", "van": "vạn", "trieu": "triệu", "ty": "tỷ", "ti": "tỉ",
}  # fmt: skip
NUMBER_WORDS = frozenset(_UNMARKED) | frozenset(word for word in _SHAPES if word.isascii())
_DOUBTFUL = {"van": 10_000, "tram": 100}
SCALES = {"K": Decimal(1000), "V": Decimal(10_000), "M": Decimal(10**6), "B": Decimal(10**9)}
_SECTION = r"(?:[dn]H(?:o[dn]|dT[dl]?|T[dl]?|dl|[dl](?![HKVMB]))?|[dn]T[dl]?|T[dl]?|dl|d|n)"
_NUMBER = re.compile(
    rf"({_SECTION})(?:p(dT[dl]?|dl|d+|n))?(r(?![KVMB]))?((?:[KVMB]+{_SECTION}(?=[KVMB]))*(?:[KVMB]+))?(r|o?{_SECTION}|l)?"
)
_PAIR = re.compile(rf"({_SECTION})?([KVMB]+)")


@dataclass(frozen=True, slots=True)
class Number:
    """``end`` is the token after it; ``multiplier`` the last multiplying word and ``scale`` its value;
    ``spoken`` when it began with a word."""

    value: Decimal | Unclear
    end: int
    multiplier: str | None
    parts: int
    spoken: bool
    scale: Decimal = Decimal(1)


def shape_of(token: Token) -> str:
    """The token's letter in the shape of a number, a blank when it has no part in one.

    Marks that were typed must be right: "bà" is not three, "vẫn" is not ten thousand.
    """
    if token.is_number:
        return "n" if isinstance(numeral(token.plain), Decimal) else "u"
    return _SHAPES.get(_word(token), " ")


def _word(token: Token) -> str:
    return token.typed if token.is_marked else _UNMARKED.get(token.plain, token.plain)


def number_at(words: Sequence[Token], shape: str, start: int, *, share: bool = False) -> Number | None:
    """The number beginning at token ``start`` of ``words``, whose shapes are ``shape``, as long as it goes; else None."""
    if shape[start] not in "nudT":
        return None
    if shape[start] in "nu":
        value = numeral(words[start].plain, share=share)
        if isinstance(value, Unclear):
            return _unclear(words, shape, start, value)
        if share or shape[start] == "u":
            return Number(value, start + 1, None, 1, False)
        grouped = _grouped_by_spaces(words, start)
        if grouped is not None:
            return grouped
    found = _NUMBER.match(shape, start)
    if found is None or not _is_number(words, found):
        return None
    return _doubted(words, _sum(words, found))


def _doubted(words: Sequence[Token], number: Number) -> Number:
    """ "3 van" may be 3 vạn or 3 văn bản, "5 tram" 500 or 5 trạm: without marks the short number is offered as well."""
    last, first = words[number.end - 1], words[number.end - number.parts]
    if number.parts != 2 or not first.is_number or last.is_marked or last.plain not in _DOUBTFUL:
        return number
    value = _numeral(first)
    return replace(number, value=Unclear("unmarked", (value * _DOUBTFUL[last.plain], value)))


def _is_number(words: Sequence[Token], found: re.Match[str]) -> bool:
    """ "Không" begins a number only in "không phẩy năm", "chục" none;
    "hai lam" without marks is more often "hai làm" than 25."""
    first = words[found.start()]
    if first.plain == "khong":
        return bool(found[2])
    if first.plain == "chuc":
        return False
    return found[1] != "dl" or (_digit(first) > 1 and words[found.start() + 1].plain != words[found.start() + 1].typed)


def _sum(words: Sequence[Token], found: re.Match[str]) -> Number:
    head, point, half, scaled, tail = found.groups()
    start, end = found.span()
    multiplier, scale = None, Decimal(1)
    if scaled is None:
        end = found.end(3) if half else found.end(2) if point else found.end(1)
        value: Decimal | Unclear = (
            _section(words, start, head)
            + _fraction(words, found)
            + (_half_of(words[found.start(3) - 1]) if half else 0)
        )
    else:
        value, scale = _scaled(words, found)
        multiplier = _word(words[found.end(4) - 1])
        if tail and _is_tail(words, found):
            value = _with_tail(words, found, value, scale)
        else:
            end = found.end(4)
        further = SCALES.get(found.string[end : end + 1]) if tail else None
        if further is not None and isinstance(value, Decimal):
            if tail == "r":  # "bốn nghìn rưỡi tỷ"
                value, scale, multiplier, end = value * further, scale * further, _word(words[end]), end + 1
            elif tail[0] == "o" and further < scale:  # "một tỷ lẻ năm triệu"
                value, end = value + _section(words, found.start(5), tail) * (further - 1), end + 1
    return Number(value, end, multiplier, end - start, not words[start].is_number, scale)


def _half_of(last: Token) -> Decimal:
    """What "rưỡi" adds: half a hundred after "trăm", half a ten after "chục", else a half."""
    return {"tram": Decimal(50), "chuc": Decimal(5)}.get(last.plain, Decimal("0.5"))


def _scaled(words: Sequence[Token], found: re.Match[str]) -> tuple[Decimal, Decimal]:
    """Sum of the sections with their multipliers, and the last multiplier. A multiplier larger than the one before it
    counts everything so far: "bốn nghìn năm trăm tỷ" is 4500 tỷ."""
    section = _section(words, found.start(), found[1]) + _fraction(words, found)
    total, last = Decimal(0), Decimal(10**30)
    for pair in _PAIR.finditer(found.string, found.start(4), found.end(4)):
        if pair[1]:
            section = _section(words, pair.start(1), pair[1])
        scale = prod((SCALES[letter] for letter in pair[2]), start=Decimal(1))
        total = (total + section) * scale if scale > last else total + section * scale
        last = scale
    return total, last


def _section(words: Sequence[Token], start: int, shape: str) -> Decimal:
    """Value below a thousand, or of one numeral: "ba trăm linh năm", "hai lăm", "320"."""
    total, digit = Decimal(0), None
    for token, letter in zip(words[start:], shape, strict=False):
        if letter in "dln":
            if digit is not None:
                total += digit * 10
            digit = _digit(token)
        elif letter in "TH":
            total += (Decimal(1) if digit is None else digit) * (10 if letter == "T" else 100)
            digit = None
    if digit is not None and re.fullmatch("[dn]H[dl]", shape):
        digit *= 10
    return total + (digit or 0)


def _digit(token: Token) -> Decimal:
    return Decimal(_DIGITS[_word(token)]) if not token.is_number else _numeral(token)


def digit_at(words: Sequence[Token], place: int) -> Number:
    """The single digit or numeral at ``place``, whose shape is ``d``, ``l`` or ``n``."""
    return Number(_digit(words[place]), place + 1, None, 1, True)


def _numeral(token: Token) -> Decimal:
    value = numeral(token.plain)
    assert isinstance(value, Decimal), "shape_of marks only clear numerals with n"
    return value


def _fraction(words: Sequence[Token], found: re.Match[str]) -> Decimal:
    """What follows "phẩy": "ba lăm" is ,35 and "không năm" is ,05."""
    if not found[2]:
        return Decimal(0)
    place, shape = found.start(2), found[2]
    if "T" in shape or shape == "n":
        written = words[place].plain if shape == "n" else str(_section(words, place, shape))
    else:
        written = "".join(_DIGITS[_word(token)] for token in words[place : found.end(2)])
    return Decimal(f"0.{written}")


def _is_tail(words: Sequence[Token], found: re.Match[str]) -> bool:
    """A numeral after a multiplier belongs to it only when short and glued or alone: not in "2 triệu 5 hộ"."""
    if found[5] != "n":
        return True
    place = found.start(5)
    glued = words[place].start == words[place - 1].end
    followed = place + 1 < len(words) and words[place + 1].is_word and words[place + 1].plain not in ("dong", "d")
    return words[place].plain.isdigit() and len(words[place].plain) <= 3 and (glued or not followed)


def _with_tail(words: Sequence[Token], found: re.Match[str], value: Decimal, scale: Decimal) -> Decimal | Unclear:
    """ "rưỡi" adds a half; a short tail counts in tenths of the multiplier ("1 tỷ 2"); longer words may be read two ways."""
    shape, place = found[5], found.start(5)
    if shape == "r":
        return value + scale / 2
    rest = _section(words, place, shape)
    if shape in ("d", "l", "n"):
        digits = len(words[place].plain) if shape == "n" else 1
        return value + rest * scale / 10**digits
    if shape[0] == "o" or ("H" in shape and scale == 1000):
        return value + rest
    steps = 1000 if "H" in shape else 100
    return Unclear("short_tail", (value + rest * scale / steps, value + rest))


def _grouped_by_spaces(words: Sequence[Token], start: int) -> Number | None:
    """ "1 300 000" typed with spaces: at least two groups of three digits."""
    written = words[start].plain
    end = start + 1
    while end < len(words) and words[end].plain.isdigit() and len(words[end].plain) == 3:
        end += 1
    if end - start < 3 or not written.isdigit() or len(written) > 3 or written.startswith("0"):
        return None
    return Number(Decimal("".join(word.plain for word in words[start:end])), end, None, end - start, False)


def _unclear(words: Sequence[Token], shape: str, start: int, value: Unclear) -> Number:
    """ "1.5 tỷ": both readings times the multiplier that follows."""
    following = shape[start + 1 : start + 2]
    if following not in SCALES:
        return Number(value, start + 1, None, 1, False)
    scale = SCALES[following]
    readings = tuple(reading * scale for reading in value.readings if isinstance(reading, Decimal))
    return Number(Unclear(value.reason, readings), start + 2, _word(words[start + 1]), 2, False, scale)
