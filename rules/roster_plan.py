"""What an import of a roster would do: compared person by person, decided before anything is stored."""

from collections.abc import Iterable, Sequence

from rules.names import same_name
from rules.records import Role, Unit
from rules.roster import Entry, Fault, Kind, Known, Plan, Problem, Reading, Step, same_code
from rules.roster_units import UnitBook, path_of
from rules.words import fold


def plan(
    reading: Reading,
    people: Sequence[Known],
    units: Iterable[Unit],
    *,
    department: str = "",
    create_units: bool,
    by_admin: bool,
) -> Plan:
    """Compare a file with the record.

    ``create_units`` plans units that nobody knows (the first ones under ``department``), otherwise their rows are
    problems. Only an administrator may give or
    take the administrator's role, or change the phone of who holds it.
    """
    book = UnitBook(units, department)
    known = {same_code(person.staff_code): person for person in people}
    problems = list(reading.problems)
    unknown: dict[str, tuple[str, str]] = {}
    steps = []
    for entry in sorted(reading.entries, key=lambda e: -len(path_of(e))):
        person = known.get(same_code(entry.staff_code))
        unit = _unit(book, entry, create=create_units)
        fault = _fault(entry, person, unit, by_admin=by_admin)
        if fault is None and not isinstance(unit, Fault):
            steps.append(Step(entry, person, unit, _kinds(entry, person, unit)))
            continue
        if unit == Fault.UNKNOWN_UNIT and fold(_named(entry)) not in unknown:
            unknown[fold(_named(entry))] = (_named(entry), book.nearest(entry))
        problems.append(_problem(entry, fault or Fault.NO_UNIT))
    return Plan(
        steps=_ordered(reading, steps),
        missing=_missing(reading, problems, people),
        problems=tuple(sorted(problems, key=lambda p: (p.sheet, p.row))),
        units=book.made,
        unknown=tuple(unknown.values()),
        uncategorised=sum(1 for step in steps if step.known is None and step.entry.category is None),
    )


def _problem(entry: Entry, fault: Fault) -> Problem:
    about_unit = fault in (Fault.UNKNOWN_UNIT, Fault.AMBIGUOUS_UNIT)
    return Problem(entry.sheet, entry.row, fault, _named(entry) if about_unit else entry.staff_code, entry.staff_code)


def _named(entry: Entry) -> str:
    """The unit as the row names it."""
    return " / ".join(path_of(entry)) or entry.unit_code


def _unit(book: UnitBook, entry: Entry, *, create: bool) -> int | str | Fault | None:
    found = book.find(entry)
    return book.make(entry) if create and found == Fault.UNKNOWN_UNIT else found


def _fault(entry: Entry, person: Known | None, unit: int | str | Fault | None, *, by_admin: bool) -> Fault | None:
    if isinstance(unit, Fault):
        return unit
    if unit is None and (person is None or person.unit_id is None):
        return Fault.NO_UNIT
    if not by_admin and _touches_admin(entry, person):
        return Fault.ADMIN_ONLY
    return None


def _touches_admin(entry: Entry, person: Known | None) -> bool:
    admin = person is not None and any(role == Role.ADMIN for role, _ in person.grants)
    kinds = _kinds(entry, person, None)
    return (admin and bool({Kind.PHONE, Kind.ROLE} & set(kinds))) or (entry.role == Role.ADMIN and not admin)


def _kinds(entry: Entry, person: Known | None, unit: int | str | None) -> tuple[Kind, ...]:
    if person is None:
        return (Kind.NEW,)
    differs = {
        Kind.BACK: person.left,
        Kind.MOVED: not person.left and unit is not None and unit != person.unit_id,
        Kind.RENAMED: not same_name(entry.full_name, person.full_name),
        Kind.POSITION: entry.position is not None and entry.position != person.position,
        Kind.CATEGORY: entry.category is not None and entry.category != person.category,
        Kind.PHONE: entry.phone is not None and entry.phone != person.phone,
        Kind.ROLE: _role_differs(entry, person, person.unit_id if unit is None else unit),
    }
    return tuple(kind for kind, yes in differs.items() if yes)


def _role_differs(entry: Entry, person: Known, unit: int | str | None) -> bool:
    """Whether the role of the row is not held: the head's over the unit the person will be in."""
    if entry.role is None:
        return False
    if entry.role == Role.MEMBER:
        return bool(person.grants)
    if entry.role == Role.HEAD:
        return (Role.HEAD, unit) not in person.grants
    return entry.role not in {role for role, _ in person.grants}


def _ordered(reading: Reading, steps: list[Step]) -> tuple[Step, ...]:
    place = {(entry.sheet, entry.row): number for number, entry in enumerate(reading.entries)}
    return tuple(sorted(steps, key=lambda step: place[step.entry.sheet, step.entry.row]))


def _missing(reading: Reading, problems: list[Problem], people: Sequence[Known]) -> tuple[Known, ...]:
    """People of the record whom no row names; a code on a bad row counts as named."""
    named = {same_code(entry.staff_code) for entry in reading.entries}
    named |= {same_code(problem.staff_code) for problem in problems}
    return tuple(p for p in people if not p.left and same_code(p.staff_code) not in named)
