"""Documents come from a process of its own: its steps, its files, its failures; as the program starts it and as tests do."""

import json
import multiprocessing
import os
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot import child
from bot.child import CompileError, in_child


@pytest.fixture(params=["spawn", "forkserver"])
def started(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How the process is started."""
    if request.param == "spawn":
        monkeypatch.setattr(child, "CONTEXT", multiprocessing.get_context("spawn"))
    return str(request.param)


def made(folder: Path, *, progress: Any) -> list[Path]:
    progress(1, 2, "đếm")
    path = folder / "made.json"
    path.write_text(json.dumps({"pid": os.getpid(), "modules": list(sys.modules)}))
    return [path]


def failed(*, progress: Any) -> list[Path]:
    raise KeyError(progress)


def died(*, progress: Any) -> list[Path]:
    os._exit(9)


async def test_steps_and_files(tmp_path: Path, started: str) -> None:
    steps: list[tuple[Any, ...]] = []

    async def told(*step: Any) -> None:
        steps.append(step)

    [path] = await in_child(partial(made, tmp_path), told)
    said = json.loads(path.read_text())
    assert steps == [(1, 2, "đếm")]
    assert said["pid"] != os.getpid()
    if started == "spawn":
        assert not {"telegram", "handlers", "sqlalchemy"} & set(said["modules"]), "it would start slowly"


@pytest.mark.usefixtures("started")
@pytest.mark.parametrize(("make", "code"), [(failed, "KeyError"), (died, "died")])
async def test_what_goes_wrong_there_is_told_by_a_code(make: Any, code: str) -> None:
    async def told(*_: Any) -> None:
        raise AssertionError

    with pytest.raises(CompileError, match=f"^{code}$"):
        await in_child(make, told)
