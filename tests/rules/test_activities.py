"""Activities told in one line, ticks, lists, details; outstanding examples and what is missing of them; refused texts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.activities import Activity, Line, details, listed, read_ticks, shown
from rules.activity_kinds import KINDS, REFORM_ITEMS
from rules.activity_words import read_activity
from rules.nominations import Nomination, NominationState, Step, filtered, gaps, tags_shown
from rules.secrecy import restricted

TODAY = date(2027, 5, 10)


@pytest.mark.parametrize(
    ("said", "kind", "reached", "day"),
    [
        ("đã tuyên truyền cho 45 người hôm qua", "tuyen_truyen", 45, date(2027, 5, 9)),
        ("da tuyen truyen 45 nguoi 12/3", "tuyen_truyen", 45, date(2027, 3, 12)),
        ("đơn vị đã phổ biến cho 1.200 cán bộ", "tuyen_truyen", 1200, None),
        ("Vừa tổ chức sinh hoạt chuyên đề hôm nay", "sinh_hoat", None, TODAY),
        ("tuyên truyền 30 người sáng, 40 người chiều", "tuyen_truyen", None, None),
        ("đã đăng tin trên trang của Sở ngày 1/5", "truyen_thong", None, date(2027, 5, 1)),
    ],
)
def test_a_line_is_understood_as_far_as_it_says(said: str, kind: str, reached: int | None, day: date | None) -> None:
    told = read_activity(said, TODAY)
    assert told is not None
    assert (told.kind, told.reached, told.held_on) == (kind, reached, day)


@pytest.mark.parametrize(
    "said", ["tuyên truyền thế nào", "đã tuyên truyền chưa?", "kiểm tra được 20 hồ sơ", "báo cáo 45 người", "", "45"]
)
def test_other_lines_tell_of_no_activity(said: str) -> None:
    assert read_activity(said, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("1, 3 và 6", [0, 2, 5]),
        ("2;2", [1]),
        ("6", [5]),
        ("7", None),
        ("0", None),
        ("một", None),
        ("", None),
        ("1-3", None),
    ],
)
def test_ticks(typed: str, places: list[int] | None) -> None:
    assert read_ticks(typed, 6) == places


@given(st.sets(st.integers(1, 6), min_size=1))
def test_ticks_read_back(numbers: set[int]) -> None:
    assert read_ticks(", ".join(map(str, sorted(numbers))), 6) == [number - 1 for number in sorted(numbers)]


def activity(**values: object) -> Activity:
    about = {"id": 1, "campaign_id": 1, "unit_id": 1, "revision": 1, "kind": "ke_hoach", "held_on": TODAY}
    return Activity(**{**about, "planned": False, "text": "Kế hoạch", **values})  # type: ignore[arg-type]


def test_details_leave_out_what_was_not_said() -> None:
    assert details(activity(extras={"reform": ["thu_tuc", "so_hoa"]})) == [
        ("Nội dung cải cách hành chính", "Cải cách thủ tục hành chính; Chính phủ điện tử, Chính phủ số")
    ]
    assert details(activity(kind="tuyen_truyen", extras={"form": "hop", "reached": 0})) == [
        ("Hình thức", "Họp, hội nghị"),
        ("Số người", "0"),
    ]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_every_kind_can_be_asked_and_shown(kind: object) -> None:
    assert kind.name  # type: ignore[attr-defined]
    assert kind.ask.endswith(("?", "."))  # type: ignore[attr-defined]
    for extra in kind.extras:  # type: ignore[attr-defined]
        assert extra.sort in ("text", "number", "link", "choice", "ticks")
        assert bool(extra.options) == (extra.sort in ("choice", "ticks"))
        assert [shown(extra, code) for code, _ in extra.options if extra.sort == "choice"] == [
            label for _, label in extra.options if extra.sort == "choice"
        ]
    assert len(REFORM_ITEMS) == 6


def test_only_a_good_deed_with_consent_that_stands_is_published() -> None:
    deed = {"kind": "nguoi_tot", "extras": {"people": "Ông Ví Dụ", "consent": "co"}}
    assert activity(**deed).publishable
    assert not activity(**deed, change="withdrawn").publishable
    assert not activity(kind="nguoi_tot", extras={"consent": "chua"}).publishable
    assert not activity(kind="khac", extras={"consent": "co"}).publishable


def test_the_list_is_by_day_and_can_be_filtered() -> None:
    days = [TODAY - timedelta(days=number) for number in (3, 1, 2)]
    lines = [Line(kind, number, 1, day, "") for number, (kind, day) in enumerate(zip("aba", days, strict=True))]
    assert [line.id for line in listed(lines, "")] == [1, 2, 0]
    assert [line.id for line in listed(lines, "a")] == [2, 0]


def nomination(number: int, state: NominationState, *steps: tuple[str, date], tags: tuple[str, ...] = ()) -> Nomination:
    taken = tuple(Step(place, code, day, "") for place, (code, day) in enumerate(steps))
    about = (number, 1, 1, None, None, 1, state, "ca_nhan", None, "Mẫu", "", None, TODAY, "Làm tốt", tags)
    return Nomination(*about, steps=taken)


def test_gaps_dates_and_levels() -> None:
    found = nomination(1, NominationState.ACCEPTED, ("so", TODAY), ("don_vi", TODAY), ("bieu_duong", TODAY))
    assert (gaps(found), found.level, found.praised_on, found.proposed_on) == (("de_nghi",), "so", TODAY, None)
    assert gaps(nomination(2, NominationState.SUGGESTED)) == ()
    twice = nomination(3, NominationState.ACCEPTED, ("de_nghi", TODAY), ("de_nghi", TODAY - timedelta(days=9)))
    assert twice.proposed_on == TODAY - timedelta(days=9)
    assert nomination(4, NominationState.ACCEPTED).level == ""


def test_the_offices_filters() -> None:
    every = [
        nomination(1, NominationState.ACCEPTED, tags=("nu",)),
        nomination(2, NominationState.SUGGESTED),
        nomination(3, NominationState.DECLINED),
        nomination(4, NominationState.WITHDRAWN),
        nomination(5, NominationState.ACCEPTED, ("bieu_duong", TODAY), ("de_nghi", TODAY)),
    ]
    shown_by = {wanted: [each.id for each in filtered(every, wanted)] for wanted in ("", "suggested", "de_nghi", "nu")}
    assert shown_by == {"": [5, 2, 1], "suggested": [2], "de_nghi": [1], "nu": [1]}
    assert tags_shown(("nu", "tap_the_nho")) == "Nữ; Tập thể nhỏ"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Đồng chí A bị kỷ luật cảnh cáo", "discipline"),
        ("xu-ly-ky-luat.pdf", "discipline"),
        ("ban_kiem_diem.docx", "discipline"),
        ("bị phê bình trước phòng", "discipline"),
        ("có đơn tố cáo", "discipline"),
        ("anh B nghỉ ốm dài ngày", "health"),
        ("vì lý do sức khỏe", "health"),
        ("bệnh án.pdf", "health"),
        ("Tăng cường kỷ luật, kỷ cương hành chính", None),
        ("giữ nghiêm kỷ luật lao động", None),
        ("Hiến máu cứu người bệnh", None),
        ("kiểm điểm tiến độ các dự án", None),
        ("Khám sức khoẻ định kỳ cho 40 người", None),
    ],
)
def test_discipline_and_health_stay_out(text: str, reason: str | None) -> None:
    assert restricted(text) == reason
