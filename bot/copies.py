"""Backup, restore and upgrade: through SQLite's backup interface or PostgreSQL's own tools; no live file is just copied."""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url

from bot import postgres_copies
from bot.errors import OperationError
from bot.settings import Settings
from storage import outbox
from storage.database import engine
from storage.migrate import NewerDatabaseError, migrate, outdated


def backup(settings: Settings, target: Path) -> Path:
    """Copy the live database to a file that its owner alone may read; returns its path.

    The file appears when the copy is whole and was checked. Raises OperationError, which says why.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    try:
        if settings.on_sqlite:
            _copy_file(_sqlite_file(settings), part, target)
        else:
            postgres_copies.dump(settings.database, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target


def _copy_file(source: Path, part: Path, target: Path) -> None:
    if not source.exists():
        raise OperationError(f"Chưa có cơ sở dữ liệu tại {source}.")
    if target.resolve() == source.resolve():
        raise OperationError("Bản sao lưu phải là một tệp khác với cơ sở dữ liệu đang dùng.")
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(part)) as copy:
        live.backup(copy)
    _check(part)


def restore(settings: Settings, source: Path, now: datetime) -> int:
    """Put a checked copy in the database's place, keeping the present one beside it (another file, another schema).

    Everything that waited in the copy's outbox is parked as unclear, because it may have been sent after the copy was made;
    returns how many messages that is. No copy of the program may be running.
    """
    if settings.on_sqlite:
        _replace_file(_sqlite_file(settings), source, now)
    else:
        postgres_copies.load(settings.database, source, now)
    bring_up(settings)
    made = engine(settings.database)
    try:
        with made.begin() as conn:
            return outbox.park_waiting(conn)
    finally:
        made.dispose()


def _replace_file(place: Path, source: Path, now: datetime) -> None:
    _check(source)
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        _put_aside(place, f"{place.name}.before-{now:%Y%m%d%H%M%S}")
    shutil.copyfile(source, place)
    place.chmod(0o600)


def _put_aside(place: Path, name: str) -> None:
    """Rename a database together with its journal, which may hold the newest commits."""
    for rest in ("", "-wal", "-shm"):
        part = place.with_name(place.name + rest)
        if part.exists():
            part.rename(place.with_name(name + rest))


def bring_up(settings: Settings) -> str:
    """The revision after bringing the database up; newer data is an OperationError.

    Older data in a file is copied first; PostgreSQL undoes an upgrade that fails by itself.
    """
    try:
        newest = outdated(settings.database)
        if newest is not None and settings.on_sqlite:
            place = _sqlite_file(settings)
            backup(settings, place.with_name(f"{place.name}.before-{newest}"))
        return migrate(settings.database)
    except NewerDatabaseError as newer:
        said = f"Cơ sở dữ liệu thuộc bản mới hơn của chương trình (lược đồ {newer}), nên không được mở."
        raise OperationError(f"{said} Dữ liệu chưa bị thay đổi; hãy cài bản mới hơn.") from None


def _sqlite_file(settings: Settings) -> Path:
    return Path(make_url(settings.database).database or "")


def _check(path: Path) -> None:
    """OperationError unless the file is a whole database of this program."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as conn:
            found = conn.execute("PRAGMA quick_check").fetchone()[0]
            conn.execute("SELECT version_num FROM alembic_version")
    except sqlite3.DatabaseError as error:
        raise OperationError(f"{path} không phải cơ sở dữ liệu dùng được: {error}.") from None
    if found != "ok":
        raise OperationError(f"{path} bị hỏng: {found}.")
