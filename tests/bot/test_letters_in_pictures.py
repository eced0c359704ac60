"""`thidua doctor` says whether letters in pictures can be read; their lack is no fault."""

from pathlib import Path

import pytest

from bot.doctor import doctor
from bot.settings import Settings
from importers import ocr


@pytest.mark.parametrize(
    ("programs", "said"),
    [
        (None, "chưa có (không bắt buộc"),
        (ocr.Programs("/usr/bin/tesseract", None), "PDF quét thì chưa"),
        (ocr.Programs("/usr/bin/tesseract", "/usr/bin/pdftoppm"), "Đọc chữ từ ảnh: có"),
    ],
)
def test_doctor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, programs: ocr.Programs | None, said: str) -> None:
    monkeypatch.setattr(ocr, "installed", lambda: programs)
    found = []
    for well, sentence in doctor(Settings(data_dir=tmp_path, database_url=f"sqlite:///{tmp_path}/x.db")):
        found.append((well, sentence))
        if "Đọc chữ từ ảnh" in sentence:
            break
    assert found[-1][0]
    assert said in found[-1][1]
