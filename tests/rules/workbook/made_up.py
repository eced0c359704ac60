"""Made-up campaigns as workbook records, and their sheets as they would come back."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from rules.records import Unit
from rules.workbook.campaign_parts import campaign_parts
from rules.workbook.cells import written
from rules.workbook.columns import Cell, Column, Kind, Part, Record, Row, row
from rules.workbook.reading import CARD_LABEL, CARD_VALUE, KEY_HEADING

UNITS = [Unit(1, "SO", "Sở Mẫu", None), Unit(2, "VP", "Văn phòng Sở", 1), Unit(3, "DD", "Phòng Đất đai", 1)]
PARTS = campaign_parts(UNITS)
BY_NAME = {part.name: part for part in PARTS}
TODAY = date(2027, 1, 11)

HOSTILE = ["=1+1", "+84", "-1", "@SUM(A1)", "'", "\t=x", "_x0041_", "a\x00b\x1f", "\ufeff", "1e5", "TRUE", "31/3", "#N/A",
           "\r\n a \r", "https://thi-du.example", "😀" * 50, "  ", "Khoá", "e\u0302\u0301", "\ud800", "x" * 33_000]  # fmt: skip
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))
AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**15), max_value=10**15)
DAYS = st.dates(date(1800, 1, 1), date(9999, 12, 31))
VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: TEXTS,
    Kind.WHOLE: st.integers(0, 99_999),
    Kind.AMOUNT: st.none() | AMOUNTS,
    Kind.DAY: st.none() | DAYS,
}


def value_of(column: Column) -> st.SearchStrategy[Any]:
    if column.kind is Kind.CHOICE:
        return st.none() | st.sampled_from([option.value for option in column.choices.items]) | st.just("lạ")
    return VALUES[column.kind]


def rows_of(part: Part) -> st.SearchStrategy[tuple[Row, ...]]:
    values = st.fixed_dictionaries({column.name: value_of(column) for column in part.columns})
    size = {"min_size": 1, "max_size": 1} if part.card else {"max_size": 4}

    def made(found: list[Any]) -> tuple[Row, ...]:
        return tuple(row(part, "" if part.card else number, each) for number, each in enumerate(found, start=1))

    return st.lists(values, **size).map(made)


RECORDS: st.SearchStrategy[Record] = st.fixed_dictionaries({part.name: rows_of(part) for part in PARTS})


def sheets_from(record: Record, parts: tuple[Part, ...] = PARTS) -> list[tuple[str, list[list[Cell]]]]:
    """The sheets as they went out."""
    return [(part.sheet, _sheet(part, record.get(part.name, ()))) for part in parts]


def _sheet(part: Part, rows: tuple[Row, ...]) -> list[list[Cell]]:
    above: list[list[Cell]] = [["", part.sheet], ["", part.note]]
    if part.card:
        lines = [[c.name, c.heading, written(c, rows[0].values[c.name])] for c in part.columns]
        return [*above, [KEY_HEADING, CARD_LABEL, CARD_VALUE], *lines]
    body = [[each.key, *(written(c, each.values[c.name]) for c in part.columns)] for each in rows]
    return [*above, [KEY_HEADING, *(c.heading for c in part.columns)], *body]


def small_record() -> Record:
    """A small whole campaign."""
    values: dict[str, list[dict[str, Any]]] = {
        "facts": [{"title": "Thi đua mẫu", "year": 2027, "late_rule": "flag"}],
        "targets": [
            {"text": "Hồ sơ đúng hạn từ 95% trở lên", "measure": "Hồ sơ đúng hạn", "comparator": ">=",
             "value": Decimal(95), "unit": "%", "level": "person", "state": "open"},
            {"text": "Ít nhất 01 mô hình", "measure": "Mô hình", "comparator": ">=", "value": Decimal(1),
             "unit": "mô hình", "level": "showcase", "state": "open"},
        ],
        "topics": [{"number": "1", "heading": "Cải cách hành chính"}, {"number": "2", "heading": "Tiết kiệm"}],
        "stages": [{"name": "6 tháng", "starts_on": date(2027, 1, 1), "ends_on": date(2027, 6, 30)}],
        "milestones": [
            {"name": "Đăng ký", "kind": "registration", "due_on": date(2027, 3, 31)},
            {"name": "Sơ kết", "kind": "progress", "due_on": date(2027, 6, 30), "stage": "6 tháng"},
        ],
        "duties": [{"who": "Văn phòng", "what": "Theo dõi"}],
        "movements": [{"name": "Chung sức xây dựng nông thôn mới"}],
        "addressees": [{"name": "UBND tỉnh", "purpose": "b/c", "kind": "copy"}],
    }  # fmt: skip
    return {
        name: tuple(row(BY_NAME[name], "" if name == "facts" else n, each) for n, each in enumerate(found, start=1))
        for name, found in values.items()
    }
