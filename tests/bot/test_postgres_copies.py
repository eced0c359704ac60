"""Backup and restore of a PostgreSQL database by its own tools."""

import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, inspect, make_url, select, text, update

from bot import copies, postgres_copies
from bot.errors import OperationError
from storage import outbox
from storage.outbox import Priority, State
from storage.schema import operations as o
from storage.schema import people as p
from tests.databases import Databases
from tests.world import START, World

pytestmark = pytest.mark.postgres


@pytest.fixture
def database_url(databases: Databases) -> str:
    """Not given back to other tests, because its schemas change."""
    return databases.new()


def a_waiting_message(conn: Connection) -> int:
    about = {"network": "telegram", "chat": "5001", "kind": "reply", "priority": Priority.REPLY}
    return outbox.put(conn, **about, text="Chào đồng chí", choices=[], created_at=START)


def names(conn: Connection) -> set[str]:
    return set(conn.execute(select(p.officials.c.full_name)).scalars())


async def test_a_copy_brings_back_what_was_and_keeps_what_is(world: World, tmp_path: Path) -> None:
    waiting = await world.database.write(a_waiting_message)
    before = await world.database.read(names)
    copy = copies.backup(world.settings, tmp_path / "out" / "sao-luu.dump")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    await world.database.write(lambda conn: conn.execute(update(p.officials).values(full_name="Người sai")).rowcount)
    assert copies.restore(world.settings, copy, START) == 1
    assert await world.database.read(names) == before
    state = await world.database.read(
        lambda conn: conn.execute(select(o.outbox.c.state).where(o.outbox.c.id == waiting))
    )
    assert state.scalar_one() == State.UNCLEAR
    aside = f"before_{START:%Y%m%d%H%M%S}"
    query = text(f"SELECT DISTINCT full_name FROM {aside}.officials")
    assert await world.database.read(lambda conn: conn.execute(query).scalars().all()) == ["Người sai"]
    assert await world.database.write(a_waiting_message) > waiting


async def test_a_second_copy_holds_only_the_data_in_use(world: World, tmp_path: Path) -> None:
    copy = copies.backup(world.settings, tmp_path / "one.dump")
    copies.restore(world.settings, copy, START)
    again = copies.backup(world.settings, tmp_path / "two.dump")
    copies.restore(world.settings, again, START.replace(hour=9))
    schemas = await world.database.read(lambda conn: inspect(conn).get_schema_names())
    assert [name for name in schemas if name.startswith("before_")] == [
        "before_20270111080000",
        "before_20270111090000",
    ]


@pytest.mark.parametrize("broken", ["text", "cut", "missing", "foreign"])
async def test_a_file_that_is_no_copy_changes_nothing(world: World, tmp_path: Path, broken: str) -> None:
    file = tmp_path / "tep.dump"
    if broken == "text":
        file.write_text("không phải bản sao lưu")
    if broken == "cut":
        file.write_bytes(copies.backup(world.settings, tmp_path / "whole.dump").read_bytes()[:-2000])
    if broken == "foreign":
        await world.database.write(lambda conn: conn.execute(text("DROP TABLE alembic_version")).close())
        with pytest.raises(OperationError, match="không phải bản sao lưu"):
            copies.backup(world.settings, file)
        return
    before = await world.database.read(names)
    with pytest.raises(OperationError, match="pg_restore không làm được"):
        copies.restore(world.settings, file, START)
    assert await world.database.read(names) == before
    assert "before_20270111080000" not in await world.database.read(lambda conn: inspect(conn).get_schema_names())


async def test_a_tool_that_is_not_there_is_named(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OperationError, match="chưa có pg_dump"):
        copies.backup(world.settings, tmp_path / "sao-luu.dump")
    assert list(tmp_path.glob("sao-luu*")) == []


def test_a_password_is_not_among_the_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[list[str], dict[str, str]]] = []

    def run(command: list[str], *, env: dict[str, str], **_: Any) -> "subprocess.CompletedProcess[str]":
        seen.append((command, env))
        return subprocess.CompletedProcess(command, 0, " alembic_version ", "")

    monkeypatch.setattr(postgres_copies.subprocess, "run", run)
    monkeypatch.setattr(postgres_copies.shutil, "which", lambda tool: tool)
    postgres_copies.dump("postgresql+asyncpg://thidua:bi-mat@db.test:5433/thidua", Path("x.dump"))
    (command, env), (listing, _) = seen
    assert command[-1] == "--dbname=postgresql://thidua@db.test:5433/thidua"
    assert make_url(command[-1].removeprefix("--dbname=")).password is None
    assert env["PGPASSWORD"] == "bi-mat"
    assert "bi-mat" not in " ".join([*command, *listing])
