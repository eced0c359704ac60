"""The lines of table 0603.N: awards counted by what is known of them; what nobody has said of any is unknown, never 0."""

from collections.abc import Callable, Sequence

from reports import statistics_wording as words
from reports.model import Cell
from rules.names import sort_key
from rules.statistics import Column, Given, column_of

Line = tuple[str, tuple[Cell, ...]]
Said = Callable[[Given], str | bool | None]
_TRAITS: tuple[tuple[tuple[str, str, str], Said], ...] = (
    (words.LEADING, lambda each: each.leads),
    (words.DIRECT, lambda each: each.direct),
    (words.WOMEN, lambda each: each.woman),
)
_NAMED: tuple[tuple[str, str, Said], ...] = (
    (words.AUTHORITY, words.AUTHORITY_UNKNOWN, lambda each: each.authority or None),
    (words.BRANCH, words.BRANCH_UNKNOWN, lambda each: each.branch or None),
)


def lines(found: Sequence[Given]) -> list[Line]:
    """All, collectives, households, people; people by trait; all by kind, by authority, by unit."""
    people = [each for each in found if each.person]
    made = [_line(words.ALL, found, _person, None, True, False)]
    made.append(_line(words.COLLECTIVES, found, _person, False))
    made.append((words.HOUSEHOLDS, (None,) * (len(Column) + 1)))
    made.append(_line(words.PEOPLE, found, _person, True))
    for labels, said in _TRAITS:
        made += [_line(label, people, said, value) for label, value in zip(labels, (True, False, None), strict=True)]
    made += [_line(label, found, _kind, kind) for kind, label in words.KINDS.items()]
    made.append(_line(words.KIND_UNKNOWN, found, _kind, None))
    for label, unknown, said in _NAMED:
        names = sorted({str(said(each)) for each in found if said(each) is not None}, key=sort_key)
        made += [_line(label.format(name=name), found, said, name) for name in names]
        made.append(_line(unknown, found, said, None))
    return made


def lines_of_each(found: Sequence[Given]) -> list[Line]:
    """Every title and form by its name: collectives, people, of them those who lead, direct workers, women; in all."""
    return [
        (name, _who([each for each in found if each.award.name == name]))
        for name in sorted({each.award.name for each in found}, key=sort_key)
    ]


def _who(found: Sequence[Given]) -> tuple[Cell, ...]:
    people = [each for each in found if each.person]
    traits = (_count(people, said, True) for _, said in _TRAITS)
    return (len(found) - len(people), len(people), *traits, len(found))


def _person(each: Given) -> bool:
    return each.person


def _kind(each: Given) -> str | None:
    return each.award.kind or None


def _line(label: str, found: Sequence[Given], said: Said, *values: str | bool | None) -> Line:
    """How many have one of ``values``, by column of the table and in all."""
    columns = [[each for each in found if column_of(each.award) is column] for column in Column]
    return label, tuple(_count(part, said, *values) for part in (*columns, found))


def _count(found: Sequence[Given], said: Said, *values: str | bool | None) -> Cell:
    """None when there are some, and of none it was said; how many were not said themselves is always known."""
    told = [said(each) for each in found]
    if told and None not in values and all(each is None for each in told):
        return None
    return sum(each in values for each in told)
