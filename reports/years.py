"""The same figures of several years side by side."""

from collections.abc import Mapping

from reports import headings
from reports.model import Column, ColumnKind, Row, Summary, Table

MOST_YEARS = 5


def years_table(found: Mapping[int, Summary], last: int) -> Table:
    """``found``: summaries by year. The five years up to ``last``, a column each; a year without a summary is unknown."""
    years = range(last - MOST_YEARS + 1, last + 1)
    columns = (
        Column("order", headings.COLUMNS["order"], ColumnKind.COUNT, 6),
        Column("figure", headings.COLUMNS["figure"], ColumnKind.TEXT, 46),
        Column("measure_unit", headings.COLUMNS["measure_unit"], ColumnKind.TEXT, 14),
        *(Column(f"y{year}", str(year), ColumnKind.AMOUNT, 12) for year in years),
    )
    figures = {key: summary.figures() for key, summary in found.items()}
    listed = {figure.key: figure for year in sorted(figures) for figure in figures[year].values()}
    rows = []
    for order, (key, figure) in enumerate(listed.items(), start=1):
        known = (figures.get(year, {}).get(key) for year in years)
        rows.append(Row((order, figure.label, figure.unit, *(each.value if each else None for each in known))))
    return Table("years", headings.TABLES["years"], columns, tuple(rows))
