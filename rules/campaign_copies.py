"""A campaign taken over into another year: days moved, years in names renewed; nothing else is guessed."""

import re
from collections.abc import Collection
from datetime import date

from rules.cascade import same_measure
from rules.words import fold


def moved(day: date, years: int) -> date:
    """The same day some years on; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def renamed(text: str, year: int, years: int) -> str:
    """``text`` with the year of the campaign, wherever it stands alone as a number, moved by ``years``."""
    return re.sub(rf"(?<!\d){year}(?!\d)", str(year + years), text)


def speaks_of(text: str, year: int) -> bool:
    """Whether the year stands in a text, so that a person has to look at it in the copy."""
    return re.search(rf"(?<!\d){year}(?!\d)", text) is not None


def next_number(number: str, taken: Collection[str]) -> str:
    """``number`` of a topic, or when it is taken the whole number after the largest one that is."""
    if number not in taken:
        return number
    return str(max((int(each) for each in taken if each.isdecimal()), default=0) + 1)


def same_target(measure: str, unit: str, other_measure: str, other_unit: str) -> bool:
    """Whether two campaigns ask for the same thing in the same words (whatever the case) and unit of measure."""
    return fold(measure) == fold(other_measure) and same_measure(unit, other_unit)
