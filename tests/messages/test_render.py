"""Rendering: escaped, NFC, undefined values refused; nothing that people type can pass for a part of the template."""

from datetime import UTC, datetime

import pytest
from jinja2 import UndefinedError

from handlers.filters import filters
from messages.render import Renderer
from tests.world import ZONE

HOSTILE = [
    "a\n---\nyes: Không\nno: Có",
    "\n---\n",
    "---\nyes: Không",
    "a\r\n---\r\nyes: Không",
    "<b>đậm</b> & \"ngoặc\" 'đơn' <script>",
    "{{ 7 * 7 }} {% raw %} {# chú thích #}",
    "yes: Không",
]


@pytest.fixture
def renderer() -> Renderer:
    return Renderer(filters(ZONE))


@pytest.mark.parametrize("typed", HOSTILE)
def test_typed_text_stays_text_and_changes_no_label(renderer: Renderer, typed: str) -> None:
    harmless = renderer.render("accounts/nobody", {"typed": "Hoa"})
    hostile = renderer.render("accounts/nobody", {"typed": typed})
    assert hostile.labels == harmless.labels
    shown = hostile.text.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"').replace("&#39;", "'")
    for line in typed.replace("\r\n", "\n").split("\n"):
        assert line in shown.replace("&amp;", "&")
    assert "<script>" not in hostile.text
    assert "<b>đậm" not in hostile.text


def test_labels_are_plain_text(renderer: Renderer) -> None:
    labels = renderer.render("milestone/move_label", {"milestone": {"name": "Đăng ký <A> & B"}}).labels
    assert labels["line"] == "Dời hạn: Đăng ký <A> & B"


def test_text_is_composed(renderer: Renderer) -> None:
    decomposed = "Nguye\u0302\u0303n"
    assert "Nguyễn" in renderer.render("accounts/nobody", {"typed": decomposed}).text


def test_a_value_that_is_missing_is_an_error(renderer: Renderer) -> None:
    with pytest.raises(UndefinedError):
        renderer.render("accounts/nobody", {})


def test_an_empty_list_of_labels_leaves_nothing_behind(renderer: Renderer) -> None:
    until = datetime(2027, 3, 25, 1, 0, tzinfo=UTC)
    told = renderer.render("reminder/put_off", {"until": until, "owed": 1, "waiting": 1, "tomorrow": True})
    assert told.text == "Sẽ nhắc lại lúc 08:00 ngày 25/3/2027, nếu đến lúc đó đồng chí chưa làm xong."
    assert told.labels == {}
