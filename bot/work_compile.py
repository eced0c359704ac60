"""Compiling in a child process, so that replies stay prompt; each step edits one progress message."""

import asyncio
import multiprocessing
import queue
import shutil
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bot.jobs import Tools
from bot.settings import Settings
from handlers.turn import compose
from reports.compile import compile_files
from reports.letterhead import Letterhead
from reports.period import Period, named
from rules.records import CampaignRecord
from storage import outbox
from storage.outbox import Priority
from storage.record import campaign_record

KEEP = timedelta(days=7)
LOOK_S = 0.2
Steps = queue.Queue[tuple[int, int, str]]


async def compile_campaign(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """Make the documents of a campaign; returns ``files``: [path, name shown] each."""
    zone = tools.office.zone
    record = await tools.database.read(lambda conn: campaign_record(conn, arguments["campaign"], tools.now, zone))
    period: Period = named(arguments["period"], record.campaign.year)
    folder = _folder(tools)
    make = partial(compile_files, record, period, arguments["scope"], letterhead(tools.settings), folder)
    files = await in_child(make, partial(_told, tools, arguments["progress"]))
    return {"files": [[str(path), path.name] for path in files]}


def letterhead(settings: Settings) -> Letterhead:
    """The office's letterhead from the settings."""
    return Letterhead(
        superior=settings.office_superior,
        issuer=settings.office_name,
        abbreviation=settings.office_abbreviation,
        place=settings.office_place,
    )


async def in_child(make: Any, told: Any) -> list[Path]:
    """Run ``make(progress=…)`` in a process of its own; ``told`` is awaited with each step."""
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager:
        steps: Steps = manager.Queue()
        with ProcessPoolExecutor(1, mp_context=context) as pool:
            made: Future[list[Path]] = pool.submit(_child, make, steps)
            while not made.done():
                await asyncio.sleep(LOOK_S)
                await _drain(steps, told)
            return made.result()


def _child(make: Any, steps: Steps) -> list[Path]:
    files: list[Path] = make(progress=lambda done, of, what: steps.put((done, of, what)))
    return files


async def _drain(steps: Steps, told: Any) -> None:
    while True:
        try:
            step = steps.get_nowait()
        except queue.Empty:
            return
        await told(*step)


async def _told(tools: Tools, row: int, done: int, of: int, what: str) -> None:
    """Edit the progress message."""
    job = tools.job
    message = compose(tools.office, "compile/progress", (), {"done": done, "of": of, "what": what})
    place = {"network": job.network, "chat": job.chat, "kind": "edit", "priority": Priority.REPLY, "edit_of": row}
    key = {"unique_key": f"job:{job.id}:{job.attempts}:{done}", "created_at": tools.now}
    await tools.database.write(lambda conn: outbox.put_once(conn, [message | place | key]))


def _folder(tools: Tools) -> Path:
    """A fresh folder for this job; folders of last week's compiles are removed."""
    root = tools.settings.data_dir / "compiled"
    for old in root.glob("*"):
        if datetime.fromtimestamp(old.stat().st_mtime, tools.office.zone) < tools.now - KEEP:
            shutil.rmtree(old, ignore_errors=True)
    folder = root / f"{tools.now:%Y%m%d}-{tools.job.id}"
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def compiled(record: CampaignRecord, period: str, settings: Settings, folder: Path, progress: Any) -> list[Path]:
    """The same for the command line, in this process."""
    chosen = named(period, record.campaign.year)
    return compile_files(record, chosen, None, letterhead(settings), folder, progress)
