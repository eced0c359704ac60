"""The job that issues invitations and makes their sheets, with a progress message; and removes sheets that were sent."""

import asyncio
from functools import partial
from typing import Any

from bot.child import in_child
from bot.invitation_sheets import FOLDER, issue, remove_sent, sheets_of
from bot.jobs import Tools
from bot.settings import Settings
from handlers.turn import compose
from reports.invitation_sheet import write_sheets
from storage import attachments, outbox
from storage.database import Database
from storage.outbox import Priority


async def make_invitations(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """Issue codes, write sheets; returns ``sheets`` ([path, name shown, unit, count] each) and ``expires_at`` (ISO).

    A second try issues new codes; those of the first try end.
    """
    by, now = arguments["by"], tools.now
    batches, expires_at = await tools.database.write(
        lambda conn: issue(conn, tools.office, arguments["officials"], by=by, now=now)
    )
    folder = tools.settings.data_dir / FOLDER / f"{tools.job.id}-{tools.job.attempts}"
    sheets = sheets_of(tools.office, tools.office.bot_links, batches, expires_at, folder)
    await in_child(partial(write_sheets, sheets), partial(_tell, tools, arguments["progress"]))
    listed = [[str(sheet.path), sheet.path.name, sheet.unit, str(len(sheet.tickets))] for sheet in sheets]
    return {"sheets": listed, "expires_at": expires_at.isoformat()}


async def _tell(tools: Tools, row: int, done: int, of: int, what: str) -> None:
    """Edit the progress message."""
    job = tools.job
    message = compose(tools.office, "invitations/progress", (), {"done": done, "of": of, "what": what})
    place = {"network": job.network, "chat": job.chat, "kind": "edit", "priority": Priority.REPLY, "edit_of": row}
    key = {"unique_key": f"job:{job.id}:{job.attempts}:{done}", "created_at": tools.now}
    await tools.database.write(lambda conn: outbox.put_once(conn, [message | place | key]))


async def clean(database: Database, settings: Settings) -> int:
    """Delete sheets whose messages have left, or never will; for the sweep. Returns how many.

    While sheets are being made nothing is deleted: no message carries those yet.
    """
    if not (settings.data_dir / FOLDER).exists():
        return 0
    making, waiting = await database.read(
        lambda conn: (attachments.being_made(conn, "invitations"), attachments.waiting(conn))
    )
    return 0 if making else await asyncio.to_thread(remove_sent, waiting, settings.data_dir)
