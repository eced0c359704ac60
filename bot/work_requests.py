"""Making the answers to a request as a workbook, and bringing files of answers and difficulties back."""

import asyncio
from typing import Any

from bot import work_evidence
from bot.jobs import RefusedError, Tools
from reports.excel.single import write_table
from reports.request_answers import answers_table
from storage import people, request_answers, requests


async def export_answers(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """The workbook's path, the name to show, and how many units have answered; ``request`` names the request."""
    key, zone = arguments["request"], tools.office.zone
    found = await tools.database.read(lambda conn: requests.get(conn, key))
    if found is None:
        raise RefusedError("form/gone")
    answers = await tools.database.read(lambda conn: request_answers.of_request(conn, key))
    units = await tools.database.read(people.tree)
    zoned = {unit: answer.at.astimezone(zone) for unit, answer in answers.items()}
    today = tools.now.astimezone(zone).date()
    folder = tools.settings.data_dir / "compiled" / f"{tools.now:%Y%m%d}-{tools.job.id}"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "answers.xlsx"
    table = answers_table(found, answers, units, today, zoned)
    await asyncio.to_thread(write_table, table, " ".join(found.text.split()), path)
    return {"path": str(path), "name": f"tra-loi-yeu-cau-{key}-{today:%Y%m%d}.xlsx", "count": len(answers)}


WORK = {"request_export": export_answers, "request_file": work_evidence.bring, "difficulty_file": work_evidence.bring}
