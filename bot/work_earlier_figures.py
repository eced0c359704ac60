"""The job that fetches a sent file of earlier years' figures and reads it in a capped child process; nothing is entered yet."""

import asyncio
from typing import Any

from bot.jobs import RefusedError, Tools
from bot.work_roster import fetched
from importers.earlier_figures import read_figures
from importers.refusal import Refusal
from storage import earlier_figures


async def read_sent_figures(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """Keep what a sent file says until the office decides; returns ``earlier_import``, its id."""
    content = await fetched(tools, arguments["reference"])
    year = tools.now.astimezone(tools.office.zone).year
    try:
        reading = await asyncio.to_thread(read_figures, content, year)
    except Refusal as refusal:
        raise RefusedError("roster/refused", sentence=refusal.sentence) from None
    kept = await tools.database.write(lambda conn: earlier_figures.keep(conn, reading, arguments["by"], tools.now))
    return {"earlier_import": kept}


WORK = {"earlier": read_sent_figures}
