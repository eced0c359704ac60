"""Making the list of people whom no message reaches now, as a workbook."""

import asyncio
from typing import Any

from bot.jobs import Tools
from reports.excel.single import write_table
from reports.unreached import Missed, unreached_table
from storage import people, unreachable
from storage.unreachable import Unreachable


async def list_unreachable(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """The workbook's path, the name to show, and how many people are in it."""
    today = tools.now.astimezone(tools.office.zone).date()
    found = await tools.database.read(lambda conn: unreachable.everybody(conn, today))
    units = await tools.database.read(lambda conn: {unit.id: unit.name for unit in people.tree(conn)})
    # beside the compiled files, so that it is removed with them after its week
    folder = tools.settings.data_dir / "compiled" / f"{tools.now:%Y%m%d}-{tools.job.id}"
    folder.mkdir(parents=True, exist_ok=True)
    path, rows = folder / "unreachable.xlsx", [_one(tools, one, units) for one in found]
    await asyncio.to_thread(write_table, unreached_table(rows), tools.office.name, path)
    return {"path": str(path), "name": f"chua-lien-lac-duoc-{today:%Y%m%d}.xlsx", "count": len(rows)}


def _one(tools: Tools, one: Unreachable, units: dict[int, str]) -> Missed:
    said = tools.office.renderer.render("unreachable/reason", {"why": one.why, "since": one.since})
    who = one.official
    return Missed(who.staff_code, who.full_name, who.position, units[who.unit_id], said.labels["line"])
