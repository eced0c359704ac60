"""Activities and outstanding examples in a compile: every figure opens to its rows, every sum is made twice."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from reports import period
from reports.excel import write_workbook
from reports.lint_docx import lint
from reports.summary import summarise
from reports.unit_activities import kinds_table
from reports.word import write_report
from reports.word.story import Story, write_story
from rules.activities import Activity, Joined
from rules.activity_kinds import KINDS
from rules.nominations import Nomination, NominationState, Step
from rules.own_activity_kinds import kind_of_row
from rules.records import CampaignRecord
from tests.reports import files
from tests.reports.made_up import record

HALF = period.named("6m", 2026)


def doings(seed: int, count: int) -> CampaignRecord:
    """The made-up record with activities inside and outside the half-year, some planned, some counted by nobody."""
    random, made = Random(seed), record(20, 6)
    units = [unit.id for unit in made.units]
    found = []
    for number in range(count):
        day = date(2026, random.randint(1, 9), random.randint(1, 28))
        kind = random.choice(list(KINDS))
        reached = (
            {"reached": random.randint(0, 200)}
            if random.random() < 0.6 and kind in ("tuyen_truyen", "sinh_hoat")
            else {}
        )
        unit, planned = random.choice(units), random.random() < 0.2
        found.append(Activity(number, 1, unit, 1, kind, day, planned, f"Việc {number}", {} if planned else reached))
    return replace(made, activities=tuple(found))


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 30))
def test_counts_are_those_of_the_rows(seed: int, count: int) -> None:
    made = doings(seed, count)
    summary = summarise(made, HALF)
    inside = [each for each in made.activities if each.held_on <= date(2026, 6, 30)]
    done = [each for each in inside if not each.planned]
    told = [each.extras["reached"] for each in done if "reached" in each.extras]
    expected = {
        "activities": len(done),
        "planned_activities": len(inside) - len(done),
        "activity_units": len({each.unit_id for each in done}),
        "people_reached": sum(told) if told else None,
    }
    for key, value in expected.items():
        assert summary.figure(key).value == (value if inside else None), key
    assert {ref.id for ref in summary.figure("activities").rows} == {each.id for each in done}
    assert len(summary.table("activities").rows) == len(inside)
    kinds = summary.table("activity_kinds")
    assert kinds.total("deeds") == (len(done) if inside else None)
    assert kinds.total("reached") == expected["people_reached"]
    for row in kinds.rows:
        names = {each.id for each in done if KINDS[each.kind].name == row.cells[1]}
        assert {ref.id for ref in row.sources["deeds"]} == names


def test_workbook_and_report_carry_them(tmp_path: Path) -> None:
    summary = summarise(doings(5, 25), HALF)
    sheet = files.sheets(write_workbook(summary, tmp_path / "a.xlsx"))["Hoạt động"]
    assert len(files.column(sheet, "Nội dung")) == len(summary.table("activities").rows)
    reached = [value for value in files.column(sheet, "Số người") if isinstance(value, float)]
    assert sum(reached) == summary.figure("people_reached").value
    path = write_report(summary, files.LETTERHEAD, tmp_path / "a.docx")
    assert lint(path) == []
    text = "\n".join(paragraph.text for paragraph in files.opened(path).paragraphs)
    assert "lượt người được tuyên truyền, dự sinh hoạt" in text
    rows = files.word_rows(files.word_table(files.opened(path), "Loại hoạt động", "Nội dung"))
    assert len(rows) - 2 == len(summary.table("activities").rows)  # head and total


def test_nothing_recorded_is_said_to_be_so(tmp_path: Path) -> None:
    summary = summarise(record(), HALF)
    assert [summary.figure(key).value for key in ("activities", "people_reached", "nominations")] == [None] * 3
    text = "\n".join(
        p.text for p in files.opened(write_report(summary, files.LETTERHEAD, tmp_path / "a.docx")).paragraphs
    )
    assert "Chưa có số liệu về hoạt động của các đơn vị trong kỳ." in text
    assert "Chưa có số liệu về điển hình tiên tiến trong kỳ." in text


def nominee(number: int, unit: int, state: NominationState, found: date | None, *steps: Step) -> Nomination:
    said = ("ca_nhan", None, f"Người {number}", "", None, found, "Làm tốt", ("nu",))
    return Nomination(number, 1, unit, None, None, 1, state, *said, steps=steps)


def test_outstanding_examples_are_those_found_in_the_period() -> None:
    made, accepted = record(20, 6), NominationState.ACCEPTED
    units = [unit.id for unit in made.units[1:]]
    praised = Step(1, "bieu_duong", date(2026, 5, 1), "")
    named = (
        nominee(1, units[0], accepted, date(2026, 4, 1), praised),
        nominee(2, units[0], accepted, date(2026, 8, 1), praised),
        nominee(3, units[1], NominationState.SUGGESTED, None),
        nominee(4, units[1], accepted, date(2026, 2, 1), Step(2, "de_nghi", date(2026, 3, 1), "")),
    )
    summary = summarise(replace(made, nominations=named), HALF)
    assert summary.table("nominations").column("nominee") == ("Người 1", "Người 4")
    assert summary.table("nominations").column("praised_on") == (date(2026, 5, 1), None)
    keys = ("nominations", "nominations_praised", "nominations_proposed", "nomination_units", "no_nomination_units")
    assert [summary.figure(key).value for key in keys] == [2, 1, 1, 2, len(units) - 2]


def test_a_good_deed_is_a_page_with_its_words_as_typed(tmp_path: Path) -> None:
    story = Story("Ông Ví Dụ & con", "Phòng <Mẫu>", "09/5/2026", "Nhặt được ví.\nTrả lại.", "Sở Mẫu")
    text = [p.text for p in files.opened(write_story(story, tmp_path / "s.docx")).paragraphs]
    assert text[:2] == ["NGƯỜI TỐT, VIỆC TỐT", "Ông Ví Dụ & con"]
    assert {"Đơn vị: Phòng <Mẫu>", "Thời gian: 09/5/2026", "Nhặt được ví.", "Trả lại."} <= set(text)


def test_names_of_one_movement_are_counted_together(tmp_path: Path) -> None:
    made = record(20, 6)
    joined = (
        Joined(1, "vi-nguoi-ngheo", "Chung tay vì người nghèo"),
        Joined(2, "nong-thon-moi", "Nông thôn mới"),
        Joined(3, "vi-nguoi-ngheo", "Chung tay vì người nghèo"),
    )
    unit = made.units[0].id
    done = [(1, False), (3, False), (3, True), (None, False)]
    found = tuple(
        Activity(n, 1, unit, 1, "huong_ung", date(2026, 3, 1), planned, "Việc", movement_id=movement)
        for n, (movement, planned) in enumerate(done)
    )
    summary = summarise(replace(made, activities=found, movements=joined), HALF)
    table = summary.table("activity_movements")
    assert [row.cells[1:4] for row in table.rows] == [("Chung tay vì người nghèo", 2, 1)]
    assert table.column("planned") == (1,)
    assert {ref.id for ref in table.rows[0].refs} == {0, 1, 2}
    document = files.opened(write_report(summary, files.LETTERHEAD, tmp_path / "a.docx"))
    assert len(files.word_rows(files.word_table(document, "Phong trào", "Số đơn vị"))) == 2
    assert "activity_movements" not in summarise(replace(made, activities=found[3:], movements=joined), HALF).tables()


def test_a_kind_is_counted_under_each_of_its_names() -> None:
    def one(number: int, name: str, revision: int | None) -> Activity:
        kept = kind_of_row("khac", revision, name, False, None) if revision else None
        return Activity(number, 1, 2, 1, "khac", date(2026, 3, number), False, "Việc", kept_kind=kept)

    found = [one(1, "", None), one(2, "Ra quân", 1), one(3, "Trồng cây", 2), one(4, "Ra quân", 1)]
    made = kinds_table(found)
    assert [(row.cells[1], row.cells[2]) for row in made.rows] == [
        ("Hoạt động khác", 1),
        ("Ra quân", 2),
        ("Trồng cây", 1),
    ]
    assert [sorted(ref.id for ref in row.refs) for row in made.rows] == [[1], [2, 4], [3]]
