"""How many presses and messages it takes: counted in the conversations themselves."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def taken(script: str, who: str, first: str, last: str) -> int:
    """Presses and messages of somebody from the line that begins with ``first`` to that with ``last``, both counted."""
    said = [line for line in (HERE / script).read_text(encoding="utf-8").splitlines() if line.startswith(who)]
    begun = said.index(f"{who}{first}")
    return said.index(f"{who}{last}", begun) - begun + 1


@pytest.mark.parametrize(
    ("script", "who", "first", "last", "most"),
    [
        ("dang-ky-trong-tam-luot.txt", "Lan", ": /dangky", " bấm: Gửi", 8),
        ("giao-mau-giao-uoc.txt", "Hoa", " bấm: Đồng ý", " bấm: Lao động tiên tiến", 3),
        ("giao-mau-giao-uoc.txt", "Bình", " bấm: Đồng ý", " bấm: Tập thể lao động xuất sắc", 3),
    ],
)
def test_it_takes_few_presses(script: str, who: str, first: str, last: str, most: int) -> None:
    assert 0 < taken(script, who, first, last) <= most
