"""Compiling in a child process, so that replies stay prompt; each step edits one progress message."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot import pdf
from bot.child import in_child
from bot.compile_source import checked, source_of
from bot.jobs import Tools
from bot.own_templates import own_templates
from bot.settings import Settings
from handlers.turn import compose
from reports.letterhead import Capacity, Letterhead, Signer, recipient
from reports.making import Source, What, make_files
from rules.records import Role
from rules.setting_values import names_of
from storage import outbox, people, signing
from storage.database import engine
from storage.outbox import Priority
from storage.settings import text as stored_text
from storage.signing import Signing

KEEP = timedelta(days=7)
OFFICE_MARK, COUNCIL_MARK = "VP", "TĐKT"


async def compile_campaign(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """Make what is asked of a campaign; returns ``files``: [path, name shown] each."""
    zone = tools.office.zone
    source = await tools.database.read(lambda conn: source_of(conn, arguments, tools.now, zone))
    checked(source)
    folder = job_folder(tools)
    head, own = await tools.database.read(lambda conn: issued_by(conn, tools.settings, tools.now))
    what = What(arguments.get("output", What.REPORT))
    make = partial(make_files, source, what, head, folder, templates=own)
    row = arguments.get("progress")
    files = await in_child(make, untold if row is None else partial(_told, tools, row))
    copied = await pdf.copies([path for path in files if path.suffix == ".docx"]) if arguments.get("pdf") else []
    made = {"files": [[str(path), path.name] for path in [*files, *copied]]}
    return made | {"no_pdf": bool(arguments.get("pdf")) and not copied}


def issued_by(conn: Connection, settings: Settings, now: datetime) -> tuple[Letterhead, dict[str, Path]]:
    """The letterhead of today, and the office's own templates."""
    signs = signing.on(conn, now.astimezone(settings.zone).date())
    said = {name: names_of(stored_text(conn, name)) for name in ("paper_addressees", "paper_recipients")}
    head = letterhead(settings, people.standing_role(conn), signs, said["paper_recipients"])
    return replace(head, addressees=said["paper_addressees"]), own_templates(conn, settings.data_dir)


async def untold(*_: object) -> None:
    """Nobody waits for what a standing order makes."""


def letterhead(
    settings: Settings, standing: Role = Role.OFFICE, signs: Signing | None = None, recipients: Sequence[str] = ()
) -> Letterhead:
    """The office's letterhead from the settings; ``standing`` compiles the report and files it under its own mark.

    ``signs`` is who signs on the day and ``recipients`` who gets the paper, where the office has said so; otherwise the
    installed settings count.
    """
    return Letterhead(
        superior=settings.office_superior,
        issuer=settings.office_name,
        abbreviation=settings.office_abbreviation,
        place=settings.office_place,
        signer=_installed(settings) if signs is None else _signer(signs),
        recipients=tuple(map(recipient, recipients or names_of(settings.office_recipients))),
        archive=tuple(_mark(mark.strip(), standing) for mark in settings.office_archive.split(",") if mark.strip()),
    )


def _installed(settings: Settings) -> Signer:
    return Signer(
        head=settings.office_signer_head,
        capacity=Capacity(settings.office_signer_capacity),
        post=settings.office_signer_post,
        name=settings.office_signer_name,
    )


def _signer(signs: Signing) -> Signer:
    return Signer(signs.head, Capacity(signs.capacity), signs.post, signs.name, signs.collective)


def _mark(mark: str, standing: Role) -> str:
    """The standing council's files lie under its own mark, not under that of the office."""
    return COUNCIL_MARK if standing == Role.COUNCIL and mark == OFFICE_MARK else mark


async def _told(tools: Tools, row: int, done: int, of: int, what: str) -> None:
    """Edit the progress message."""
    job = tools.job
    message = compose(tools.office, "compile/progress", (), {"done": done, "of": of, "what": what})
    place = {"network": job.network, "chat": job.chat, "kind": "edit", "priority": Priority.REPLY, "edit_of": row}
    key = {"unique_key": f"job:{job.id}:{job.attempts}:{done}", "created_at": tools.now}
    await tools.database.write(lambda conn: outbox.put_once(conn, [message | place | key]))


def job_folder(tools: Tools) -> Path:
    """A fresh folder for this job; folders named by a day before ``KEEP`` are removed, whatever the machine's clock says."""
    root = tools.settings.data_dir / "compiled"
    for old in root.glob("*"):
        if old.name < f"{tools.now - KEEP:%Y%m%d}":
            shutil.rmtree(old, ignore_errors=True)
    folder = root / f"{tools.now:%Y%m%d}-{tools.job.id}"
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def compiled(source: Source, what: Sequence[What], settings: Settings, folder: Path, progress: Any) -> list[Path]:
    """The same for the command line, in this process."""
    opened = engine(settings.database)
    try:
        with opened.connect() as conn:
            head, own = issued_by(conn, settings, source.record.as_of)
    finally:
        opened.dispose()
    made = (make_files(source, each, head, folder, progress, own) for each in what)
    return [path for files in made for path in files]
