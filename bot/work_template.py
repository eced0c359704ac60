"""The jobs about templates of papers: try one that was sent, show how a paper looks, hand a template out to be edited."""

import asyncio
import hashlib
import shutil
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot.errors import Kind, SendError
from bot.jobs import RefusedError, Tools
from bot.own_templates import own_templates
from bot.template_trial import try_template
from bot.work_compile import job_folder
from bot.work_evidence import FOLDER, remove, store
from importers.template_file import MOST_BYTES
from storage import files, paper_templates

TRIAL, COPY = "paper_trial", "paper_copy"


async def try_sent(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """Returns ``template`` (its id, waiting for the office's word) and the ``path`` of the preview."""
    paper, file = arguments["paper"], arguments["file"]
    kept = await tools.database.read(lambda conn: files.get(conn, file))
    content = await _fetched(tools, kept.reference)
    trial = await asyncio.to_thread(try_template, content, paper)
    if trial.reasons:
        await tools.database.write(lambda conn: files.refuse(conn, file))
        await remove(tools, {"file": file})
        raise RefusedError("paper/refused", reasons=list(trial.reasons), paper=paper)
    await asyncio.to_thread(store, tools.settings.data_dir / FOLDER, kept.random_name, content)

    def keep(conn: Connection) -> int:
        files.keep(conn, file, len(content), hashlib.sha256(content).hexdigest())
        return paper_templates.keep(conn, paper, file, trial.warnings, by=arguments["by"], now=tools.now)

    number = await tools.database.write(keep)
    path = _place(tools, f"xem-thu-{paper}.docx")
    await asyncio.to_thread(path.write_bytes, trial.preview)
    return {"template": number, "path": str(path)}


async def _fetched(tools: Tools, reference: str) -> bytes:
    try:
        return await tools.network.fetch(reference, MOST_BYTES)
    except SendError as error:
        if error.kind is Kind.NEVER:
            raise RefusedError("paper/too_large") from None
        raise


async def hand_out(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """The ``path`` of the template in use, or with ``shown`` of the paper of a made-up department written by it."""
    paper = arguments["paper"]
    own = await tools.database.read(lambda conn: own_templates(conn, tools.settings.data_dir))
    source = await asyncio.to_thread(_source, own, paper)
    path = _place(tools, f"{'xem-thu' if arguments['shown'] else 'mau'}-{paper}.docx")
    if not arguments["shown"]:
        await asyncio.to_thread(shutil.copyfile, source, path)
        return {"path": str(path)}
    trial = await asyncio.to_thread(try_template, source.read_bytes(), paper)
    if trial.reasons:
        raise RefusedError("paper/refused", reasons=list(trial.reasons), paper=paper)
    await asyncio.to_thread(path.write_bytes, trial.preview)
    return {"path": str(path)}


def _source(own: dict[str, Path], paper: str) -> Path:
    from reports.word.papers import PAPERS  # heavy, and the bot that runs has no need of it

    return own.get(paper) or PAPERS[paper].default


def _place(tools: Tools, name: str) -> Path:
    folder = job_folder(tools)
    folder.mkdir(parents=True)
    return folder / name


WORK = {TRIAL: try_sent, COPY: hand_out}
