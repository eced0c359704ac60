"""The job that fetches a launch document, reads it in capped child processes and stores it as a draft campaign."""

import asyncio
import hashlib
from dataclasses import asdict
from datetime import date
from pathlib import PurePath
from typing import Any

from bot import document_import, work_ocr
from bot.document_import import KNOWN, PICTURED, Received
from bot.errors import Kind, SendError
from bot.jobs import RefusedError, Tools
from bot.work_evidence import FOLDER, remove, store
from handlers.turn import compose
from importers.launch_draft import read_draft
from importers.refusal import Refusal
from rules.file_kinds import MOST_BYTES
from rules.launch_document.doubt import doubtful
from rules.launch_document.draft import Draft
from storage import documents, files, outbox
from storage.outbox import Priority

FETCHED, READ, DRAFTED = 1, 2, 3
SCANNED = "scanned"


async def read_launch_document(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """Returns ``outcome`` (made, known, questioned; scanned where the letters in the pictures can be read), ``document``
    and ``campaign`` (id or None)."""
    try:
        if "document" in arguments:
            return asdict(await _anyway(tools, arguments))
        return asdict(await _new(tools, arguments))
    except Refusal as refusal:
        raise RefusedError("document/refused", sentence=refusal.sentence) from None


async def _new(tools: Tools, arguments: dict[str, Any]) -> Received:
    content = arguments["text"].encode() or await _fetched(tools, arguments["file"])
    await _tell(tools, arguments, FETCHED)
    try:
        text = await _text(tools, arguments, content)
        await _tell(tools, arguments, READ)
        draft = await _drafted(text, arguments)
    except Refusal as refusal:
        if refusal.code in PICTURED and await work_ocr.offered(content):
            return Received(SCANNED, 0, None)
        await tools.database.write(lambda conn: files.refuse(conn, arguments["file"]))
        raise
    await _tell(tools, arguments, DRAFTED)
    await _keep(tools, arguments["file"], content)
    return await _received(tools, arguments, draft, text, arguments["file"])


async def _text(tools: Tools, arguments: dict[str, Any], content: bytes) -> str:
    if arguments.get("ocr"):
        return await work_ocr.read_pages(tools, arguments, content)
    return await asyncio.to_thread(document_import.read_text, content, arguments["name"])


async def _drafted(text: str, arguments: dict[str, Any]) -> Draft:
    draft = await asyncio.to_thread(read_draft, text)
    return doubtful(draft) if arguments.get("ocr") else draft


async def _anyway(tools: Tools, arguments: dict[str, Any]) -> Received:
    """The document is kept already and a person wants a campaign of it."""
    kept = await tools.database.read(lambda conn: documents.get(conn, arguments["document"]))
    draft = await _drafted(kept.text, arguments)
    return await _received(tools, arguments, draft, kept.text, kept.file_id, sure=True)


async def _fetched(tools: Tools, file: int) -> bytes:
    found = await tools.database.read(lambda conn: files.get(conn, file))
    try:
        return await tools.network.fetch(found.reference, MOST_BYTES)
    except SendError as error:
        if error.kind == Kind.NEVER:
            raise RefusedError("document/not_fetched", most=MOST_BYTES // 1024**2) from None
        raise


async def _keep(tools: Tools, file: int, content: bytes) -> None:
    found = await tools.database.read(lambda conn: files.get(conn, file))
    await asyncio.to_thread(store, tools.settings.data_dir / FOLDER, found.random_name, content)
    digest = hashlib.sha256(content).hexdigest()
    await tools.database.write(lambda conn: files.keep(conn, file, len(content), digest))


async def _received(
    tools: Tools, arguments: dict[str, Any], draft: Draft, text: str, file: int | None, *, sure: bool = False
) -> Received:
    today: date = tools.now.astimezone(tools.office.zone).date()
    about: dict[str, Any] = {"name": PurePath(arguments["name"]).stem, "by": arguments["by"], "file_id": file}
    received = await tools.database.write(
        lambda conn: document_import.receive(conn, draft, text, **about, now=tools.now, today=today, sure=sure)
    )
    if received.outcome == KNOWN and file is not None:
        await tools.database.write(lambda conn: files.refuse(conn, file))
        await remove(tools, {"file": file})
    return received


async def _tell(tools: Tools, arguments: dict[str, Any], done: int) -> None:
    """Edit the progress message."""
    job = tools.job
    message = compose(tools.office, "document/progress", (), {"done": done, "name": arguments["name"]})
    place = {"network": job.network, "chat": job.chat, "kind": "edit", "priority": Priority.REPLY}
    place |= {"edit_of": arguments["progress"]}
    key = {"unique_key": f"job:{job.id}:{job.attempts}:{done}", "created_at": tools.now}
    await tools.database.write(lambda conn: outbox.put_once(conn, [message | place | key]))
