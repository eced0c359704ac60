"""A health check without the network: the installation, the database, what is kept in it and beside it."""

import os
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from bot.clock import clock_for
from bot.settings import Settings
from bot.work_evidence import FOLDER
from importers import ocr
from reports.plain import code_of
from rules.data_rights import overdue
from storage import audit, data_requests, files, frozen, inbox, outbox, retention, soundness
from storage import settings as office_settings
from storage.database import engine
from storage.migrate import NewerDatabaseError, outdated, refuse_newer

Finding = tuple[bool, str]


def doctor(settings: Settings) -> Iterator[Finding]:
    """(well, sentence) for each thing that can be checked; a sentence of what is not well says what to do."""
    yield from _installation(settings)
    where = settings.database.rpartition("@")[2]
    if settings.on_sqlite and not soundness.exists(settings.database):
        yield False, f"Chưa có cơ sở dữ liệu tại {where}: chạy lệnh init"
        return
    opened = engine(settings.database)
    try:
        with opened.connect().execution_options(reading=True) as conn:  # the bot may be running and writing
            yield from _database(conn, settings)
    except DBAPIError as error:
        what = type(error.orig).__name__
        yield False, f"Không đọc được cơ sở dữ liệu {where} ({what}): xem lại DATABASE_URL hoặc phục hồi từ bản sao lưu"
    finally:
        opened.dispose()


def _installation(settings: Settings) -> Iterator[Finding]:
    yield bool(settings.telegram_token.get_secret_value()), "Mã truy cập bot (TELEGRAM_TOKEN) đã được đặt"
    yield settings.data_dir.exists() and os.access(settings.data_dir, os.W_OK), f"Ghi được vào {settings.data_dir}"
    if settings.webhook_url:
        yield settings.webhook_url.startswith("https://"), "WEBHOOK_URL là địa chỉ https"
        yield bool(settings.webhook_secret.get_secret_value()), "WEBHOOK_SECRET đã được đặt"
    yield True, _letters_in_pictures()


def _letters_in_pictures() -> str:
    """Whether scans can be read: an extra, so its lack is no fault."""
    programs = ocr.installed()
    if programs is None:
        return "Đọc chữ từ ảnh: chưa có (không bắt buộc; cài tesseract-ocr, tesseract-ocr-vie, poppler-utils để dùng)"
    if programs.pdftoppm is None:
        return "Đọc chữ từ ảnh: có, riêng PDF quét thì chưa (cài thêm poppler-utils để dùng)"
    return "Đọc chữ từ ảnh: có"


def _database(conn: Connection, settings: Settings) -> Iterator[Finding]:
    """Nothing further of a database that this program does not know."""
    schema = _schema(conn, settings)
    yield schema
    if not schema[0]:
        return
    yield soundness.whole(conn), "Cơ sở dữ liệu nguyên vẹn"
    loose = soundness.loose(conn)
    yield not loose, f"Dòng trỏ tới dòng không còn: {', '.join(loose) or 'không có'}"
    yield from _records(conn, settings)
    yield from _work(conn, clock_for(settings.clock).now(), settings)


def _schema(conn: Connection, settings: Settings) -> Finding:
    try:
        refuse_newer(conn)
    except NewerDatabaseError as newer:
        return False, f"Cơ sở dữ liệu thuộc bản mới hơn của chương trình (lược đồ {newer}): cài bản mới hơn"
    if not soundness.tables(conn):
        return False, "Cơ sở dữ liệu chưa có bảng nào: chạy lệnh init"
    newest = outdated(settings.database)
    return newest is None, "Lược đồ cơ sở dữ liệu là bản mới nhất" + (f" ({newest}): chạy lệnh init" if newest else "")


def _records(conn: Connection, settings: Settings) -> Iterator[Finding]:
    """What must not have changed since it was written."""
    broken = audit.first_broken(conn)
    yield broken is None, "Nhật ký nguyên vẹn" + (f", sai từ dòng số {broken}: so với bản sao lưu" if broken else "")
    altered = [each for each, content, digest in frozen.contents(conn) if code_of(content) != digest]
    yield not altered, f"Bản số liệu đã chốt không còn khớp mã: {_numbers(altered)}"
    store = settings.data_dir / FOLDER
    gone = [each.id for each in files.kept(conn) if not _is_there(store / each.random_name, each.size)]
    yield not gone, f"Tệp đã nhận nay mất hoặc sai dung lượng: {_numbers(gone)}"


def _is_there(path: os.PathLike[str], size: int | None) -> bool:
    """The hash is asked for when a file is sent or exported; here the size must do."""
    return os.path.isfile(path) and size in (None, os.path.getsize(path))


def _numbers(ids: list[int]) -> str:
    """How many, and the first few by their number."""
    return f"{len(ids)} (số {', '.join(map(str, ids[:5]))}{'…' if ids[5:] else ''})" if ids else "0"


def _work(conn: Connection, now: datetime, settings: Settings) -> Iterator[Finding]:
    """What waits for a person, and what is about to be forgotten."""
    stuck = inbox.quarantined(conn)
    yield not stuck, f"Tin không xử lý được: {len(stuck)} (xem bằng lệnh replay --list)"
    today = now.astimezone(settings.zone).date()
    late = sum(overdue(each, today) for each in data_requests.waiting(conn))
    yield not late, f"Yêu cầu về dữ liệu cá nhân quá hạn: {late}"
    yield True, _kept_texts(conn, now)
    unclear = outbox.counts(conn).get("unclear", 0)
    yield not unclear, f"Tin gửi chưa rõ kết quả: {unclear}"


def _kept_texts(conn: Connection, now: datetime) -> str:
    """How long texts of messages are kept, and how many are to go now."""
    years = office_settings.number(conn, retention.SETTING)
    if not years:
        return "Chữ của tin nhắn: giữ hết (chưa đặt chat_years)"
    return f"Chữ của tin nhắn: giữ {years} năm, đang đến hạn xoá: {retention.due(conn, now)}"
