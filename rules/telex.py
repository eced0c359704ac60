"""Undo Telex and VNI key strokes that a keyboard left in the text: "ddawng kys" was meant as "đăng ký"."""

import re
import unicodedata
from functools import lru_cache

from rules.syllables import is_syllable

_TONES = {"f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323", "z": ""}
_QUALITY = {"aa": "â", "ee": "ê", "oo": "ô", "aw": "ă", "ow": "ơ", "uw": "ư"}
_PLAIN = str.maketrans("âăêôơưđ", "aaeooud")
_VNI_TONES = str.maketrans("12345", "sfrxj")
_VNI_MARKS = (("d9", "dd"), ("a6", "aa"), ("e6", "ee"), ("o6", "oo"), ("a8", "aw"), ("o7", "ow"), ("u7", "uw"))
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_VNI_WORD = re.compile(r"\b(?=[A-Za-z0-9]*[A-Za-z][1-9][A-Za-z])[A-Za-z][A-Za-z0-9]*\b")
_STOP_CODA = re.compile(r"(?:p|t|c|ch)$")
_VOWEL = re.compile("[aeiouyâăêôơư]")


def telex(text: str) -> str:
    """Rewrite the words that are no Vietnamese syllable as typed but become one when the key strokes are undone."""
    vni = _VNI_WORD.search(text) is not None
    return _WORD.sub(lambda found: _undo(found.group(), vni), text)


@lru_cache(maxsize=4096)
def _undo(word: str, vni: bool) -> str:
    keys = word.lower()
    if any(key.isdigit() for key in keys):
        if not vni:
            return word
        keys = _from_vni(keys)
    if not keys.isalpha() or is_syllable(keys):
        return word
    syllable = _syllable(keys)
    if syllable is None:
        return word
    return syllable.capitalize() if word[0].isupper() else syllable


def _from_vni(keys: str) -> str:
    for digits, letters in _VNI_MARKS:
        keys = keys.replace(digits, letters)
    return keys.translate(_VNI_TONES)


def _syllable(keys: str) -> str | None:
    """The marked syllable that the key strokes stand for, or None when they stand for none."""
    first_vowel = re.search("[aeiouyw]", keys)
    if first_vowel is None:
        return None
    onset, rest = keys[: first_vowel.start()], keys[first_vowel.start() :]
    tones = {key for key in rest if key in _TONES}
    if len(tones) > 1:
        return None
    rest = "".join(key for key in rest if key not in _TONES)
    if "d" in rest and onset == "d":
        rest, onset = rest.replace("d", ""), "dd"
    marked = onset.replace("dd", "đ") + _quality(rest)
    tone = next(iter(tones), "")
    if not is_syllable(marked.translate(_PLAIN)) or (tone in "frx" and tone and _STOP_CODA.search(marked)):
        return None
    return _with_tone(marked, _TONES.get(tone, ""))


def _quality(rest: str) -> str:
    """Turn doubled vowels and ``w`` into marked vowels, wherever in the syllable the second key was struck."""
    rest = re.sub("uow|uwow|uwo", "ươ", rest.replace("uaw", "ưa"))
    for keys, vowel in _QUALITY.items():
        rest = rest.replace(keys, vowel)
    rest = re.sub(r"^uo([cntmpgiu]*)w", r"ươ\1", rest)
    rest = re.sub(r"([aou])([a-z]+)w", lambda found: _QUALITY[found[1] + "w"] + found[2], rest)
    rest = re.sub(r"([aeo])([b-df-hj-np-tv-z]+)\1", lambda found: _QUALITY[found[1] * 2] + found[2], rest)
    return rest.replace("w", "ư")


def _with_tone(syllable: str, tone: str) -> str:
    head = 2 if syllable.startswith(("qu", "gi")) and len(syllable) > 2 else 0
    vowels = [place for place, letter in enumerate(syllable) if place >= head and _VOWEL.match(letter)]
    if not tone or not vowels:
        return syllable
    marked = [place for place in vowels if syllable[place] in "âăêôơư"]
    closed = vowels[-1] < len(syllable) - 1
    middle = 1 if len(vowels) > 2 else 0
    place = marked[-1] if marked else vowels[-1] if closed else vowels[middle]
    return unicodedata.normalize("NFC", syllable[: place + 1] + tone + syllable[place + 1 :])
