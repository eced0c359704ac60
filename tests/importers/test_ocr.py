"""Letters in pictures: offered only where the programs are, read page by page under caps."""

import shutil
from pathlib import Path

import pytest

from importers import ocr, sandbox_program
from importers.refusal import Refusal
from tests.importers.document_files import pdf_of, scanned_pdf
from tests.importers.letters import put_on_path

PICTURE = b"\xff\xd8\xff\xe0 anh"


def test_nothing_is_offered_without_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not ocr.offered(PICTURE)
    with pytest.raises(Refusal) as refusal:
        ocr.page_text(PICTURE, 1)
    assert refusal.value.code == "no_ocr"


def test_nothing_is_offered_without_vietnamese(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    put_on_path(monkeypatch, tmp_path / "programs", ["Trang"], languages="eng")
    assert not ocr.offered(PICTURE)


@pytest.mark.parametrize(("drawing", "scan"), [("/usr/bin/pdftoppm", True), (None, False)])
def test_a_scanned_pdf_needs_both_programs(monkeypatch: pytest.MonkeyPatch, drawing: str | None, *, scan: bool) -> None:
    monkeypatch.setattr(ocr, "installed", lambda: ocr.Programs("/usr/bin/tesseract", drawing))
    assert (ocr.offered(PICTURE), ocr.offered(scanned_pdf()), ocr.offered(b"GIF89a")) == (True, scan, False)


def test_each_page_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    put_on_path(monkeypatch, tmp_path / "programs", ["Trang một", "Trang hai"])
    scan = scanned_pdf()
    assert ocr.count_pages(scan) == 2
    assert [ocr.page_text(scan, page).strip() for page in (1, 2)] == ["Trang một", "Trang hai"]
    assert (ocr.count_pages(PICTURE), ocr.page_text(PICTURE, 1)) == (1, "Trang một")


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        ocr.count_pages(scanned_pdf(ocr.MAX_PAGES + 1))
    assert refusal.value.code == "too_long"
    assert "21 trang" in refusal.value.sentence


def test_a_broken_picture_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    put_on_path(monkeypatch, tmp_path / "programs", ["Trang"])
    with pytest.raises(Refusal) as refusal:
        ocr.page_text(PICTURE + b"broken", 1)
    assert refusal.value.code == "unreadable"


def test_a_program_is_stopped_writes_no_file_and_swells_no_further(tmp_path: Path) -> None:
    shell = shutil.which("sh") or "/bin/sh"
    with pytest.raises(Refusal) as slow:
        sandbox_program.run([shell, "-c", "while :; do :; done"], b"", seconds=0.5, memory_mb=256)
    assert slow.value.code == "too_slow"
    with pytest.raises(Refusal) as writes:
        sandbox_program.run([shell, "-c", f"echo x > {tmp_path}/x || exit 3"], b"", seconds=20, memory_mb=256)
    assert writes.value.code == "unreadable"
    limit = sandbox_program.run([shell, "-c", "ulimit -v"], b"", seconds=20, memory_mb=256)
    assert int(limit) == 256 * 1024


@pytest.mark.skipif(
    ocr.installed() is None or shutil.which("pdftoppm") is None,
    reason="tesseract with Vietnamese and pdftoppm are not installed on this machine",
)
def test_the_real_programs_read_a_printed_page() -> None:
    printed = pdf_of("KẾ HOẠCH\nPhát động phong trào thi đua năm 2026\n")
    assert "2026" in ocr.page_text(printed, 1)
