"""Making the director's page in a child process, so that replies stay prompt."""

import json
from functools import partial
from typing import Any

from bot.child import in_child
from bot.jobs import Tools
from bot.work_compile import job_folder
from reports.brief import current_period
from reports.brief_files import brief_files
from storage.record import campaign_record


async def make_brief(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """``brief``: the figures of the period that is spoken of today; ``picture``: [path, name shown]."""
    zone = tools.office.zone
    record = await tools.database.read(lambda conn: campaign_record(conn, arguments["campaign"], tools.now, zone))
    period = current_period(record.campaign.year, tools.now.astimezone(zone).date())
    make = partial(brief_files, record, period, arguments["waiting"], job_folder(tools))
    picture, figures = await in_child(make, _untold)
    return {"brief": json.loads(figures.read_text(encoding="utf-8")), "picture": [str(picture), picture.name]}


async def _untold(*_: object) -> None:
    """One picture is made too soon to tell how far it is."""
