"""Making the list of outstanding examples as a workbook, and a good deed as a Word page."""

import asyncio
from pathlib import Path
from typing import Any

from bot.jobs import RefusedError, Tools
from reports.days import day
from reports.excel.single import write_table
from reports.nominations import nominations_table
from rules.nominations import filtered
from rules.withheld_names import without
from storage import activities, campaigns, nominations, people, restrictions


async def list_nominations(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """The workbook's path, the name to show, and how many rows are in it; ``campaign`` names the campaign."""
    campaign = await tools.database.read(lambda conn: campaigns.get(conn, arguments["campaign"]))
    found = await tools.database.read(lambda conn: filtered(nominations.every(conn, campaign.id), ""))
    units = await tools.database.read(people.tree)
    path = _folder(tools) / "nominations.xlsx"
    await asyncio.to_thread(write_table, nominations_table(found, units), campaign.title, path)
    today = tools.now.astimezone(tools.office.zone).date()
    return {"path": str(path), "name": f"dien-hinh-{today:%Y%m%d}.xlsx", "count": len(found)}


async def write_story_page(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """The page's path and the name to show; ``activity`` names the good deed, whose consent is looked at again."""
    # the Office library is loaded where it is used: the bot itself stays small
    from reports.word.story import Story, write_story

    found = await tools.database.read(lambda conn: activities.get(conn, arguments["activity"]))
    if found is None or not found.publishable:
        raise RefusedError("nomination/no_page")
    unit = await tools.database.read(lambda conn: people.unit(conn, found.unit_id))
    names = await tools.database.read(restrictions.names)
    who, deed = without(found.extras["people"], names), without(found.text, names)
    told = Story(who, unit.name, day(found.held_on), deed, tools.office.name)
    path = _folder(tools) / "story.docx"
    await asyncio.to_thread(write_story, told, path)
    return {"path": str(path), "name": f"nguoi-tot-viec-tot-{found.id}.docx"}


def _folder(tools: Tools) -> Path:
    """Beside the compiled files, so that it is removed with them after its week."""
    folder = tools.settings.data_dir / "compiled" / f"{tools.now:%Y%m%d}-{tools.job.id}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
