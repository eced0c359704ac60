"""Fixtures that every test may use."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.world import World


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A populated made-up Sở at 2027-01-11 08:00, everybody's screen read."""
    made = World(tmp_path)
    await made.open()
    await made.populate()
    yield made
    await made.close()
