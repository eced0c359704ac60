"""Importing a launch document at the command line."""

import hashlib
import html
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.markup import escape
from sqlalchemy import Connection

from bot import document_import, scan_cli
from bot.document_import import KNOWN, QUESTIONED, Received
from bot.settings import Settings
from bot.work_evidence import FOLDER, store
from messages.render import Renderer
from rules.file_kinds import MOST_BYTES, kind_of, label
from rules.launch_document.draft import Draft
from storage import campaign_drafts, documents, files
from storage.database import engine


def print_draft(draft: Draft, *, as_json: bool, renderer: Renderer, console: Console) -> None:
    """The draft as JSON, or in a few lines; nothing is stored."""
    if as_json:
        typer.echo(json.dumps(draft.as_dict(), ensure_ascii=False, indent=2))
    else:
        _say(renderer, console, "document/terminal_draft", draft=draft)


def content_of(file: Path) -> bytes:
    """The bytes of a file; of one that is too large only as many as show that."""
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)


def import_document(
    settings: Settings,
    file: Path,
    now: datetime,
    renderer: Renderer,
    console: Console,
    confirm: Callable[[str], bool],
) -> int | None:
    """Make a draft campaign of a document and say what is doubtful; its number, or None when the person said no.

    Raises `importers.refusal.Refusal` for a file that is not read.
    """
    content = content_of(file)
    text, draft = scan_cli.read(content, file.name)
    made = engine(settings.database)
    try:
        with made.begin() as conn:
            received = _receive(conn, settings, file, text, draft, now)
            words = _question(renderer, received, draft)
            if words and not confirm(words):
                conn.rollback()
                return None
            if words:
                received = _receive(conn, settings, file, text, draft, now, sure=True)
            assert received.campaign is not None
            if documents.get(conn, received.document).file_id is None:
                _keep_file(conn, settings, file, content, received.document, now)
            _say_made(conn, received.campaign, renderer, console)
            return received.campaign
    finally:
        made.dispose()


def _receive(
    conn: Connection, settings: Settings, file: Path, text: str, draft: Draft, now: datetime, *, sure: bool = False
) -> Received:
    today = now.astimezone(settings.zone).date()
    about: dict[str, Any] = {"name": file.stem, "file_id": None, "by": None}
    return document_import.receive(conn, draft, text, **about, now=now, today=today, sure=sure)


def _question(renderer: Renderer, received: Received, draft: Draft) -> str:
    """What has to be asked before a campaign is made; empty when nothing."""
    if received.outcome not in (KNOWN, QUESTIONED):
        return ""
    moment = "document/terminal_known" if received.outcome == KNOWN else "document/terminal_questioned"
    return html.unescape(renderer.render(moment, {"campaign": received.campaign, "warnings": draft.warnings}).text)


def _keep_file(conn: Connection, settings: Settings, file: Path, content: bytes, document: int, now: datetime) -> None:
    """Keep the original beside what people send in the chat."""
    kind = kind_of(file.name) or "txt"
    made = files.declare(
        conn,
        official_id=None,
        name=label(file.name),
        kind=kind,
        network="",
        reference="",
        declared_size=len(content),
        now=now,
    )
    store(settings.data_dir / FOLDER, files.get(conn, made).random_name, content)
    files.keep(conn, made, len(content), hashlib.sha256(content).hexdigest())
    campaign_drafts.keep_original(conn, document, made)


def _say_made(conn: Connection, campaign_id: int, renderer: Renderer, console: Console) -> None:
    whole = campaign_drafts.whole(conn, campaign_id)
    values = {
        "campaign": campaign_id,
        "title": whole["facts"][0].values["value"],
        "counts": {part: len(found) for part, found in whole.items()},
        "doubtful": {part: sum(each.doubtful for each in found) for part, found in whole.items()},
        "warnings": campaign_drafts.warnings_of(conn, campaign_id),
    }
    _say(renderer, console, "document/terminal_made", **values)


def _say(renderer: Renderer, console: Console, moment: str, **values: Any) -> None:
    console.print(escape(html.unescape(renderer.render(moment, values).text)), soft_wrap=True)
