"""The roster and its invitations at the command line."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from docx import Document
from rich.console import Console
from sqlalchemy import func, select

from bot import invitation_sheets
from bot.roster_cli import import_roster, write_invitations
from bot.work_invitations import clean
from rules.invitation_code import is_code, keyed_hash, normalise
from storage.database import engine
from storage.schema import metadata
from storage.schema import people as p
from tests.rosters import FILES
from tests.world import World

LINKS = {"telegram": "https://t.me/thidua_bot?start="}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(FILES["danh-sach.xlsx"])
    return path


def ask_all(name: str, question: str) -> bool:
    return True


async def count(world: World) -> int:
    query = select(func.count()).select_from(p.officials)
    return await world.database.read(lambda conn: conn.execute(query).scalar_one())


async def test_the_table_is_shown_and_the_file_imported(world: World, file: Path) -> None:
    console = Console(record=True, width=120, quiet=False)
    before = await count(world)
    assert import_roster(world.settings, file, world.clock.now(), console, ask_all)
    shown = console.export_text()
    assert "CB06 Vũ Thị Lan: Phòng Quản lý đất đai → Chi cục Kiểm lâm" in shown
    assert "Đã nhập: 2 người mới, 3 người thay đổi" in shown
    assert "0900000110" not in shown
    assert await count(world) == before + 2
    assert not import_roster(world.settings, file, world.clock.now(), console, ask_all)


async def test_a_no_imports_nothing(world: World, file: Path) -> None:
    before = await count(world)
    assert not import_roster(world.settings, file, world.clock.now(), Console(quiet=True), lambda name, question: False)
    assert await count(world) == before


async def test_bad_rows_stop_an_import_that_does_not_leave_them_out(world: World, file: Path) -> None:
    file.write_bytes(FILES["co-dong-loi.xlsx"])
    before = await count(world)
    now, quiet = world.clock.now(), Console(quiet=True)
    assert not import_roster(world.settings, file, now, quiet, lambda name, question: name != "good")
    assert await count(world) == before
    assert import_roster(world.settings, file, now, quiet, ask_all)
    assert await count(world) == before + 2


async def test_a_question_that_stands_holds_up_no_writer(world: World, tmp_path: Path) -> None:
    file = tmp_path / "don-vi-moi.csv"
    file.write_text("Mã cán bộ,Họ và tên,Đơn vị\nCB90,Lê Văn Tre,Trung tâm Thử nghiệm\n")
    made = engine(world.settings.database)
    asked: list[str] = []

    def meddle(name: str, question: str) -> bool:
        asked.append(name)
        with made.begin() as conn:
            conn.execute(
                p.officials.update().where(p.officials.c.staff_code == "CB05").values(position=f"Sau {len(asked)}")
            )
        return True

    assert not import_roster(world.settings, file, world.clock.now(), Console(quiet=True), meddle)
    assert asked[0] == "create"
    made.dispose()


async def test_a_record_that_changes_meanwhile_stops_the_import(world: World, file: Path) -> None:
    made = engine(world.settings.database)

    def meddle(name: str, question: str) -> bool:
        with made.begin() as conn:
            conn.execute(p.officials.update().where(p.officials.c.staff_code == "CB05").values(phone="+84900000999"))
        return True

    before = await count(world)
    assert not import_roster(world.settings, file, world.clock.now(), Console(quiet=True), meddle)
    assert await count(world) == before
    made.dispose()


async def test_sheets_hold_the_codes_and_the_database_their_hashes(world: World, file: Path, tmp_path: Path) -> None:
    quiet, now = Console(quiet=True), world.clock.now()
    import_roster(world.settings, file, now, quiet, ask_all)
    sheets = write_invitations(world.settings, LINKS, tmp_path / "out", now, quiet)
    assert [(sheet.unit, len(sheet.tickets)) for sheet in sheets] == [("Phòng Quản lý đất đai", 2), ("Văn phòng Sở", 1)]
    found: dict[str, str] = {}
    for sheet in sheets:
        assert sheet.path.stat().st_mode & 0o077 == 0
        document = Document(str(sheet.path))
        assert len(document.inline_shapes) == len(sheet.tickets)
        assert sheet.unit in [paragraph.text for paragraph in document.paragraphs]
        for row in document.tables[0].rows[1:]:
            assert re.fullmatch(r"\w{5} \w{5}", row.cells[3].text)
            found[row.cells[1].text] = normalise(row.cells[3].text) or ""
    assert sorted(found) == ["Lê Văn Tre", "Ngô Quang Khải", "Trần Thị Sậy"]
    assert all(is_code(code) for code in found.values())
    kept = await world.database.read(lambda conn: list(conn.execute(select(p.invitations)).all()))
    secret = world.settings.secret()
    assert {row.code_hash for row in kept} == {keyed_hash(secret, code) for code in found.values()}
    assert {row.expires_at - now for row in kept} == {timedelta(days=30)}
    everything = await world.database.read(
        lambda conn: repr([conn.execute(table.select()).all() for table in metadata.tables.values()])
    )
    assert "Ngô Quang Khải" in everything
    assert not [code for code in found.values() if code in everything]


async def test_new_sheets_end_the_codes_of_the_old_ones(world: World, tmp_path: Path) -> None:
    now = world.clock.now()
    for folder in ("a", "b"):
        write_invitations(world.settings, LINKS, tmp_path / folder, now, Console(quiet=True))
    open_still = p.invitations.c.revoked_at.is_(None)
    kept = await world.database.read(lambda conn: [bool(row[0]) for row in conn.execute(select(open_still))])
    assert sorted(kept) == [False, True]


def test_sent_sheets_are_removed_and_waiting_ones_kept(tmp_path: Path) -> None:
    sent, waiting = (tmp_path / invitation_sheets.FOLDER / job / "phieu.docx" for job in ("1-1", "2-1"))
    for path in (sent, waiting):
        path.parent.mkdir(parents=True)
        path.write_bytes(b"x")
    assert invitation_sheets.remove_sent({str(waiting)}, tmp_path) == 1
    assert not sent.parent.exists()
    assert waiting.exists()


async def test_the_chats_sheets_are_removed_once_they_were_sent(world: World) -> None:
    minh = world.phones["Minh"]
    minh.type("/vanphong")
    await world.settle()
    for label in ("Cán bộ, tài khoản", "Giấy mời", "Tất cả đơn vị"):
        minh.press(None, label)
        await world.settle()
    assert minh.received[-2].file is not None
    folder = world.settings.data_dir / invitation_sheets.FOLDER
    assert len(list(folder.glob("*/*.docx"))) == 1
    assert await clean(world.database, world.settings) == 1
    assert list(folder.glob("*")) == []
    assert await clean(world.database, world.settings) == 0
