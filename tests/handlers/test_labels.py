"""Buttons fit a phone: few, short, told apart, and said in full above when they were cut."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from handlers.labels import MOST_BUTTONS, WIDEST, fitted, folded, offered, said, unsaid


def rows(*labels: str) -> list[dict[str, Any]]:
    return [{"label": label, "action": "campaign.desk", "args": {"campaign": n}} for n, label in enumerate(labels)]


def labels(found: list[dict[str, Any]]) -> list[str]:
    return [row["label"] for row in found]


LONG = "Phong trào thi đua cả nước chung sức xây dựng nông thôn mới"


def test_a_cut_label_is_said_in_full_above() -> None:
    [row] = fitted(rows(LONG))
    assert row["label"] == "Phong trào thi đua cả nước chung sức…"
    assert said(row) == LONG
    assert unsaid("Đồng chí chọn:", [row]) == [LONG]


def test_what_the_message_says_already_is_not_said_twice() -> None:
    for label in (LONG, f"Dời hạn: {LONG}"):
        assert unsaid(f"<b>Các mốc</b>\n– {LONG}: hạn 31/3", fitted(rows(label))) == []


def test_a_title_cut_in_its_middle_is_not_said_again_when_the_message_says_it_in_full() -> None:
    text = "1. Sáng kiến: Bảng tra cứu thửa đất cho bộ phận một cửa – Đặng Văn Cam (22/2/2027)"
    (row,) = fitted(rows("1. Sáng kiến: Bảng tra cứu thửa đất cho bộ… – Đặng Văn Cam"))
    assert unsaid(text, [row]) == []
    assert unsaid(text.replace("Cam", "Tre"), [row]) == [said(row)]


def test_markup_and_escapes_above_do_not_hide_what_is_said() -> None:
    label = 'Đợt thi đua "Tay & chân" chào mừng ngày truyền thống ngành'
    assert (
        unsaid("<b>Đợt thi đua</b> &#34;Tay &amp; chân&#34; chào mừng ngày truyền thống ngành", fitted(rows(label)))
        == []
    )


def test_labels_alike_are_told_apart() -> None:
    found = labels(fitted(rows(f"{LONG} năm 2027", f"{LONG} năm 2028", LONG, LONG, "Mốc", "Mốc")))
    assert len(set(found)) == 6
    assert found[-2:] == ["Mốc", "Mốc (2)"]


@given(st.lists(st.text(min_size=1, max_size=80), max_size=30))
def test_labels_always_fit(typed: list[str]) -> None:
    assert all(len(label) <= WIDEST for label in labels(fitted(rows(*typed))))


def test_a_long_text_leaves_no_room_for_more() -> None:
    assert unsaid("x" * 880, fitted(rows(LONG))) == []


@given(st.integers(min_value=0, max_value=40), st.integers(min_value=0, max_value=4))
def test_no_screen_has_more_buttons_than_fit_and_none_is_lost(count: int, tail: int) -> None:
    every = rows(*(str(number) for number in range(count)))
    found = folded(every, "Xem thêm", "<b>Sơ kết</b>\nkhác", min(tail, count))
    assert len(found) <= MOST_BUTTONS
    assert sorted(row["args"]["campaign"] for row in offered(found) if row["action"] != "form.others") == [
        row["args"]["campaign"] for row in every
    ]
    if count > MOST_BUTTONS:
        further = next(row for row in found if row["action"] == "form.others")
        assert further["args"]["about"] == "Sơ kết"
        assert found[len(found) - tail :] == every[count - tail :]
