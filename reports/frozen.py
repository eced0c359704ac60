"""A frozen summary as it is printed: the kept figures with a foot note that says when they were frozen and under which code."""

from dataclasses import replace
from datetime import datetime

from reports import wording
from reports.days import day, day_of
from reports.model import Section, Summary
from reports.plain import code_of, restored

CODE_LENGTH = 12
_NOTED = "units"  # the first annex and the first sheet of every compile


class AlteredError(ValueError):
    """The kept text is not the one that was frozen."""


def printed(content: str, sha256: str, at: datetime) -> Summary:
    """The summary in ``content``, frozen at the instant ``at``; AlteredError when it does not match its hash."""
    if code_of(content) != sha256:
        raise AlteredError
    summary = restored(content)
    note = wording.FROZEN.format(day=day(day_of(at)), code=sha256[:CODE_LENGTH])
    sections = tuple(_noted(section, note) for section in summary.sections)
    return replace(summary, notes=(note, *summary.notes), sections=sections)


def _noted(section: Section, note: str) -> Section:
    tables = (
        replace(each, note=" ".join(filter(None, (each.note, note)))) if each.key == _NOTED else each
        for each in section.tables
    )
    return replace(section, tables=tuple(tables))
