"""Reading a scanned launch document page by page, each page told in the chat's progress message."""

import asyncio
from typing import Any

from bot import document_import
from bot.jobs import Tools
from handlers.turn import compose
from importers import ocr
from storage import outbox
from storage.outbox import Priority


async def offered(content: bytes) -> bool:
    """Whether this machine can read the letters in this file."""
    return await asyncio.to_thread(ocr.offered, content)


async def read_pages(tools: Tools, arguments: dict[str, Any], content: bytes) -> str:
    """The text of all pages. Raises `importers.refusal.Refusal` for too many pages, a broken file, a mark of secrecy."""
    count = await asyncio.to_thread(ocr.count_pages, content)
    texts = []
    for page in range(1, count + 1):
        await _tell(tools, arguments, page, count)
        texts.append(await asyncio.to_thread(ocr.page_text, content, page))
    return document_import.checked("\n".join(texts))


async def _tell(tools: Tools, arguments: dict[str, Any], page: int, count: int) -> None:
    job = tools.job
    values = {"page": page, "count": count, "name": arguments["name"]}
    message = compose(tools.office, "document/ocr_progress", (), values)
    place = {"network": job.network, "chat": job.chat, "kind": "edit", "priority": Priority.REPLY}
    place |= {"edit_of": arguments["progress"]}
    key = {"unique_key": f"job:{job.id}:{job.attempts}:page{page}", "created_at": tools.now}
    await tools.database.write(lambda conn: outbox.put_once(conn, [message | place | key]))
