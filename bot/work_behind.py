"""Finding the targets behind plan, beside the turns: the whole record has to be read."""

import asyncio
from typing import Any

from bot.jobs import Tools
from reports.behind import behind
from storage.record import campaign_record


async def find_behind(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """``found``: [target id, measure, actual or None, value or None, unit, verdict in words] of each; amounts as text."""
    zone = tools.office.zone
    record = await tools.database.read(lambda conn: campaign_record(conn, arguments["campaign"], tools.now, zone))
    rows = await asyncio.to_thread(behind, record, tools.now.astimezone(zone).date())
    return {"found": [[r.target_id, r.measure, _text(r.actual), _text(r.value), r.unit, r.verdict] for r in rows]}


def _text(amount: object) -> str | None:
    return None if amount is None else str(amount)
