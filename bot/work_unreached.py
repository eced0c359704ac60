"""Making the list of people whom an announcement did not reach, as a workbook."""

import asyncio
from typing import Any

from sqlalchemy import Connection

from bot.jobs import Tools
from reports.excel.single import write_table
from reports.unreached import Missed, unreached_table
from rules.records import Campaign
from storage import campaigns, deliveries, people
from storage.deliveries import Delivery


async def list_unreached(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """The workbook's path, the name to show, and how many people are in it; ``campaign`` names the campaign."""
    campaign, missed = await tools.database.read(lambda conn: _missed(conn, tools, arguments["campaign"]))
    # beside the compiled files, so that it is removed with them after its week
    folder = tools.settings.data_dir / "compiled" / f"{tools.now:%Y%m%d}-{tools.job.id}"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "unreached.xlsx"
    await asyncio.to_thread(write_table, unreached_table(missed), campaign.title, path)
    today = tools.now.astimezone(tools.office.zone).date()
    return {"path": str(path), "name": f"chua-nhan-tin-{today:%Y%m%d}.xlsx", "count": len(missed)}


def _missed(conn: Connection, tools: Tools, campaign_id: int) -> tuple[Campaign, list[Missed]]:
    today = tools.now.astimezone(tools.office.zone).date()
    ledger = deliveries.unreached(deliveries.of_campaign(conn, campaign_id, today))
    names = {unit.id: unit.name for unit in people.tree(conn)}
    return campaigns.get(conn, campaign_id), [_one(tools, line, names) for line in ledger]


def _one(tools: Tools, line: Delivery, names: dict[int, str]) -> Missed:
    reason = tools.office.renderer.render("delivery/reason", {"standing": line.standing, "code": line.reason})
    official = line.official
    return Missed(
        official.staff_code,
        official.full_name,
        official.position,
        names[official.unit_id],
        reason.labels["line"],
    )
