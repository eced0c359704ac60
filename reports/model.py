"""What a compile says, free of any file format: sections of figures and tables, each figure with the rows it came from."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from reports.period import Period

Cell = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True, order=True)
class RowRef:
    """Names one row of the record. Launches and showcases carry no id of their own: ``id`` is then the unit's."""

    kind: str
    id: int
    detail: str = ""


class ColumnKind(StrEnum):
    """TEXT as typed; COUNT whole number; AMOUNT Decimal; RATE per cent from 0 to 100; DATE a day."""

    TEXT = "text"
    COUNT = "count"
    AMOUNT = "amount"
    RATE = "rate"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` is in characters; ``total`` says that the column adds up."""

    key: str
    label: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 12
    total: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """``cells`` follow the table's columns. ``sources`` names, per column key, the rows a counted cell was made from."""

    cells: tuple[Cell, ...]
    refs: tuple[RowRef, ...] = ()
    late: bool = False
    sources: dict[str, tuple[RowRef, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: tuple[Cell, ...] | None = None
    note: str = ""

    def column(self, key: str) -> tuple[Cell, ...]:
        """The cells under one heading, top to bottom; KeyError when there is no such heading."""
        index = self.index(key)
        return tuple(row.cells[index] for row in self.rows)

    def index(self, key: str) -> int:
        for index, column in enumerate(self.columns):
            if column.key == key:
                return index
        raise KeyError(key)

    def total(self, key: str) -> Cell:
        return None if self.totals is None else self.totals[self.index(key)]

    def only(self, *keys: str) -> "Table":
        """The same table with only these columns, for a narrower page."""
        places = [self.index(key) for key in keys]
        columns = tuple(self.columns[place] for place in places)
        rows = tuple(
            Row(tuple(row.cells[place] for place in places), row.refs, row.late, row.sources) for row in self.rows
        )
        totals = None if self.totals is None else tuple(self.totals[place] for place in places)
        return Table(self.key, self.title, columns, rows, totals, self.note)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the report. ``value`` None means that nothing was reported, which is never printed as 0."""

    key: str
    label: str
    value: Decimal | int | None
    unit: str
    rows: tuple[RowRef, ...]
    as_of: datetime
    table: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    heading: str
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """One compile: ``scope`` is the name of the unit whose subtree was counted; ``notes`` say how figures are made.

    ``elapsed`` is the share of the campaign's time gone by, from 0 to 1.
    """

    campaign_id: int
    campaign: str
    year: int
    theme: str
    parent_document: str
    period: Period
    scope: str
    as_of: datetime
    elapsed: Decimal
    sections: tuple[Section, ...]
    notes: tuple[str, ...]

    @property
    def period_beside_name(self) -> str:
        """The period as it is printed behind the campaign's name; empty where the name ends with it (“… năm 2027”)."""
        return "" if self.campaign.rstrip(" .").endswith(self.period.label) else self.period.label

    def table(self, key: str) -> Table:
        return self.tables()[key]

    def tables(self) -> dict[str, Table]:
        return {table.key: table for section in self.sections for table in section.tables}

    def figure(self, key: str) -> Figure:
        return self.figures()[key]

    def figures(self) -> dict[str, Figure]:
        return {figure.key: figure for section in self.sections for figure in section.figures}
