"""The job that fetches a sent roster and reads it in a capped child process; nothing is imported here."""

import asyncio
from typing import Any

from bot.errors import Kind, SendError
from bot.jobs import RefusedError, Tools
from importers.refusal import Refusal
from importers.roster import read_roster
from importers.roster_cells import MOST_BYTES
from storage import roster


async def read_sent_roster(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """Keep what a sent file says until the office decides; returns ``roster_import``, its id."""
    content = await fetched(tools, arguments["reference"])
    try:
        reading = await asyncio.to_thread(read_roster, content)
    except Refusal as refusal:
        raise RefusedError("roster/refused", sentence=refusal.sentence) from None
    kept = await tools.database.write(lambda conn: roster.keep(conn, reading, arguments["by"], tools.now))
    return {"roster_import": kept}


async def fetched(tools: Tools, reference: str) -> bytes:
    """A sent table's content; refused when it is too large."""
    try:
        return await tools.network.fetch(reference, MOST_BYTES)
    except SendError as error:
        if error.kind == Kind.NEVER and error.code == "file_too_large":
            raise RefusedError("roster/too_large") from None
        raise
