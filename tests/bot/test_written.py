"""Messages as plain text: lists of choices, long texts in parts."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.networks.written import listed, parts
from handlers.filters import filters
from messages.render import Renderer
from storage.outbox import Outgoing

RENDERER = Renderer(filters(ZoneInfo("Asia/Ho_Chi_Minh")))


def _message(text: str, choices: list[dict[str, object]]) -> Outgoing:
    now = datetime(2027, 1, 11, 1, tzinfo=UTC)
    return Outgoing(7, "zalo", "1", "reply", 0, text, choices, "", "", "", None, 0, now)


def test_choices_stand_below_the_text_without_numbers_of_their_own() -> None:
    asked = _message("Chọn nội dung.", [{"label": "7. Cải cách <hành chính>"}, {"label": "Huỷ", "lettered": True}])
    written = listed(asked, RENDERER)
    assert written.text.startswith("Chọn nội dung.\n\n1. Cải cách &lt;hành chính&gt;\na. Huỷ\n\n")
    assert written.choices == ()


def test_a_message_without_choices_stays_as_it_is() -> None:
    assert listed(_message("Đã ghi nhận.", []), RENDERER).text == "Đã ghi nhận."


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("Ngắn.", 2000, ["Ngắn."]),
        (
            "Một hai ba.\n\nBốn năm sáu.\n\nBảy tám chín mười.",
            44,
            ["Một hai ba.\n\nBốn năm sáu.", "Bảy tám chín mười."],
        ),
        ("<b>" + "từ " * 12 + "</b>", 40, ["<b>từ từ từ từ từ từ từ</b>", "<b>từ từ từ từ từ </b>"]),
    ],
)
def test_a_long_text_is_cut_where_a_reader_would_stop(text: str, most: int, expected: list[str]) -> None:
    assert parts(text, most) == expected


@given(
    st.lists(st.sampled_from(["đất", "<b>rừng</b>", "&amp;", "\n\n", "\n", " ", "😀", "x" * 50]), max_size=120),
    st.integers(60, 200),
)
def test_nothing_is_lost_nor_too_long_nor_cut_through(pieces: list[str], most: int) -> None:
    text = "".join(pieces)
    cut = parts(text, most)
    assert all(len(part.encode("utf-16-le")) // 2 <= most for part in cut)
    assert all(part.count("<b>") == part.count("</b>") for part in cut)
    bare = [re.sub(r"\s|</?b>", "", each) for each in (text, "".join(cut))]
    assert bare[0] == bare[1]
    assert not any(re.search(r"&(?!amp;)", part) for part in cut)
