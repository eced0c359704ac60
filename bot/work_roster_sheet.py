"""The roster as a workbook for the office to edit and send back."""

import asyncio
from typing import Any

from sqlalchemy import Connection

from bot.jobs import Tools
from reports.excel.single import write_table
from reports.roster_table import RosterRow, roster_table
from rules.records import Role
from rules.roster import Known
from storage import people, roster


async def write_roster(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """The workbook's path, the name to show, and how many people are in it."""
    rows = await tools.database.read(lambda conn: _rows(conn, tools))
    # beside the compiled files, so that it is removed with them after its week
    folder = tools.settings.data_dir / "compiled" / f"{tools.now:%Y%m%d}-{tools.job.id}"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "roster.xlsx"
    await asyncio.to_thread(write_table, roster_table(rows), tools.office.name, path)
    today = tools.now.astimezone(tools.office.zone).date()
    return {"path": str(path), "name": f"danh-sach-can-bo-{today:%Y%m%d}.xlsx", "count": len(rows)}


def _rows(conn: Connection, tools: Tools) -> list[RosterRow]:
    today = tools.now.astimezone(tools.office.zone).date()
    units = {unit.id: unit for unit in people.tree(conn)}
    words = tools.office.renderer.labels("roster/sheet_words")
    here = [person for person in roster.known(conn, today) if not person.left and person.unit_id in units]
    return [
        RosterRow(
            person.staff_code,
            person.full_name,
            units[person.unit_id or 0].code,
            units[person.unit_id or 0].name,
            person.position,
            words[person.category],
            person.phone or "",
            words[_role(person)],
        )
        for person in here
    ]


def _role(person: Known) -> Role:
    """The role that a list shows: the first beyond a member's, as the import grants one."""
    held = {role for role, _ in person.grants}
    return next((role for role in Role if role is not Role.MEMBER and role in held), Role.MEMBER)


WORK = {"roster_sheet": write_roster}
