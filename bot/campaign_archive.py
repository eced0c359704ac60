"""A whole campaign as one archive with an index and a SHA-256 for every file; and holding an archive to its index."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from reports import archive_words as words
from reports.archive_tables import write_table
from rules.file_names import plain_name
from storage import campaign_export, campaigns, frozen
from storage.database import engine

INDEX, INDEX_BOOK, README = "index.json", "index.xlsx", "README.txt"
BLOCK = 1 << 20
FILES, FROZEN = "09-tep-kem-theo", "08-so-lieu-da-chot"
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive. ``rows``: of a table, None for other files; ``size`` in bytes; ``sha256`` in hex."""

    path: str
    content: str
    rows: int | None
    size: int
    sha256: str


def write_archive(
    url: str, store: Path, campaign: int, now: datetime, zone: ZoneInfo, path: Path, readme: str, progress: Progress
) -> list[Path]:
    """Write a campaign's archive to ``path`` (overwritten), all of it as of one instant; returns [path].

    ``store`` is the folder of kept files. Raises ``sqlalchemy.exc.NoResultFound`` when there is no such campaign.
    """
    opened = engine(url)
    part = path.with_name(f"{path.name}.part")
    try:
        with (
            opened.connect().execution_options(reading=True) as conn,
            zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as whole,
        ):
            part.chmod(0o600)
            _Writer(conn, whole, campaign, now, zone).write(store, readme, progress)
    finally:
        opened.dispose()
    part.replace(path)
    return [path]


class _Writer:
    """Puts one file after the other into the archive and keeps the index."""

    def __init__(self, conn: Connection, whole: zipfile.ZipFile, campaign: int, now: datetime, zone: ZoneInfo) -> None:
        self._conn, self._whole, self._zone, self._now = conn, whole, zone, now
        self._campaign = campaigns.get(conn, campaign)
        self._entries: list[Entry] = []
        self._missing: list[str] = []

    def write(self, store: Path, readme: str, progress: Progress) -> None:
        """Tables first, then what was frozen, the kept files, and the index at the end."""
        steps = len([name for names in campaign_export.FOLDERS.values() for name in names]) + 3
        for done, part in enumerate(campaign_export.parts(self._conn, self._campaign.id)):
            progress(done, steps, words.TABLES[part.table])
            self._table(f"{part.folder}/{_slug(words.TABLES[part.table])}.xlsx", words.TABLES[part.table],
                        [words.column(name) for name in part.columns], part.rows)  # fmt: skip
        progress(steps - 3, steps, words.FOLDERS["audience"])
        self._people()
        self._frozen()
        progress(steps - 2, steps, "Tệp kèm theo")
        for each in campaign_export.attached(self._conn, self._campaign.id):
            self._attach(each, store)
        progress(steps - 1, steps, words.FOLDERS["index"])
        self._index(readme)
        progress(steps, steps, words.FOLDERS["index"])

    def _people(self) -> None:
        found = campaign_export.audience(self._conn, self._campaign.id, self._now)
        self._table("02-doi-tuong/doi-tuong.xlsx", words.FOLDERS["audience"], words.AUDIENCE, found)
        counts = campaign_export.delivered(self._conn, self._campaign.id, self._now)
        rows = [(words.STANDINGS[name], count) for name, count in counts]
        self._table("02-doi-tuong/tinh-hinh-gui-tin.xlsx", words.FOLDERS["delivery"], words.DELIVERY, rows)

    def _frozen(self) -> None:
        for each in frozen.of_campaign(self._conn, self._campaign.id):
            content = frozen.content(self._conn, each.id)
            self._text(f"{FROZEN}/{each.id:04d}-{plain_name(each.period)}.json", content, each.note or each.period)

    def _attach(self, each: campaign_export.Attached, store: Path) -> None:
        name = f"{FILES}/{_slug(words.TABLES[each.folder])}/{each.id:06d}-{plain_name(each.name)}"
        source = store / each.random_name
        if not source.is_file() or (each.sha256 and _hash_of(source) != each.sha256):
            self._missing.append(name)
            return
        self._put(name, source, each.name, None)

    def _table(self, name: str, title: str, headings: Any, rows: Any) -> None:
        with TemporaryDirectory() as folder:
            made = Path(folder) / "table.xlsx"
            count = write_table(title, headings, rows, self._zone, made)
            self._put(name, made, title, count)

    def _put(self, name: str, source: Path, content: str, rows: int | None) -> None:
        digest, size = hashlib.sha256(), 0
        with source.open("rb") as read, self._whole.open(name, "w", force_zip64=True) as write:
            for block in _blocks(read):
                digest.update(block)
                size += len(block)
                write.write(block)
        self._entries.append(Entry(name, content, rows, size, digest.hexdigest()))

    def _text(self, name: str, text: str, content: str) -> None:
        data = text.encode()
        self._whole.writestr(name, data)
        self._entries.append(Entry(name, content, None, len(data), hashlib.sha256(data).hexdigest()))

    def _index(self, readme: str) -> None:
        self._text(README, readme, "Hướng dẫn đọc")
        listed = [(e.path, e.content, "" if e.rows is None else e.rows, e.size, e.sha256) for e in self._entries]
        gone = [(name, words.MISSING, "", "", "") for name in self._missing]
        self._table(INDEX_BOOK, words.FOLDERS["index"], words.INDEX, [*listed, *gone])
        about = {"campaign": self._campaign.id, "title": self._campaign.title, "year": self._campaign.year}
        about |= {"made_at": self._now.isoformat(), "files": [asdict(each) for each in self._entries]}
        self._whole.writestr(INDEX, json.dumps({**about, "missing": self._missing}, ensure_ascii=False, indent=1))


def _blocks(read: Any) -> Iterator[bytes]:
    while block := read.read(BLOCK):
        yield block


def _hash_of(path: Path) -> str:
    with path.open("rb") as read:
        return hashlib.file_digest(read, "sha256").hexdigest()


def _slug(title: str) -> str:
    return "-".join(plain_name(title).split())


def faults(path: Path) -> Iterator[tuple[str, str]]:
    """(file, what is wrong: "changed", "missing" or "unlisted") for an archive that is not as its index says.

    Nothing is unpacked. Raises ValueError when the file is no such archive.
    """
    try:
        with zipfile.ZipFile(path) as whole:
            listed = {each["path"]: each for each in json.loads(whole.read(INDEX))["files"]}
            there = set(whole.namelist()) - {INDEX}
            for name in sorted(listed.keys() | there):
                if name not in there:
                    yield name, "missing"
                elif name not in listed:
                    yield name, "unlisted"
                elif not _is_same(whole, listed[name]):
                    yield name, "changed"
    except (zipfile.BadZipFile, KeyError, json.JSONDecodeError, TypeError, OSError) as error:
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
    except zipfile.BadZipFile:  # the checksum of the archive itself
        return False
    return digest.hexdigest() == entry["sha256"]
