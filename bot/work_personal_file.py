"""The job that writes the file of a person or a unit as a workbook."""

import asyncio
from typing import Any

from bot.jobs import Tools
from bot.work_compile import job_folder
from reports.personal_file import write_file
from rules.file_names import plain_name
from rules.merits import candidate_of
from storage import people, personal_file


async def make_file(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """The workbook's ``path`` and ``name``."""
    who, rated = candidate_of(arguments["candidate"]), arguments["rated"]
    held = await tools.database.read(lambda conn: personal_file.sections(conn, who, rated=rated))
    if who.official is not None:
        owner = await tools.database.read(lambda conn: people.name_of(conn, who.official or 0))
    else:
        owner = await tools.database.read(lambda conn: people.unit(conn, who.unit or 0).name)
    folder = job_folder(tools)
    folder.mkdir(parents=True, mode=0o700)
    path = await asyncio.to_thread(write_file, owner, held, tools.office.zone, folder / "ho-so.xlsx")
    return {"path": str(path), "name": f"ho-so-{'-'.join(plain_name(owner).split())}.xlsx"}


WORK = {"personal_file": make_file}
