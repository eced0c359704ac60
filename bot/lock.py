"""One running copy per data folder: a lock that the system lets go of when the process dies."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.settings import Settings
from storage.active_copy import ActiveCopy


class AlreadyRunningError(RuntimeError):
    """Another copy works on the same data."""


@contextmanager
def only_copy(settings: Settings) -> Iterator[None]:
    """Be the one copy on this data; AlreadyRunningError when another process is."""
    with _folder(settings.data_dir) if settings.on_sqlite else _right(settings.database):
        yield


@contextmanager
def _folder(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunningError(str(folder)) from None
        yield


@contextmanager
def _right(url: str) -> Iterator[None]:
    right = ActiveCopy(url)
    if not right.take():
        raise AlreadyRunningError("PostgreSQL")
    try:
        yield
    finally:
        right.give_back()
