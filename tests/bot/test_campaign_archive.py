"""A campaign's archive: whole, without chats and phones, held to its index; a changed one is found out."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from python_calamine import load_workbook
from sqlalchemy import Connection, func, select
from typer.testing import CliRunner

from bot.__main__ import app
from bot.campaign_archive import INDEX, faults, write_archive
from reports import archive_words as words
from storage import campaign_export
from storage.schema import metadata
from tests.handlers.access_scene import prepared
from tests.world import ZONE, World


def silent(done: int, of: int, what: str) -> None:
    """Nobody looks."""


@pytest.fixture
async def archive(world: World, tmp_path: Path) -> Any:
    """(path, number of the campaign) of a campaign with something of every kind."""
    await world.campaign()
    campaign = await world.database.write(lambda conn: prepared(world, conn).places["DD"]["campaign"])
    path = tmp_path / "ho-so.zip"
    made = write_archive(
        world.settings.database,
        world.settings.data_dir / "files",
        campaign,
        world.clock.now(),
        ZONE,
        path,
        "Đọc",
        silent,
    )
    assert made == [path]
    return path, campaign


def rows_of(whole: zipfile.ZipFile, name: str) -> list[list[Any]]:
    return load_workbook(io.BytesIO(whole.read(name))).get_sheet_by_index(0).to_python()


async def test_every_file_is_as_the_index_says(archive: tuple[Path, int]) -> None:
    path, campaign = archive
    with zipfile.ZipFile(path) as whole:
        index = json.loads(whole.read(INDEX))
        assert index["campaign"] == campaign
        assert {each["path"] for each in index["files"]} | {INDEX} == set(whole.namelist())
        for each in index["files"]:
            assert hashlib.sha256(whole.read(each["path"])).hexdigest() == each["sha256"]
        book = rows_of(whole, "index.xlsx")
        assert {row[0] for row in book[1:]} <= set(whole.namelist()) | set(index["missing"])
    assert list(faults(path)) == []


async def test_tables_hold_as_many_rows_as_the_record(world: World, archive: tuple[Path, int]) -> None:
    path, campaign = archive

    def counted(conn: Connection) -> dict[str, int]:
        own = [name for names in campaign_export.FOLDERS.values() for name in names]
        tables = [metadata.tables[name] for name in own if "campaign_id" in metadata.tables[name].c]
        mine = {t.name: select(func.count()).select_from(t).where(t.c.campaign_id == campaign) for t in tables}
        return {name: conn.execute(query).scalar_one() for name, query in mine.items()}

    wanted = await world.database.read(counted)
    with zipfile.ZipFile(path) as whole:
        told = {each["content"]: each["rows"] for each in json.loads(whole.read(INDEX))["files"]}
        pledges = next(name for name in whole.namelist() if name.endswith("/giao-uoc.xlsx"))
        shown = rows_of(whole, pledges)
    assert {name: told[words.TABLES[name]] for name in wanted} == wanted
    assert len(shown) - 1 == wanted["pledges"] > 0


async def test_no_phone_and_no_chat_is_in_it(world: World, archive: tuple[Path, int]) -> None:
    secrets = [f"+8490000{number:04d}" for number in range(1, 12)]
    secrets += [str(phone.user_id) for phone in world.phones.values()]
    with zipfile.ZipFile(archive[0]) as whole:
        for name in whole.namelist():
            told = list(texts(whole, name))
            assert not [secret for secret in secrets if secret in told], name


def texts(whole: zipfile.ZipFile, name: str) -> Iterator[str]:
    if not name.endswith(".xlsx"):
        return
    for row in rows_of(whole, name):
        yield from (str(cell) for cell in row)


async def test_what_was_changed_added_or_taken_out_is_found(archive: tuple[Path, int], tmp_path: Path) -> None:
    other = tmp_path / "khac.zip"
    with zipfile.ZipFile(archive[0]) as whole, zipfile.ZipFile(other, "w") as copy:
        names = whole.namelist()
        changed, taken = names[0], names[1]
        for name in names:
            if name != taken:
                copy.writestr(name, b"x" if name == changed else whole.read(name))
        copy.writestr("la.txt", "lạ")
    assert dict(faults(other)) == {changed: "changed", taken: "missing", "la.txt": "unlisted"}
    ran = CliRunner().invoke(app, ["verify-export", str(other)])
    assert ran.exit_code == 1
    assert "đã bị sửa" in ran.output


async def test_what_is_no_archive_is_said(tmp_path: Path) -> None:
    path = tmp_path / "gi-do.zip"
    path.write_bytes(b"PK nothing")
    with pytest.raises(ValueError, match="gi-do"):
        list(faults(path))


def test_every_table_and_column_has_a_name_people_read() -> None:
    for names in campaign_export.FOLDERS.values():
        for name in names:
            assert name in words.TABLES
            headings = {words.column(column.name) for column in metadata.tables[name].c}
            assert all(heading == heading.strip() != "" for heading in headings)
