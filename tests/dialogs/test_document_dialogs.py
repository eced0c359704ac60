"""Conversations that begin with a launch document: the office sends it, corrects what was read, it is approved and opened."""

from pathlib import Path

import pytest

from storage import settings
from tests.dialogs import player
from tests.dialogs.player import play, scripts
from tests.launch_files import FILES
from tests.world import World

HERE = Path(__file__).parent / "tu-van-ban"
SETTINGS = {
    "khong-can-duyet": ("campaign_needs_approval", "0"),
    "hoi-dong-duyet": ("campaign_approver_role", "council"),
}


@pytest.mark.parametrize("script", scripts(HERE), ids=lambda script: script.stem)
async def test_conversation(script: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, content in FILES.items():
        monkeypatch.setitem(player.CONTENTS, name, content)
    if script.stem in SETTINGS:
        await world.database.write(lambda conn: settings.put(conn, *SETTINGS[script.stem]))
    await play(world, script)
