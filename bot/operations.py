"""What operators do beside running: first set-up, backup, restore, a health check, replaying quarantined events."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, make_url, text

from bot.settings import Settings
from storage import campaigns, inbox, outbox
from storage.database import engine
from storage.migrate import NewerDatabaseError, migrate, outdated
from storage.titles import usual_titles


class OperationError(RuntimeError):
    """The operation cannot be done; the text says why, for the person at the command line."""


def sqlite_file(settings: Settings) -> Path:
    """The SQLite file of the settings; OperationError when the database is another."""
    url = make_url(settings.database)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise OperationError("Cơ sở dữ liệu không phải SQLite: dùng pg_dump và pg_restore của PostgreSQL.")
    return Path(url.database)


def prepare(settings: Settings) -> str:
    """Make the data folder, bring the database to the newest schema, enter the usual titles; returns the revision."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    os.chmod(settings.data_dir, 0o700)
    settings.secret()
    revision = _migrated(settings)
    made = engine(settings.database)
    try:
        with made.begin() as conn:
            usual_titles(conn)
    finally:
        made.dispose()
    return revision


def backup(settings: Settings, target: Path) -> Path:
    """Copy the live database through SQLite's backup interface, check the copy, return its path."""
    source = sqlite_file(settings)
    if not source.exists():
        raise OperationError(f"Chưa có cơ sở dữ liệu tại {source}.")
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.resolve() == source.resolve():
        raise OperationError("Bản sao lưu phải là một tệp khác với cơ sở dữ liệu đang dùng.")
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(part)) as copy:
        live.backup(copy)
    _check(part)
    part.replace(target)
    return target


def restore(settings: Settings, source: Path, now: datetime) -> int:
    """Put a checked copy in the database's place, keeping the present one beside it.

    Everything that waited in the copy's outbox is parked as unclear, because it may have been sent after the copy was made;
    returns how many messages that is.
    """
    place = sqlite_file(settings)
    _check(source)
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        _put_aside(place, f"{place.name}.before-{now:%Y%m%d%H%M%S}")
    shutil.copyfile(source, place)
    place.chmod(0o600)
    _migrated(settings)
    made = engine(settings.database)
    try:
        with made.begin() as conn:
            return outbox.park_waiting(conn)
    finally:
        made.dispose()


def _put_aside(place: Path, name: str) -> None:
    """Rename a database together with its journal, which may hold the newest commits."""
    for rest in ("", "-wal", "-shm"):
        part = place.with_name(place.name + rest)
        if part.exists():
            part.rename(place.with_name(name + rest))


def _migrated(settings: Settings) -> str:
    """The revision after bringing the database up; older data is copied first, newer data is an OperationError."""
    try:
        newest = outdated(settings.database)
        if newest is not None and make_url(settings.database).get_backend_name() == "sqlite":
            place = sqlite_file(settings)
            backup(settings, place.with_name(f"{place.name}.before-{newest}"))
        return migrate(settings.database)
    except NewerDatabaseError as newer:
        said = f"Cơ sở dữ liệu thuộc bản mới hơn của chương trình (lược đồ {newer}), nên không được mở."
        raise OperationError(f"{said} Dữ liệu chưa bị thay đổi; hãy cài bản mới hơn.") from None


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


def doctor(settings: Settings) -> Iterator[tuple[bool, str]]:
    """(well, sentence) for each thing that can be checked without the network."""
    yield bool(settings.telegram_token.get_secret_value()), "Mã truy cập bot (TELEGRAM_TOKEN) đã được đặt"
    yield settings.data_dir.exists() and os.access(settings.data_dir, os.W_OK), f"Ghi được vào {settings.data_dir}"
    if settings.webhook_url:
        yield settings.webhook_url.startswith("https://"), "WEBHOOK_URL là địa chỉ https"
        yield bool(settings.webhook_secret.get_secret_value()), "WEBHOOK_SECRET đã được đặt"
    made = engine(settings.database)
    try:
        with made.connect() as conn:
            if conn.dialect.name == "sqlite":
                yield conn.execute(text("PRAGMA quick_check")).scalar() == "ok", "Cơ sở dữ liệu nguyên vẹn"
            stuck = inbox.quarantined(conn)
            yield not stuck, f"Tin không xử lý được: {len(stuck)} (xem bằng lệnh replay --list)"
            states = outbox.counts(conn)
            yield not states.get("unclear"), f"Tin gửi chưa rõ kết quả: {states.get('unclear', 0)}"
    finally:
        made.dispose()


def campaign_exists(conn: Connection, campaign_id: int) -> bool:
    """Whether there is such a campaign."""
    return any(campaign.id == campaign_id for campaign in campaigns.every(conn))


def replay(settings: Settings) -> int:
    """Give every quarantined event new tries; returns how many."""
    made = engine(settings.database)
    try:
        with made.begin() as conn:
            return inbox.replay(conn)
    finally:
        made.dispose()


def quarantined(settings: Settings) -> list[tuple[int, str, str, datetime]]:
    """(id, network, error code, received at) of quarantined events."""
    made = engine(settings.database)
    try:
        with made.connect() as conn:
            return inbox.quarantined(conn)
    finally:
        made.dispose()
