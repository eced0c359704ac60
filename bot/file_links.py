"""What a link to a file leads to, asked anew at every download: signature, time, the person's account and rights, the file."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from bot.settings import Settings
from handlers import OUTCOMES
from handlers.access import permitted
from rules.signed_links import link_of, proved
from storage import file_links, people
from storage.file_links import FileLink

FOLDER = "compiled"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file on disk and the name it is saved under."""

    path: Path
    name: str


def fetched(conn: Connection, settings: Settings, token: str, now: datetime, *, counts: bool) -> Fetched | None:
    """The file that a token may have now; None for every reason why not. One that ``counts`` is a download."""
    named = link_of(token)
    link = file_links.get(conn, named) if named is not None else None
    if link is None or not proved(settings.secret(), token, link.official_id, link.expires_at, now):
        return None
    path = _inside(settings, link)
    if path is None or not _may(conn, link, settings, now):
        return None
    if counts:
        file_links.count(conn, link.id)
    return Fetched(path, link.name)


def _inside(settings: Settings, link: FileLink) -> Path | None:
    """The file, if it is one of those that were made to be handed over and is still there."""
    root, path = (settings.data_dir / FOLDER).resolve(), Path(link.path).resolve()
    return path if path.is_relative_to(root) and path.is_file() else None


def _may(conn: Connection, link: FileLink, settings: Settings, now: datetime) -> bool:
    """Whether the person still has an account and may have the work that the file came of."""
    place = people.chat_of(conn, link.official_id)
    handler = OUTCOMES.get(link.kind)
    if place is None or handler is None:
        return False
    person = people.behind(conn, *place, now.astimezone(settings.zone).date())
    return person is not None and permitted(conn, person, handler.access, link.arguments)  # type: ignore[attr-defined]
