"""What an import of awards or ratings would add: matched with people, units and titles before anything is stored."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rules.merit_lists import Entry, Fault, Problem, Reading
from rules.merits import Candidate
from rules.names import same_name
from rules.records import Unit
from rules.roster import Known, same_code
from rules.words import fold

# what makes an award or rating the same one: whose, the year, and the title (0 for a rating)
Key = tuple[Candidate, int, int]


@dataclass(frozen=True, slots=True)
class Step:
    """One row to be entered; ``title_id`` is None for a rating."""

    entry: Entry
    candidate: Candidate
    title_id: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """``known`` counts rows whose award or rating is recorded already: they are left alone."""

    steps: tuple[Step, ...]
    problems: tuple[Problem, ...]
    known: int

    @property
    def awards(self) -> int:
        return sum(step.title_id is not None for step in self.steps)

    @property
    def ratings(self) -> int:
        return len(self.steps) - self.awards


@dataclass(frozen=True, slots=True)
class Book:
    """What rows are matched with; ``titles`` are (id, code, name), ``units`` of the tree, ``recorded`` what is there."""

    people: Sequence[Known]
    units: Sequence[Unit]
    titles: Sequence[tuple[int, str, str]]
    recorded: Collection[Key]


def plan(reading: Reading, book: Book) -> Plan:
    """Match every row: a person by code, else by name and unit when only one fits; a unit by its name; a title by name or code.

    Who has left is matched too: the history stays. Rows that fit several are not read but named.
    """
    matching = _Matching(book)
    steps: list[Step] = []
    problems = list(reading.problems)
    seen: set[Key] = set()
    known = 0
    for entry in reading.entries:
        found = matching.step(entry)
        if isinstance(found, Problem):
            problems.append(found)
            continue
        key = (found.candidate, entry.year, found.title_id or 0)
        if key in seen:
            problems.append(Problem(entry.sheet, entry.row, Fault.TWICE, entry.full_name or entry.unit))
        elif key in book.recorded:
            known += 1
        else:
            steps.append(found)
        seen.add(key)
    return Plan(tuple(steps), tuple(sorted(problems, key=lambda each: (each.sheet, each.row))), known)


class _Matching:
    def __init__(self, book: Book) -> None:
        self._codes = {same_code(person.staff_code): person for person in book.people}
        self._names: Mapping[str, list[Known]] = _by(book.people)
        self._units: dict[str, list[Unit]] = defaultdict(list)
        for unit in book.units:
            self._units[fold(unit.name)].append(unit)
        self._titles = {fold(word): title_id for title_id, code, name in book.titles for word in (code, name)}

    def step(self, entry: Entry) -> Step | Problem:
        who = self._unit(entry) if not (entry.staff_code or entry.full_name) else self._person(entry)
        if isinstance(who, Fault):
            detail = entry.full_name or entry.staff_code or entry.unit
            return Problem(entry.sheet, entry.row, who, detail[:60])
        title = self._titles.get(fold(entry.title)) if entry.title else None
        if entry.title and title is None:
            return Problem(entry.sheet, entry.row, Fault.UNKNOWN_TITLE, entry.title[:60])
        return Step(entry, who, title)

    def _person(self, entry: Entry) -> Candidate | Fault:
        if entry.staff_code:
            person = self._codes.get(same_code(entry.staff_code))
            if person is None:
                return Fault.NOBODY
            differs = bool(entry.full_name) and not same_name(entry.full_name, person.full_name)
            return Fault.OTHER_NAME if differs else Candidate(official=person.official_id)
        alike = self._names.get(fold(entry.full_name), [])
        exact = [person for person in alike if same_name(person.full_name, entry.full_name)] or alike
        return self._one(exact, entry)

    def _one(self, people: Sequence[Known], entry: Entry) -> Candidate | Fault:
        """By name and unit; without a unit that tells them apart a name must be the only one."""
        if not people:
            return Fault.NOBODY
        units = {unit.id for unit in self._units.get(fold(entry.unit), ())}
        inside = [person for person in people if person.unit_id in units]
        found = inside if len(inside) == 1 else people
        return Candidate(official=found[0].official_id) if len(found) == 1 else Fault.SEVERAL

    def _unit(self, entry: Entry) -> Candidate | Fault:
        found = self._units.get(fold(entry.unit), [])
        if len(found) == 1:
            return Candidate(unit=found[0].id)
        return Fault.SEVERAL if found else Fault.NOBODY


def _by(people: Iterable[Known]) -> dict[str, list[Known]]:
    found: dict[str, list[Known]] = defaultdict(list)
    for person in people:
        found[fold(person.full_name)].append(person)
    return found
