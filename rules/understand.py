"""One typed line → what the person wants and reports. Nothing is guessed: what has two readings comes back as choices."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from rules.amount import Amount
from rules.amounts import format_amount
from rules.dates import Day, format_date, resolve_all
from rules.intents import intent_of, title_of
from rules.measured import Measure, measure, roles
from rules.odd_figures import is_odd
from rules.reading import Reading, read, reason, rest
from rules.standing import Standing, Status, is_question, standing
from rules.unclear import Unclear
from rules.words import telex

_LONGEST = 1000
_OFFICE = dt.timezone(dt.timedelta(hours=7))
_TELLING = frozenset({"achieved", "done", "nearly", "doing", "late", "left"})
_OVER = frozenset({"da", "roi"})
_REPORTING = frozenset({None, "report", "difficulty", "launch", "showcase"})


@dataclass(frozen=True, slots=True)
class Understanding:
    """What one line says. Unknown parts are None.

    ``amount`` counts in ``unit``; ``percent`` 93.35 means 93,35 %. ``ambiguous``: the person must be asked, and ``ask``
    holds the readings to offer, printed ("1,5 ha", "31/3/2027") or as a status code. ``relation`` says whether the amount is
    exact, ``of`` is the whole of a fraction, ``note`` a reason given, ``rest`` the words left over, to pick an item by.
    """

    intent: str | None = None
    amount: Decimal | None = None
    unit: str | None = None
    percent: Decimal | None = None
    status: Status | None = None
    date: dt.date | None = None
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


def understand(text: str, *, now: dt.datetime, unit: str | None = None) -> Understanding:
    """Understand one line typed at ``now`` (aware, or naive in the office's time).

    ``unit`` is the unit of measure of the figure that was asked for ("ha", "triệu đồng", "%"): a bare number counts in
    it, a figure in another unit is converted or asked back. Only the first 1,000 characters are
    read, the rest of so long a message is a note. Never raises for any text.
    """
    return _understood(text, (now.astimezone(_OFFICE) if now.tzinfo else now).date(), unit)


@lru_cache(maxsize=64)  # one message is read by several handlers of a turn
def _understood(text: str, today: dt.date, unit: str | None) -> Understanding:
    reading = read(telex(text[:_LONGEST]), unit)
    words = reading.sentence.words
    state = standing(words, reading.signs, reading.found)
    tells = bool(reading.found or state.status or state.choices) and not is_question(words)
    intent, command = intent_of(words, state.status, tells=tells, dated=bool(reading.days))
    reached = _reached(reading, unit, pledge=intent == "register")
    title, titles = title_of(words, intent)
    day, days, puzzled = _day(reading, today, past=intent == "launch")
    status, statuses = _with_figures(state if intent in _REPORTING else Standing(), reached)
    if status == "done" and _is_promise(reading, reached, day, today):
        status = "on_track" if day else None
    if puzzled and (status or reached.amount or reached.percent):
        days, puzzled = (), False
    ask = (*_printed(reached.offers), *_shares(reading), *statuses, *days, *titles)
    return Understanding(
        intent=intent,
        amount=reached.amount.value if reached.amount else None,
        unit=_unit(reached.amount),
        percent=reached.percent.value if reached.percent else None,
        status=status,
        date=day,
        ambiguous=bool(reached.unclear or statuses or puzzled or titles),
        ask=tuple(dict.fromkeys(ask)),
        title=title,
        note=reason(reading),
        rest=rest(reading, command),
        relation=(reached.amount or reached.percent or Amount(Decimal(0))).relation,
        of=reached.amount.of if reached.amount else None,
    )


def _reached(reading: Reading, unit: str | None, *, pledge: bool) -> Measure:
    """The figure said; a question ("được 320 cây chưa?") says none."""
    words = reading.sentence.words
    if is_question(words):
        return Measure()
    reached = measure(reading.found, roles(words, reading.signs, reading.found), unit, pledge=pledge)
    if reading.found and is_odd(reading.sentence.text):
        said = (reached.amount, reached.percent, *reached.offers)
        return Measure(unclear=Unclear("odd"), offers=tuple(each for each in said if each is not None))
    return reached


def _is_promise(reading: Reading, reached: Measure, day: dt.date | None, today: dt.date) -> bool:
    """ "Cuối tháng xong" promises; "xong, còn 20 cây" takes it back."""
    if reached.unclear and reached.unclear.reason == "remaining":
        return True
    return bool(day and day > today) and not any(word.plain in _OVER for word in reading.sentence.words)


def _written(value: Decimal | None) -> str | None:
    if value is None:
        return None
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _unit(amount: Amount | None) -> str | None:
    return None if amount is None else "điểm %" if amount.points else amount.unit


def _day(reading: Reading, today: dt.date, *, past: bool) -> tuple[dt.date | None, tuple[str, ...], bool]:
    """The one day said, the days to choose from, and whether it must be asked; ``past`` for things that happened."""
    past = (
        past
        or any(word.plain in _OVER for word in reading.sentence.words)
        or any(sign.tag in _TELLING for sign in reading.signs)
    )
    answers = resolve_all((*reading.days, *reading.unsure), today=today, past=past)
    values = [answer.value for answer in answers if isinstance(answer, Day)]
    unclear = [answer for answer in answers if isinstance(answer, Unclear)]
    if len(set(values)) == 1 and not unclear and not reading.unsure:
        return values[0], (), False
    offered = [*values, *(day for answer in unclear for day in answer.readings if isinstance(day, dt.date))]
    return None, tuple(format_date(day) for day in offered), bool(answers)


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


def _shares(reading: Reading) -> tuple[str, ...]:
    """The share of the work that an unsure "1/2" may stand for."""
    parts = [mention.parts for mention in reading.unsure]
    return tuple(f"{part['d']}/{part['m']}" for part in parts)


def _printed(offers: Sequence[Amount]) -> tuple[str, ...]:
    return tuple(
        format_amount(offer.value, "%" if offer.percent else "điểm %" if offer.points else offer.unit or "")
        for offer in offers
    )
