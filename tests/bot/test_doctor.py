"""`thidua doctor`: in good order it says so; every planted fault is found, named, and the only one that is."""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from click.testing import Result
from sqlalchemy import Connection, insert
from typer.testing import CliRunner

from bot import operations
from bot.__main__ import app
from bot.settings import Settings
from reports.plain import code_of
from rules.data_rights import DueDays, Kind
from storage import audit, campaigns, data_requests, files, frozen, outbox, retention
from storage import settings as office_settings
from storage.database import engine
from storage.migrate import config
from storage.outbox import Priority
from storage.schema import operations as o
from storage.schema import people as p

NOW = datetime(2027, 3, 2, 1, 30, tzinfo=UTC)
OLD = datetime(2020, 1, 1, tzinfo=UTC)
CONTENT = '{"sections": []}'
BYTES = b"anh"


@dataclass(frozen=True)
class Place:
    """An installation in good order, and how the command line is told of it."""

    folder: Path
    env: dict[str, str]

    @property
    def database(self) -> Path:
        return self.folder / "thidua.db"

    def doctor(self, **env: str) -> Result:
        return CliRunner().invoke(app, ["doctor"], env=self.env | env)

    def sql(self, *statements: str) -> None:
        with closing(sqlite3.connect(self.database)) as conn:
            for statement in statements:
                conn.execute(statement)
            conn.commit()

    def write(self, work: Callable[[Connection], Any]) -> None:
        opened = engine(f"sqlite:///{self.database}")
        with opened.begin() as conn:
            work(conn)
        opened.dispose()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a little of what is looked at: audit, a freeze, a kept file, messages."""
    folder = tmp_path_factory.mktemp("doctor") / "data"
    operations.prepare(Settings(_env_file=None, data_dir=folder, database_url=""))
    Place(folder, {}).write(lambda conn: fill(conn, folder))
    return folder


def fill(conn: Connection, folder: Path) -> None:
    conn.execute(insert(p.officials).values(staff_code="CB01", full_name="Đinh Thử", category="cong_chuc"))
    campaign = campaigns.create(conn, title="Thi đua", year=2027)
    for action in ("campaign.confirmed", "campaign.closed"):
        audit.record(conn, 1, action, f"campaign:{campaign}", "", NOW)
    frozen.keep(conn, campaign, "q1", None, CONTENT, code_of(CONTENT), as_of=NOW, note="", by=1, now=NOW)
    about: dict[str, Any] = {"kind": "photo", "network": "telegram", "reference": "tep", "declared_size": 3}
    sent = files.declare(conn, official_id=1, name="anh.jpg", now=NOW, **about)
    files.keep(conn, sent, len(BYTES), hashlib.sha256(BYTES).hexdigest())
    store = folder / "files"
    store.mkdir()
    (store / files.get(conn, sent).random_name).write_bytes(BYTES)
    row = {"network": "telegram", "chat": "1", "kind": "reply", "priority": Priority.REPLY, "choices": []}
    outbox.put(conn, text="chữ", created_at=OLD, state="sent", **row)


@pytest.fixture
def place(template: Path, tmp_path: Path) -> Place:
    folder = tmp_path / "data"
    shutil.copytree(template, folder)
    env = {
        "DATA_DIR": str(folder),
        "DATABASE_URL": "",
        "CLOCK": NOW.isoformat(),
        "WEBHOOK_URL": "",
        "WEBHOOK_SECRET": "",
    }
    return Place(folder, env | {"TELEGRAM_TOKEN": "1000001:MADE-UP-0000000000000000000"})


def findings(ran: Result) -> dict[str, bool]:
    """The sentences, and whether each is well."""
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    lines = [line.partition("  ")[::2] for line in ran.output.splitlines()]
    return {sentence: mark == "Đạt" for mark, sentence in lines}


def bad(ran: Result) -> list[str]:
    return [sentence for sentence, well in findings(ran).items() if not well]


def test_in_good_order_every_line_is_well(place: Place) -> None:
    ran = place.doctor()
    assert (ran.exit_code, bad(ran)) == (0, [])
    said = [sentence for sentence in findings(ran) if not sentence.startswith("Đọc chữ từ ảnh")]
    assert said == [
        "Mã truy cập bot (TELEGRAM_TOKEN) đã được đặt",
        f"Ghi được vào {place.folder}",
        "Lược đồ cơ sở dữ liệu là bản mới nhất",
        "Cơ sở dữ liệu nguyên vẹn",
        "Dòng trỏ tới dòng không còn: không có",
        "Nhật ký nguyên vẹn",
        "Bản số liệu đã chốt không còn khớp mã: 0",
        "Tệp đã nhận nay mất hoặc sai dung lượng: 0",
        "Tin không xử lý được: 0 (xem bằng lệnh replay --list)",
        "Yêu cầu về dữ liệu cá nhân quá hạn: 0",
        "Chữ của tin nhắn: giữ hết (chưa đặt chat_years)",
        "Tin gửi chưa rõ kết quả: 0",
    ]


@pytest.mark.parametrize(
    ("env", "sentences"),
    [
        ({"TELEGRAM_TOKEN": ""}, ["Mã truy cập bot (TELEGRAM_TOKEN) đã được đặt"]),
        ({"WEBHOOK_URL": "https://bot.example", "WEBHOOK_SECRET": "bi-mat"}, []),
        ({"WEBHOOK_URL": "http://bot.example", "WEBHOOK_SECRET": "bi-mat"}, ["WEBHOOK_URL là địa chỉ https"]),
        ({"WEBHOOK_URL": "https://bot.example"}, ["WEBHOOK_SECRET đã được đặt"]),
    ],
)
def test_settings_that_are_missing_or_wrong(place: Place, env: dict[str, str], sentences: list[str]) -> None:
    ran = place.doctor(**env)
    assert (bad(ran), ran.exit_code) == (sentences, 1 if sentences else 0)


def test_a_data_folder_that_is_not_there(place: Place, tmp_path: Path) -> None:
    gone = tmp_path / "[không có]"
    ran = place.doctor(DATA_DIR=str(gone), DATABASE_URL=f"sqlite:///{place.database}")
    assert bad(ran)[0] == f"Ghi được vào {gone}"
    assert not gone.exists()


def stuck(conn: Connection) -> None:
    row = {"network": "telegram", "event_id": "7", "lane": "1", "raw": "{}", "received_at": NOW, "state": "quarantined"}
    conn.execute(insert(o.inbox).values(**row, error="ABCD"))


def asked_long_ago(conn: Connection) -> None:
    data_requests.receive(conn, 1, Kind.COPY, "Xin bản sao", DueDays(date(2027, 1, 6), date(2027, 1, 20)), OLD)


def unclear(conn: Connection) -> None:
    row = {"network": "telegram", "chat": "1", "kind": "reply", "priority": Priority.REPLY, "choices": []}
    outbox.put(conn, text="chữ", created_at=NOW, state="unclear", **row)


@pytest.mark.parametrize(
    ("planted", "sentence"),
    [
        (stuck, "Tin không xử lý được: 1 (xem bằng lệnh replay --list)"),
        (asked_long_ago, "Yêu cầu về dữ liệu cá nhân quá hạn: 1"),
        (unclear, "Tin gửi chưa rõ kết quả: 1"),
    ],
)
def test_what_waits_for_a_person(place: Place, planted: Callable[[Connection], None], sentence: str) -> None:
    place.write(planted)
    ran = place.doctor()
    assert (bad(ran), ran.exit_code) == ([sentence], 1)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE audit SET reason = 'khác' WHERE id = 2", "Nhật ký nguyên vẹn, sai từ dòng số 2: so với bản sao lưu"),
        ("DELETE FROM audit WHERE id = 1", "Nhật ký nguyên vẹn, sai từ dòng số 2: so với bản sao lưu"),
        (
            "UPDATE frozen_summaries SET content = '{\"sections\": [1]}'",
            "Bản số liệu đã chốt không còn khớp mã: 1 (số 1)",
        ),
        ("UPDATE files SET size = 4", "Tệp đã nhận nay mất hoặc sai dung lượng: 1 (số 1)"),
        ("UPDATE files SET random_name = 'khac'", "Tệp đã nhận nay mất hoặc sai dung lượng: 1 (số 1)"),
        (
            "INSERT INTO receipts (campaign_id, official_id, at) VALUES (99, 1, '2027-01-01 00:00:00')",
            "Dòng trỏ tới dòng không còn: receipts",
        ),
        (
            "UPDATE alembic_version SET version_num = '0001'",
            "Lược đồ cơ sở dữ liệu là bản mới nhất ({newest}): chạy lệnh init",
        ),
        (
            "UPDATE alembic_version SET version_num = '9999'",
            "Cơ sở dữ liệu thuộc bản mới hơn của chương trình (lược đồ 9999): cài bản mới hơn",
        ),
    ],
)
def test_what_was_changed_behind_the_programs_back(place: Place, statement: str, sentence: str) -> None:
    newest = ScriptDirectory.from_config(config()).get_current_head()
    place.sql(statement)
    ran = place.doctor()
    assert (bad(ran), ran.exit_code) == ([sentence.format(newest=newest)], 1)


def test_a_removed_file_is_not_missed(place: Place) -> None:
    place.sql("UPDATE files SET state = 'removed', random_name = 'khac'")
    assert bad(place.doctor()) == []


def test_a_database_that_is_not_there_is_not_made(place: Place) -> None:
    place.database.unlink()
    ran = place.doctor()
    assert bad(ran) == [f"Chưa có cơ sở dữ liệu tại sqlite+aiosqlite:///{place.database}: chạy lệnh init"]
    assert not place.database.exists()


def test_a_database_without_tables(place: Place) -> None:
    place.database.write_bytes(b"")
    assert bad(place.doctor()) == ["Cơ sở dữ liệu chưa có bảng nào: chạy lệnh init"]


@pytest.mark.parametrize("kind", ["text", "pages"])
def test_a_torn_database_is_said_in_a_sentence(place: Place, kind: str) -> None:
    if kind == "text":
        place.database.write_text("không phải cơ sở dữ liệu " * 100)
    else:
        content = bytearray(place.database.read_bytes())
        content[4096 * 3 : 4096 * 200] = b"\x07" * 4096 * 197
        place.database.write_bytes(content)
    ran = place.doctor()
    found = bad(ran)
    assert ran.exit_code == 1
    assert found
    assert any("phục hồi từ bản sao lưu" in sentence or sentence == "Cơ sở dữ liệu nguyên vẹn" for sentence in found)
    assert "Traceback" not in ran.output


def test_a_server_that_does_not_answer_is_named_without_its_password(place: Place) -> None:
    ran = place.doctor(DATABASE_URL="postgresql://thidua:bi-mat@127.0.0.1:1/thidua")
    assert ran.exit_code == 1
    assert [sentence.partition(" (")[0] for sentence in bad(ran)] == ["Không đọc được cơ sở dữ liệu 127.0.0.1:1/thidua"]
    assert "bi-mat" not in ran.output


def test_what_is_to_be_forgotten_is_counted(place: Place) -> None:
    place.write(lambda conn: office_settings.put(conn, retention.SETTING, "2"))
    assert "Chữ của tin nhắn: giữ 2 năm, đang đến hạn xoá: 1" in findings(place.doctor())
