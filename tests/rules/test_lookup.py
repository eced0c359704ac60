import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.lookup import Kind, asked, indexed, passage, words_of


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("tra cứu Hoa", "Hoa"),
        ("Tra cuu  giấy khen 2025", "giấy khen 2025"),
        ("TRA CỨU", ""),
        ("tra lúa", None),
        ("báo cáo tra cứu", None),
        ("", None),
    ],
)
def test_what_a_line_looks_for(typed: str, wanted: str | None) -> None:
    assert asked(typed) == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Nguyễn Thị Hoa", ("nguyen", "thi", "hoa")),
        ("giấy khen năm 2025", ("giay", "khen", "2025")),
        ("Trần Văn Nam", ("tran", "van", "nam")),
        ("26/QĐ-SNNMT", ("26", "qd", "snnmt")),
        ("hoa hoa", ("hoa",)),
        ("a", ()),
        ("…", ()),
    ],
)
def test_words_that_have_to_be_found(typed: str, wanted: tuple[str, ...]) -> None:
    assert words_of(typed) == wanted


@given(st.text(max_size=60), st.sampled_from(list(Kind)))
def test_a_text_is_found_by_its_own_words(text: str, kind: Kind) -> None:
    assert all(f" {word}" in indexed(kind, text) for word in words_of(text))


@given(st.text(max_size=200), st.integers(min_value=5, max_value=50))
def test_a_passage_fits(text: str, letters: int) -> None:
    assert len(passage(text, letters)) <= letters + 1
