"""Making the papers of a commendation round that somebody asked for."""

import asyncio
from dataclasses import replace
from functools import partial
from typing import Any

from bot import round_papers
from bot.child import in_child
from bot.jobs import Tools
from bot.work_compile import issued_by, untold
from handlers.commendation_papers import SPREADSHEET, SUBMISSION
from reports.commendation_list import proposals_table
from reports.excel.single import write_table


async def make_papers(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """``files``: [path, name shown] each; a Tờ trình and a list for each authority that decides."""
    round_id, sheet = arguments["round"], arguments["sheet"]
    renderer, today = tools.office.renderer, tools.now.astimezone(tools.office.zone).date()
    folder = tools.settings.data_dir / "compiled" / f"{tools.now:%Y%m%d}-{tools.job.id}"
    folder.mkdir(parents=True, exist_ok=True)
    if sheet == SPREADSHEET:
        name, rows = await tools.database.read(lambda conn: round_papers.listed_rows(conn, round_id, renderer, today))
        path = folder / "de-nghi-khen-thuong.xlsx"
        await asyncio.to_thread(write_table, proposals_table(rows), name, path)
        return {"files": [[str(path), path.name]]}
    found = await tools.database.read(lambda conn: round_papers.read_rounds(conn, round_id, sheet, renderer, today))
    head, own = await tools.database.read(lambda conn: issued_by(conn, tools.settings, tools.now))
    if sheet == SUBMISSION:
        head = replace(head, grounds=await tools.database.read(lambda conn: round_papers.grounds_of(conn, round_id)))
    # by a template that people have edited, so in a child process with its caps
    paths = await in_child(partial(round_papers.written, found, sheet, head, tools.now, today, folder, own), untold)
    return {"files": [[str(path), path.name] for path in paths]}
