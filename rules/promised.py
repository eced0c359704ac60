"""A promised figure with the words that bind it ("từ 95% trở lên"): read from what is typed, and written back.

Comparators are those of targets (``>= > <= < = increase decrease rank_up``); empty: no such words were said.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from rules.amounts import Amount, Unclear, format_amount, read_amount
from rules.launch_document.comparators import binding
from rules.words import fold, nfc

_WRITTEN = {
    ">=": "từ {} trở lên",
    ">": "trên {}",
    "<=": "không quá {}",
    "<": "dưới {}",
    "=": "đạt {}",
    "increase": "tăng {}",
    "decrease": "giảm {}",
    "rank_up": "tăng {}",
}
_RELATIONS = {"at_least": ">=", "at_most": "<="}
# "từ 95% trở lên" and "giảm 4%" are one figure each, not a change from one to another
_BOUND = re.compile(
    r"^\s*gi[ảa]m\s+(?=(?:[íi]t nh[ấa]t\s+)?\d)|\b(?:từ|tu)\s+(?=\S.*\btr[ởo]\s+(?:l[êe]n|xu[ốo]ng)\b)", re.IGNORECASE
)
_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")


@dataclass(frozen=True, slots=True)
class Promised:
    amount: Amount
    comparator: str = ""


def read_promised(text: str, *, unit: str | None = None) -> Promised | Unclear | None:
    """The one figure that ``text`` promises, in ``unit`` when it is given; None or Unclear as ``rules.amounts.read_amount``
    says."""
    found = read_amount(_BOUND.sub("", nfc(text)), unit=unit)
    return Promised(found, _comparator(text, found)) if isinstance(found, Amount) else found


def _comparator(text: str, amount: Amount) -> str:
    words = fold(text)
    figure = _FIGURE.search(words)
    if figure is None:
        return _RELATIONS.get(amount.relation, "")
    left, right = words[: figure.start()], words[figure.end() :].lstrip("%")
    bound = binding(left, right, rank=amount.unit == "bậc", share=amount.percent)
    if bound.comparator != "rank_up" and bound.direction is not None:
        return bound.direction
    return _RELATIONS.get(amount.relation, "") if bound.comparator == "none" else bound.comparator


def format_promised(value: Decimal, unit: str, comparator: str) -> str:
    """``từ 95% trở lên``, ``tăng 5 bậc``; without a comparator the figure alone."""
    return _WRITTEN.get(comparator, "{}").format(format_amount(value, unit))
