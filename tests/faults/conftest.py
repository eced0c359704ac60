"""What the tests of faults share."""

from collections.abc import Iterator

import pytest

from tests.faults.forks import Forks, zygote


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    """Starts processes of the program without importing it each time."""
    with zygote() as made:
        yield made
