"""The job that writes the file of a person or a unit: all of it as a workbook, or in brief as a Word paper."""

import asyncio
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import Connection

from bot.child import in_child
from bot.jobs import Tools
from bot.work_compile import issued_by, job_folder, untold
from handlers.personal_file import WORD
from reports.personal_file import write_brief, write_file
from rules.file_names import plain_name
from rules.merits import Candidate, candidate_of
from storage import people, personal_file


async def make_file(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """The file's ``path`` and ``name``."""
    who, rated = candidate_of(arguments["candidate"]), arguments["rated"]
    held = await tools.database.read(lambda conn: personal_file.sections(conn, who, rated=rated))
    today = tools.now.astimezone(tools.office.zone).date()
    owner, place = await tools.database.read(lambda conn: _named(conn, who, today))
    folder = job_folder(tools)
    folder.mkdir(parents=True, mode=0o700)
    stem = f"ho-so-{'-'.join(plain_name(owner).split())}"
    if arguments.get("output") != WORD:
        path = await asyncio.to_thread(write_file, owner, held, tools.office.zone, folder / "ho-so.xlsx")
        return {"path": str(path), "name": f"{stem}.xlsx"}
    head, _ = await tools.database.read(lambda conn: issued_by(conn, tools.settings, tools.now))
    about = (owner, place, held, head, tools.now, tools.office.zone, folder / "ho-so.docx")
    [path] = await in_child(partial(write_brief, *about), untold)
    return {"path": str(path), "name": f"{stem}.docx"}


def _named(conn: Connection, who: Candidate, today: date) -> tuple[str, str]:
    """The name, and the unit that the person is in today."""
    if who.official is None:
        return people.unit(conn, who.unit or 0).name, ""
    unit = people.unit_of(conn, who.official, today)
    return people.name_of(conn, who.official), people.unit(conn, unit).name if unit is not None else ""


WORK = {"personal_file": make_file}
