"""The job that fetches a sent list of awards or ratings and reads it in a capped child process; nothing is stored of it yet."""

import asyncio
from typing import Any

from bot.jobs import RefusedError, Tools
from bot.work_roster import fetched
from importers.merit_lists import read_merits
from importers.refusal import Refusal
from storage import merit_imports


async def read_sent_list(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """Keep what a sent file says until the office decides; returns ``merit_import``, its id."""
    content = await fetched(tools, arguments["reference"])
    today = tools.now.astimezone(tools.office.zone).date()
    try:
        reading = await asyncio.to_thread(read_merits, content, today)
    except Refusal as refusal:
        raise RefusedError("roster/refused", sentence=refusal.sentence) from None
    kept = await tools.database.write(lambda conn: merit_imports.keep(conn, reading, arguments["by"], tools.now))
    return {"merit_import": kept}


WORK = {"merit_list": read_sent_list}
