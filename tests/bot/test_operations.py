"""What operators do: set up, back up while it runs, restore, be refused what would harm, and be told why in one sentence."""

import asyncio
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot import __main__ as command_line
from bot import copies, operations
from bot.errors import OperationError
from bot.settings import Settings
from storage import migrate as migrating
from storage import outbox
from storage.outbox import Priority, State
from storage.schema import operations as o
from tests.world import START, World


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(_env_file=None, data_dir=tmp_path / "data")
    operations.prepare(made)
    return made


def file_of(settings: Settings) -> Path:
    return settings.data_dir / "thidua.db"


def rows(path: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(query).fetchall()


def write(settings: Settings, statement: str, *values: Any) -> None:
    with closing(sqlite3.connect(file_of(settings))) as conn:
        conn.execute(statement, values)
        conn.commit()


def test_setting_up_again_changes_nothing(settings: Settings) -> None:
    write(settings, "INSERT INTO settings VALUES ('a', 'b')")
    secret = settings.secret()
    assert operations.prepare(settings) == operations.prepare(settings)
    assert settings.secret() == secret
    assert rows(file_of(settings), "SELECT * FROM settings") == [("a", "b")]
    assert stat.S_IMODE(settings.data_dir.stat().st_mode) == 0o700
    assert stat.S_IMODE((settings.data_dir / "secret").stat().st_mode) == 0o600


async def test_a_backup_under_load_misses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    world = World(tmp_path)
    await world.open()
    await world.populate()
    acknowledged: list[int] = []

    async def load() -> None:
        for _ in range(60):
            world.phones["Hoa"].type("/menu")
            await world.bot.receive(wait=0)
            acknowledged.append(world.telegram.bot.queue.next_id)
            await world.bot.handle()
            if len(acknowledged) == 10:
                some.set()

    some = asyncio.Event()
    loading = asyncio.create_task(load())
    await some.wait()
    sure = len(acknowledged)
    copy = await asyncio.to_thread(copies.backup, world.settings, tmp_path / "out" / "sao-luu.db")
    await loading
    kept = {int(row[0]) for row in rows(copy, "SELECT event_id FROM inbox")}
    assert {number - 1 for number in acknowledged[:sure]} <= kept
    assert rows(copy, "SELECT count(*) FROM inbox WHERE state = 'quarantined'") == [(0,)]
    assert rows(copy, "PRAGMA integrity_check") == [("ok",)]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert not list(copy.parent.glob("*.part"))
    await world.close()


async def test_a_restored_copy_holds_what_waited_and_sends_none_of_it(tmp_path: Path) -> None:
    world = World(tmp_path)
    await world.open()
    await world.populate()
    chat = str(world.phones["Hoa"].user_id)
    row = {"network": "telegram", "chat": chat, "kind": "reply", "priority": Priority.REPLY, "choices": []}
    await world.database.write(lambda conn: outbox.put(conn, text="chờ gửi", created_at=START, **row))
    copy = copies.backup(world.settings, tmp_path / "sao-luu.db")
    await world.settle()
    assert len(world.unread("Hoa")) == 1
    await world.close()
    assert copies.restore(world.settings, copy, START) == 1
    await world.open()
    await world.settle()
    assert len(world.unread("Hoa")) == 1, "it had gone out since the copy was made"
    query = select(o.outbox.c.state, o.outbox.c.error).where(o.outbox.c.text == "chờ gửi")
    assert await world.database.read(lambda conn: conn.execute(query).one()) == (State.UNCLEAR, "restored")
    world.phones["Hoa"].type("/menu")
    await world.settle()
    assert len(world.unread("Hoa")) == 2
    await world.close()


def test_restoring_keeps_the_newest_commits_of_what_was_there(settings: Settings, tmp_path: Path) -> None:
    copy = copies.backup(settings, tmp_path / "sao-luu.db")
    place = file_of(settings)
    with closing(sqlite3.connect(place)) as live:
        live.execute("PRAGMA wal_autocheckpoint=0")
        live.execute("INSERT INTO settings VALUES ('sau', 'sao lưu')")
        live.commit()
        kept = {suffix: place.with_name(place.name + suffix).read_bytes() for suffix in ("", "-wal")}
    for suffix, content in kept.items():  # as a killed process leaves it: the newest commit stands in the journal alone
        place.with_name(place.name + suffix).write_bytes(content)
    copies.restore(settings, copy, START)
    assert rows(place, "SELECT * FROM settings") == []
    (aside,) = place.parent.glob(f"{place.name}.before-*[0-9]")
    assert rows(aside, "SELECT * FROM settings") == [("sau", "sao lưu")]


def broken(path: Path, kind: str) -> Path:
    """A file that is no good copy."""
    if kind == "text":
        path.write_text("không phải cơ sở dữ liệu " * 100)
    elif kind == "empty":
        path.touch()
    elif kind == "other":
        with closing(sqlite3.connect(path)) as conn:
            conn.execute("CREATE TABLE something (id)")
    elif kind == "page":
        content = bytearray(path.read_bytes())
        content[4096 * 3 : 4096 * 6] = b"\x07" * 4096 * 3
        path.write_bytes(content)
    elif kind == "cut":
        path.write_bytes(path.read_bytes()[: 4096 * 5])
    return path


@pytest.mark.parametrize("kind", ["text", "empty", "other", "page", "cut", "absent"])
def test_a_broken_copy_is_refused_and_nothing_is_touched(settings: Settings, tmp_path: Path, kind: str) -> None:
    copy = copies.backup(settings, tmp_path / "sao-luu.db") if kind in ("page", "cut") else tmp_path / "tep.db"
    write(settings, "INSERT INTO settings VALUES ('a', 'b')")
    with pytest.raises(OperationError):
        copies.restore(settings, broken(copy, kind), START)
    assert rows(file_of(settings), "SELECT * FROM settings") == [("a", "b")]
    assert not list(settings.data_dir.glob("*before*"))


def test_a_backup_over_the_live_file_is_refused(settings: Settings) -> None:
    with pytest.raises(OperationError, match="khác"):
        copies.backup(settings, file_of(settings))


def test_a_failed_backup_leaves_the_older_copy(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copies.backup(settings, tmp_path / "sao-luu.db")
    before = copy.read_bytes()

    def bad(path: Path) -> None:
        raise OperationError("hỏng")

    monkeypatch.setattr(copies, "_check", bad)
    with pytest.raises(OperationError):
        copies.backup(settings, copy)
    assert copy.read_bytes() == before


def test_older_data_is_copied_before_it_is_brought_up(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    place = file_of(settings)
    monkeypatch.setattr(copies, "outdated", lambda url: "0099")
    monkeypatch.setattr(copies, "migrate", lambda url: seen.append(url) or "0099")
    write(settings, "INSERT INTO settings VALUES ('a', 'b')")
    assert operations.prepare(settings) == "0099"
    assert rows(place.with_name(f"{place.name}.before-0099"), "SELECT * FROM settings") == [("a", "b")]
    assert seen


def test_data_of_this_release_is_not_outdated(settings: Settings, tmp_path: Path) -> None:
    assert migrating.outdated(settings.database) is None
    assert migrating.outdated(f"sqlite:///{tmp_path / 'neu.db'}") is None
    write(settings, "UPDATE alembic_version SET version_num = '0000'")
    assert (
        migrating.outdated(settings.database)
        == migrating.ScriptDirectory.from_config(migrating.config()).get_current_head()
    )


def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str, **given: str
) -> tuple[int, str]:
    """The status and the words of one command."""
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.argv", ["thidua", *words])
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    return int(ended.value.code or 0), " ".join(capsys.readouterr().out.split())


def test_a_newer_database_is_refused_in_a_sentence(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(settings, "UPDATE alembic_version SET version_num = '9999'")
    status, said = run(monkeypatch, capsys, "init", DATA_DIR=str(settings.data_dir))
    assert status == 1
    assert "bản mới hơn" in said
    assert "9999" in said
    assert "Traceback" not in said
    assert rows(file_of(settings), "SELECT version_num FROM alembic_version") == [("9999",)]


def test_running_without_a_token_or_a_secret_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    status, said = run(monkeypatch, capsys, "run", DATA_DIR=str(tmp_path))
    assert (status, "TELEGRAM_TOKEN" in said) == (1, True)
    given = {"TELEGRAM_TOKEN": "1000001:MADE-UP-0000000000000000000", "WEBHOOK_URL": "https://bot.example"}
    status, said = run(monkeypatch, capsys, "run", DATA_DIR=str(tmp_path), **given)
    assert (status, "WEBHOOK_SECRET" in said) == (1, True)


def test_backup_and_restore_at_the_command_line(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = str(tmp_path / "sao-luu.db")
    status, said = run(monkeypatch, capsys, "backup", target, DATA_DIR=str(settings.data_dir))
    assert (status, target in said) == (0, True)
    status, said = run(monkeypatch, capsys, "restore", target)
    assert status == 0
    assert "không tự gửi: 0" in said
    status, said = run(monkeypatch, capsys, "replay", "--list")
    assert status == 0
    status, said = run(monkeypatch, capsys, "replay")
    assert "0 tin" in said
