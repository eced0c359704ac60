"""HTML in, text and entities out; entities in, safe HTML out."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator import utf16
from simulator.errors import ApiError
from simulator.markup import parse_html
from simulator.rendering import as_html

CASES = [
    ("xin chào", "xin chào", []),
    ("<b>A</b> và <i>B</i>", "A và B", [("bold", 0, 1), ("italic", 5, 1)]),
    ("🏆<b>nhất</b>", "🏆nhất", [("bold", 2, 4)]),
    ("<b><i>x</i></b>", "x", [("bold", 0, 1), ("italic", 0, 1)]),
    ("&lt;b&gt; &amp; &quot;x&quot; &#272; &#x110;", '<b> & "x" Đ Đ', []),
    ("R&D &nbsp;", "R&D &nbsp;", []),
    ("  <b> x </b> ", "x", [("bold", 0, 1)]),
    ('<a href="https://a.vn/?x=1&y=2">trang</a>', "trang", [("text_link", 0, 5)]),
    ("<a>trang</a>", "trang", []),
    ('<span class="tg-spoiler">kín</span>', "kín", [("spoiler", 0, 3)]),
    ("<blockquote expandable>dài</blockquote>", "dài", [("expandable_blockquote", 0, 3)]),
    ("<PRE>x</PRE><b></b>", "x", [("pre", 0, 1)]),
]


@pytest.mark.parametrize(("source", "text", "entities"), CASES)
def test_parsing(source, text, entities):
    parsed, found = parse_html(source)
    assert parsed == text
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


def test_link_keeps_its_address():
    assert parse_html("<a href='https://a.vn/x'>trang</a>")[1][0]["url"] == "https://a.vn/x"


@given(st.text(alphabet="<>/&;ab đ🏆\"'=#x1 \n", max_size=40))
def test_parser_answers_or_refuses(source):
    try:
        text, entities = parse_html(source)
    except ApiError as error:
        problem, inside = error.description, True
    else:
        problem, inside = "", all(e["offset"] + e["length"] <= utf16.length(text) for e in entities)
    assert inside
    assert not problem or problem.startswith("Bad Request: can't parse entities: ")


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text, self.open, self.tags = "", [], set()

    def handle_data(self, data):
        self.text += data

    def handle_starttag(self, tag, attributes):
        self.open.append(tag)
        self.tags.add(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


spans = st.tuples(
    st.sampled_from(["bold", "italic", "code", "bot_command", "spoiler", "blockquote", "unheard_of"]),
    st.integers(0, 30),
    st.integers(1, 10),
)


@given(st.text(alphabet="<b>&\"' /đ🏆a\n", max_size=30), st.lists(spans, max_size=5))
def test_rendering_is_balanced_and_shows_the_text(text, drawn):
    size = utf16.length(text)
    entities = [{"type": kind, "offset": start, "length": more} for kind, start, more in drawn if start + more <= size]
    reader = Reader()
    reader.feed(as_html(text, entities))
    reader.close()
    cut_inside_a_letter = "\ufffd" in reader.text
    assert cut_inside_a_letter or reader.text == text
    assert reader.open == []
    assert reader.tags <= {"b", "i", "code", "a", "span", "blockquote"}


@pytest.mark.parametrize(
    ("text", "entities", "shown"),
    [
        ("<b>", [], "&lt;b&gt;"),
        ("xem https://a.vn/x?a=1&b=2.", [], 'href="https://a.vn/x?a=1&amp;b=2"'),
        ("bấm", [{"type": "text_link", "offset": 0, "length": 3, "url": "javascript:alert(1)"}], "<span>bấm</span>"),
        ("/menu", [{"type": "bot_command", "offset": 0, "length": 5}], 'data-command="/menu"'),
    ],
)
def test_rendering(text, entities, shown):
    assert shown in as_html(text, entities)


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("/start abc", [(0, 6)]),
        ("gõ /menu hay /huy", [(3, 5), (13, 4)]),
        ("🏆 /menu@thidua_demo_bot", [(3, 21)]),
        ("24/3/2027", []),
        ("và/hoặc", []),
    ],
)
def test_commands_in_text(text, commands):
    assert [(entity["offset"], entity["length"]) for entity in utf16.command_entities(text)] == commands


@given(st.text(max_size=60), st.integers(2, 9))
def test_chunks_fit_and_lose_nothing(text, limit):
    pieces = list(utf16.chunks(text, limit))
    assert "".join(pieces) == text
    assert all(utf16.length(piece) <= limit for piece in pieces)
