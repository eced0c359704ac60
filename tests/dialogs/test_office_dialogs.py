"""Conversations that begin with a campaign still in draft: the office opens it, people get it."""

from pathlib import Path

import pytest

from bot.campaign_file import load_campaign
from storage import settings
from tests.dialogs.player import play, scripts
from tests.world import World

HERE = Path(__file__).parent / "van-phong"
DRAFT = Path(__file__).parents[2] / "bot" / "demo" / "campaign.toml"
# scripts in which a second person has to agree, and above how many people
SECOND_APPROVER_ABOVE = {"hai-nguoi-duyet": 3}


@pytest.mark.parametrize("script", scripts(HERE), ids=lambda script: script.stem)
async def test_conversation(script: Path, world: World) -> None:
    await world.database.write(lambda conn: load_campaign(conn, DRAFT.read_text(), None))
    above = SECOND_APPROVER_ABOVE.get(script.stem)
    if above is not None:
        await world.database.write(lambda conn: settings.put(conn, "second_approver_above", str(above)))
    await play(world, script)
