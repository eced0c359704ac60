"""Making the ledger of reminders as a workbook."""

import asyncio
from functools import cache
from typing import Any

from bot.jobs import Tools
from handlers.reminder_ledger import KEPT_BACK
from reports.excel.single import write_table
from reports.reminder_ledger import Reminded, ledger_table
from storage import people, reminder_ledger
from storage.ledger_lines import Entry


async def list_reminders(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """The workbook's path, the name to show, and how many lines of the last year are in it."""
    today, zone = tools.now.astimezone(tools.office.zone).date(), tools.office.zone
    lines = await tools.database.read(lambda conn: reminder_ledger.entries(conn, zone, today - KEPT_BACK, today))
    names = await tools.database.read(lambda conn: {unit.id: unit.name for unit in people.tree(conn)})
    # beside the compiled files, so that it is removed with them after its week
    folder = tools.settings.data_dir / "compiled" / f"{tools.now:%Y%m%d}-{tools.job.id}"
    folder.mkdir(parents=True, exist_ok=True)
    path, table = folder / "reminders.xlsx", ledger_table(_in_words(tools, lines, names))
    await asyncio.to_thread(write_table, table, tools.office.name, path)
    return {"path": str(path), "name": f"nhat-ky-nhac-viec-{today:%Y%m%d}.xlsx", "count": len(lines)}


def _in_words(tools: Tools, lines: list[Entry], units: dict[int, str]) -> list[Reminded]:
    @cache
    def words(ladder: str, rung: int, outcome: str, reason: str) -> tuple[str, str, str]:
        about = {"ladder": ladder, "rung": rung, "outcome": outcome, "reason": reason}
        labels = tools.office.renderer.render("ledger/cells", about).labels
        return labels["rung"], labels["outcome"], labels.get("reason", "")

    return [
        Reminded(
            *(one.on_day, one.full_name, units.get(one.unit_id, ""), one.campaign, one.milestone, one.due_on),
            *words(one.ladder, one.rung, one.outcome, one.reason),
        )
        for one in lines
    ]
