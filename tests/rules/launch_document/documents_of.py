"""The documents that the reader is measured on: invented ones kept here, real ones found beside the repository."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DOCUMENTS = sorted((HERE / "documents").glob("*.json"))
SEEDS = sorted((HERE / "seeds").glob("*.json"))


@dataclass(frozen=True)
class Measured:
    name: str
    text: str
    truth: dict[str, Any]


def invented() -> list[Measured]:
    return [_measured(table) for table in DOCUMENTS]


def batch(name: str) -> list[Measured]:
    """The documents of one batch: a folder below ``documents``."""
    return [_measured(table) for table in sorted((HERE / "documents" / name).glob("*.json"))]


def _measured(table: Path) -> Measured:
    return Measured(table.stem, table.with_suffix(".txt").read_text("utf-8"), json.loads(table.read_text("utf-8")))


def seed_folder() -> Path | None:
    """``shared/seeds`` in any folder above the repository; None where the real documents are not at hand."""
    return next((p / "shared" / "seeds" for p in HERE.parents if (p / "shared" / "seeds").is_dir()), None)


def seeds() -> list[Measured]:
    folder = seed_folder()
    tables = [json.loads(table.read_text("utf-8")) for table in SEEDS]
    return [Measured(t["seed"], (folder / t["seed"]).read_text("utf-8"), t) for t in tables] if folder else []
