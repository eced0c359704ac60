"""The job that writes a campaign's archive in a child process; each step edits one progress message."""

import asyncio
import html
import json
import zipfile
from functools import partial
from pathlib import Path
from typing import Any

from bot.archive_file import INDEX, sha256_of
from bot.campaign_archive import Order, write_archive
from bot.child import in_child
from bot.jobs import Tools
from bot.work_compile import job_folder
from handlers.turn import compose
from storage import campaigns, outbox
from storage.outbox import Priority

EVERY = 8  # steps between two edits of the message


async def export_campaign(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """The archive's ``path``, ``name``, ``size`` in bytes and ``sha256``; how many ``files`` it holds and are ``missing``."""
    campaign = arguments["campaign"]
    found = await tools.database.read(lambda conn: campaigns.get(conn, campaign))
    folder = job_folder(tools)
    folder.mkdir(parents=True, mode=0o700)
    name = f"ho-so-phong-trao-{found.year}-{campaign}.zip"
    values = {"title": found.title, "year": found.year, "at": tools.now}
    readme = html.unescape(tools.office.renderer.render("export/readme", values).text)
    order = Order(tools.settings, campaign, tools.now, folder / name, readme)
    [path] = await in_child(partial(write_archive, order), partial(_told, tools, arguments["progress"]))
    return {"path": str(path), "name": name, **await asyncio.to_thread(_facts, path)}


def _facts(path: Path) -> dict[str, Any]:
    with zipfile.ZipFile(path) as whole:
        index = json.loads(whole.read(INDEX))
        files = len(whole.namelist())
    return {"size": path.stat().st_size, "sha256": sha256_of(path), "files": files, "missing": len(index["missing"])}


async def _told(tools: Tools, row: int, done: int, of: int, what: str) -> None:
    """Edit the progress message, not at every small step."""
    if done % EVERY and done != of:
        return
    job = tools.job
    message = compose(tools.office, "export/progress", (), {"done": done, "of": of, "what": what})
    place = {"network": job.network, "chat": job.chat, "kind": "edit", "priority": Priority.REPLY, "edit_of": row}
    key = {"unique_key": f"job:{job.id}:{job.attempts}:{done}", "created_at": tools.now}
    await tools.database.write(lambda conn: outbox.put_once(conn, [message | place | key]))


WORK = {"campaign_export": export_campaign}
