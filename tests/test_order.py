"""Long tests are shared out first, none is lost, and what is called long is there."""

import importlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.order import LONG, shared

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Test:
    __test__ = False
    nodeid: str


@pytest.mark.parametrize("workers", [1, 2, 3, 4, 16])
def test_every_worker_begins_with_long_ones(workers: int) -> None:
    short = [Test(f"tests/rules/test_{number}.py::test") for number in range(100)]
    long = [Test(name) for name in LONG]
    made = shared([*short, *reversed(long)], workers)
    assert sorted(test.nodeid for test in made) == sorted(test.nodeid for test in (*short, *long))
    assert [test for test in made if test in short] == short
    begun = []
    for worker in range(workers):  # as the workers' pieces are cut
        size = len(made) // (workers - worker)
        piece, made = made[:size], made[size:]
        begun.append([test for test in piece if test in long])
        assert piece[: len(begun[-1])] == begun[-1]
    assert begun == [long[worker::workers] for worker in range(workers)]


def test_few_tests_are_all_run() -> None:
    tests = [Test(name) for name in (*LONG, "tests/a.py::test")]
    assert sorted(test.nodeid for test in shared(tests, 3)) == sorted(test.nodeid for test in tests)


@pytest.mark.parametrize("name", LONG)
def test_what_is_long_is_there(name: str) -> None:
    path, _, test = name.partition("::")
    assert (ROOT / path).exists()
    assert not test or hasattr(importlib.import_module(path.removesuffix(".py").replace("/", ".")), test)
