"""One typed line → what the person wants and reports. Nothing is guessed: what has two readings comes back as choices."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as a_date
from datetime import datetime, timedelta, timezone
from decimal import Decimal

from rules.amounts import format_amount
from rules.dates import Day, format_date, resolve
from rules.day_mentions import Mention
from rules.intents import intent_of, title_of
from rules.measured import Measure, measure, roles
from rules.quantities import Amount, Quantity, quantities
from rules.sentence import Sentence
from rules.signs import SIGNS, Sign
from rules.standing import Standing, Status, is_question, standing
from rules.unclear import Unclear
from rules.units import unit_at
from rules.words import fold, plain, telex

_OFFICE = timezone(timedelta(hours=7))
_BEFORE_DAYS = frozenset(fold("hạn ngày từ đến tới trước sau hôm vào có là nay").split())
_SHARED = frozenset(fold("khối công diện tổng kế chỉ số việc phần").split())
_REASON = re.compile(r"\b(?:ly do|nguyen nhan|boi vi|tai vi|do|vi|boi)\b")
_REASON_WORDS = frozenset({"do", "vì", "vi", "bởi", "boi"})
_UNSURE_REASONS = frozenset({"do", "vi", "boi"})
_TELLING = frozenset({"achieved", "done", "nearly", "doing", "late", "left"})


@dataclass(frozen=True, slots=True)
class Understanding:
    """What one line says. Unknown parts are None.

    ``amount`` is in ``unit``; ``percent`` 93.35 means 93,35 %. ``ambiguous``: the person must be asked, and ``ask`` holds the
    readings to offer, printed ("1,5 ha", "31/3/2027") or as a status code. ``relation`` says whether the amount is exact,
    ``of`` is the whole of a fraction, ``note`` a reason given, ``rest`` the words left over, to pick an item by.
    """

    intent: str | None = None
    amount: Decimal | None = None
    unit: str | None = None
    percent: Decimal | None = None
    status: Status | None = None
    date: a_date | None = None
    ambiguous: bool = False
    ask: tuple[str, ...] = ()
    title: str | None = None
    note: str = ""
    rest: str = ""
    relation: str = "exact"
    of: Decimal | None = None

    def as_dict(self) -> dict[str, str | bool | list[str] | None]:
        """The eight public keys; amounts as decimal strings ("93.35"), the date in ISO form."""
        return {
            "intent": self.intent,
            "amount": _written(self.amount),
            "unit": self.unit,
            "percent": _written(self.percent),
            "status": self.status,
            "date": self.date.isoformat() if self.date else None,
            "ambiguous": self.ambiguous,
            "ask": list(self.ask),
        }


def _written(value: Decimal | None) -> str | None:
    if value is None:
        return None
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


@dataclass(frozen=True, slots=True)
class _Reading:
    """One sentence on its way to being understood."""

    sentence: Sentence
    signs: tuple[Sign, ...]
    found: tuple[Quantity, ...]
    days: tuple[Mention, ...]
    unsure: tuple[Mention, ...] = field(default=())


def understand(text: str, *, now: datetime, unit: str | None = None) -> Understanding:
    """Understand one line typed at ``now`` (aware, or naive in the office's time).

    ``unit`` is the unit of measure of the figure that was asked for ("ha", "triệu đồng", "%"): a bare number counts in
    it, a figure in another unit is converted or asked back. Never raises for any text.
    """
    today = (now.astimezone(_OFFICE) if now.tzinfo else now).date()
    reading = _read(telex(text), unit)
    words = reading.sentence.words
    state = standing(words, reading.signs, reading.found)
    tells = bool(reading.found or state.status or state.choices) and not is_question(words)
    intent, command = intent_of(words, tells=tells)
    played = roles(words, reading.signs, reading.found)
    reached = measure(reading.found, played, unit, pledge=intent == "register")
    title, titles = title_of(words)
    day, days = _day(reading, today)
    status, statuses = _with_figures(state, reached)
    ask = (*_printed(reached.offers), *statuses, *days, *titles)
    unsure = bool(reached.unclear or statuses or days or titles or reading.unsure)
    amount, percent = reached.amount, reached.percent
    return Understanding(
        intent=intent,
        amount=amount.value if amount else None,
        unit=amount.unit if amount else None,
        percent=percent.value if percent else None,
        status=status,
        date=day,
        ambiguous=unsure,
        ask=tuple(dict.fromkeys(ask)),
        title=title,
        note=_note(reading.sentence),
        rest=_rest(reading, command),
        relation=(amount or percent or Amount(Decimal(0))).relation,
        of=amount.of if amount else None,
    )


def _read(text: str, unit: str | None) -> _Reading:
    sentence = Sentence.of(text)
    signs = SIGNS.find(sentence.words)
    days, unsure, shape = [], [], list(sentence.shape)
    for mention in sentence.days:
        share = _is_share(sentence, signs, mention, unit) if mention.kind == "short" else False
        if share is None:
            unsure.append(mention)
        elif not share:
            days.append(mention)
        if not share:
            _hide(sentence, mention, shape)
    found = quantities(sentence.words, "".join(shape), unit)
    free = tuple(sign for sign in signs if all(sign.last <= q.first or sign.first >= q.last for q in found))
    return _Reading(sentence, free, tuple(found), tuple(days), tuple(unsure))


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
        return True
    if any(sign.last == first and sign.tag in ("achieved", "done") for sign in signs) and part <= whole:
        return words[first - 1].plain not in _BEFORE_DAYS
    if last < len(words) and words[last].plain in _SHARED:
        return True
    if part <= whole and len(words) == last - first:
        return True if unit else None
    return False


def _day(reading: _Reading, today: a_date) -> tuple[a_date | None, tuple[str, ...]]:
    """The one day said, and the days to choose from when it is not clear."""
    past = any(sign.tag in _TELLING for sign in reading.signs)
    answers = [resolve(mention, today=today, past=past) for mention in (*reading.days, *reading.unsure)]
    unclear = [
        day for answer in answers if isinstance(answer, Unclear) for day in answer.readings if isinstance(day, a_date)
    ]
    values = list(dict.fromkeys(answer.value for answer in answers if isinstance(answer, Day)))
    if reading.unsure or unclear or len(values) > 1:
        return None, tuple(format_date(day) for day in dict.fromkeys(values + unclear))
    return (values[0] if values else None), ()


def _with_figures(state: Standing, reached: Measure) -> tuple[Status | None, tuple[Status, ...]]:
    """What the figures add to the status: 100 % is done, 0 is none; "xong" and 80 % contradict each other."""
    figure = reached.percent or reached.amount
    if figure is None or figure.points:
        return state.status, state.choices
    full = figure.value >= (100 if figure.percent else figure.of or figure.value + 1)
    if state.status is None:
        return ("done" if full else "none" if figure.value == 0 else None), state.choices
    if state.status == "done" and not full and (figure.percent or figure.of):
        return None, ()
    return state.status, state.choices


def _printed(offers: Sequence[Amount]) -> tuple[str, ...]:
    return tuple(
        format_amount(offer.value, "%" if offer.percent else "điểm %" if offer.points else offer.unit or "")
        for offer in offers
    )


def _note(sentence: Sentence) -> str:
    """The reason given: from "do", "vì", "bởi", "lý do", "nguyên nhân" to the end."""
    found = _REASON.search(plain(sentence.text))
    while (
        found
        and sentence.text[found.start() : found.end()].lower() not in _REASON_WORDS
        and found.group() in _UNSURE_REASONS
    ):
        found = _REASON.search(plain(sentence.text), found.end())
    return sentence.text[found.start() :].strip() if found else ""


def _rest(reading: _Reading, command: Sign | None) -> str:
    """The words that are neither command, figure, day nor telling word: what is left to pick an item by."""
    taken = {place for sign in reading.signs if sign.tag != "neutral" for place in range(sign.first, sign.last)}
    taken |= {place for quantity in reading.found for place in range(quantity.first, quantity.last)}
    if command:
        taken |= set(range(command.first, command.last))
    words = [
        word
        for place, word in enumerate(reading.sentence.words)
        if place not in taken and word.is_word and not any(day.start <= word.start < day.end for day in reading.days)
    ]
    return " ".join(reading.sentence.text[word.start : word.end] for word in words)
