"""Whatever text comes in, a draft comes out, and its parts point at real lines."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.launch_document.read import read
from tests.rules.launch_document.documents_of import Measured, invented

PHRASES = (
    "Căn cứ|Thực hiện|phát động|phong trào|“Thi đua|”|1.|a)|-|I.|Nơi nhận:|Kính gửi:|KT. GIÁM ĐỐC|ngày 31/2/2026|"
    "trước ngày 10/12|Quý V|100%|từ 5%|trở lên|giảm|4.500 tỷ đồng|1,234|\n|\n\n|Số: /|./.|SỞ MẪU|tháng 13|năm 2026|"
    "hằng quý|khen thưởng|;|:|(|)"
)
WORDS = st.sampled_from([*PHRASES.split("|"), "| a | b |"])


@given(st.lists(WORDS, max_size=60))
@settings(max_examples=150, deadline=None)
def test_no_mixture_of_the_words_of_the_field_breaks_the_reader(words: list[str]) -> None:
    text = " ".join(words)
    draft = read(text).as_dict()
    assert all(1 <= s["lines"][0] <= s["lines"][1] <= text.count("\n") + 1 for s in draft["sources"].values())


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_the_reader(text: str) -> None:
    assert read(text).as_dict()["launches"] in {True, False}


@pytest.mark.parametrize("document", invented(), ids=lambda d: d.name)
def test_decomposed_letters_read_the_same(document: Measured) -> None:
    assert read(unicodedata.normalize("NFD", document.text)) == read(document.text)


@pytest.mark.parametrize("document", invented(), ids=lambda d: d.name)
def test_every_figure_stands_on_the_lines_it_names(document: Measured) -> None:
    lines = document.text.split("\n")
    for target in read(document.text).targets:
        printed = "\n".join(lines[target.source.first - 1 : target.source.last])
        digits = str(target.value).split(".")[0].lstrip("0") or "0"
        assert digits in printed.replace(".", "")


def test_the_empty_text_gives_an_empty_draft() -> None:
    draft = read("").as_dict()
    assert draft["title"] is None
    assert draft["targets"] == []
    assert draft["signer"] == {"name": None, "position": None, "capacity": None}


def test_all_fixed_fields_are_there() -> None:
    assert set(read("Thi đua").as_dict()) >= {
        "title", "number", "issuer", "province", "date", "year", "theme", "legal_bases", "objective", "targets", "contents",
        "movements", "deadlines", "duties", "commendation_rules", "addressees", "signer", "warnings", "sources",
    }  # fmt: skip
