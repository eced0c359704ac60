"""A workbook that went out to be edited and was sent back, read cell by cell without storing anything."""

from dataclasses import dataclass
from typing import Any

from importers import sandbox
from importers.refusal import Refusal
from rules.workbook.marker import Marker


@dataclass(frozen=True, slots=True)
class SentWorkbook:
    """``sheets`` are JSON values, as ``rules.workbook.reading.sheets_of`` takes them."""

    marker: Marker
    sheets: list[Any]


def read_workbook(payload: bytes) -> SentWorkbook | None:
    """The workbook in a file; None when the file is no workbook of this system's. Blocks while a child process reads it.

    Raises Refusal when it is one that cannot be read: too large, with macros, with a password.
    """
    found = sandbox.run("importers.workbook_cells:read", payload)
    return SentWorkbook(Marker(found["number"], found["seal"]), found["sheets"]) if found else None


def is_workbook(payload: bytes) -> bool:
    """Whether a file is such a workbook; a file that cannot be read is none."""
    try:
        return read_workbook(payload) is not None
    except Refusal:
        return False
