"""The unit of measure as a person typed it, for things that the table of units does not know."""

import re

from rules.amounts import Amount
from rules.words import fold, nfc

_MOST_WORDS = 4
_WORD = re.compile(r"[^\W\d_]+(?:[-/][^\W\d_]+)*")
# words that begin something else than the name of what is counted
_STOPS = frozenset(
    {
        *("trước", "trong", "đến", "tới", "vào", "ở", "tại", "của", "cho", "mỗi", "hàng", "và", "hoặc", "trở", "lên"),
        *("theo", "là", "thì", "nhé", "ạ", "truoc", "den", "toi", "vao", "cua", "moi", "hoac", "tro", "len"),
    }
)
_CLASSIFIERS = frozenset({"con", "cai", "chiec", "tam", "bo"})


def unit_typed(text: str, amount: Amount) -> str:
    """What ``amount`` counts, in the words of ``text``; empty when nothing is named after the figure.

    A unit that the table knows is kept as the table writes it; a mere classifier (``con``, ``cái``) takes the words after it.
    """
    known = amount.unit or ""
    if amount.percent or (known and fold(known) not in _CLASSIFIERS):
        return known
    words: list[str] = []
    for word in _following(nfc(text), amount):
        if word.lower() in _STOPS or len(words) == _MOST_WORDS:
            break
        words.append(word)
    return " ".join(words)


def _following(text: str, amount: Amount) -> list[str]:
    """The words right behind the figure, up to the first mark that is no letter."""
    start = amount.span[1] - len(amount.unit or "")
    clause = re.match(r"\s*[^\d,.;:()]*", text[start:])
    return _WORD.findall(clause[0]) if clause else []
