"""Invitation codes: ten signs that survive printing, reading aloud and Vietnamese typing.

Without vowels no keyboard setting (Telex, VNI) can place a tone or a hat while a code is typed; ``DD``, ``D9`` and ``WW``,
which those settings do change, never stand in a code. No ``0 O 1 I``. 28 signs to the power of ten less those pairs: 48.02
bits.
"""

import hashlib
import hmac

ALPHABET = "BCDFGHJKLMNPQRSTVWXZ23456789"
LENGTH = 10
MANGLED = ("DD", "D9", "WW")
_TYPED = str.maketrans({"Ư": "W", " ": "", "-": "", ".": "", "\u00a0": ""})


def is_code(text: str) -> bool:
    """Whether ``text``, already normalised, could be a code that was once issued."""
    return (
        len(text) == LENGTH and all(letter in ALPHABET for letter in text) and not any(pair in text for pair in MANGLED)
    )


def normalise(typed: str) -> str | None:
    """The code in what a person typed, in any case and with spaces or hyphens; None when it cannot be one."""
    if len(typed) > 4 * LENGTH:
        return None
    code = typed.upper().translate(_TYPED).strip()
    return code if is_code(code) else None


def keyed_hash(secret: bytes, code: str) -> str:
    """HMAC-SHA256 of a code in hexadecimal; without ``secret`` a stolen database gives no code away."""
    return hmac.new(secret, code.encode(), hashlib.sha256).hexdigest()
