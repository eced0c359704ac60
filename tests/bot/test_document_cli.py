"""A launch document at the command line."""

import json
from pathlib import Path

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner

from bot.office_commands import app
from storage import campaign_drafts, files
from storage.database import engine
from storage.schema.campaigns import campaigns
from storage.schema.documents import documents
from tests.importers.document_files import docx_of, macro_docx, scanned_pdf
from tests.importers.letters import put_on_path

DOCUMENTS = Path(__file__).parents[1] / "rules" / "launch_document" / "documents"
PLAN, REPORT = DOCUMENTS / "department_plan.txt", DOCUMENTS / "report.txt"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("CLOCK", "2027-01-11T08:00:00+07:00")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path / "data"


def run(*words: str, typed: str = "") -> tuple[int, str]:
    done = CliRunner().invoke(app, ["import-campaign", *words], input=typed)
    return done.exit_code, done.output


def stored(data: Path) -> int:
    made = engine(f"sqlite:///{data / 'thidua.db'}")
    with made.connect() as conn:
        return conn.execute(select(func.count()).select_from(campaigns)).scalar_one()


def test_a_dry_run_prints_the_draft_and_stores_nothing(data: Path) -> None:
    code, said = run(str(PLAN), "--json", "--dry-run")
    draft = json.loads(said)
    assert (code, draft["number"], len(draft["targets"])) == (0, "214/KH-SNNMT", 9)
    assert draft["targets"][0]["comparator"] == ">="
    assert run(str(PLAN), "--dry-run")[1].rstrip().endswith("Chưa lưu gì.")
    assert not data.exists()


def test_a_document_becomes_a_draft_campaign(data: Path, tmp_path: Path) -> None:
    sent = tmp_path / "ke-hoach.docx"
    sent.write_bytes(docx_of(PLAN.read_text()))
    code, said = run(str(sent))
    assert code == 0
    assert "Đã lập dự thảo phong trào số 1: Phát động phong trào thi đua và đăng ký giao ước thi đua năm 2026" in said
    assert "Chỉ tiêu: 9 (3 cần xem lại)" in said
    assert "Chỉ tiêu chưa nói rõ mức so sánh" in said
    made = engine(f"sqlite:///{data / 'thidua.db'}")
    with made.connect() as conn:
        assert conn.execute(select(campaigns.c.state)).scalar_one() == "draft"
        targets = campaign_drafts.whole(conn, 1)["targets"]
        kept = files.get(conn, conn.execute(select(documents.c.file_id)).scalar_one())
    assert [str(each.values["value"]) for each in targets[:4]] == ["3.5", "420500", "51.5", "95"]
    assert (data / "files" / kept.random_name).read_bytes() == sent.read_bytes()


def test_the_same_document_is_asked_about(data: Path) -> None:
    run(str(PLAN))
    code, said = run(str(PLAN), typed="n\n")
    assert (code, stored(data)) == (1, 1)
    assert "đã được nhập thành phong trào số 1" in said
    assert run(str(PLAN), "--yes")[0] == 0
    assert stored(data) == 2


def test_a_document_that_launches_nothing_is_asked_about(data: Path) -> None:
    code, said = run(str(REPORT), typed="n\n")
    assert (code, stored(data)) == (1, 0)
    assert "có vẻ là một báo cáo" in said
    assert run(str(REPORT), "--yes")[0] == 0
    assert stored(data) == 1


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("trong.txt", b"", "Tệp này trống"),
        ("anh.docx", b"\x89PNG\r\n", "Đây là tệp ảnh"),
        ("co-macro.docx", macro_docx(), "Tệp có chứa macro"),
        ("quet.pdf", scanned_pdf(), "bản quét"),
        ("lon.txt", b"a" * (11 * 1024 * 1024), "Tệp lớn hơn 10 MB"),
        ("mat.txt", "Kế hoạch phát động thi đua\nĐộ mật: Tối mật\n".encode(), "mang độ mật"),
    ],
)
def test_files_that_are_not_read_are_refused_in_a_sentence(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, sentence: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # where no program reads letters in pictures
    (tmp_path / name).write_bytes(content)
    code, said = run(str(tmp_path / name))
    assert code == 2
    assert sentence in said.replace("\n", " ")


SCAN, PICTURE = scanned_pdf(), b"\xff\xd8\xff\xe0 anh"


def pages() -> list[str]:
    """The plan as two pages."""
    lines = PLAN.read_text().splitlines()
    return ["\n".join(lines[: len(lines) // 2]), "\n".join(lines[len(lines) // 2 :])]


def test_a_scan_is_read_page_by_page_and_all_of_it_is_doubtful(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on_path(monkeypatch, tmp_path / "programs", pages())
    (tmp_path / "quet.pdf").write_bytes(SCAN)
    code, said = run(str(tmp_path / "quet.pdf"))
    assert code == 0, said
    assert "Đọc chữ từ ảnh, trang 2/2" in said
    assert "Đã lập dự thảo phong trào số 1" in said
    assert "Chỉ tiêu: 9 (9 cần xem lại)" in said
    assert "Chữ do máy đọc từ ảnh" in said
    made = engine(f"sqlite:///{data / 'thidua.db'}")
    with made.connect() as conn:
        kept = files.get(conn, conn.execute(select(documents.c.file_id)).scalar_one())
    assert (data / "files" / kept.random_name).read_bytes() == SCAN


def test_json_of_a_scan_is_nothing_but_json(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_on_path(monkeypatch, tmp_path / "programs", pages())
    (tmp_path / "quet.pdf").write_bytes(SCAN)
    done = CliRunner().invoke(app, ["import-campaign", str(tmp_path / "quet.pdf"), "--json"])
    draft = json.loads(done.stdout)
    assert (done.exit_code, draft["number"], len(draft["targets"])) == (0, "214/KH-SNNMT", 9)
    assert not data.exists()


@pytest.mark.parametrize(("name", "content"), [("quet.pdf", SCAN), ("anh.jpg", PICTURE)])
def test_where_no_program_reads_pictures_it_is_said_what_to_do(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / name).write_bytes(content)
    code, said = run(str(tmp_path / name))
    assert (code, data.exists() and stored(data)) == (2, 0)
    assert "cài tesseract-ocr, tesseract-ocr-vie, poppler-utils rồi chạy lại" in " ".join(said.split())


@pytest.mark.parametrize(
    ("read", "sentence"),
    [(["Độ mật: Tối mật", "Kế hoạch phát động thi đua"], "mang độ mật"), (["", ""], "không có nội dung để đọc")],
    ids=["secret", "nothing to read"],
)
def test_what_a_scan_may_not_say_is_refused(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[str], sentence: str
) -> None:
    put_on_path(monkeypatch, tmp_path / "programs", read)
    (tmp_path / "quet.pdf").write_bytes(SCAN)
    code, said = run(str(tmp_path / "quet.pdf"))
    assert (code, data.exists() and stored(data)) == (2, 0)
    assert sentence in said
