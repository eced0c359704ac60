"""Readers of what many forms ask: a text, a line, a reason, a day. Each form says what to say again, and its limits."""

from collections.abc import Callable
from datetime import date

from handlers.form import Again, Answer, Filling, Given, Reader
from handlers.turn import Turn
from rules.dates import Day, format_date, read_date
from rules.words import clean, worded

SHORTEST_REASON, LONGEST_REASON = 5, 400  # characters: “ok” is no reason
Enough = Callable[[str], bool]


def text(moment: str, most: int, enough: Enough = worded) -> Reader:
    """A reader of a text of at most ``most`` characters; ``moment`` says what is wanted when it is not ``enough``."""
    return lambda turn, filling, given: taken(clean(given.text or ""), moment, most, enough)


def line(moment: str, most: int, enough: Enough = bool) -> Reader:
    """The same of a text that stands on one line."""
    return lambda turn, filling, given: taken(" ".join(clean(given.text or "").split()), moment, most, enough)


def reason(moment: str) -> Reader:
    """A reader of a reason in words; ``moment`` says whom it helps."""
    return text(moment, LONGEST_REASON, lambda words: worded(words) and len(words) >= SHORTEST_REASON)


def taken(words: str, moment: str, most: int, enough: Enough = worded) -> Answer | Again:
    """A cleaned text as an answer, unless there is too little or too much of it."""
    if not enough(words):
        return Again(moment)
    if len(words) > most:
        return Again("form/too_long", {"most": most, "length": len(words)})
    return Answer(words, words)


def at_least(letters: int) -> Enough:
    """Whether a text has so many characters."""
    return lambda words: len(words) >= letters


def day(given: Given, today: date, *, past: bool = False, moment: str = "form/which_day") -> date | Again:
    """The day that was typed; one without a year is the next one, or with ``past`` the last one."""
    found = read_date(given.text or "", today=today, past=past)
    return found.value if isinstance(found, Day) else Again(moment, {"typed": (given.text or "")[:60]})


def coming_day(turn: Turn, given: Given) -> date | Again:
    """A day from today on."""
    found = day(given, turn.today)
    return Again("form/past_day", {"day": found}) if isinstance(found, date) and found < turn.today else found


def past_day(turn: Turn, given: Given, moment: str) -> date | Again:
    """One day up to today, no period; ``moment`` (its values: ``day``, ``typed``) says that it has not come yet."""
    typed = (given.text or "")[:60]
    found = read_date(given.text or "", today=turn.today, past=True)
    if not isinstance(found, Day) or found.period:
        return Again("form/which_day", {"typed": typed})
    return Again(moment, {"day": found.value, "typed": typed}) if found.value > turn.today else found.value


def dated(found: date | Again) -> Answer | Again:
    """A day as an answer."""
    return Answer(found.isoformat(), format_date(found)) if isinstance(found, date) else found


def read_decided_on(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """A reader of the day of a decision, which has been."""
    return dated(past_day(turn, given, "award/which_day"))


def read_past_day(moment: str) -> Reader:
    """A reader of one day up to today."""
    return lambda turn, filling, given: dated(past_day(turn, given, moment))


def read_day(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """A reader of any day."""
    return dated(day(given, turn.today))


def read_coming_day(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """A reader of a day from today on."""
    return dated(coming_day(turn, given))
