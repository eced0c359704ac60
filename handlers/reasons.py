"""A reason in a person's own words."""

from handlers.form import Again, Answer, Filling, Given
from handlers.turn import Turn
from rules.words import clean, fold

LONGEST_REASON = 500


def read_reason(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """Anything with a letter in it."""
    text = clean(given.text or "")
    if not any(letter.isalpha() for letter in fold(text)):
        return Again("unit/return/which_reason")
    if len(text) > LONGEST_REASON:
        return Again("form/too_long", {"most": LONGEST_REASON, "length": len(text)})
    return Answer(text, text)
