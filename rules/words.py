"""Typed Vietnamese made comparable: one Unicode form, one spacing, with or without its marks."""

import re
import unicodedata

from rules.telex import telex

__all__ = ["clean", "fold", "nfc", "plain", "similar", "telex", "worded"]

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_FULL_WIDTH = re.compile("[\uff01-\uff5e]")
_ODD_ORDER = re.compile("([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0306\u031b])")
_MARKS = re.compile("[\u0300-\u036f]")
_ODD = re.compile("|".join(odd.pattern for odd in (_INVISIBLE, _SPACES, _FULL_WIDTH, _MARKS)))
_PUNCTUATION = re.compile(r"(?<=[0-9])[.,/:-](?=[0-9])|(?<=[0-9])\s*%|[\W_]+")


class _Plain(dict[int, str]):
    """Letter by letter: lower case, no marks, ASCII digits. Keeps the length, so places in the text stay valid."""

    def __missing__(self, code: int) -> str:
        letter = _plain_letter(chr(code))
        if code < 0x3000:
            self[code] = letter
        return letter


def _plain_letter(letter: str) -> str:
    if letter in "đĐðÐ":
        return "d"
    digit = unicodedata.digit(letter, None)
    if digit is not None:
        return str(digit)
    base = unicodedata.normalize("NFKD", letter)[:1].lower()
    return base if len(base) == 1 else letter


_TABLE = _Plain()


def nfc(text: str) -> str:
    """``text`` in NFC with tone and vowel marks in any order composed, full-width forms narrowed, invisible characters
    removed and every kind of space a plain one. Idempotent."""
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and not _ODD.search(text)):
        return text
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    text = _FULL_WIDTH.sub(lambda found: chr(ord(found.group()) - 0xFEE0), text)
    if _MARKS.search(text):
        text = _ODD_ORDER.sub(r"\2\1", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", text)


def plain(text: str) -> str:
    """``nfc(text)`` letter by letter in lower case without marks: same length, so places in both are the same."""
    return nfc(text).translate(_TABLE)


def fold(text: str) -> str:
    """The form in which two texts are compared: "Đăng  ký, Hoà" and "dang ky hoa" are equal.

    Signs inside a number (``1.300.000``, ``31/3``, ``93,35%``) stay; other punctuation becomes one space. Idempotent.
    """
    return " ".join(_PUNCTUATION.sub(_spare_number_signs, _MARKS.sub("", plain(text))).split())


def _spare_number_signs(found: re.Match[str]) -> str:
    sign = found.group().strip()
    return sign if len(sign) == 1 and sign in ".,/:-%" and _inside_number(found) else " "


def _inside_number(found: re.Match[str]) -> bool:
    text, start, end = found.string, found.start(), found.end()
    if not (start and text[start - 1].isdigit()):
        return False
    return found.group().endswith("%") or (end < len(text) and text[end].isdigit())


def clean(text: str) -> str:
    """What may be stored and shown: NFC, without control, invisible or XML-illegal characters and lone surrogates.

    Line breaks stay (as ``\\n``), outer space goes. Idempotent.
    """
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return nfc(text).strip()


def similar(a: str, b: str) -> float:
    """How alike two texts are after folding: 1.0 equal, 0.0 nothing in common; one slip costs one letter."""
    left, right = fold(a), fold(b)
    longest = max(len(left), len(right))
    return 1.0 if longest == 0 else 1.0 - slips(left, right) / longest


def slips(a: str, b: str) -> int:
    """Number of typing slips between two words: a letter more, less, wrong, or two swapped."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, right in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


def worded(text: str) -> bool:
    """Whether a text has a word in it (two letters or more), not only digits, signs or pictures."""
    return sum(map(str.isalpha, text)) > 1
