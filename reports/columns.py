"""Headings of every table: which columns, of what kind, how wide, and which add up."""

from reports import headings
from reports.model import Column, ColumnKind

_KINDS = {
    ColumnKind.COUNT: (
        "order headcount on_leave uncounted registered registered_late unregistered confirmed owing reported on_time late "
        "missing count evidence_count evidence reached deeds planned doing_units reports models projects items done on_track "
        "slow blocked silent registered_week reported_week registered_sum reported_sum met exceeded behind shown nominated "
        "proposed_initiatives inspections put_forward assigned well"
    ),
    ColumnKind.AMOUNT: "amount pledged value actual over earlier",
    ColumnKind.RATE: "rate percent share",
    ColumnKind.DATE: "week held_on reported_on as_of registered_on due_on decided_on done_on found_on praised_on proposed_on "
    "sent_on replied_on",
}
# running numbers, and counts that hold those of the rows above
_NOT_ADDED = ("order", "registered_sum", "reported_sum")
_KIND_OF = {key: kind for kind, keys in _KINDS.items() for key in keys.split()}
_WIDTHS = {
    "order": 6, "unit": 28, "parent": 28, "name": 26, "position": 20, "category": 16, "title": 24, "note": 28, "content": 38,
    "state": 18, "receipt": 14, "target": 24, "topic": 24, "measure": 34, "asked": 22, "verdict": 18, "names": 50, "plan": 28,
    "kind": 26, "text": 44, "details": 40, "nominee": 28, "workplace": 26, "tags": 24, "level": 20,
    "movement": 40, "well_confirmed": 16, "partner": 28, "contact": 24, "stage": 20,
    "source": 30, "said": 60, "counted": 16, "acknowledged": 18,
    "collective": 30, "unit_kind": 20, "leads": 22, "cooperates": 22, "proof": 26, "signed_by": 22, "agreed_by": 22,
    "initiative": 40, "authors": 30, "field": 22, "expected": 32, "decision": 18, "decided_on": 14,
    "award": 24, "award_kind": 18, "achievement": 40, "votes": 18, "direct": 12, "woman": 8, "evidence_count": 13,
    "limit": 24, "promised": 22, "attained": 18,
    "part": 30, "difference": 36, "row_name": 30, "before": 20, "after": 20, "added": 40, "gone": 40,
    "own_initiatives": 32, "recent": 36, "proposed_award": 24,
    "code": 17, "recognised": 26, "reply": 40, "document": 18,
    "timing": 20, "registration": 16, "report": 16,
}  # fmt: skip


def columns(keys: str) -> tuple[Column, ...]:
    """Columns for the blank-separated ``keys``; every count adds up but running numbers and cumulated ones."""
    return tuple(_column(key) for key in keys.split())


def _column(key: str) -> Column:
    kind = _KIND_OF.get(key, ColumnKind.TEXT)
    total = kind is ColumnKind.COUNT and key not in _NOT_ADDED
    return Column(key, headings.COLUMNS[key], kind, _WIDTHS.get(key, 12), total)


def kind_of(key: str) -> ColumnKind:
    return _KIND_OF.get(key, ColumnKind.TEXT)
