"""Every written conversation is played; each names in its first line what it shows."""

from pathlib import Path

import pytest

from tests.dialogs.player import play, scripts
from tests.world import World

HERE = Path(__file__).parent


@pytest.mark.parametrize("script", scripts(HERE), ids=lambda script: script.stem)
async def test_conversation(script: Path, world: World) -> None:
    await world.campaign()
    await play(world, script)
