"""What differs between two compiles: figures with the rows behind the difference, then the cells of rows that both have."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reports import printing, wording
from reports.model import Cell, Figure, Row, RowRef, Summary, Table
from reports.rows import table

_NAMES = (
    "name",
    "initiative",
    "nominee",
    "collective",
    "unit",
    "measure",
    "topic",
    "content",
    "partner",
    "kind",
    "title",
)
_UNCOMPARED = frozenset({"order"})


@dataclass(frozen=True, slots=True)
class Difference:
    """``what`` differs, of which row (``where``, empty for a figure), from ``old`` to ``new`` as printed.

    ``added`` and ``gone`` name the rows that a figure counts now and did not before, and the other way round.
    """

    section: str
    what: str
    where: str
    old: str
    new: str
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def differences(old: Summary, new: Summary) -> tuple[Difference, ...]:
    """Every figure and cell that differs, figures first; nothing for equal compiles, whatever their moments."""
    return (*_figures(old, new), *_tables(old, new))


def _figures(old: Summary, new: Summary) -> Iterator[Difference]:
    before, after = old.figures(), new.figures()
    headings = {f.key: s.heading for summary in (old, new) for s in summary.sections for f in s.figures}
    names = _names(old) | _names(new)
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key), after.get(key)
        if _said(was) == _said(now) and _rows(was) == _rows(now):
            continue
        shown = now or was
        assert shown is not None
        added = tuple(_name(ref, names) for ref in sorted(_rows(now) - _rows(was)))
        gone = tuple(_name(ref, names) for ref in sorted(_rows(was) - _rows(now)))
        yield Difference(headings[key], shown.label, "", _said(was), _said(now), added, gone)


def _said(figure: Figure | None) -> str:
    return wording.NO_DATA if figure is None else printing.cell(figure.value)


def _rows(figure: Figure | None) -> frozenset[RowRef]:
    return frozenset() if figure is None else frozenset(figure.rows)


def _names(summary: Summary) -> dict[RowRef, str]:
    """What rows are called: the name in the first table whose row is made of that one alone."""
    found: dict[RowRef, str] = {}
    for listed in summary.tables().values():
        for row in listed.rows:
            if len(row.refs) == 1:
                found.setdefault(row.refs[0], _called(listed, row))
    return found


def _called(listed: Table, row: Row) -> str:
    keys = [column.key for column in listed.columns]
    first = next((key for key in keys if key not in _UNCOMPARED), keys[0])
    named = next((key for key in _NAMES if key in keys), first)
    return printing.cell(row.cells[keys.index(named)])


def _name(ref: RowRef, names: dict[RowRef, str]) -> str:
    return names.get(ref) or wording.ROW_KINDS.get(ref.kind, ref.kind) + f" {ref.id}"


def _tables(old: Summary, new: Summary) -> Iterator[Difference]:
    before, after = old.tables(), new.tables()
    for key in dict.fromkeys((*before, *after)):
        if key in before and key in after:
            yield from _cells(before[key], after[key])
        else:
            gone, come = _count(before.get(key)), _count(after.get(key))
            yield Difference((before.get(key) or after[key]).title, wording.DIFFERENT_ROWS, "", gone, come)


def _count(listed: Table | None) -> str:
    return wording.NO_DATA if listed is None else str(len(listed.rows))


def _cells(old: Table, new: Table) -> Iterator[Difference]:
    before, after = _by_key(old), _by_key(new)
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key), after.get(key)
        if was is None or now is None:
            row, where = (now, new) if now is not None else (was, old)
            assert row is not None
            ends = (wording.ABSENT, wording.PRESENT) if now is not None else (wording.PRESENT, wording.ABSENT)
            yield Difference(where.title, wording.DIFFERENT_ROW, _called(where, row), *ends)
        else:
            yield from _changed(old, new, was, now)


def _by_key(listed: Table) -> dict[tuple[object, ...], Row]:
    """Rows by what they are of; rows of the same thing are told apart by their turn."""
    found: dict[tuple[object, ...], Row] = {}
    for row in listed.rows:
        base, turn = (_identity(listed, row), 0)
        while (base, turn) in found:
            turn += 1
        found[base, turn] = row
    return found


def _identity(listed: Table, row: Row) -> object:
    """A row of one thing is that thing; a counted row is named by its text."""
    if len(row.refs) == 1 and row.refs[0].kind != "progress":
        return row.refs[0]
    keys = [column.key for column in listed.columns]
    named = [key for key in _NAMES if key in keys]
    return tuple(row.cells[keys.index(key)] for key in named) if named else _called(listed, row)


def _changed(old: Table, new: Table, was: Row, now: Row) -> Iterator[Difference]:
    before = {column.key: cell for column, cell in zip(old.columns, was.cells, strict=True)}
    for column, cell in zip(new.columns, now.cells, strict=True):
        if column.key in _UNCOMPARED or column.key not in before or _same(before[column.key], cell):
            continue
        yield Difference(
            new.title, column.label, _called(new, now), printing.cell(before[column.key]), printing.cell(cell)
        )


def _same(one: Cell, other: Cell) -> bool:
    return (isinstance(one, date) == isinstance(other, date)) and one == other


def differences_table(found: tuple[Difference, ...]) -> Table:
    """All differences as one table."""
    rows = [
        Row((each.section, each.what, each.where, each.old, each.new, "; ".join(each.added), "; ".join(each.gone)))
        for each in found
    ]
    return table("differences", "part difference row_name before after added gone", rows)
