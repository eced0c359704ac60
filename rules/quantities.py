"""Every quantity said in a sentence: value, unit, per cent, fraction, and whether it is exact."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from rules.amount import Amount, Quantity, Relation
from rules.number_words import SCALES, Number, digit_at, number_at
from rules.share_words import is_half, points_at, share_at
from rules.tokens import Token
from rules.unclear import Unclear
from rules.units import DURATIONS, unit_at
from rules.words import fold

_RELATIONS: dict[str, Relation] = {
    **dict.fromkeys(("khoang", "tam", "chung", "co", "uoc", "xap xi", "gan", "tren duoi", "uoc tinh", "~"), "about"),
    **dict.fromkeys(("hon", "tren", "it nhat", "toi thieu", ">", "≥", "= >", "> ="), "at_least"),
    **dict.fromkeys(("duoi", "khong qua", "toi da", "chua den", "chua toi", "chua day", "<", "≤"), "at_most"),
    **dict.fromkeys(("them", "tang", "tang them", "bo sung"), "increase"),
    "giam": "decrease",
}  # fmt: skip
_RANGE_SIGNS = frozenset({"-", "–", "—", "~", "den", "toi", "hoac", "hay"})
_VAGUE = frozenset({"vài", "mấy", "dăm", "hàng", "vai", "may", "dam", "chục", "chuc"})
_SHARE_LIMIT = 5
# half of one of these is a figure; half of the households is half of the work
_DIVISIBLE = frozenset({"ha", "km", "tấn", "tạ", "kg", "lít", "mẫu", "sào", "m", "m2", "m3"})
_TIMES = frozenset(fold(unit) for unit in DURATIONS) | {"dau", "cuoi"}
_LEADS = frozenset(
    fold("đã được đạt thêm xong là có mới khoảng hơn gần trên cả rồi ạ nhé tất chỉ dạ vâng thưa số thành").split()
)


def quantities(words: Sequence[Token], shape: str, wanted: str | None = None) -> list[Quantity]:
    """All quantities from left to right. A blank in ``shape`` hides a token (part of a date, a document number …)."""
    found: list[Quantity] = []
    place = 0
    while place < len(words):
        quantity = _quantity_at(words, shape, place, wanted)
        if quantity is None:
            place += 1
        else:
            found.append(quantity)
            place = quantity.last
    return found


def _quantity_at(words: Sequence[Token], shape: str, place: int, wanted: str | None) -> Quantity | None:
    if is_half(words, place):
        return _half(words, shape, place)
    if words[place].plain == "1" and place + 1 < len(words) and is_half(words, place + 1):
        return _half(words, shape, place + 1)
    if words[place].typed in _VAGUE:
        return _vague(words, shape, place, wanted)
    if shape[place] == " ":
        return None
    number = number_at(words, shape, place)
    if number is None:
        return None
    if _is_negative(words, place):
        return _negative(words, place, number, wanted)
    share = share_at(words, number.end)
    if share:
        number = number_at(words, shape, place, share=shape[place] in "nu") or number
    whole, parts = _second(words, shape, number.end, "/"), _parts(words, shape, number.end)
    if whole is not None:
        return _fraction(words, place, number, whole, unit_at(words, whole.end, wanted))
    if parts is not None:  # "ba phần tư kế hoạch" is a share of the work, whatever is named after it
        return _fraction(words, place, number, parts, (None, 0))
    other = _range_end(words, shape, number)
    if other is not None:
        return _span(words, place, other, wanted, _pair(number, other))
    if number.spoken and number.parts == 1 and not _is_counted(words, shape, place, number, wanted):
        return None
    return _plain(words, place, number, wanted)


def _is_negative(words: Sequence[Token], place: int) -> bool:
    """ "-5": below zero, or a dash that begins a list; "- 5" and "3-5" are not meant."""
    dash = words[place - 1] if place else None
    if dash is None or dash.plain not in ("-", "−") or dash.end != words[place].start:
        return False
    return place == 1 or words[place - 2].end < dash.start


def _negative(words: Sequence[Token], place: int, number: Number, wanted: str | None) -> Quantity:
    values = _readings(number.value)
    said = Unclear("sign", (*values, *(-value for value in values)))
    return _span(words, place, number, wanted, said)


def _second(words: Sequence[Token], shape: str, place: int, sign: str) -> Number | None:
    """The number after ``sign``, when that is what stands at ``place``."""
    if place + 1 < len(words) and words[place].plain == sign and shape[place + 1] in "nu":
        return number_at(words, shape, place + 1)
    return None


def _parts(words: Sequence[Token], shape: str, place: int) -> Number | None:
    """ "phần tư", "phần 3": the whole of a fraction in words."""
    if place + 1 < len(words) and words[place].plain == "phan" and shape[place + 1] in "dln":
        return digit_at(words, place + 1)
    return None


def _range_end(words: Sequence[Token], shape: str, number: Number) -> Number | None:
    """The upper end of "300-320", "300 đến 320", "5, 6" or "hai ba"."""
    place = number.end
    if place < len(words) and number.spoken and number.parts == 1 and shape[place] == "d":
        return number_at(words, shape, place)
    skip = share_at(words, place)
    sign = place + skip
    if sign + 1 < len(words) and words[sign].plain in _RANGE_SIGNS and shape[sign + 1] in "nudT":
        return number_at(words, shape, sign + 1)
    return None


def _pair(low: Number, high: Number) -> Unclear:
    """Both ends of a range as readings; a multiplier said once ("2-3 triệu") holds for both."""
    scale = high.scale if low.multiplier is None else Decimal(1)
    return Unclear("range", tuple(value * scale for value in _readings(low.value)) + _readings(high.value))


def _readings(value: Decimal | Unclear) -> tuple[Decimal, ...]:
    if isinstance(value, Decimal):
        return (value,)
    return tuple(reading for reading in value.readings if isinstance(reading, Decimal))


def _half(words: Sequence[Token], shape: str, place: int) -> Quantity | None:
    """ "một nửa" is 50 %; "nửa tỷ" is half of the multiplier; half a day or a year is no share of the work."""
    first = place - 1 if place and words[place - 1].plain in ("mot", "1", "phan", "duoc") else place
    if words[first].plain == "duoc":
        first = place
    following = words[place + 1] if place + 1 < len(words) else None
    if following and SCALES.get(shape[place + 1]):
        unit, length = unit_at(words, place + 2)
        half = SCALES[shape[place + 1]] / 2
        return _said(words, first, place + 2 + length, half, following.typed, unit=unit)
    unit, length = unit_at(words, place + 1)
    if unit in _DIVISIBLE:
        return _said(words, first, place + 1 + length, Decimal("0.5"), None, unit=unit)
    if following and following.plain in _TIMES:
        return None
    return _said(words, first, place + 1, Decimal(50), None, percent=True)


def _vague(words: Sequence[Token], shape: str, place: int, wanted: str | None) -> Quantity | None:
    """ "vài chục", "hàng trăm", "mấy cây": something was counted, but not how many."""
    end = place + 1
    while end < len(words) and shape[end] in "THKVMBd":
        end += 1
    unit, length = unit_at(words, end, wanted)
    if end == place + 1 and (not length or words[place].plain == "hang" or not _is_few(words[place])):
        return None
    return Quantity(Unclear("vague", (), _place(words, place, end + length)), place, end + length, unit)


def _is_few(token: Token) -> bool:
    return token.typed in _VAGUE and token.typed not in ("may", "dam")


def _is_counted(words: Sequence[Token], shape: str, place: int, number: Number, wanted: str | None) -> bool:
    """Whether a single number word really counts something: a unit follows, or it is the whole answer.

    "ba" may be a father and "nam" a year: without marks such words count only before a unit.
    """
    word, end = words[place], number.end
    if share_at(words, end):
        return True
    unit, length = unit_at(words, end, wanted)
    if word.plain in ("sau", "tu") and not word.is_marked and (place == 0 or words[place - 1].plain not in _LEADS):
        return False
    if length and not (word.plain == "mot" and unit in ("phần", "số")):
        return not (word.plain == "nam" and unit in DURATIONS)
    return all(other.plain in _LEADS or not other.is_word for other in (*words[:place], *words[end:]))


def _fraction(
    words: Sequence[Token], place: int, number: Number, whole: Number, counted: tuple[str | None, int]
) -> Quantity:
    """ "320/500 cây" is 320 of 500; "1/2", "3/4" with nothing counted is that share of the work."""
    unit, length = counted
    span = _place(words, place, whole.end + length)
    if not (isinstance(number.value, Decimal) and isinstance(whole.value, Decimal)) or not whole.value:
        readings = _readings(number.value) + _readings(whole.value)
        return Quantity(Unclear("fraction", readings, span), place, whole.end + length, unit)
    if (
        (not length or unit == "kế hoạch")
        and number.value < whole.value <= _SHARE_LIMIT
        and number.value == int(number.value)
    ):
        percent = (number.value * 100 / whole.value).quantize(Decimal("0.01")).normalize()
        return _said(words, place, whole.end + length, percent, None, percent=True)
    said = Amount(number.value, unit, of=whole.value, span=span, relation=_relation(words, place))
    return Quantity(said, place, whole.end + length, unit)


def _span(words: Sequence[Token], place: int, other: Number, wanted: str | None, said: Unclear) -> Quantity:
    share = share_at(words, other.end)
    unit, length = (None, share) if share else unit_at(words, other.end, wanted)
    end = other.end + length
    return Quantity(replace(said, span=_place(words, place, end)), place, end, unit, bool(share), other.multiplier)


def _plain(words: Sequence[Token], place: int, number: Number, wanted: str | None) -> Quantity:
    points, share = points_at(words, number.end), share_at(words, number.end)
    if points or share:
        end = number.end + (points or share)
        if isinstance(number.value, Unclear):
            return Quantity(replace(number.value, span=_place(words, place, end)), place, end, None, True)
        return _said(words, place, end, number.value, number.multiplier, percent=not points, points=bool(points))
    unit, length = unit_at(words, number.end, wanted)
    end, value = number.end + length, number.value
    if length and end < len(words) and words[end].plain == "ruoi" and isinstance(value, Decimal):
        end, value = end + 1, value + Decimal("0.5")
    if isinstance(value, Unclear):
        return Quantity(replace(value, span=_place(words, place, end)), place, end, unit, False, number.multiplier)
    return _said(words, place, end, value, number.multiplier, unit=unit)


def _said(
    words: Sequence[Token], first: int, last: int, value: Decimal, multiplier: str | None,
    *, unit: str | None = None, percent: bool = False, points: bool = False,
) -> Quantity:  # fmt: skip
    said = Amount(
        value, unit, percent, points, None, multiplier, _place(words, first, last), _relation(words, first, last)
    )
    return Quantity(said, first, last, unit, percent)


def _place(words: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    return words[first].start, words[last - 1].end


def _relation(words: Sequence[Token], first: int, last: int | None = None) -> Relation:
    after = " ".join(word.plain for word in words[last : last + 2]) if last is not None else ""
    if after in ("tro len", "tro xuong"):
        return "at_least" if after == "tro len" else "at_most"
    for length in (2, 1):
        before = " ".join(word.plain for word in words[max(0, first - length) : first])
        if before in _RELATIONS:
            return _RELATIONS[before]
    return "exact"
