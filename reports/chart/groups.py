"""Which units stand on one picture: all while they fit, then branches, then the lowest with the rest in one bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports import wording
from reports.chart.bars import ROWS_PER_PAGE
from reports.model import Cell, Summary, Table


@dataclass(frozen=True, slots=True)
class Group:
    """``counts`` are parts of ``whole``; ``rate`` is the table's own, in %, None where there is none."""

    name: str
    whole: int
    counts: tuple[int, ...]
    rate: Decimal | None = None

    @property
    def share(self) -> float:
        return self.counts[0] / self.whole if self.whole else 0.0


def groups(summary: Summary, whole: str, counts: Sequence[str], rate: str = "") -> list[Group]:
    """At most 12. The first of ``counts`` decides which are lowest; a unit where nothing is to be counted is left out."""
    units, branches = (_read(summary.table(key), whole, counts, rate) for key in ("units", "branches"))
    found = units if len(units) <= ROWS_PER_PAGE else branches
    if len(found) <= ROWS_PER_PAGE:
        return found
    ranked = sorted(found, key=lambda group: group.share)
    kept, others = ranked[: ROWS_PER_PAGE - 1], ranked[ROWS_PER_PAGE - 1 :]
    return [*kept, together(wording.CHART_OTHERS.format(count=len(others)), others)]


def together(name: str, found: Sequence[Group]) -> Group:
    sums = tuple(map(sum, zip(*(group.counts for group in found), strict=True)))
    return Group(name, sum(group.whole for group in found), sums)


def _read(table: Table, whole: str, counts: Sequence[str], rate: str) -> list[Group]:
    found: list[Group] = []
    for row in table.rows:
        cells = {column.key: cell for column, cell in zip(table.columns, row.cells, strict=True)}
        share = cells.get(rate)
        if _number(cells[whole]):
            numbers = tuple(_number(cells[key]) for key in counts)
            known = share if isinstance(share, Decimal) else None
            found.append(Group(str(cells["unit"]), _number(cells[whole]), numbers, known))
    return found


def _number(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0
