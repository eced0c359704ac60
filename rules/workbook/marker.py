"""The hidden sheet by which a workbook is known as one of this system's own."""

from collections.abc import Sequence
from dataclasses import dataclass

SHEET = "_thidua"
LISTS = "_danh_muc"
_FORMAT = "thidua-workbook-1"


@dataclass(frozen=True, slots=True)
class Marker:
    """``number`` is the workbook's id in the record, ``seal`` shows that this very record made it."""

    number: int
    seal: str


def marker_rows(marker: Marker) -> list[list[str]]:
    """The cells of the hidden sheet."""
    return [[_FORMAT], [str(marker.number)], [marker.seal]]


def marker_in(rows: Sequence[Sequence[str]]) -> Marker | None:
    """The marker that the hidden sheet's cells hold, None when they are something else."""
    cells = [row[0].strip() if row else "" for row in rows[:3]]
    if len(cells) < 3 or cells[0] != _FORMAT or not (cells[1].isascii() and cells[1].isdigit() and len(cells[1]) < 12):
        return None
    return Marker(int(cells[1]), cells[2])
