"""Pages: within their length, cut at sentence ends, nothing lost."""

from hypothesis import given
from hypothesis import strategies as st

from rules.pages import pack, split_text

TEXT = st.text(alphabet="aăâbê .;\n…!?", max_size=400)


def _letters(text: str) -> str:
    return "".join(text.split())


@given(TEXT, st.integers(1, 60))
def test_nothing_is_lost_and_no_piece_is_too_long(text: str, most: int) -> None:
    pieces = split_text(text, most)
    assert _letters("".join(pieces)) == _letters(text)
    assert all(0 < len(piece) <= most for piece in pieces)


@given(st.lists(TEXT, max_size=6), st.integers(1, 80))
def test_packed_lines_keep_their_order_and_fit(lines: list[str], most: int) -> None:
    pages = pack(lines, most)
    assert _letters("".join(line for page in pages for line in page)) == _letters("".join(lines))
    assert all(len("\n".join(page)) <= most for page in pages)


def test_cuts_at_sentence_ends() -> None:
    text = "Thực hiện đúng hạn. Giữ gìn kỷ cương; tiết kiệm."
    assert split_text(text, 40) == ["Thực hiện đúng hạn. Giữ gìn kỷ cương;", "tiết kiệm."]


def test_a_sentence_too_long_is_cut_between_words() -> None:
    assert split_text("một hai ba bốn năm", 8) == ["một hai", "ba bốn", "năm"]


def test_short_text_stays_whole() -> None:
    assert split_text("Một câu. Hai câu.", 900) == ["Một câu. Hai câu."]
