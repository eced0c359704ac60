"""The few things asked of each kind of activity, as questions made from the kinds' data."""

from typing import Any

from handlers.form import Again, Answer, Field, Filling, Given
from handlers.record_texts import read_text
from handlers.turn import Turn
from rules.activities import read_ticks, shown
from rules.activity_kinds import Extra, Kind
from rules.amounts import Amount, read_amount
from rules.words import clean

LONGEST_EXTRA = 150
_LONGEST_LINK = 300
MOST_PEOPLE = 1_000_000


def extra_name(kind: Kind, extra: Extra) -> str:
    """The question's name: another kind's question of the same name has other answers."""
    return f"{kind.code}_{extra.name}"


def extras_of(kind: Kind, filling: Filling) -> dict[str, Any]:
    """What was answered, by the names of the extras; what was left out is missing."""
    values = {extra.name: filling.value(extra_name(kind, extra)) for extra in kind.extras}
    return {name: value for name, value in values.items() if value is not None}


def extra_field(kind: Kind, extra: Extra) -> Field:
    """The question for one extra."""
    readers = {"number": _number, "link": _link, "choice": _choice, "ticks": _ticks(extra)}
    return Field(
        extra_name(kind, extra),
        "activity/ask_extra",
        readers.get(extra.sort, _text),
        options=lambda turn, filling: _options(extra),
        values=lambda turn, filling: {"extra": extra},
        optional=extra.optional,
    )


def _options(extra: Extra) -> list[tuple[str, Any]]:
    return [(label, code) for code, label in extra.options] if extra.sort == "choice" else []


def _choice(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _text(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return read_text(turn, given, LONGEST_EXTRA)


def _link(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    text = clean(given.text or "")
    whole = text.startswith(("http://", "https://")) and "." in text and " " not in text
    return Answer(text, text) if whole and len(text) <= _LONGEST_LINK else Again("activity/which_link")


def _number(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    found = read_amount(given.text or "", unit="người")
    value = found.value if isinstance(found, Amount) and not found.percent else None
    if value is None or value != int(value) or not 0 <= value <= MOST_PEOPLE:
        return Again("activity/which_number", {"typed": (given.text or "")[:60]})
    return Answer(int(value), str(int(value)))


def _ticks(extra: Extra) -> Any:
    def read(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
        places = read_ticks(clean(given.text or ""), len(extra.options))
        if places is None:
            return Again("activity/which_ticks", {"count": len(extra.options)})
        codes = [extra.options[place][0] for place in places]
        return Answer(codes, shown(extra, codes))

    return read
