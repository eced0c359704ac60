"""Making workbooks to be edited, and looking at tables that came in: fetched, read in a capped child process."""

import asyncio
from typing import Any

from sqlalchemy import Connection

from bot.errors import Kind, SendError
from bot.jobs import RefusedError, Tools
from handlers.workbook import MOST_BYTES, genuine, seal
from handlers.workbook_kinds import contents
from importers.refusal import Refusal
from importers.workbook import SentWorkbook, read_workbook
from reports.excel.editable import write_editable
from rules.workbook.marker import Marker
from storage import campaigns, workbooks

_NAMES = {"campaign": "phong-trao", "shares": "giao-chi-tieu", "days": "ngay-nghi", "titles": "danh-hieu"}


async def make_workbook(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """The workbook's path and the name to show; ``kind`` and ``campaign`` say of what."""
    kind, campaign = arguments["kind"], arguments["campaign"]
    today = tools.now.astimezone(tools.office.zone).date()

    def out(conn: Connection) -> tuple[Any, str, int]:
        now = contents(conn, kind, campaign, today)
        title = campaigns.get(conn, campaign).title if campaign else tools.office.name
        return now, title, workbooks.send(conn, kind, campaign, now.record, arguments["by"], tools.now)

    now, title, number = await tools.database.write(out)
    # beside the compiled files, so that it is removed with them after its week
    folder = tools.settings.data_dir / "compiled" / f"{tools.now:%Y%m%d}-{tools.job.id}"
    folder.mkdir(parents=True, exist_ok=True)
    path, mark = folder / "workbook.xlsx", Marker(number, seal(tools.office.secret, number))
    await asyncio.to_thread(write_editable, now.parts, now.record, title, mark, path)
    return {"path": str(path), "name": f"{_NAMES[kind]}-{number}-{today:%Y%m%d}.xlsx"}


async def take_back(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """``workbook`` and ``revision`` of one of ours that came back; without a workbook the table is something else, without
    a revision it has been carried out before."""
    found = await _read(tools, arguments["reference"])
    if found is None:
        return {"workbook": None, "revision": None}
    if not genuine(tools.office.secret, found.marker):
        raise RefusedError("workbook/foreign")
    number = found.marker.number
    if await tools.database.read(lambda conn: workbooks.get(conn, number)) is None:
        raise RefusedError("workbook/foreign")
    kept = await tools.database.write(lambda conn: workbooks.take_back(conn, number, found.sheets, tools.now))
    return {"workbook": number, "revision": kept}


async def _read(tools: Tools, reference: str) -> SentWorkbook | None:
    """The workbook in a sent file; a file that cannot be read is left to whoever reads lists of people."""
    try:
        content = await tools.network.fetch(reference, MOST_BYTES)
        return await asyncio.to_thread(read_workbook, content)
    except Refusal:
        return None
    except SendError as error:
        if error.kind == Kind.NEVER and error.code == "file_too_large":
            raise RefusedError("roster/too_large") from None
        raise


WORK = {"workbook": make_workbook, "workbook_back": take_back}
