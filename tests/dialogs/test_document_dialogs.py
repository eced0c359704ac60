"""Conversations that begin with a launch document: the office sends it, corrects what was read, it is approved and opened."""

import hashlib
from pathlib import Path

import pytest
from sqlalchemy import select

from storage import settings
from storage.schema.campaigns import targets
from storage.schema.operations import outbox
from storage.schema.participation import files
from tests.dialogs import player
from tests.dialogs.player import play, scripts
from tests.importers.letters import put_on_path
from tests.launch_files import FILES, TEXTS
from tests.world import World

HERE = Path(__file__).parent / "tu-van-ban"
SETTINGS = {
    "khong-can-duyet": ("campaign_needs_approval", "0"),
    "hoi-dong-duyet": ("campaign_approver_role", "council"),
}


@pytest.mark.parametrize("script", scripts(HERE), ids=lambda script: script.stem)
async def test_conversation(script: Path, world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, content in FILES.items():
        monkeypatch.setitem(player.CONTENTS, name, content)
    if script.stem == "doc-chu-tu-anh":
        put_on_path(monkeypatch, tmp_path / "programs", TEXTS["clinic_plan"].split("II. ", 1))
    else:
        monkeypatch.setattr("importers.ocr.installed", lambda: None)
    if script.stem in SETTINGS:
        await world.database.write(lambda conn: settings.put(conn, *SETTINGS[script.stem]))
    await play(world, script)


async def test_a_scan_is_told_page_by_page_and_stays_as_it_was(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(player.CONTENTS, "quet.pdf", FILES["quet.pdf"])
    put_on_path(monkeypatch, tmp_path / "programs", TEXTS["clinic_plan"].split("II. ", 1))
    await play(world, HERE / "doc-chu-tu-anh.txt")
    edits = await world.database.read(
        lambda conn: (
            conn.execute(select(outbox.c.text).where(outbox.c.kind == "edit").order_by(outbox.c.id)).scalars().all()
        )
    )
    assert [text.rsplit(" ", 1)[-1] for text in edits if "trang" in text] == ["1/2.", "2/2."]
    kept = await world.database.read(lambda conn: conn.execute(select(files).where(files.c.state == "kept")).one())
    assert kept.sha256 == hashlib.sha256(FILES["quet.pdf"]).hexdigest()
    doubtful = await world.database.read(lambda conn: conn.execute(select(targets.c.doubtful)).scalars().all())
    assert len(doubtful) == 6
    assert all(doubtful)
