"""Fetching what people sent: into the store under a random name, checked by content; and bringing it back."""

import asyncio
import hashlib
import os
from pathlib import Path
from typing import Any

from bot.errors import Kind, SendError
from bot.jobs import Tools
from rules.file_kinds import MOST_BYTES, is_what_it_says
from storage import files
from storage.files import REFUSED, REMOVED, StoredFile

FOLDER = "files"


async def fetch(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """Fetch a sent file: ``size`` and ``sha256``, or the ``problem`` (a template of evidence/) for which it is refused."""
    found = await tools.database.read(lambda conn: files.get(conn, arguments["file"]))
    try:
        content = await tools.network.fetch(found.reference, MOST_BYTES)
    except SendError as error:
        if error.kind is not Kind.NEVER:
            raise
        return {"problem": "too_large" if error.code == "file_too_large" else "not_fetched"}
    if not await asyncio.to_thread(is_what_it_says, found.kind, content):
        return {"problem": "not_what_it_says"}
    await asyncio.to_thread(store, tools.settings.data_dir / FOLDER, found.random_name, content)
    return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def store(folder: Path, name: str, content: bytes) -> None:
    """Write durably under the final name or not at all; readable by the owner alone."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = folder / f"{name}.part"
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(folder / name)


async def bring(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """The ``path`` of a kept file; empty when it was refused, is missing or is not what was stored."""
    found = await tools.database.read(lambda conn: files.get(conn, arguments["file"]))
    path = tools.settings.data_dir / FOLDER / found.random_name
    whole = found.state != REFUSED and await asyncio.to_thread(_is_whole, path, found)
    return {"path": str(path) if whole else ""}


async def remove(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """Take the bytes of a file away that the record has let go of; twice run, nothing more."""
    found = await tools.database.read(lambda conn: files.get(conn, arguments["file"]))
    if found.state in (REFUSED, REMOVED):
        path = tools.settings.data_dir / FOLDER / found.random_name
        await asyncio.to_thread(path.unlink, missing_ok=True)
    return {}


def _is_whole(path: Path, stored: StoredFile) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == stored.sha256


WORK = {"evidence": fetch, "evidence_copy": bring}
