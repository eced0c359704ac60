"""Which citations rest on a regulation, and what is told of its end and of its amendment."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.regulations import (
    NOTICE_DAYS,
    Change,
    Citation,
    Kind,
    Regulation,
    lapses,
    numbers_in,
    rests,
    same_number,
    unknown,
)

TODAY = date(2027, 3, 1)
DECREE = Regulation(1, "152/2025/NĐ-CP", "Nghị định quy định chi tiết Luật mẫu", issued_on=date(2025, 6, 14))


def cited(text: str, **more: object) -> Citation:
    return Citation(Kind.CAMPAIGN, "Phong trào mẫu", text, campaign=1, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Nghị định số 152/2025/NĐ-CP ngày 14/6/2025", ["152/2025/NĐ-CP"]),
        ("Chỉ thị 34-CT/TW và Kế hoạch số 147/KH-UBND;", ["34-CT/TW", "147/KH-UBND"]),
        ("Luật số 06/2022/QH15, sửa đổi bởi Luật số 06/2026/QH16", ["06/2022/QH15", "06/2026/QH16"]),
        ("ngày 23/4/2026, mục 2-3", []),
        ("152 / 2025 / ND-CP", ["152/2025/ND-CP"]),
        ("", []),
    ],
)
def test_numbers_of_documents_are_found_and_days_are_none(text: str, numbers: list[str]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("152/2025/NĐ-CP", "152/2025/nd-cp", True),
        ("06/2022/QH15", "6/2022/QH15", True),
        ("52/2025/NĐ-CP", "152/2025/NĐ-CP", False),
        ("152/2025/NĐ-CP", "152/2025/NĐ-CPU", False),
    ],
)
def test_a_number_is_the_same_however_it_is_typed(one: str, other: str, same: bool) -> None:
    assert same_number(one, other) is same


@pytest.mark.parametrize(
    ("text", "dated", "named"),
    [
        ("Căn cứ Nghị định số 152/2025/NĐ-CP", None, True),
        ("Điều 4 Nghị định 152/2025/ND-CP", None, True),
        ("Nghị định số 152/2025/NĐ-CP", date(2025, 6, 14), True),
        ("Nghị định số 152/2025/NĐ-CP", date(2025, 7, 14), False),  # the same number, another document
        ("Nghị định số 52/2025/NĐ-CP", None, False),
        ("Nghị định quy định chi tiết luật mẫu", None, True),  # without a number, by its name
        ("Nghị định số 9/2027/NĐ-CP quy định chi tiết Luật mẫu", None, False),
        ("", None, False),
    ],
)
def test_what_rests_on_a_regulation(text: str, dated: date | None, named: bool) -> None:
    assert rests(cited(text, dated=dated), DECREE) is named


def test_a_citation_that_names_the_successor_has_been_revised() -> None:
    law = Regulation(2, "06/2022/QH15", "Luật mẫu", amended_from=TODAY, successor="Luật số 06/2026/QH16")
    assert rests(cited("Luật số 06/2022/QH15"), law)
    assert not rests(cited("Luật số 06/2022/QH15, sửa đổi bởi Luật số 06/2026/QH16"), law)


@pytest.mark.parametrize(
    ("last", "amended", "told"),
    [
        (None, None, None),
        (TODAY + timedelta(days=NOTICE_DAYS), None, None),
        (TODAY + timedelta(days=NOTICE_DAYS - 1), None, (Change.ENDS, TODAY + timedelta(days=NOTICE_DAYS), False)),
        (TODAY, None, (Change.ENDS, TODAY + timedelta(days=1), False)),  # the last day in force
        (TODAY - timedelta(days=1), None, (Change.ENDS, TODAY, True)),
        (None, TODAY, (Change.AMENDED, TODAY, True)),
        (TODAY + timedelta(days=90), TODAY, (Change.AMENDED, TODAY, True)),
        (date(2026, 12, 31), date(2026, 10, 1), (Change.ENDS, date(2027, 1, 1), True)),
    ],
)
def test_what_is_told_of_a_regulation(
    last: date | None, amended: date | None, told: tuple[Change, date, bool] | None
) -> None:
    each = Regulation(1, "152/2025/NĐ-CP", "Nghị định mẫu", effective_to=last, amended_from=amended)
    found = lapses([each], [cited("152/2025/NĐ-CP")], TODAY)
    assert [(lapse.change, lapse.day, lapse.come) for lapse in found] == ([told] if told else [])
    assert all(len(lapse.resting) == 1 for lapse in found)


def test_what_ends_with_it_or_before_needs_no_look() -> None:
    ending = Regulation(1, "152/2025/NĐ-CP", "Nghị định mẫu", effective_to=TODAY + timedelta(days=9))
    after = TODAY + timedelta(days=10)
    places = [
        Citation(Kind.CONDITION, "đã sửa", "152/2025/NĐ-CP", code="A", until=ending.effective_to),
        Citation(Kind.CONDITION, "chưa sửa", "152/2025/NĐ-CP", code="B", until=after),
        Citation(Kind.NORM, "không hạn", "152/2025/NĐ-CP"),
    ]
    assert [each.name for each in lapses([ending], places, TODAY)[0].resting] == ["chưa sửa", "không hạn"]


def test_numbers_that_nobody_has_entered_are_named_once() -> None:
    register = [Regulation(1, "152/2025/NĐ-CP", "Nghị định mẫu", successor="Nghị định số 88/2027/NĐ-CP")]
    texts = ["Nghị định 152/2025/NĐ-CP", "Luật số 06/2022/QH15", "Điều 3 Luật 6/2022/QH15", "Nghị định 88/2027/NĐ-CP"]
    assert [same_number(number, "06/2022/QH15") for number, _ in unknown(map(cited, texts), register)] == [True]


@given(
    last=st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    amended=st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    today=st.dates(date(2026, 1, 1), date(2028, 1, 1)),
)
def test_what_has_come_stays_told_of(last: date | None, amended: date | None, today: date) -> None:
    each = Regulation(1, "1/QĐ", "Quy định mẫu", effective_to=last, amended_from=amended)
    changed = each.change(today)
    assert (changed is None) == all(
        day is None or day > today + timedelta(days=NOTICE_DAYS)
        for day in (amended, last + timedelta(days=1) if last else None)
    )
    if changed is not None and changed[1] <= today:
        later = each.change(today + timedelta(days=7))
        assert later is not None
        assert later[0] is Change.ENDS or later == changed
