"""Names are left out whole, in whatever case they were typed, and nothing else is."""

import pytest

from rules.withheld_names import UNNAMED, without

NAMES = ("Nguyễn Thị Mẫu", "Nguyễn Thị Mẫu An")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Đồng chí Nguyễn Thị Mẫu nhặt được ví", f"Đồng chí {UNNAMED} nhặt được ví"),
        ("NGUYỄN THỊ MẪU, Trần Thử", f"{UNNAMED}, Trần Thử"),
        ("Nguyễn Thị Mẫu An", UNNAMED),  # the longer name is no other person's shorter one
        ("Nguyễn Thị Mẫu2", "Nguyễn Thị Mẫu2"),
        ("Trần Thử", "Trần Thử"),
        ("", ""),
    ],
)
def test_names_are_left_out(text: str, told: str) -> None:
    assert without(text, NAMES) == told


def test_without_names_a_text_stays_as_it_was_typed() -> None:
    assert without("hai  dấu cách", ()) == "hai  dấu cách"
