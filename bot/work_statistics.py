"""Making the yearly statistics beside the turns."""

import asyncio
from typing import Any

from bot.jobs import Tools
from bot.work_compile import job_folder
from storage import statistics


async def make_statistics(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """``file``: [path, name shown] of the workbook for ``year``."""
    # loaded when wanted: the bot itself stays small
    from reports.statistics import write_statistics

    year, zone = arguments["year"], tools.office.zone
    launched = await tools.database.read(lambda conn: statistics.launched(conn, year, zone))
    awards = await tools.database.read(lambda conn: statistics.awarded(conn, year))
    made = await asyncio.to_thread(write_statistics, year, launched, awards, tools.now, job_folder(tools))
    return {"file": [str(made), made.name]}
