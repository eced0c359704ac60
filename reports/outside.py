"""The compile that leaves the department: what Sở Nội vụ's forms need of it, and of persons nothing beyond that."""

from dataclasses import replace

from reports import wording
from reports.model import Section, Summary, Table

_PARTICIPATION = (
    "unit headcount on_leave registered registered_late unregistered rate confirmed owing reported on_time late missing"
)
# tables that may leave, with the columns that may; whatever is added to a compile later stays inside until it is listed
_MAY_LEAVE = {
    "units": _PARTICIPATION,
    "branches": _PARTICIPATION,
    "launches": "unit held_on reported_on timing",
    "title_counts": "title count",
    "collective_titles": "collective title",
    "targets": "measure asked value measure_unit actual share verdict",
    "topics": "topic items done on_track slow blocked silent",
    "unit_figures": "measure unit value actual measure_unit over verdict as_of",
    "showcases": "unit models projects names",
    "activity_kinds": "kind deeds planned doing_units reached",
    "partners": "partner stage said",
}  # fmt: skip


def for_home_affairs(summary: Summary) -> Summary:
    """The same figures with the tables that may leave; rows behind figures are not named."""
    sections = tuple(section for each in summary.sections if (section := _section(each)).figures or section.tables)
    return replace(summary, sections=sections, notes=(*summary.notes, wording.OUTSIDE_NOTE))


def _section(section: Section) -> Section:
    figures = tuple(replace(figure, rows=()) for figure in section.figures)
    tables = tuple(_table(each) for each in section.tables if each.key in _MAY_LEAVE)
    return Section(section.key, section.heading, figures, tables)


def _table(table: Table) -> Table:
    there = {column.key for column in table.columns}
    kept = table.only(*(key for key in _MAY_LEAVE[table.key].split() if key in there))
    return replace(kept, rows=tuple(replace(row, refs=(), sources={}) for row in kept.rows), note="")
