"""The signs before choices where a network has no buttons."""

import pytest

from handlers.numbering import chosen, is_sign, signs

MENU = [{"label": "Đăng ký"}, {"label": "Báo cáo"}, {"label": "Của tôi"}]
QUESTION = [
    {"label": "Đúng tiến độ"},
    {"label": "Chậm"},
    {"label": "Quay lại", "lettered": True},
    {"label": "Huỷ", "lettered": True},
]
FIGURE = [{**each, "lettered": True} for each in MENU]


@pytest.mark.parametrize(
    ("choices", "expected"),
    [(MENU, ["1", "2", "3"]), (QUESTION, ["1", "2", "a", "b"]), (FIGURE, ["a", "b", "c"]), ([], [])],
)
def test_numbers_stand_for_answers_and_letters_for_commands(
    choices: list[dict[str, object]], expected: list[str]
) -> None:
    assert signs(choices) == expected


@pytest.mark.parametrize(
    ("text", "choices", "label"),
    [
        ("2", MENU, "Báo cáo"),
        ("2.", MENU, "Báo cáo"),
        ("(2)", MENU, "Báo cáo"),
        (" 02 ", MENU, "Báo cáo"),
        ("chọn 3", MENU, "Của tôi"),
        ("chon so 3", MENU, "Của tôi"),
        ("Mục 1", MENU, "Đăng ký"),
        ("4", MENU, None),
        ("0", MENU, None),
        ("a", MENU, None),
        ("1", QUESTION, "Đúng tiến độ"),
        ("3", QUESTION, None),  # a figure, a day: never "Quay lại"
        ("b", QUESTION, "Huỷ"),
        ("B)", QUESTION, "Huỷ"),
        ("chọn b", QUESTION, "Huỷ"),
        ("1", FIGURE, None),  # a figure
        ("a", FIGURE, "Đăng ký"),
        ("chọn 1", FIGURE, "Đăng ký"),
        ("-2", MENU, None),
        ("2?", MENU, None),
        ("1,5", MENU, None),
        ("2%", MENU, None),
        ("hai", MENU, None),
        ("", MENU, None),
    ],
)
def test_a_sign_means_its_choice_or_nothing(text: str, choices: list[dict[str, object]], label: str | None) -> None:
    found = chosen(text, choices)
    assert (found["label"] if found else None) == label


@pytest.mark.parametrize(
    ("text", "expected"), [("5", True), ("c", True), ("chọn 5", True), ("5 ha", False), ("-5", False)]
)
def test_tells_a_sign_from_an_answer(text: str, expected: bool) -> None:
    assert is_sign(text) is expected
