"""What a one-line command says beyond itself: the text of a difficulty, whom to point out, the name of an initiative."""

import re

from rules.words import clean, nfc, plain

_POLITE = r"(?:(?:da|vang|toi|em|minh|chung toi|don vi|don vi em|phong em|xin|muon|can|cho)\s+)*"
_LINK = r"\s*(?:la|ve|nhu sau|ten la)?\s*[:\-–,]?\s*"
_PERSON = r"(?:dong chi|d/c|dc|anh|chi|ong|ba|co|bac|can bo)\s+"
# in the order they are tried; what is told stands in the group, on the text without marks
_FORMS: dict[str, tuple[str, ...]] = {
    "difficulty": (
        rf"{_POLITE}(?:(?:gui|bao|neu|co|gap)\s+)?(?:vuong mac|kho khan|kien nghi|phan anh|gop y)\s*[:\-–]\s*(?P<told>.+)",
        rf"{_POLITE}(?:gui|bao|neu)\s+(?:vuong mac|kho khan|kien nghi|phan anh|gop y){_LINK}(?P<told>.+)",
    ),
    "nomination": (
        rf"{_POLITE}(?:de cu|gioi thieu)\s+{_PERSON}(?P<told>.+)",
        rf"{_POLITE}(?:de cu|gioi thieu dien hinh)\s*[:\-–]?\s*"
        r"(?P<told>(?=\S)(?!mot\b|1\b|dien hinh|guong|nguoi|tap the|ai\b).+)",
    ),
    "initiative": (
        rf"{_POLITE}(?:(?:dang ky|dang ki|dk|gui|nop|bao)\s+)?(?:mot |1 )?(?:sang kien|de tai)\s*[:\-–]\s*(?P<told>.+)",
        rf"{_POLITE}(?:dang ky|dang ki|dk|gui|nop|bao)\s+(?:mot |1 )?(?:sang kien|de tai)\s+(?:ve|ten la|la)\s+(?P<told>.+)",
    ),
}
_COMPILED = {intent: [re.compile(form, re.DOTALL) for form in forms] for intent, forms in _FORMS.items()}
_LEAST_LETTERS = 3
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,6}")


def told_after(intent: str, text: str) -> str | None:
    """The rest of the line as it was typed, None when the line only names what is wanted.

    For a nomination it is a name of two to seven words; anything else is asked for.
    """
    typed = nfc(text).strip()
    for form in _COMPILED.get(intent, ()):
        found = form.fullmatch(plain(typed))
        if found is not None:
            told = clean(typed[found.start("told") :]).strip(" .:-–,")
            enough = _NAME.fullmatch(told) if intent == "nomination" else len(told) >= _LEAST_LETTERS
            return told if enough else None
    return None
