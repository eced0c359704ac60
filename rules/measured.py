"""Of all quantities in a sentence, the one that says what was reached: not the plan, not what is left, not last year."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from rules.amount import Amount, Quantity
from rules.percentages import readings
from rules.signs import Sign
from rules.tokens import Token
from rules.unclear import Unclear
from rules.units import DURATIONS, canonical_unit, conversion, split_unit

_REACH = 5
_ROLES = {
    **dict.fromkeys(("achieved", "verb", "done", "nearly"), "reached"),
    **dict.fromkeys(("plan", "future"), "plan"),
    "total": "total",
    "whole": "plan",
    "each": "each",
    **dict.fromkeys(("left", "not", "none"), "left"),
    "before": "before",
    "late": "delay",
    "lost": "lost",
    "place": "place",
    "over": "over",
    "blocked": "short",
}
_AFTER = {"left": "left", "plan": "plan", "not": "left", "none": "left", "before": "before"}
_STRONG = frozenset({"plan", "left", "before", "not", "none"})
_WHOLE_SIGNS = frozenset({"tren", "trong"})


@dataclass(frozen=True, slots=True)
class Measure:
    """What was reached. ``amount`` and ``percent`` may both be said; ``unclear`` says why neither can be taken."""

    amount: Amount | None = None
    percent: Amount | None = None
    unclear: Unclear | None = None
    offers: tuple[Amount, ...] = ()


def roles(words: Sequence[Token], signs: Sequence[Sign], found: Sequence[Quantity]) -> list[str]:
    """The role of each quantity: the nearest telling word before it, or right behind it."""
    return [_role(words, signs, found, place) for place in range(len(found))]


def _role(words: Sequence[Token], signs: Sequence[Sign], found: Sequence[Quantity], place: int) -> str:
    quantity = found[place]
    start = found[place - 1].last if place else 0
    end = found[place + 1].first if place + 1 < len(found) else len(words)
    if place and _is_whole_of(words, start, found[place - 1], quantity):
        return "plan"
    behind = _role_behind(words, signs, quantity, end)
    if behind and not (quantity.percent and behind == "plan"):
        return behind
    before = [sign for sign in signs if start <= sign.first and sign.last <= quantity.first and sign.tag in _ROLES]
    if any(sign.tag == "future" and not _is_cut(words, sign.last, quantity.first) for sign in before):
        return "plan"
    telling = _telling([sign for sign in before if sign.tag != "place" or sign.last == quantity.first])
    if telling and quantity.first - before[-1].last <= _REACH:
        return _ROLES[telling.tag]
    said = quantity.said
    return "change" if isinstance(said, Amount) and said.relation == "decrease" else "said"


def _role_behind(words: Sequence[Token], signs: Sequence[Sign], quantity: Quantity, end: int) -> str | None:
    """ "180 cây chưa trồng", "20 cây còn lại": the telling word follows at once and does not lead to another quantity."""
    for place, sign in enumerate(signs):
        if quantity.last <= sign.first <= quantity.last + 1 and sign.last <= end and sign.tag in _AFTER:
            commas = [word.plain == "," for word in words[quantity.last : end]]
            if end < len(words) and not any(commas[sign.last - quantity.last :]):
                return None
            denies = sign.tag in ("not", "none") and any(
                later.tag in ("done", "plan") for later in signs[place + 1 : place + 2]
            )
            return None if denies or any(commas[: sign.first - quantity.last]) else _AFTER[sign.tag]
    return None


def _telling(before: Sequence[Sign]) -> Sign | None:
    """The nearest sign, unless it is a verb right behind a stronger one: "sẽ trồng", "còn phải xử lý", "chưa được"."""
    for place in range(len(before) - 1, 0, -1):
        sign, earlier = before[place], before[place - 1]
        if sign.tag not in ("verb", "achieved") or sign.first - earlier.last > 1:
            break
        if earlier.tag in _STRONG:
            return earlier
    return before[-1] if before else None


def _is_whole_of(words: Sequence[Token], start: int, part: Quantity, quantity: Quantity) -> bool:
    """ "320 trên 500 cây", "320 trong 500": the second is the whole. "320 cây trên 5 ha" are two figures."""
    if part.unit and quantity.unit and part.unit != quantity.unit:
        return False
    between = words[start : quantity.first]
    return len(between) == 1 and between[0].plain in _WHOLE_SIGNS


def _is_cut(words: Sequence[Token], start: int, end: int) -> bool:
    return any(word.plain in (";", ".", ",") for word in words[start:end])


def measure(found: Sequence[Quantity], played: Sequence[str], wanted: str | None, *, pledge: bool = False) -> Measure:
    """Choose what was reached (or promised, when ``pledge``); several candidates or none clear are asked back.
    A total said first is the plan ("tổng số 500, đã trồng 320"); said last it competes with the parts.

    ``played`` are the roles of ``found``; ``wanted`` is the unit of measure asked for, to which the amount is converted.
    """
    welcome = {"reached", "said", "plan"} if pledge else {"reached", "said"}
    accepted = [
        quantity
        for place, (quantity, role) in enumerate(zip(found, played, strict=True))
        if role in welcome or (role == "total" and welcome & set(played[:place]))
    ]
    accepted = _without_durations(accepted, wanted) or [
        q for q, role in zip(found, played, strict=True) if role in ("place", "total")
    ]
    if not accepted:
        return _nothing_reached(found, played)
    lost = [quantity.said for quantity, role in zip(found, played, strict=True) if role == "lost"]
    unclear = [quantity for quantity in accepted if isinstance(quantity.said, Unclear)]
    if unclear:
        return _unclear(unclear[0], wanted)
    said = [quantity.said for quantity in accepted if isinstance(quantity.said, Amount)]
    chosen = _choose([_as_percent(amount, wanted) for amount in said], wanted)
    if chosen.percent and (offers := readings(chosen.percent, bare=not any(amount.percent for amount in said))):
        return Measure(unclear=Unclear("percent", tuple(offer.value for offer in offers)), offers=offers)
    return _less(chosen, [amount for amount in lost if isinstance(amount, Amount)], wanted)


def _less(chosen: Measure, lost: Sequence[Amount], wanted: str | None) -> Measure:
    """ "Trồng 320 cây, chết 20 cây": whether the loss counts is for the person to say."""
    reached = chosen.amount
    for amount in lost:
        taken = fit(amount, wanted)
        if reached is not None and taken is not None and taken.unit in (None, reached.unit):
            offers = (reached, replace(reached, value=reached.value - taken.value))
            return Measure(None, chosen.percent, Unclear("lost", tuple(offer.value for offer in offers)), offers)
    return chosen


def _without_durations(accepted: Sequence[Quantity], wanted: str | None) -> list[Quantity]:
    """ "Trong 3 ngày" measures nothing unless days were asked for."""
    if wanted in DURATIONS:
        return list(accepted)
    return [quantity for quantity in accepted if quantity.unit not in DURATIONS]


def _nothing_reached(found: Sequence[Quantity], played: Sequence[str]) -> Measure:
    """Only a plan, a rest, a loss or an excess was said: offer it, take nothing."""
    reasons = {
        "left": "remaining",
        "plan": "planned",
        "over": "excess",
        "lost": "lost",
        "before": "earlier",
        "change": "change",
        "each": "each",
    }
    for quantity, role in zip(found, played, strict=True):
        if role in reasons and quantity.unit not in DURATIONS:
            offers = (quantity.said,) if isinstance(quantity.said, Amount) else ()
            return Measure(unclear=Unclear(reasons[role], tuple(offer.value for offer in offers)), offers=offers)
    return Measure()


def _unclear(quantity: Quantity, wanted: str | None) -> Measure:
    assert isinstance(quantity.said, Unclear)
    values = [value for value in quantity.said.readings if isinstance(value, Decimal)]
    said = [Amount(value, quantity.unit, percent=quantity.percent, multiplier=quantity.multiplier) for value in values]
    offers = tuple(fitted for amount in said if (fitted := fit(_as_percent(amount, wanted), wanted)) is not None)
    values = [offer.value for offer in offers]
    return Measure(unclear=replace(quantity.said, readings=tuple(values)), offers=offers)


def _as_percent(amount: Amount, wanted: str | None) -> Amount:
    bare = wanted == "%" and amount.unit is None and amount.multiplier is None and amount.of is None
    return replace(amount, percent=True) if bare and not amount.points else amount


def _choose(said: Sequence[Amount], wanted: str | None) -> Measure:
    percents = _distinct([amount for amount in said if amount.percent])
    amounts = _distinct([amount for amount in said if not amount.percent])
    fitted = _distinct([fit for amount in amounts if (fit := _fit_or_none(amount, wanted)) is not None])
    if len(percents) > 1 or len(fitted) > 1:
        offers = tuple(fitted if len(fitted) > 1 else percents)
        return Measure(unclear=Unclear("several", tuple(offer.value for offer in offers)), offers=offers + _sum(offers))
    percent = percents[0] if percents else None
    if amounts and not fitted:
        reason = "other_unit" if len(amounts) == 1 else "several"
        return Measure(None, percent, Unclear(reason, tuple(offer.value for offer in amounts)), tuple(amounts))
    amount = fitted[0] if fitted else None
    if amount is not None and (offers := _scales(amount, wanted)):
        return Measure(None, percent, Unclear("scale", tuple(offer.value for offer in offers)), offers)
    return Measure(amount, percent)


def _distinct(amounts: Sequence[Amount]) -> list[Amount]:
    return list({(amount.value, amount.unit, amount.of): amount for amount in amounts}.values())


def _sum(offers: Sequence[Amount]) -> tuple[Amount, ...]:
    """Parts counted in one unit may be meant together: "100 cây keo, 220 cây lim"."""
    if len({offer.unit for offer in offers}) > 1 or any(offer.percent or offer.of for offer in offers):
        return ()
    return (replace(offers[0], value=sum((offer.value for offer in offers), Decimal(0))),)


def _scales(amount: Amount, wanted: str | None) -> tuple[Amount, ...]:
    """ "57000000" typed where "triệu đồng" was asked: a number that large was probably counted in single units."""
    factor = split_unit(wanted)[0] if wanted else Decimal(1)
    if factor == 1 or amount.multiplier or amount.value < factor or amount.span == (0, 0):
        return ()
    return (replace(amount, value=amount.value / factor), amount)


def _fit_or_none(amount: Amount, wanted: str | None) -> Amount | None:
    return fit(amount, wanted)


def fit(amount: Amount, wanted: str | None) -> Amount | None:
    """``amount`` counted in ``wanted`` ("57 triệu" in "triệu đồng" is 57), or None when it measures something else."""
    if wanted is None or amount.percent or amount.points:
        return amount
    factor, base = split_unit(wanted)
    if amount.unit is None:
        rate: Decimal | None = 1 / factor if amount.multiplier else Decimal(1)
    else:
        rate = _rate(amount.unit, base)
        rate = rate / factor if rate is not None else None
    if rate is None:
        return None
    return replace(amount, value=amount.value * rate, of=None if amount.of is None else amount.of * rate, unit=wanted)


def _rate(typed: str, wanted: str) -> Decimal | None:
    """Factor between base units; "hộ nghèo" may be said "hộ", and the other way round."""
    typed, wanted = canonical_unit(typed), canonical_unit(wanted)
    if f"{typed} ".startswith(f"{wanted} ") or f"{wanted} ".startswith(f"{typed} "):
        return Decimal(1)
    return conversion(typed, wanted)
