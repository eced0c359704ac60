"""Kính gửi and Nơi nhận of the papers: what the office says in chat, otherwise what was installed."""

from datetime import UTC, datetime
from pathlib import Path

from bot.settings import Settings
from bot.work_compile import issued_by
from reports.letterhead import Recipient
from storage import settings as stored
from storage.database import engine
from tests.databases import Databases

NOW = datetime(2027, 7, 1, 3, tzinfo=UTC)


def test_what_the_office_says_goes_before_what_was_installed(databases: Databases, tmp_path: Path) -> None:
    url = databases.new()
    made = engine(url)
    installed = Settings(data_dir=tmp_path, database_url=url, office_recipients="Các đơn vị; Lưu trữ (b/c)")
    with made.begin() as conn:
        head, _ = issued_by(conn, installed, NOW)
        assert head.addressees == ()
        assert head.recipients == (Recipient("Các đơn vị"), Recipient("Lưu trữ", "b/c"))
        stored.put(conn, "paper_addressees", "UBND tỉnh Mẫu; Sở Nội vụ")
        stored.put(conn, "paper_recipients", "UBND tỉnh (b/c)")
        head, _ = issued_by(conn, installed, NOW)
        assert head.addressees == ("UBND tỉnh Mẫu", "Sở Nội vụ")
        assert head.recipients == (Recipient("UBND tỉnh", "b/c"),)
    made.dispose()
    databases.drop(url)
