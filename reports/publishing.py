"""The copy of a report that everybody may read: no person's name, no phone number, no staff or receipt code.

Whoever is named in a text is counted instead (``01 cá nhân``). Personal data by Luật 91/2025/QH15, Điều 3 (in force since
01/01/2026): no more of it than the purpose needs.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from reports.model import Cell, Row, Section, Summary, Table
from rules.nominations import PERSON
from rules.records import CampaignRecord
from rules.words import clean

# lists that hold no people; a list of people is left to its counts in the text
PUBLIC_ANNEXES = frozenset(
    (
        *("units", "launches", "showcases", "activities", "activity_movements", "unit_figures", "unit_narratives"),
        *("collective_titles", "collective_pledges", "initiatives", "partners"),
    )
)
ONE_PERSON = "01 cá nhân"
_NO_NUMBER = "(số điện thoại)"
_PHONE = re.compile(r"(?<![\w.,])(?:\+?84|0)(?:[ .-]?\d){8,10}(?!\d)")
_CODE = re.compile(r"\b[A-ZĐ]{2}-[0-9A-Z]{6}\b")
# whole cells that name people, by what stands in their place
_COUNTED_CELLS = frozenset({"authors", "nominee", "name"})
_BLANKED_CELLS = frozenset({"contact", "signed_by", "agreed_by", "leads", "cooperates", "receipt", "workplace"})


def publishable(summary: Summary, record: CampaignRecord) -> Summary:
    """The same figures and lists with nobody named. Names are those of the record's people, authors and nominees."""
    names = _names(record)
    sections = tuple(_section(section, names) for section in summary.sections)
    return replace(summary, sections=sections)


def _names(record: CampaignRecord) -> re.Pattern[str]:
    """Everybody whom the record knows by name, and every staff code."""
    registers = record.registers
    known = {official.full_name for official in record.officials}
    known |= {name for each in registers.initiatives for name in each.author_names}
    known |= {step.name for pledge in registers.collectives for step in pledge.steps}
    known |= {each.name for each in record.nominations if each.subject == PERSON}
    known |= {part for each in record.activities for part in str(each.extras.get("people", "")).split(",")}
    words = {cleaned for name in known if " " in (cleaned := clean(name))}
    words |= {official.staff_code for official in record.officials if official.staff_code}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    pattern = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in longest_first)
    return re.compile(pattern or r"(?!)", re.IGNORECASE)


def _section(section: Section, names: re.Pattern[str]) -> Section:
    return replace(section, tables=tuple(_table(table, names) for table in section.tables))


def _table(table: Table, names: re.Pattern[str]) -> Table:
    keys = [column.key for column in table.columns]
    rows = tuple(_row(row, keys, names) for row in table.rows)
    return replace(table, rows=rows, note=_masked(table.note, names))


def _row(row: Row, keys: Iterable[str], names: re.Pattern[str]) -> Row:
    cells = tuple(_cell(key, cell, names) for key, cell in zip(keys, row.cells, strict=True))
    return Row(cells, (), row.late)


def _cell(key: str, cell: Cell, names: re.Pattern[str]) -> Cell:
    if not isinstance(cell, str) or not cell:
        return cell
    if key in _COUNTED_CELLS:
        return f"{len([part for part in cell.split(',') if part.strip()]):02d} cá nhân"
    return "" if key in _BLANKED_CELLS else _masked(cell, names)


def _masked(text: str, names: re.Pattern[str]) -> str:
    return _CODE.sub("", _PHONE.sub(_NO_NUMBER, names.sub(ONE_PERSON, clean(text))))
