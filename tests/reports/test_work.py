"""People's counts of their work in a compile: named rows in the workbook, sums made twice, nobody named in the report."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reports import period
from reports.excel import write_workbook
from reports.summary import summarise
from reports.word import write_report
from rules.records import CampaignRecord
from rules.unit_answers import UnitAnswers
from rules.unit_report import Counts
from rules.work import Work
from tests.reports import files
from tests.reports.made_up import record

HALF = period.named("6m", 2026)
ONE = st.tuples(st.integers(0, 40), st.integers(0, 40), st.none() | st.integers(0, 40), st.booleans())


def made(said: list[tuple[int, int, int | None, bool]]) -> CampaignRecord:
    """The made-up record with such counts of its first people in its first stage, and one of the next stage."""
    base = record(20, 6)
    target = base.targets[0].id
    counted = zip(base.officials, [*said, (7, 7, 7, True)], strict=False)
    works = [
        Work(n, o.id, o.full_name, o.unit_id, target, 1 if n < len(said) else 2, Counts(a, d, w), done)
        for n, (o, (a, d, w, done)) in enumerate(counted)
    ]
    return replace(base, answered=UnitAnswers(work=tuple(works)))


@settings(max_examples=15, deadline=None)
@given(st.lists(ONE, min_size=1, max_size=12))
def test_the_sums_are_those_of_the_people(said: list[tuple[int, int, int | None, bool]]) -> None:
    summary = summarise(made(said), HALF)
    table = summary.table("work_counts")
    assigned = done = well = 0
    known = False
    for a, d, w, confirmed in said:
        assigned, done = assigned + a, done + d
        if w is not None and confirmed:
            well, known = well + w, True
    found = {key: summary.figure(key).value for key in ("work_assigned", "work_done", "work_well")}
    assert found == {"work_assigned": assigned, "work_done": done, "work_well": well if known else None}
    assert (table.total("assigned"), table.total("done"), table.total("well")) == tuple(found.values())
    assert len(table.rows) == len(said)


def test_people_are_named_in_the_workbook_and_counted_in_the_report(tmp_path: Path) -> None:
    summary = summarise(made([(10, 9, 8, True), (6, 5, 4, False)]), HALF)
    sheet = files.sheets(write_workbook(summary, tmp_path / "a.xlsx"))["Số việc được giao"]
    names = {str(value) for value in files.column(sheet, "Họ và tên") if value}
    assert len(names) == 2
    assert [v for v in files.column(sheet, "Thủ trưởng xác nhận tốt") if v] == ["Có", "Chưa"]
    text = "\n".join(
        p.text for p in files.opened(write_report(summary, files.LETTERHEAD, tmp_path / "a.docx")).paragraphs
    )
    assert "số việc được giao là 16, đã hoàn thành 14; làm tốt, được thủ trưởng xác nhận: 08." in text
    assert not any(name in text for name in names)


def test_nobody_counted_means_no_table() -> None:
    assert "work_counts" not in summarise(record(20, 6), HALF).tables()
