"""An archive with an index for people, an index for programs, and a SHA-256 for every file; and holding it to its index."""

import hashlib
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from reports import archive_words as words
from reports.archive_tables import write_table

INDEX, INDEX_BOOK, INDEX_TEXT, README = "index.json", "index.xlsx", "muc-luc.txt", "README.txt"
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive. ``rows``: of a table, None for other files; ``size`` in bytes; ``sha256`` in hex."""

    path: str
    content: str
    rows: int | None
    size: int
    sha256: str

    @property
    def line(self) -> str:
        """The file in one line of the index that people read."""
        count = "" if self.rows is None else f", {words.ROWS.format(self.rows)}"
        return f"{self.path}: {' '.join(self.content.split())}{count}. SHA-256 {self.sha256}"


class Archive:
    """Puts one file after the other into an open zip and keeps the index."""

    def __init__(self, whole: zipfile.ZipFile, zone: ZoneInfo) -> None:
        self._whole, self._zone = whole, zone
        self._entries: list[Entry] = []
        self._missing: dict[str, str] = {}

    def put(self, name: str, source: Path, content: str, rows: int | None = None) -> None:
        """The bytes of a file under ``name``; ``content`` says in words what it is."""
        digest, size = hashlib.sha256(), 0
        with source.open("rb") as read, self._whole.open(name, "w", force_zip64=True) as write:
            for block in _blocks(read):
                digest.update(block)
                size += len(block)
                write.write(block)
        self._entries.append(Entry(name, content, rows, size, digest.hexdigest()))

    def text(self, name: str, text: str, content: str) -> None:
        """A text in UTF-8."""
        data = text.encode()
        self._whole.writestr(name, data)
        self._entries.append(Entry(name, content, None, len(data), hashlib.sha256(data).hexdigest()))

    def table(self, name: str, title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Rows as a workbook."""
        with TemporaryDirectory() as folder:
            made = Path(folder) / "table.xlsx"
            self.put(name, made, title, write_table(title, headings, rows, self._zone, made))

    def lack(self, name: str, why: str) -> None:
        """What ought to be in the archive and is not."""
        self._missing[name] = why

    def index(self, readme: str, about: Mapping[str, Any]) -> None:
        """How to read it, what it holds, and at the very end the index that programs hold it to."""
        self.text(README, readme, words.FOLDERS["readme"])
        gone = [f"{name}: {why}" for name, why in self._missing.items()]
        self.text(INDEX_TEXT, "\n".join([*(each.line for each in self._entries), *gone, ""]), words.FOLDERS["index"])
        listed = [(e.path, e.content, "" if e.rows is None else e.rows, e.size, e.sha256) for e in self._entries]
        lacking = [(name, why, "", "", "") for name, why in self._missing.items()]
        self.table(INDEX_BOOK, words.FOLDERS["index"], words.INDEX, [*listed, *lacking])
        whole = {**about, "files": [asdict(each) for each in self._entries], "missing": list(self._missing)}
        self._whole.writestr(INDEX, json.dumps(whole, ensure_ascii=False, indent=1))


def _blocks(read: Any) -> Iterator[bytes]:
    while block := read.read(BLOCK):
        yield block


def sha256_of(path: Path) -> str:
    """In hex."""
    with path.open("rb") as read:
        return hashlib.file_digest(read, "sha256").hexdigest()


def faults(path: Path) -> Iterator[tuple[str, str]]:
    """(file, what is wrong: "changed", "missing" or "unlisted") for an archive that is not as its index says.

    A name that stands twice is "unlisted": programs would not agree on which of the two they read. Nothing is unpacked.
    Raises ValueError when the file is no such archive.
    """
    try:
        with zipfile.ZipFile(path) as whole:
            listed = {each["path"]: each for each in json.loads(whole.read(INDEX))["files"]}
            there = Counter(whole.namelist())
            for name in sorted((listed.keys() | there.keys()) - {INDEX}):
                if name not in there:
                    yield name, "missing"
                elif name not in listed or there[name] > 1:
                    yield name, "unlisted"
                elif not _is_same(whole, listed[name]):
                    yield name, "changed"
            if there[INDEX] > 1:
                yield INDEX, "unlisted"
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, NotImplementedError) as error:
        raise ValueError(str(path)) from error


def _is_same(whole: zipfile.ZipFile, entry: dict[str, Any]) -> bool:
    """The size first, so that no more is unpacked than was put in."""
    if whole.getinfo(entry["path"]).file_size != entry["size"]:
        return False
    digest = hashlib.sha256()
    try:
        with whole.open(entry["path"]) as read:
            for block in _blocks(read):
                digest.update(block)
    except (zipfile.BadZipFile, zlib.error):  # the checksum of the archive itself, or what is no compressed text
        return False
    return digest.hexdigest() == entry["sha256"]
