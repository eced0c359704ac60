"""The office's own list of its people, from Excel or CSV, read row by row without storing anything."""

from importers import sandbox
from importers.refusal import Refusal
from importers.roster_columns import lines_of
from rules.roster import Reading
from rules.roster_lines import Line, read_lines

EXTENSIONS = (".xlsx", ".xls", ".csv")


def read_roster(payload: bytes) -> Reading:
    """The people in a file. Blocks while a child process reads it; raises Refusal when it cannot be read at all."""
    sheets = sandbox.run("importers.roster_cells:read", payload)
    lines: list[Line] = []
    skipped: list[str] = []
    for sheet in sheets:
        found = lines_of(sheet["name"], sheet["rows"])
        if found is None and any(any(row) for row in sheet["rows"]):
            skipped.append(sheet["name"])
        lines += found or []
    if not lines:
        raise Refusal("no_heading", "Chưa tìm thấy danh sách: cần một dòng tiêu đề có cột Mã số và cột Họ và tên.")
    return read_lines(lines, skipped)
