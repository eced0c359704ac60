"""Making the copy of one person's data: a workbook of everything stored, and the files the person has sent, in one archive."""

import asyncio
import zipfile
from pathlib import Path
from typing import Any

from bot.jobs import Tools
from bot.work_evidence import FOLDER
from reports.my_data import write_copy
from storage import files, my_data, people
from storage.files import StoredFile

MOST_BYTES = 40 * 1024**2  # of files: the networks take no archive of more than 50 MB
SHEET = "du-lieu.xlsx"


async def copy_my_data(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """The archive's ``path`` and ``name``, and how many files were ``left_out``; ``official`` names the person."""
    official, zone = arguments["official"], tools.office.zone
    found = await tools.database.read(lambda conn: my_data.everything(conn, official))
    sent = await tools.database.read(lambda conn: [files.get(conn, key) for key in my_data.files_of(conn, official)])
    owner = await tools.database.read(lambda conn: people.name_of(conn, official))
    folder = tools.settings.data_dir / "compiled" / f"{tools.now:%Y%m%d}-{tools.job.id}"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    await asyncio.to_thread(write_copy, found, owner, zone, folder / SHEET)
    path = folder / "copy.zip"
    left_out = await asyncio.to_thread(_pack, path, folder / SHEET, sent, tools.settings.data_dir / FOLDER)
    today = tools.now.astimezone(zone).date()
    return {"path": str(path), "name": f"du-lieu-cua-toi-{today:%Y%m%d}.zip", "left_out": left_out}


def _pack(path: Path, sheet: Path, sent: list[StoredFile], store: Path) -> int:
    """Put the workbook and as many files as fit into the archive; returns how many do not."""
    room, left_out = MOST_BYTES, 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(sheet, SHEET)
        for each in sent:
            source, size = store / each.random_name, each.size or 0
            if size <= room and source.is_file():
                archive.write(source, f"tep/{each.id}-{_plain(each.name)}")
                room -= size
            else:
                left_out += 1
    path.chmod(0o600)
    return left_out


def _plain(name: str) -> str:
    """A name that is no path, wherever the archive is opened."""
    return "".join("_" if letter in '\\/:*?"<>|' or ord(letter) < 32 else letter for letter in name)[-100:]


WORK = {"my_data": copy_my_data}
