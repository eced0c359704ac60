"""The table that follows every row of the launch documents to its proof is whole, and every proof in it exists."""

import re
from pathlib import Path

import pytest

from tests.checklist import ROWS

ROOT = Path(__file__).parents[2]
LINES = re.findall(
    r"^\| ([SX]\d?-\w+) \| (.+) \|$", (ROOT / "docs" / "doi-chieu.md").read_text(encoding="utf-8"), re.MULTILINE
)
# what the product does not do yet, each said with its reason
MOST_NOT_THERE = 0
NOT_THERE = re.compile(r"^chưa có: .{40,}")


def test_every_row_is_there_once() -> None:
    assert sorted(name for name, _ in LINES) == sorted(row.id for row in ROWS)
    assert len(ROWS) == 168


@pytest.mark.parametrize(("name", "line"), LINES)
def test_a_row_says_what_where_and_by_what_it_is_shown(name: str, line: str) -> None:
    asked, where, shown = line.split(" | ")
    assert asked
    assert where
    if NOT_THERE.match(shown):
        return
    proofs = re.findall(r"`([^`]+)`", shown)
    assert proofs, name
    for proof in proofs:
        file, _, test = proof.partition("::")
        assert file.startswith("tests/")
        assert (ROOT / file).is_file(), proof
        if file.endswith(".py"):
            source = (ROOT / file).read_text(encoding="utf-8")
            assert re.search(rf"^(?:async )?def {re.escape(test)}\(", source, re.MULTILINE), proof


def test_what_is_not_there_is_not_more_than_it_was() -> None:
    assert sum(bool(NOT_THERE.match(line.split(" | ")[2])) for _, line in LINES) <= MOST_NOT_THERE
