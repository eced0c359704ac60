"""An edited workbook at the command line: shown, confirmed, carried out once; anything else changes nothing."""

from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from sqlalchemy import Connection, update
from typer.testing import CliRunner

from bot.__main__ import app
from bot.campaign_file import load_campaign
from bot.settings import Settings
from bot.workbook_cli import WorkbookCli
from handlers.filters import filters
from handlers.workbook import seal
from handlers.workbook_kinds import contents
from messages.render import Renderer
from reports.excel.editable import write_editable
from rules.workbook.marker import Marker
from storage import campaigns, workbooks
from storage.database import engine
from storage.migrate import migrate
from storage.schema.campaigns import targets
from tests.dialogs.workbooks import Book, cells
from tests.rosters import workbook
from tests.world import START

DEMO = Path(__file__).parents[2] / "bot" / "demo" / "campaign.toml"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    """The sheets of a campaign that went out from the data folder the commands use."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("CLOCK", START.isoformat())
    monkeypatch.delenv("DATABASE_URL", raising=False)
    settings = Settings(_env_file=None)
    settings.data_dir.mkdir()
    migrate(settings.database)
    return cells(sent_out(settings, tmp_path / "ra.xlsx").read_bytes())


def sent_out(settings: Settings, path: Path) -> Path:
    def out(conn: Connection) -> Path:
        campaign = load_campaign(conn, DEMO.read_text(), None)
        now = contents(conn, workbooks.CAMPAIGN, campaign, START.date())
        number = workbooks.send(conn, workbooks.CAMPAIGN, campaign, now.record, None, START)
        mark = Marker(number, seal(settings.secret(), number))
        return write_editable(now.parts, now.record, "thử", mark, path)

    return with_record(settings, out)


def with_record(settings: Settings, work: Any) -> Any:
    made = engine(settings.database)
    try:
        with made.begin() as conn:
            return work(conn)
    finally:
        made.dispose()


def values() -> list[str]:
    """The values of the campaign's targets as they are now."""
    return with_record(Settings(_env_file=None), lambda conn: [str(t.value) for t in campaigns.targets_of(conn, 1)])


def run(book: Book, *words: str, typed: str = "") -> tuple[int, str]:
    Path("sua.xlsx").write_bytes(workbook(*book.items()))
    done = CliRunner().invoke(app, ["import-campaign", "sua.xlsx", *words], input=typed)
    return done.exit_code, f"{done.output}{done.exception or ''}"


# of the targets of the demo's campaign
DEMO_VALUES = ["100", "1", "20000", "1200", "14"]


def edit(book: Book, value: str) -> None:
    sheet = book["Chỉ tiêu"]
    sheet[3][sheet[2].index("Mức")] = value


def test_shown_confirmed_and_carried_out_once(book: Book) -> None:
    edit(book, "98")
    code, said = run(book, typed="n\n")
    assert (code, values()) == (1, DEMO_VALUES)
    assert "Mức: 100 → 98" in said
    assert run(book, "--dry-run")[0] == 0
    assert values() == DEMO_VALUES
    code, said = run(book, "--yes")
    assert (code, values()) == (0, ["98", *DEMO_VALUES[1:]])
    assert "Đã ghi 1 thay đổi" in said
    code, said = run(book, "--yes")
    assert code == 1
    assert "đã được ghi vào hệ thống một lần" in said


def test_a_record_that_changes_while_it_is_looked_at_is_left_alone(book: Book) -> None:
    edit(book, "98")
    settings = Settings(_env_file=None)
    Path("sua.xlsx").write_bytes(workbook(*book.items()))

    def meanwhile(words: str) -> bool:
        with_record(settings, lambda conn: conn.execute(update(targets).values(unit="phần trăm")))
        return True

    console = Console(record=True)
    cli = WorkbookCli(settings, Renderer(filters(settings.zone)), console, START)
    assert not cli.run(Path("sua.xlsx"), meanwhile, dry_run=False)
    assert "vừa thay đổi trong lúc xem" in console.export_text()
    assert values() == DEMO_VALUES


def test_a_workbook_with_problems_changes_nothing(book: Book) -> None:
    edit(book, "98")
    book["Mốc hạn"][3][book["Mốc hạn"][2].index("Hạn (hết ngày)")] = "bao giờ cũng được"
    code, said = run(book, "--yes")
    assert (code, values()) == (1, DEMO_VALUES)
    assert "Trang “Mốc hạn”, dòng 4, cột “Hạn (hết ngày)”: chưa đọc được ngày" in said


def test_a_workbook_of_another_office_is_refused(book: Book) -> None:
    book["_thidua"][2][0] = "0" * 64
    code, said = run(book, "--yes")
    assert code == 1
    assert "không phải do hệ thống của cơ quan mình gửi ra" in said


def test_a_file_that_is_no_such_workbook_is_refused(book: Book) -> None:
    del book["_thidua"]
    code, said = run(book, "--yes")
    assert code == 1
    assert "không phải do hệ thống của cơ quan mình gửi ra" in said
