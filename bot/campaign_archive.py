"""A whole campaign as one archive: its tables, whom it was for, what was frozen, papers, attached files, an index."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection

from bot.archive_file import Archive, sha256_of
from bot.archive_papers import Desk, rounds_of
from bot.settings import Settings
from bot.work_evidence import FOLDER
from reports import archive_codes as codes
from reports import archive_columns as columns
from reports import archive_words as words
from reports import period as periods
from reports.frozen import AlteredError
from rules.file_names import plain_name
from storage import campaign_export, campaigns, frozen
from storage.campaign_tables import OURS
from storage.database import engine
from storage.frozen import Frozen

PEOPLE, ROUNDS, FROZEN, FILES, TALKS = (
    "02-doi-tuong", "07-khen-thuong", "08-so-lieu-da-chot", "09-tep-kem-theo", "10-trao-doi",
)  # fmt: skip
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What is written down (the campaign ``number`` as of ``now``) and where to; ``readme`` says how to read it."""

    settings: Settings
    number: int
    now: datetime
    path: Path
    readme: str


def write_archive(order: Order, progress: Progress) -> list[Path]:
    """Write a campaign's archive (over what was there), all of it as of one instant; returns its path.

    Raises ``sqlalchemy.exc.NoResultFound`` when there is no such campaign; what was there stays then.
    """
    opened, part = engine(order.settings.database), order.path.with_name(f"{order.path.name}.part")
    try:
        with (
            opened.connect().execution_options(reading=True) as conn,
            zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as whole,
        ):
            part.chmod(0o600)
            _Writer(conn, order, Archive(whole, order.settings.zone)).write(progress)
        part.replace(order.path)
    finally:
        part.unlink(missing_ok=True)
        opened.dispose()
    return [order.path]


class _Writer:
    """Tables first, then people, papers, the kept files, and the index at the end."""

    def __init__(self, conn: Connection, order: Order, archive: Archive) -> None:
        self._conn, self._order, self._archive = conn, order, archive
        self._zone = order.settings.zone
        self._campaign = campaigns.get(conn, order.number)
        self._desk = Desk(conn, order.settings, order.now)

    def write(self, progress: Progress) -> None:
        """Everything; ``progress`` is told each step before it begins, and the end."""
        further = {
            "audience": self._people,
            "frozen": self._frozen,
            "papers": self._papers,
            "files": self._files,
            "index": self._index,
        }
        steps = len(OURS) + len(further)
        self._tables(progress, steps)
        for done, (name, step) in enumerate(further.items(), start=len(OURS)):
            progress(done, steps, words.FOLDERS[name])
            step()
        progress(steps, steps, words.FOLDERS["index"])

    def _tables(self, progress: Progress, steps: int) -> None:
        for done, part in enumerate(campaign_export.parts(self._conn, self._campaign.id, self._zone)):
            title = words.TABLES[part.table]
            progress(done, steps, title)
            headings = [columns.column(name) for name in part.columns]
            self._archive.table(
                f"{part.folder}/{_slug(title)}.xlsx", title, headings, codes.told(part.table, part.columns, part.rows)
            )

    def _people(self) -> None:
        """Whom it was for by name, who was written to by number alone; and the launch document's own words."""
        found = campaign_export.audience(self._conn, self._campaign.id, self._order.now)
        self._archive.table(f"{PEOPLE}/doi-tuong.xlsx", words.FOLDERS["audience"], words.AUDIENCE, found)
        counts = campaign_export.delivered(self._conn, self._campaign.id, self._order.now)
        rows = [(words.STANDINGS[name], count) for name, count in counts]
        self._archive.table(f"{PEOPLE}/tinh-hinh-gui-tin.xlsx", words.FOLDERS["delivery"], words.DELIVERY, rows)
        told = campaign_export.bulletin_receivers(self._conn, self._campaign.id, self._zone)
        self._archive.table(f"{TALKS}/nguoi-nhan-thong-bao.xlsx", words.FOLDERS["receivers"], words.RECEIVERS, told)
        for number, text in campaign_export.documents(self._conn, self._campaign.id, self._zone):
            self._archive.text(f"01-phong-trao/van-ban-{number:04d}.txt", text, words.FOLDERS["document"])

    def _frozen(self) -> None:
        """Each freeze as it is kept, and as the workbook and report that were made of it."""
        for kept in frozen.of_campaign(self._conn, self._campaign.id):
            stem = f"{FROZEN}/{kept.id:04d}-{plain_name(kept.period)}"
            content, title = frozen.content(self._conn, kept.id), self._titled(kept)
            self._archive.text(f"{stem}.json", content, title)
            with TemporaryDirectory() as folder:
                try:
                    made = self._desk.of_freeze(kept, content, Path(folder))
                except AlteredError:
                    self._archive.lack(f"{stem}.docx", words.ALTERED)
                    continue
                for path in made:
                    self._archive.put(f"{stem}-{path.name}", path, title)

    def _titled(self, kept: Frozen) -> str:
        named = periods.read(kept.period, self._campaign.year).label
        return f"{words.FOLDERS['frozen']}: {named}"

    def _papers(self) -> None:
        """The papers of every commendation round, as they would be made now."""
        for each in rounds_of(self._conn, self._campaign.id):
            with TemporaryDirectory() as folder:
                for path in self._desk.of_round(each, Path(folder)):
                    self._archive.put(f"{ROUNDS}/giay-to/{each.id:04d}-{_slug(each.name)}/{path.name}", path, each.name)

    def _files(self) -> None:
        store = self._order.settings.data_dir / FOLDER
        for each in campaign_export.attached(self._conn, self._campaign.id, self._zone):
            name = f"{FILES}/{_slug(words.TABLES[each.folder])}/{each.id:06d}-{plain_name(each.name)}"
            source = store / each.random_name
            if source.is_file() and (not each.sha256 or sha256_of(source) == each.sha256):
                self._archive.put(name, source, each.name)
            else:
                self._archive.lack(name, words.MISSING)

    def _index(self) -> None:
        about = {"campaign": self._campaign.id, "title": self._campaign.title, "year": self._campaign.year}
        self._archive.index(self._order.readme, about | {"made_at": self._order.now.isoformat()})


def _slug(title: str) -> str:
    return "-".join(plain_name(title).split())
