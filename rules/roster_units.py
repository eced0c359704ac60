"""Which unit a roster row means: by code, by name, or by the path of names from the top down."""

import re
from collections.abc import Iterable

from rules.records import Unit
from rules.roster import Entry, Fault, NewUnit
from rules.words import fold, similar

_SEPARATOR = re.compile(r"\s*[/>\\›]\s*")
_ALIKE = 0.75


class UnitBook:
    """The units that are known, and those that would have to be made.

    While no unit is known, everything new is put under a new one that is called ``department``.
    """

    def __init__(self, units: Iterable[Unit], department: str = "") -> None:
        self._department = department
        self._known = {unit.id: unit for unit in units}
        self._codes = {unit.code.upper(): unit.id for unit in self._known.values()}
        self._new: dict[str, NewUnit] = {}
        self._lines: dict[int | str, list[str]] = {key: self._line(key) for key in self._known}

    @property
    def made(self) -> tuple[NewUnit, ...]:
        """The units to be made, parents before children."""
        return tuple(self._new.values())

    def find(self, entry: Entry) -> int | str | Fault | None:
        """The unit of a row: an id, the key of a unit to be made, what is wrong, or None when the row names none."""
        by_code = self._codes.get(entry.unit_code.upper()) if entry.unit_code else None
        if by_code is not None:
            return by_code
        path = path_of(entry)
        if not path:
            return Fault.UNKNOWN_UNIT if entry.unit_code else None
        return self._by_path(path)

    def make(self, entry: Entry) -> int | str:
        """Plan the unit that a row names, with the units above it that nobody knows either; returns its key."""
        path = path_of(entry) or [entry.unit_code]
        above: int | str | None = self._root()
        if above is not None and self._is_department(path[0]):
            if len(path) == 1:
                return above
            path = path[1:]
        for depth in range(1, len(path) + 1):
            found = self._by_path(path[:depth])
            if isinstance(found, Fault):
                found = self._add(path[:depth], above, entry.unit_code if depth == len(path) else "")
            above = found
        assert above is not None
        return above

    def nearest(self, entry: Entry) -> str:
        """The known unit whose name is most like the row's, or nothing."""
        name = (path_of(entry) or [entry.unit_code])[-1]
        alike = [(similar(name, unit.name), unit.name) for unit in self._known.values()]
        score, best = max(alike, default=(0.0, ""))
        return best if score >= _ALIKE else ""

    def name(self, unit: int | str) -> str:
        """The name of a unit by its id or its key."""
        return self._known[unit].name if isinstance(unit, int) else self._new[unit].name

    def _by_path(self, path: list[str]) -> int | str | Fault:
        said = [fold(part) for part in path]
        fits = [key for key, line in self._lines.items() if _within(said, line)]
        if len(fits) == 1:
            return fits[0]
        exact = [key for key in fits if self._lines[key] in (said, self._lines[key][:1] + said)]
        if len(exact) == 1:
            return exact[0]
        return Fault.AMBIGUOUS_UNIT if fits else Fault.UNKNOWN_UNIT

    def _line(self, key: int | str) -> list[str]:
        """Folded names from the top down to a unit."""
        line: list[str] = []
        step: int | str | None = key
        while step is not None and len(line) < 20:
            line.insert(0, fold(self.name(step)))
            step = self._known[step].parent_id if isinstance(step, int) else self._new[step].parent
        return line

    def _root(self) -> int | str | None:
        """The one unit that stands above all; made when there is no unit at all."""
        if not self._known and self._department:
            key = fold(self._department)
            return key if key in self._new else self._add([self._department], None, "")
        roots = [unit.id for unit in self._known.values() if unit.parent_id is None]
        return roots[0] if len(roots) == 1 else None

    def _is_department(self, name: str) -> bool:
        """Whether a name is the department's, with or without its province."""
        said, full = fold(name), fold(self._department)
        return (
            not self._known and bool(full) and (f"{full} ".startswith(f"{said} ") or f"{said} ".startswith(f"{full} "))
        )

    def _add(self, path: list[str], parent: int | str | None, code: str) -> str:
        key = " / ".join(fold(part) for part in path)
        self._new[key] = NewUnit(key, path[-1], self._free_code(path[-1], code), parent)
        self._lines[key] = self._line(key)
        return key

    def _free_code(self, name: str, wished: str) -> str:
        """The wished code, or the initials of the name, with a number when they are taken."""
        taken = set(self._codes) | {unit.code.upper() for unit in self._new.values()}
        first = (
            wished or "".join(word if word.isdigit() else word[0] for word in fold(name).split()).upper()[:30] or "DV"
        )
        numbered = (f"{first}{number}" for number in range(2, len(taken) + 3))
        return next(code for code in (first, *numbered) if code.upper() not in taken)


def path_of(entry: Entry) -> list[str]:
    """The names from the top down to the row's unit, as far as the row gives them."""
    parts = [*_SEPARATOR.split(entry.parent), *_SEPARATOR.split(entry.unit)] if entry.unit else []
    return [part for part in parts if fold(part)]


def _within(said: list[str], line: list[str]) -> bool:
    """Whether ``line`` ends with the last name said and has the others above it, in order."""
    if line[-1] != said[-1]:
        return False
    rest = iter(line[:-1])
    return all(part in rest for part in said[:-1])
