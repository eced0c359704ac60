"""What operators do beside running: first set-up, a health check, replaying quarantined events."""

import os
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, text

from bot.clock import clock_for
from bot.copies import bring_up
from bot.settings import Settings
from importers import ocr
from rules.data_rights import overdue
from storage import campaigns, data_requests, inbox, norms, outbox, retention
from storage import settings as office_settings
from storage.database import engine
from storage.titles import usual_titles


def prepare(settings: Settings) -> str:
    """Make the data folder, bring the database to the newest schema, enter the usual titles; returns the revision."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    os.chmod(settings.data_dir, 0o700)
    settings.secret()
    revision = bring_up(settings)
    made = engine(settings.database)
    try:
        with made.begin() as conn:
            usual_titles(conn)
            norms.enter_usual(conn)
    finally:
        made.dispose()
    return revision


def doctor(settings: Settings) -> Iterator[tuple[bool, str]]:
    """(well, sentence) for each thing that can be checked without the network."""
    yield bool(settings.telegram_token.get_secret_value()), "Mã truy cập bot (TELEGRAM_TOKEN) đã được đặt"
    yield settings.data_dir.exists() and os.access(settings.data_dir, os.W_OK), f"Ghi được vào {settings.data_dir}"
    if settings.webhook_url:
        yield settings.webhook_url.startswith("https://"), "WEBHOOK_URL là địa chỉ https"
        yield bool(settings.webhook_secret.get_secret_value()), "WEBHOOK_SECRET đã được đặt"
    yield True, _letters_in_pictures()
    made = engine(settings.database)
    try:
        with made.connect() as conn:
            if conn.dialect.name == "sqlite":
                yield conn.execute(text("PRAGMA quick_check")).scalar() == "ok", "Cơ sở dữ liệu nguyên vẹn"
            stuck = inbox.quarantined(conn)
            yield not stuck, f"Tin không xử lý được: {len(stuck)} (xem bằng lệnh replay --list)"
            late = _late_data_requests(conn, settings)
            yield not late, f"Yêu cầu về dữ liệu cá nhân quá hạn: {late}"
            yield True, _kept_texts(conn, settings)
            states = outbox.counts(conn)
            yield not states.get("unclear"), f"Tin gửi chưa rõ kết quả: {states.get('unclear', 0)}"
    finally:
        made.dispose()


def _late_data_requests(conn: Connection, settings: Settings) -> int:
    """How many requests about personal data are past the day that the law sets."""
    today = clock_for(settings.clock).now().astimezone(ZoneInfo(settings.timezone)).date()
    return sum(overdue(each, today) for each in data_requests.waiting(conn))


def _kept_texts(conn: Connection, settings: Settings) -> str:
    """How long texts of messages are kept, and how many are to go now."""
    years = office_settings.number(conn, retention.SETTING)
    if not years:
        return "Chữ của tin nhắn: giữ hết (chưa đặt chat_years)"
    due = retention.due(conn, clock_for(settings.clock).now())
    return f"Chữ của tin nhắn: giữ {years} năm, đang đến hạn xoá: {due}"


def _letters_in_pictures() -> str:
    """Whether scans can be read: an extra, so its lack is no fault."""
    programs = ocr.installed()
    if programs is None:
        return "Đọc chữ từ ảnh: chưa có (không bắt buộc; cài tesseract-ocr, tesseract-ocr-vie, poppler-utils để dùng)"
    if programs.pdftoppm is None:
        return "Đọc chữ từ ảnh: có, riêng PDF quét thì chưa (cài thêm poppler-utils để dùng)"
    return "Đọc chữ từ ảnh: có"


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
