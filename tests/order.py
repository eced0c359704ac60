"""Which tests begin first when several workers share them: what takes long, so that no worker is left alone at the end."""

from collections.abc import Sequence
from itertools import islice
from typing import Protocol, TypeVar

# files and single tests that take more than some seconds, the longest first
LONG = (
    "tests/page/test_demo.py",
    "tests/faults/test_restarts.py",
    "tests/handlers/test_access_matrix.py::test_buttons",
    "tests/bot/test_simulate.py",
    "tests/faults/test_kills.py",
    "tests/handlers/test_access_matrix.py::test_forms_filled_to_the_end",
)


class Named(Protocol):
    """A collected test."""

    @property
    def nodeid(self) -> str:
        """The file and the name of the test."""


Item = TypeVar("Item", bound=Named)


def shared(items: Sequence[Item], workers: int) -> list[Item]:
    """The same tests in the order in which ``--dist worksteal`` gives every worker some of the long ones to begin with.

    It cuts the list into one piece a worker, the pieces as even as they can be and the larger ones last.
    """
    place = {item.nodeid: _place(item.nodeid) for item in items}
    long = sorted((item for item in items if place[item.nodeid] < len(LONG)), key=lambda item: place[item.nodeid])
    short = iter([item for item in items if place[item.nodeid] == len(LONG)])
    made: list[Item] = []
    for worker in range(workers):
        size = (len(items) - len(made)) // (workers - worker)
        first = long[worker::workers]
        made += [*first, *islice(short, max(0, size - len(first)))]
    return [*made, *short]


def _place(name: str) -> int:
    """Where a test stands in ``LONG``; its length for all others."""
    return next((place for place, long in enumerate(LONG) if name.startswith(long)), len(LONG))
