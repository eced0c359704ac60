"""Stand-ins for `tesseract` and `pdftoppm`: they print given pages."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

_TESSERACT = """#!/bin/sh
if [ "$1" = --list-langs ]; then echo 'List of available languages:'; echo {languages}; exit 0; fi
case "$(cat)" in *broken*) exit 1;; *'-f 2 '*) cat {folder}/2.txt;; *) cat {folder}/1.txt;; esac
"""
_PDFTOPPM = """#!/bin/sh
cat > /dev/null
echo "$@"
"""


def put_on_path(monkeypatch: pytest.MonkeyPatch, folder: Path, pages: Sequence[str], *, languages: str = "vie") -> None:
    """Put the stand-ins first on PATH; each page of a PDF is read as one of ``pages``, a picture as the first."""
    folder.mkdir()
    for number, text in enumerate(pages, 1):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    _program(folder / "tesseract", _TESSERACT.format(folder=folder, languages=languages))
    _program(folder / "pdftoppm", _PDFTOPPM)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


def _program(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o755)
