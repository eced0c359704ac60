"""Vietnamese telephone numbers in one form."""

import re

_COUNTRY = "84"
_MOBILE = re.compile(r"[35789][0-9]{8}")
_LANDLINE = re.compile(r"2[0-9]{9}")


def normalise_phone(text: str) -> str | None:
    """E.164 ("+84912345678") of a Vietnamese mobile or fixed number however it was typed; None when it is neither.

    A leading zero that a spreadsheet swallowed ("912345678") is put back.
    """
    digits = "".join(str(int(letter)) for letter in text if letter.isdecimal())
    if any(letter.isalpha() for letter in text):
        return None
    for prefix in ("00" + _COUNTRY + "0", "00" + _COUNTRY, _COUNTRY + "0", _COUNTRY, "0", ""):
        national = digits.removeprefix(prefix)
        if digits.startswith(prefix) and (_MOBILE.fullmatch(national) or _LANDLINE.fullmatch(national)):
            return f"+{_COUNTRY}{national}"
    return None
