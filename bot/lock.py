"""One running copy per data folder: a lock that the system lets go of when the process dies."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunningError(RuntimeError):
    """Another copy holds the data folder."""


@contextmanager
def only_copy(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; AlreadyRunningError when another process has it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunningError(str(folder)) from None
        yield
