"""Draft → rows of a campaign: years, doubts, stages, kinds of milestones; nothing invented."""

import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.campaign_draft import rows_of
from rules.campaign_limits import kind_of, limits_of, name_of
from rules.launch_document.findings import Deadline, Source
from rules.launch_document.from_dict import draft_from
from rules.launch_document.read import read
from rules.period_words import read_period
from rules.records import MilestoneKind
from tests.rules.launch_document.documents_of import Measured, invented, seeds

TODAY = date(2027, 1, 11)
TEXTS = {document.name: document.text for document in invented()}


def deadline(phrase: str, action: str, resolved: str | None) -> Deadline:
    return Deadline(phrase, resolved, Source(1, 1), "fixed", False, action)


@pytest.mark.parametrize("measured", [*invented(), *seeds()], ids=lambda each: each.name)
def test_a_draft_survives_the_way_through_json(measured: Measured) -> None:
    draft = read(measured.text)
    assert draft_from(draft.as_dict()) == replace(draft, lines=0)


@pytest.mark.parametrize(
    ("name", "year", "until"),
    [("department_plan", 2026, None), ("province_directive", 2026, 2030), ("school_launch", 2026, 2027)],
)
def test_the_period(name: str, year: int, until: int | None) -> None:
    campaign = rows_of(read(TEXTS[name]), TODAY).campaign
    assert (campaign["year"], campaign["period_to"]) == (year, until)


def test_a_year_and_a_title_that_are_not_said_are_doubtful() -> None:
    campaign = rows_of(read("Các đơn vị thi đua trồng cây."), TODAY, "thu-moi").campaign
    assert (campaign["year"], campaign["title"]) == (2027, "thu-moi")
    assert set(campaign["doubtful"]) >= {"title", "year"}
    assert campaign["number"] is None
    assert campaign["issued_on"] is None


def test_a_period_has_a_stage_for_each_year() -> None:
    stages = rows_of(read(TEXTS["province_directive"]), TODAY).stages
    assert [(stage["starts_on"], stage["ends_on"]) for stage in stages] == [
        (date(year, 1, 1), date(year, 12, 31)) for year in range(2026, 2031)
    ]


def test_one_year_has_a_stage_up_to_each_report() -> None:
    rows = rows_of(read(TEXTS["department_plan"]), TODAY)
    assert [(s["starts_on"], s["ends_on"]) for s in rows.stages] == [
        (date(2026, 1, 1), date(2026, 6, 25)),
        (date(2026, 6, 26), date(2026, 11, 30)),
    ]
    assert [(m["kind"], m["due_on"], m["stage"]) for m in rows.milestones] == [
        (MilestoneKind.REGISTRATION, date(2026, 3, 31), None),
        (MilestoneKind.PROGRESS, date(2026, 6, 25), 0),
        (MilestoneKind.PROGRESS, date(2026, 11, 30), 1),
    ]


def test_gathering_registrations_is_no_second_registration() -> None:
    rows = rows_of(read(TEXTS["department_plan"]), TODAY)
    assert [m["phrase"] for m in rows.milestones if m["kind"] == MilestoneKind.REGISTRATION] == [
        "xong trong Quý I năm 2026"
    ]
    assert any("trước ngày 15/3/2026" in warning["text"] for warning in rows.parts["warnings"])


@pytest.mark.parametrize(
    ("actions", "kept"),
    [
        (["Tổng hợp đăng ký thi đua, báo cáo Giám đốc Sở trước ngày 15/3"], 1),
        (["Ký giao ước thi đua trước ngày 15/3", "Báo cáo kết quả đăng ký trước ngày 15/3"], 1),
        (["Các phòng đăng ký trước ngày 15/3", "Các trung tâm đăng ký trước ngày 15/3"], 1),
        (["Đăng ký danh hiệu trước ngày 15/3", "Gửi báo cáo sơ kết trước ngày 15/3"], 2),
    ],
)
def test_one_phrase_makes_one_milestone(actions: list[str], kept: int) -> None:
    limits = limits_of([deadline("trước ngày 15/3", action, "2027-03-14") for action in actions], 2027, None)
    assert len(limits.milestones) == kept


def test_a_share_to_be_reached_is_no_registration() -> None:
    found = deadline("đến hết tháng 11", "đến hết tháng 11 có 100% đảng viên đăng ký việc tốt", "2027-11-30")
    assert kind_of(found) == MilestoneKind.PROGRESS


@pytest.mark.parametrize(
    ("phrase", "action", "kind", "name"),
    [
        ("trước ngày 15/3", "Ký giao ước thi đua trước ngày 15/3", "registration", "Ký giao ước thi đua"),
        ("trong tháng 6", "tổ chức phát động trong tháng 6", "registration", "Tổ chức phát động"),
        ("trước 30/11", "Phát động trong quý I, tổng kết trước 30/11", "progress", "Tổng kết trước 30/11"),
        ("trước 25/6", "gửi báo cáo kết quả trước 25/6 về Văn phòng", "progress", "Gửi báo cáo kết quả về Văn phòng"),
        ("trước 1/3", "Tổng hợp đăng ký, gửi Sở trước 1/3", "registration", "Gửi Sở trước 1/3"),
        (
            "trong Quý I",
            "phòng, trạm, đội phối hợp công đoàn xây dựng kế hoạch và phát động thi đua trong Quý I",
            "registration",
            "Xây dựng kế hoạch và phát động thi đua",
        ),
        ("trước 15/6", "các đơn vị báo cáo kết quả sơ kết trước 15/6", "progress", "Báo cáo kết quả sơ kết"),
        ("trước 15/3", "Các phòng đăng ký trước 15/3", "registration", "Các phòng đăng ký"),
    ],
)
def test_what_a_limit_asks_for(phrase: str, action: str, kind: str, name: str) -> None:
    found = deadline(phrase, action, "2027-01-01")
    assert (kind_of(found).value, name_of(found)) == (kind, name)


@given(st.lists(st.dates(date(2020, 1, 1), date(2035, 12, 31)), max_size=8), st.integers(2020, 2030), st.integers(0, 5))
def test_every_report_has_a_stage_and_stages_do_not_overlap(days: list[date], first: int, more: int) -> None:
    found = [deadline("hạn", "báo cáo kết quả", day.isoformat()) for day in days]
    limits = limits_of(found, first, first + more if more else None)
    assert len(limits.milestones) == len(days)
    assert all(0 <= milestone["stage"] < len(limits.stages) for milestone in limits.milestones)
    spans = [(stage["starts_on"], stage["ends_on"]) for stage in limits.stages]
    assert all(start <= end for start, end in spans)
    assert all(end < start for (_, end), (start, _) in itertools.pairwise(spans))


def test_a_limit_without_a_day_stays_a_suggestion() -> None:
    limits = limits_of([deadline("định kỳ", "báo cáo định kỳ", None)], 2027, None)
    assert limits.milestones == ()
    assert limits.undated[0]["phrase"] == "định kỳ"
    assert len(limits.stages) == 1


def test_the_parent_document_is_no_law() -> None:
    parent = rows_of(read(TEXTS["department_plan"]), TODAY).campaign["parent_document"]
    assert parent.startswith("Kế hoạch số 15/KH-UBND")


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2027", "2027"),
        ("năm 2027", "2027"),
        ("2026-2030", "2026-2030"),
        ("giai đoạn 2026 – 2030", "2026-2030"),
        ("2026 đến 2030", "2026-2030"),
        ("2027-2027", "2027"),
        ("2030-2026", None),
        ("2021-2045", None),
        ("27", None),
        ("sang năm", None),
        ("", None),
    ],
)
def test_a_typed_period(typed: str, period: str | None) -> None:
    assert read_period(typed) == period


def test_a_level_that_the_words_say_is_a_doubtful_proposal() -> None:
    items = "1. Phấn đấu đạt 100% công chức đăng ký danh hiệu.\n2. Đạt 95% hồ sơ đúng hạn.\n"
    rows = rows_of(read(f"Sở Mẫu phát động thi đua năm 2027:\n\nI. CHỈ TIÊU\n{items}"), TODAY)
    assert [(t["level"], t["doubtful"]) for t in rows.parts["targets"]] == [("registration", True), ("unit", False)]
