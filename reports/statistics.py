"""Tables 0601.N and 0603.N (TT 02/2023/TT-BNV, its being in force to be checked): counts, with what is unknown said."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from reports import days, statistics_awards
from reports import statistics_wording as words
from reports.excel.single import write_tables
from reports.model import Cell, Column, ColumnKind, Row, Table
from rules.statistics import Given, Launched, Launcher, Length, launcher, length_of

_COUNT = ColumnKind.COUNT
_COLUMNS = ((Launcher.NATION, Launcher.PROVINCE), (Launcher.BLOC,), (Launcher.OWN,), (Launcher.PART,))
_SCOPES = {
    "nation": (Launcher.NATION,),
    "province": (Launcher.PROVINCE,),
    "bloc": (Launcher.BLOC,),
    "agency": (Launcher.OWN, Launcher.PART),
}


def campaigns_table(found: Sequence[Launched]) -> Table:
    """0601.N: campaigns by scope and length, in columns by who launched them. The record knows no way."""
    lines = [(words.ALL, _counts(found))]
    for scope, levels in _SCOPES.items():
        lines.append((words.SCOPES[scope], _counts([each for each in found if launcher(each) in levels])))
    for length in (*Length, None):
        label = words.LENGTH_UNKNOWN if length is None else words.LENGTHS[length]
        lines.append((label, _counts([each for each in found if length_of(each.starts_on, each.ends_on) is length])))
    lines += [(label, (None,) * (len(_COLUMNS) + 1)) for label in words.WAYS]
    return _table("campaigns_0601", "0601", (words.ROW, *words.LAUNCH_COLUMNS), lines)


def _counts(found: Sequence[Launched]) -> tuple[Cell, ...]:
    """By who launched, and in all."""
    return (*(sum(launcher(each) in levels for each in found) for levels in _COLUMNS), len(found))


def awards_table(found: Sequence[Given]) -> Table:
    """0603.N: awards by title or form in columns; by who got them, kind, authority and unit in rows."""
    heads = (words.ROW, *words.AWARD_COLUMNS)
    return _table("awards_0603", "0603", heads, statistics_awards.lines(found))


def each_table(found: Sequence[Given]) -> Table:
    """Every title and form by its name, with who got it."""
    heads = (words.EACH_ROW, *words.EACH_COLUMNS)
    return _table("awards_each", "0603b", heads, statistics_awards.lines_of_each(found))


def _table(key: str, title: str, heads: Sequence[str], lines: Sequence[statistics_awards.Line]) -> Table:
    """Rows are numbered; ``heads`` begin with that of the rows' names."""
    first = (Column("order", "STT", _COUNT, 6), Column("row_name", heads[0], width=50))
    columns = (*first, *(Column(f"c{place}", label, _COUNT, 15) for place, label in enumerate(heads[1:])))
    rows = tuple(Row((number, name, *cells)) for number, (name, cells) in enumerate(lines, start=1))
    return Table(key, words.TITLES[title], columns, rows, None, "\n".join(words.NOTES.get(title, ())))


def write_statistics(
    year: int, launched: Sequence[Launched], awards: Sequence[Given], as_of: datetime, folder: Path
) -> Path:
    """All tables in one workbook in ``folder`` (made when missing)."""
    folder.mkdir(parents=True, exist_ok=True)
    told = words.SUBTITLE.format(year=year, moment=days.moment(as_of))
    path = folder / f"bieu-thong-ke-0601-0603-{year}.xlsx"
    made = {"0601": campaigns_table(launched), "0603": awards_table(awards), "0603b": each_table(awards)}
    return write_tables({words.SHEETS[key]: table for key, table in made.items()}, told, path)
