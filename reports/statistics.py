"""Tables 0601.N and 0603.N (TT 02/2023/TT-BNV, its being in force to be checked): counts, with what is unknown said."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from reports import days
from reports import statistics_wording as words
from reports.excel.single import write_tables
from reports.model import Cell, Column, ColumnKind, Row, Table
from rules.merits import Award
from rules.statistics import Column as AwardColumn
from rules.statistics import Launched, Length, awards_by, lengths

_COUNT = ColumnKind.COUNT


def campaigns_table(found: Sequence[Launched]) -> Table:
    """0601.N: campaigns by scope, length and way. The record knows only those of the own department, and no way."""
    below = [each for each in found if not each.whole]
    counted, lower = lengths(found), lengths(below)
    rows: list[tuple[str, Cell, Cell]] = [(words.ALL, len(found), len(below))]
    rows += [(label, None, None) for label in words.SCOPES]
    rows.append((words.SCOPE_OWN, len(found), len(below)))
    rows += [(words.LENGTHS[each.value], counted[each], lower[each]) for each in Length]
    rows.append((words.LENGTH_UNKNOWN, counted[None], lower[None]))
    rows += [(label, None, None) for label in words.WAYS]
    heads = ("order", "row_name", *words.LAUNCH_COLUMNS)
    made = [
        _line(number, name, (None, whole_of(total, part), part, total))
        for number, (name, total, part) in enumerate(rows, start=1)
    ]
    return Table("campaigns_0601", words.TITLES["0601"], _columns(heads), tuple(made), None, words.NOTE)


def whole_of(total: Cell, part: Cell) -> Cell:
    """Those for the whole department: all but those for a part of it."""
    return total - part if isinstance(total, int) and isinstance(part, int) else None


def awards_table(found: Sequence[Award]) -> Table:
    """0603.N: awards by title or form, for collectives and people; households and shares of people are not in the record."""
    groups = {people: awards_by(found, people=people) for people in (False, True)}
    rows: list[tuple[str, tuple[Cell, ...]]] = [
        (words.ALL, tuple(groups[False][each] + groups[True][each] for each in AwardColumn)),
        (words.COLLECTIVES, tuple(groups[False][each] for each in AwardColumn)),
        (words.HOUSEHOLDS, (None,) * len(AwardColumn)),
        (words.PEOPLE, tuple(groups[True][each] for each in AwardColumn)),
    ]
    rows += [(label, (None,) * len(AwardColumn)) for label in words.UNKNOWN_AWARDS]
    heads = ("order", "row_name", *words.AWARD_COLUMNS)
    made = [_line(number, name, (*cells, _sum(cells))) for number, (name, cells) in enumerate(rows, start=1)]
    return Table("awards_0603", words.TITLES["0603"], _columns(heads), tuple(made), None, words.NOTE)


def _sum(cells: Sequence[Cell]) -> Cell:
    known = [cell for cell in cells if isinstance(cell, int)]
    return sum(known) if known else None


def _line(number: int, name: str, cells: Sequence[Cell]) -> Row:
    return Row((number, name, *cells))


def _columns(heads: Sequence[str]) -> tuple[Column, ...]:
    first = (Column("order", "STT", _COUNT, 6), Column("row_name", words.ROW, width=44))
    return (*first, *(Column(f"c{place}", label, _COUNT, 16) for place, label in enumerate(heads[2:])))


def write_statistics(
    year: int, launched: Sequence[Launched], awards: Sequence[Award], as_of: datetime, folder: Path
) -> Path:
    """Both tables in one workbook in ``folder`` (made when missing)."""
    folder.mkdir(parents=True, exist_ok=True)
    told = words.SUBTITLE.format(year=year, moment=days.moment(as_of))
    path = folder / f"bieu-thong-ke-0601-0603-{year}.xlsx"
    tables = {"0601": campaigns_table(launched), "0603": awards_table(awards)}
    return write_tables(tables, told, path)
