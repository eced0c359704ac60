"""Fixtures that every test may use."""

import gc
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot import child
from tests.databases import Databases, SqliteFiles, cluster, quick_folder
from tests.kept import warm_children
from tests.order import shared
from tests.world import World

child.CONTEXT = warm_children()
# a busy machine is no fault of the program's
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
# for hours at night: ``--hypothesis-profile=long``, other cases every time
settings.register_profile(
    "long", max_examples=300, stateful_step_count=80, deadline=None, suppress_health_check=list(HealthCheck)
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=("sqlite", "postgres"), default="sqlite", help="what the tests keep data in")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is marked ``postgres`` runs with that database only: ``make test`` runs pytest once for each."""
    if config.getoption("database") != "postgres":
        left_out = [item for item in items if item.get_closest_marker("postgres")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    if workers := getattr(config, "workerinput", {}).get("workercount"):
        items[:] = shared(items, workers)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What is imported and collected stays to the end: no cycle is looked for in it, now or later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest) -> Iterator[Databases]:
    """Makes empty databases at the newest schema, of the kind that was asked for."""
    if request.config.getoption("database") == "sqlite":
        with quick_folder() as folder:
            yield SqliteFiles(folder)
    else:
        with cluster() as made:
            yield made


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """A new database at the newest schema."""
    url = databases.new()
    yield url
    databases.drop(url)


@pytest.fixture
async def world(tmp_path: Path, database_url: str) -> AsyncIterator[World]:
    """A populated made-up Sở at 2027-01-11 08:00, everybody's screen read."""
    made = World(tmp_path, database_url)
    await made.open()
    await made.populate()
    yield made
    await made.close()
