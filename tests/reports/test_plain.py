"""Freezing, plain data, comparison, the copy for outside and years: against sums made apart."""

import csv
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import period, wording
from reports.compare import differences
from reports.frozen import AlteredError, printed
from reports.further import write_comparison, write_data, write_outside, write_years
from reports.plain import canonical, code_of, plain, restored
from reports.plain.csv_files import safe
from reports.summary import summarise
from rules.records import PledgeState
from tests.reports import files
from tests.reports.made_up import AS_OF, record

HALF = period.named("6m", 2026)


@given(
    seed=st.integers(0, 40),
    people=st.integers(0, 25),
    code=st.sampled_from(["q1", "6m", "year", "2026-01-05..2026-06-03"]),
)
@settings(max_examples=15, deadline=None)
def test_a_summary_survives_its_canonical_text(seed: int, people: int, code: str) -> None:
    summary = summarise(record(people, 6, seed), period.read(code, 2026))
    text = canonical(summary)
    assert restored(text) == summary
    assert canonical(restored(text)) == text


def test_amounts_keep_their_zeros() -> None:
    summary = summarise(record(3), HALF)
    assert (
        restored(canonical(replace(summary, elapsed=Decimal("0.50")))).elapsed.as_tuple() == Decimal("0.50").as_tuple()
    )


def test_a_frozen_summary_says_when_and_under_which_code_and_refuses_altered_text() -> None:
    text = canonical(summarise(record(), HALF))
    code = code_of(text)
    frozen = printed(text, code, datetime(2026, 7, 3, 20, tzinfo=UTC))
    note = f"Số liệu chốt ngày 04/7/2026, mã {code[:12]}."
    assert note in frozen.notes
    assert frozen.table("units").note.endswith(note)
    assert frozen.figures() == summarise(record(), HALF).figures()
    with pytest.raises(AlteredError):
        printed(text.replace('"value":60', '"value":61'), code, datetime(2026, 7, 3, tzinfo=UTC))


@pytest.mark.parametrize("code", ["q1", "6m", "9m", "year", "2026-02-01..2026-03-15"])
def test_a_period_is_read_back_from_its_code(code: str) -> None:
    assert period.read(code, 2026).code == code


@pytest.mark.parametrize("code", ["", "q5", "range", "2026-02-01..", "2026-03-01..2026-02-01", "x..y"])
def test_what_names_no_period_is_refused(code: str) -> None:
    with pytest.raises(ValueError):
        period.read(code, 2026)


def test_csv_and_json_hold_every_row_and_their_sums_agree_with_the_record(tmp_path: Path) -> None:
    made = record(80, 9, note='=1+1, "x"')
    summary = summarise(made, HALF)
    (place,) = write_data(summary, None, tmp_path)
    with ZipFile(place) as kept:
        assert kept.read("people.csv").startswith(b"\xef\xbb\xbf")
        units = list(csv.DictReader(kept.read("units.csv").decode("utf-8-sig").splitlines()))
        pledges = kept.read("pledges.csv").decode("utf-8-sig")
        data = json.loads(kept.read("so-lieu.json"))
        names = set(kept.namelist())
    counted = [p for p in made.pledges if p.state is not PledgeState.WITHDRAWN]
    assert sum(int(row["Đã đăng ký"]) for row in units) == len(counted)
    assert sum(int(row["Tổng số người"]) for row in units) == len(made.officials)
    assert names == {"so-lieu.json", "figures.csv", *(f"{key}.csv" for key in summary.tables())}
    figures = {f["key"]: f["value"] for section in data["sections"] for f in section["figures"]}
    assert figures["registered"] == len(counted)
    assert not re.search(r"(?m)(^|,)[=+@]", pledges)
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_text_is_never_taken_for_a_formula(text: str) -> None:
    assert safe(text) == f"'{text}"
    assert safe("x" + text) == "x" + text


def test_unknown_is_said_in_csv_and_null_in_json() -> None:
    summary = summarise(record(0, 3), HALF)
    figures = {f["key"]: f["value"] for section in plain(summary)["sections"] for f in section["figures"]}
    assert figures["headcount"] is None


def test_equal_compiles_differ_in_nothing_whatever_their_moment() -> None:
    made = record()
    later = replace(made, as_of=AS_OF + timedelta(hours=2))
    assert differences(summarise(made, HALF), summarise(made, HALF)) == ()
    assert differences(summarise(made, HALF), summarise(later, HALF)) == ()


def test_one_pledge_more_is_named_in_every_figure_it_changes() -> None:
    made = record()
    one = next(p for p in made.pledges if p.state is PledgeState.CONFIRMED)
    name = next(o.full_name for o in made.officials if o.id == one.official_id)
    before = replace(made, pledges=tuple(p for p in made.pledges if p is not one))
    found = {d.what: d for d in differences(summarise(before, HALF), summarise(made, HALF)) if not d.where}
    registered = found["Đã đăng ký thi đua"]
    assert int(registered.new) - int(registered.old) == 1
    assert (registered.added, registered.gone) == ((name,), ())
    assert found["Chưa đăng ký thi đua"].gone == (name,)
    back = {d.what: d for d in differences(summarise(made, HALF), summarise(before, HALF)) if not d.where}
    assert back["Đã đăng ký thi đua"].gone == (name,)


def test_a_changed_amount_shows_old_and_new(tmp_path: Path) -> None:
    made = record()
    one = next(
        r
        for r in made.progress
        if r.amount is not None
        and any(r.item_id == i.id for p in made.pledges for i in p.items if p.state is PledgeState.CONFIRMED)
    )
    changed = replace(one, id=99_999, amount=Decimal("987654"))
    after = replace(made, progress=tuple(changed if r is one else r for r in made.progress))
    place, lines = write_comparison(summarise(made, HALF), summarise(after, HALF), None, tmp_path / "x")
    assert any(re.search(r"Kết quả \(.+\): .+ → 987\.654", line) for line in lines), lines
    (sheet,) = files.sheets(place).values()
    assert len(sheet) == 3 + len(lines)


def test_the_copy_for_outside_names_no_person(tmp_path: Path) -> None:
    made = record(60, 9, note="ghi-chu-rieng 0912345678")
    (place,) = write_outside(summarise(made, HALF), None, tmp_path)
    book = files.sheets(place)
    text = "\n".join(str(cell) for rows in book.values() for row in rows for cell in row)
    assert {"Theo đơn vị", "Cán bộ"} & book.keys() == {"Theo đơn vị"}
    inside = [o for o in made.officials if o.full_name in text or o.staff_code in text]
    assert inside == []
    assert not re.search("GU-|TD-|CB0", text)
    assert wording.OUTSIDE_NOTE in text
    assert str(len([p for p in made.pledges if p.state is not PledgeState.WITHDRAWN])) in text


def test_five_years_stand_side_by_side_and_a_missing_year_is_unknown(tmp_path: Path) -> None:
    this = record(40)
    last = replace(record(30, seed=2), campaign=replace(this.campaign, id=2, year=2025))
    last = replace(
        last,
        stages=tuple(
            replace(s, starts_on=date(2025, 1, 1), ends_on=date(2025, s.ends_on.month, 30)) for s in last.stages
        ),
    )
    (place,) = write_years({2026: this, 2025: last}, None, 2026, tmp_path)
    (sheet,) = files.sheets(place).values()
    rows = sheet[2:]
    assert rows[0][3:] == ["2022", "2023", "2024", "2025", "2026"]
    headcount = next(row for row in rows if row[1] == "Tổng số người thuộc diện thi đua")
    assert headcount[3:] == [wording.NO_DATA, wording.NO_DATA, wording.NO_DATA, 30, 40]
