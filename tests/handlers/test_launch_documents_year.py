"""The five real launch documents, each through a year: no row of the checklist is lost between its lines and the papers.

Files: workbook, report, pictures, registration list, pledges and notice; every Word file keeps the rules of layout.
"""

import re
from collections.abc import AsyncIterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reports import printing, wording
from reports.lint_docx import lint
from reports.model import Summary
from storage.draft_parts import Entry
from tests import world as made_up
from tests.checklist import ROWS, Row
from tests.handlers.launch_year import BASELINE, COUNTED, INDICATOR, OBJECTIVE, REPORTING, Year, played, saying
from tests.handlers.test_real_documents import SEEDS, at_hand
from tests.reports import files
from tests.rules.launch_document.documents_of import Measured
from tests.world import World, local

# an appeal to everybody and the sentence before a list: nothing is drawn from them, the document itself is kept
ONLY_IN_THE_ORIGINAL = {"S1-23", "S3-03"}
# given to bodies outside the Sở: a duty, not a topic of its units
OF_OTHERS = {"S3-15"}
SIGNED = {
    0: ["GIÁM ĐỐC"],
    1: ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
    2: ["GIÁM ĐỐC"],
    3: ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
    4: ["Q. GIÁM ĐỐC"],
}
JUDGED = {"none": "Cần người xác nhận"}
UNITS = {"DD": "Phòng Quản lý đất đai", "LN": "Chi cục Kiểm lâm"}


@pytest.fixture
async def world(tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """The made-up Sở as it would have stood in the years of the documents."""
    monkeypatch.setattr(made_up, "JOINED_ON", date(2019, 1, 1))
    made = World(tmp_path, database_url)
    made.clock.instant = local("2021-01-04 08:00")
    await made.open()
    await made.populate()
    yield made
    await made.close()


def on_lines(entries: Sequence[Entry], row: Row) -> list[Entry]:
    """The entries that stand on the lines of a row."""
    assert row.lines is not None
    first, last = row.lines
    return [each for each in entries if each.lines and each.lines[0] <= last and each.lines[1] >= first]


def text_of(year: Year, ending: str) -> str:
    """All the words of a Word file, a line for each paragraph and cell."""
    document = files.opened(next(path for path in year.made if path.name.endswith(ending)))
    cells = [cell.text for table in document.tables for cell in table._cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def topics_of(year: Year, row: Row) -> list[Entry]:
    found = on_lines(year.parts["topics"], row)
    if on_lines([each for each in year.parts["facts"] if each.values["name"] == "objective"], row):
        found += [each for each in year.parts["topics"] if each.values["heading"] == OBJECTIVE]
    return found


def content_is_reported_and_printed(year: Year, row: Row, report: str) -> None:
    """Both units told of the topic in both stages; the report has it under its number, with the unit's name."""
    if row.id in OF_OTHERS:
        assert on_lines(year.parts["duties"], row)
        return
    topics = topics_of(year, row)
    assert topics, row
    for topic in topics:
        label = f"{topic.values['number']}. {topic.values['heading']}"
        for summary, period in ((year.half, "6m"), (year.whole, "year")):
            table = summary.table("unit_narratives")
            told = list(zip(table.column("topic"), table.column("unit"), table.column("said"), strict=True))
            for code in REPORTING:
                assert (label, UNITS[code], saying(topic.values["number"], code, period)) in told, row
        said = saying(topic.values["number"], "DD", "year")
        assert f"Về {topic.values['heading']}:\n- {UNITS['DD']}: {said}." in report, row
        assert f"\n{label}\n{UNITS['DD']}\n{said}\n" in report, row


def target_row(summary: Summary, place: int) -> dict[str, object]:
    table = summary.table("targets")
    return dict(zip((column.key for column in table.columns), table.rows[place].cells, strict=True))


def targets_are_reported_and_judged(year: Year, rows: Sequence[Row], report: str) -> None:
    """Every measure of the document stands once, in its order, with its value, its comparison and what came of it."""
    targets = [each for each in year.parts["targets"] if each.lines]
    assert len(targets) == len(rows)
    assert len(year.parts["targets"]) == len(year.whole.table("targets").rows)
    for place, (entry, row) in enumerate(zip(targets, rows, strict=True)):
        assert entry in on_lines(targets, row), row
        asked, found = entry.values, target_row(year.whole, place)
        assert (found["measure"], found["value"], found["measure_unit"]) == (
            asked["measure"],
            asked["value"],
            asked["unit"],
        )
        assert found["verdict"] == JUDGED.get(asked["comparator"], "Đạt"), row
        assert printing.number(asked["value"]) in str(found["asked"])
        assert str(asked["measure"]) in report
        if asked["comparator"] == "rank_up":
            half = target_row(year.half, place)
            assert (half["actual"], half["note"], found["actual"]) == (None, wording.AWAITING, Decimal(25)), row
        elif asked["level"] not in COUNTED:
            assert found["actual"] == asked["value"] + (Decimal("0.5") if asked["comparator"] == ">" else 0), row


def the_indicator_is_reported_without_a_value(year: Year, report: str) -> None:
    found = target_row(year.whole, 0)
    assert (found["measure"], found["value"], found["actual"]) == (INDICATOR, None, BASELINE)
    assert found["verdict"] == JUDGED["none"]
    assert INDICATOR in report


def addressees_are_printed(year: Year, row: Row, notice: str) -> None:
    """Each by name, with why it gets the paper; the marks of the file at the end."""
    found = on_lines(year.parts["addressees"], row)
    assert found, row
    for each in found:
        name, purpose = each.values["name"], each.values["purpose"].lower()
        if each.values["kind"] == "file":
            marks = re.sub(r"^Lưu:? *", "", name)
            assert f"- Lưu: {marks}." in notice, row
        elif each.values["kind"] == "to":
            assert name in notice, row
        else:
            assert (f"- {name} ({purpose});" if purpose else f"- {name};") in notice, row


def limits_are_kept(year: Year, row: Row, notice: str) -> None:
    """A day becomes a milestone and is told to all; words without a day stay as they are, for the office to say."""
    days = [each.values["due_on"] for each in on_lines(year.parts["milestones"], row)]
    if row.id == "S1-11":
        assert days == [date(2023, 3, 31)]
        assert "chậm nhất hết ngày 31/03/2023" in notice
    else:
        assert not days
        assert [each.values["phrase"] for each in on_lines(year.parts["undated_limits"], row)]


def blanks_stay_blank(year: Year, report: str) -> None:
    """No document has its number or full date: none was made up, nor is one on what the office writes."""
    facts = {each.values["name"]: each.values["value"] for each in year.parts["facts"]}
    assert (facts["number"], facts["issued_on"]) == (None, None)
    assert re.search(r"Số: +/BC-", report)
    assert re.search(r"ngày +tháng +năm 20\d\d", report)


def all_files_are_there(year: Year) -> None:
    assert {path.suffix for path in year.made} == {".xlsx", ".docx", ".png"}
    assert {path: lint(path) for path in year.made if path.suffix == ".docx" and lint(path)} == {}
    assert sum(path.suffix == ".docx" for path in year.made) == 4
    book = files.sheets(next(path for path in year.made if path.suffix == ".xlsx"))
    told = {cell for rows in book.values() for cells in rows for cell in cells}
    measures = {each.values["measure"] for each in year.parts["targets"]}
    headings = {f"{each.values['number']}. {each.values['heading']}" for each in year.parts["topics"]}
    assert measures | headings <= told


@at_hand
@pytest.mark.parametrize("document", SEEDS, ids=lambda each: each.name[:3])
async def test_a_year_of_a_launch_document(world: World, document: Measured, tmp_path: Path) -> None:
    place = SEEDS.index(document)
    year = await played(world, document.text, tmp_path / "made")
    rows = [row for row in ROWS if row.document == place]
    report, notice = text_of(year, "0101.docx"), text_of(year, "-thong-bao.docx")
    all_files_are_there(year)
    blanks_stay_blank(year, report)
    assert "\n".join(SIGNED[place]) in report
    targets_are_reported_and_judged(year, [row for row in rows if row.kind == "T"], report)
    if not any(row.kind == "T" for row in rows):
        the_indicator_is_reported_without_a_value(year, report)
    checks = {
        "C": lambda row: content_is_reported_and_printed(year, row, report),
        "A": lambda row: addressees_are_printed(year, row, notice),
        "D": lambda row: limits_are_kept(year, row, notice),
    }
    for row in rows:
        checks.get(row.kind, lambda _: None)(row)
    everything = [each for found in year.parts.values() for each in found]
    lost = {row.id for row in rows if not on_lines(everything, row)}
    assert lost <= ONLY_IN_THE_ORIGINAL
