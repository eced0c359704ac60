"""What a typed line says of a pledge item: a figure, a status, a reason; or the readings the person has to choose from."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from handlers.form import Again, Answer
from handlers.turn import Turn
from rules.amounts import format_amount
from rules.progress import status_of, totals
from rules.records import PledgeItem, Progress, ProgressStatus
from rules.understand import Understanding, understand

Value = Mapping[str, Any]
NOTHING: Value = {"said": None, "amount": None, "percent": None, "unit": "", "typed": "", "note": ""}


@dataclass(frozen=True, slots=True)
class Standing:
    """How an item stands; ``status`` is None while neither a status nor a figure was given."""

    status: ProgressStatus | None
    amount: Decimal | None
    percent: Decimal | None
    unit: str


def read(turn: Turn, text: str, item: PledgeItem, last: Progress | None) -> Value | Again | None:
    """The value a line stands for (JSON), the readings to choose from, or None when it says nothing of the kind."""
    said = understand(text, now=turn.now, unit=item.unit or None)
    if said.ambiguous:
        return _which(turn, text, said, item)
    if said.status == "none":
        chosen = [s for s in ProgressStatus if s != ProgressStatus.DONE]
        return Again(
            "progress/none_yet", {}, [_offer(turn, item, {**NOTHING, "said": s, "typed": text}) for s in chosen]
        )
    if said.amount is None and said.percent is None and said.status is None:
        return None
    value = _value(said, text, item)
    if said.relation == "increase" and last is not None and last.amount is not None and last.unit == value["unit"]:
        sums = totals(last.amount, said.amount or Decimal(0))
        return Again(
            "progress/which_total", {"last": last}, [_offer(turn, item, {**value, "amount": str(s)}) for s in sums]
        )
    return value


def _value(said: Understanding, text: str, item: PledgeItem) -> dict[str, Any]:
    amount, percent, unit = said.amount, said.percent, said.unit or item.unit
    if item.unit == "%" and amount is None:
        amount, percent = percent, None
    return {
        "said": said.status,
        "amount": str(amount) if amount is not None else None,
        "percent": str(percent) if percent is not None else None,
        "unit": unit if amount is not None else "",
        "typed": text,
        "note": said.note or (text if said.rest and said.status in ("late", "blocked") else ""),
    }


def _which(turn: Turn, text: str, said: Understanding, item: PledgeItem) -> Again:
    """The readings of an unclear line, each read again by itself; those that stay unclear are not offered."""
    offers = []
    for reading in said.ask:
        again = understand(reading, now=turn.now, unit=item.unit or None)
        known = reading if reading in set(ProgressStatus) else None
        if known or not again.ambiguous:
            value = _value(again, text, item)
            offers.append(_offer(turn, item, {**value, "said": known or said.status, "typed": text, "note": said.note}))
    moment = "progress/which_reading" if offers else "progress/unclear"
    return Again(moment, {"typed": text, "unit": item.unit}, offers)


def _offer(turn: Turn, item: PledgeItem, value: Value) -> tuple[str, Value]:
    return shown(turn, item, value), value


def standing(item: PledgeItem, value: Value, *, floor: bool = True) -> Standing:
    """A stored value as a standing; the status is the one said, else what the figure says."""
    amount, percent = (Decimal(value[name]) if value[name] is not None else None for name in ("amount", "percent"))
    said = ProgressStatus(value["said"]) if value["said"] else None
    return Standing(status_of(said, amount, percent, item, floor=floor), amount, percent, value["unit"])


def shown(turn: Turn, item: PledgeItem, value: Value) -> str:
    """A value as a label: "320 cây", "80%", "chậm", "320 cây, chậm"."""
    found = standing(item, value)
    said = [format_amount(found.amount, found.unit)] if found.amount is not None else []
    said += [format_amount(found.percent, "%")] if found.percent is not None else []
    said += [label_of(turn, value["said"])] if value["said"] else []
    return ", ".join(said)


def label_of(turn: Turn, status: str) -> str:
    """The name of a status."""
    return turn.office.renderer.labels("progress/statuses")[status]


def answer(turn: Turn, item: PledgeItem, value: Value) -> Answer:
    """A value as the answer of the form."""
    return Answer(dict(value), shown(turn, item, value))


def merged(old: Value, new: Value) -> Value:
    """What is added later: a new status or figure takes the place of the old one, the rest stays."""
    figures = new if new["amount"] is not None or new["percent"] is not None else old
    typed = "\n".join(line for line in (old["typed"], new["typed"]) if line)
    said = {"said": new["said"] or old["said"], "typed": typed, "note": new["note"] or old["note"]}
    return {**{name: figures[name] for name in ("amount", "percent", "unit")}, **said}
