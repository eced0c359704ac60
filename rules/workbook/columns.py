"""What an editable workbook is made of: sheets of rows with a hidden key, columns of one kind each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from rules.words import clean, fold

# a value of a row: text, whole number, amount, day, yes/no; None is an empty cell
Value = str | int | Decimal | date | bool | None
# a cell as it stands in a file: numbers and days keep their kind
Cell = str | Decimal | date


class Kind(StrEnum):
    TEXT = "text"
    WHOLE = "whole"
    AMOUNT = "amount"
    DAY = "day"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Option:
    """One of the values of a choice: what is stored, what stands in the drop-down list, what else may be typed for it."""

    value: str | int | bool
    label: str
    aliases: tuple[str, ...] = ()


class Choices:
    """The options of a column, found by what is typed: label, value or alias, letters without marks too."""

    def __init__(self, items: Iterable[Option] = ()) -> None:
        self.items = tuple(items)
        self._exact: dict[str, list[Option]] = {}
        self._folded: dict[str, list[Option]] = {}
        for option in self.items:
            for name in dict.fromkeys((str(option.value), option.label, *option.aliases)):
                self._exact.setdefault(name, []).append(option)
            for name in dict.fromkeys(map(fold, (option.label, *option.aliases))):
                self._folded.setdefault(name, []).append(option)

    def find(self, typed: str) -> Option | None:
        """The one option that is meant; None when there is none, or more than one."""
        said = fold(typed)
        found = self._exact.get(typed.strip()) or (self._folded.get(said) if said else None) or []
        return found[0] if len(found) == 1 else None

    def label(self, value: Value) -> str:
        """What stands in the cell for a value; one that no option has is shown as it is."""
        return next((option.label for option in self.items if option.value == value), str(value))


def choices(*pairs: tuple[str | int | bool, str]) -> Choices:
    """Choices from (value, label)."""
    return Choices(Option(value, label) for value, label in pairs)


NONE = Choices()


@dataclass(frozen=True, slots=True)
class Column:
    """``name`` is the stored field. ``most`` letters of text; ``width`` in characters; ``unit`` names the column in which
    the unit of measure of an amount stands."""

    name: str
    heading: str
    kind: Kind = Kind.TEXT
    required: bool = False
    most: int = 300
    choices: Choices = NONE
    width: int = 20
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet. ``title`` names the column by which a row is called, ``unique`` columns differ from row to row.

    A ``card`` is one row turned on its side: an item a line, nothing added and nothing removed.
    """

    name: str
    sheet: str
    note: str
    columns: tuple[Column, ...]
    title: str = ""
    unique: tuple[str, ...] = ()
    card: bool = False

    def column(self, name: str) -> Column:
        """The column of a field; KeyError when there is none."""
        return {column.name: column for column in self.columns}[name]


@dataclass(frozen=True, slots=True)
class Row:
    """A stored row: ``key`` is its stable name (its id), values by column name."""

    key: str
    values: Mapping[str, Value]


Record = Mapping[str, tuple[Row, ...]]


def row(part: Part, key: object, values: Mapping[str, Any]) -> Row:
    """A row with the values of the part's columns only, text cleaned, empty text as None."""
    return Row(str(key), {column.name: _kept(values.get(column.name)) for column in part.columns})


def _kept(value: Value) -> Value:
    return (clean(value) or None) if isinstance(value, str) else value
