"""An official at the computer: opens the workbook that came last, edits it, saves it under another name, sends it."""

import io
from decimal import Decimal
from typing import Any

from python_calamine import load_workbook

from rules.words import fold
from tests.rosters import workbook
from tests.world import World

Book = dict[str, list[list[Any]]]


def opened(world: World, name: str) -> Book:
    """The workbook that came last to this person, as edited so far."""
    books: dict[str, tuple[str, Book]] = world.__dict__.setdefault("books", {})
    files = [message.file for message in world.phones[name].received if message.file]
    newest = [file for file in files if file.name.endswith(".xlsx")][-1]
    if name not in books or books[name][0] != newest.file_id:
        books[name] = (newest.file_id, cells(newest.content))
    return books[name][1]


def cells(content: bytes) -> Book:
    """All cells of a workbook by sheet, the hidden ones too."""
    found = load_workbook(io.BytesIO(content))
    return {name: found.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in found.sheet_names}


def edit(world: World, name: str, what: str, how: str) -> None:
    """Change a cell, add or take out a row, take out a sheet."""
    book = opened(world, name)
    sheet, *rest = [part.strip() for part in how.split("|")]
    assert sheet in book, f"no sheet {sheet}; there are {list(book)}"
    if what == "bỏ trang":
        del book[sheet]
    elif what == "thêm dòng":
        book[sheet].append(["", *rest])
    elif what == "bỏ dòng":
        book[sheet].remove(_row(book[sheet], rest[0]))
    else:
        column, _, value = rest[-1].partition("=")
        rows = book[sheet]
        row = _row(rows, rest[0])
        row[_head(rows).index(column.strip())] = _typed(value.strip())


def _head(rows: list[list[Any]]) -> list[Any]:
    return next(row for row in rows if "Khoá" in row)


def _row(rows: list[list[Any]], words: str) -> list[Any]:
    """The first row below the head in which a cell begins with the words."""
    below = rows[rows.index(_head(rows)) + 1 :]
    return next(row for row in below if any(fold(str(cell)).startswith(fold(words)) for cell in row))


def _typed(value: str) -> Any:
    """``#97`` is a number in its cell, everything else text."""
    return float(Decimal(value.removeprefix("#"))) if value.startswith("#") else value


def send_back(world: World, name: str) -> None:
    """Save the edited workbook, the way another spreadsheet program does, and send it."""
    content = workbook(*opened(world, name).items())
    world.phones[name].send_file("bang-da-sua.xlsx", content, "application/octet-stream")
