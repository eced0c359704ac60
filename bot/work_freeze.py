"""Freezing a compile and comparing two: the heavy part beside the turns."""

import asyncio
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.child import in_child
from bot.compile_source import checked, source_of
from bot.jobs import Tools, Work
from bot.work_compile import job_folder
from reports.making import Source, compare_sources
from reports.plain import canonical, code_of
from storage import frozen


async def freeze(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """``content``: the canonical text of the summary of now, ``sha256`` of it, ``as_of`` ISO."""
    zone, asked = tools.office.zone, {**arguments, "current": True}
    source = await tools.database.read(lambda conn: source_of(conn, asked, tools.now, zone))
    content = await asyncio.to_thread(lambda: canonical(source.summary()))
    return {"content": content, "sha256": code_of(content), "as_of": tools.now.isoformat()}


async def compare(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """``file``: [path, name shown] of the workbook; ``lines``: each difference in words."""
    zone = tools.office.zone
    old, new = await tools.database.read(lambda conn: _sides(conn, arguments, tools.now, zone))
    checked(old)
    checked(new)
    place, told = await in_child(partial(compare_sources, old, new, job_folder(tools)), _untold)
    lines = told.read_text(encoding="utf-8").splitlines()
    return {"file": [str(place), place.name], "lines": lines}


async def _untold(*_: object) -> None:
    """A comparison is made too soon to tell how far it is."""


def _sides(conn: Connection, arguments: dict[str, Any], now: datetime, zone: ZoneInfo) -> tuple[Source, Source]:
    older = frozen.get(conn, arguments["older"])
    assert older is not None
    newer = frozen.get(conn, arguments["newer"]) if arguments["newer"] is not None else None
    given = {"campaign": older.campaign_id, "period": older.period, "scope": older.scope}
    other = (
        {"campaign": newer.campaign_id, "period": newer.period, "scope": newer.scope, "frozen": newer.id}
        if newer
        else None
    )
    old = source_of(conn, {**given, "frozen": older.id}, now, zone)
    return old, source_of(conn, other or {**given, "current": True}, now, zone)


WORK: dict[str, Work] = {"freeze": freeze, "compare": compare}
