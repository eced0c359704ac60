"""A launch document sent to the bot: asked about, read in the background, made a draft campaign; its original at hand."""

from typing import Any

from sqlalchemy import Connection

from handlers import draft, progress_quick
from handlers.access import Handler, allow
from handlers.event import File
from handlers.evidence import as_argument
from handlers.phrases import phrase
from handlers.turn import Turn, option, press
from rules.file_kinds import MOST_BYTES, kind_of, label
from rules.records import Role
from rules.words import fold
from storage import campaigns, documents, files, jobs
from storage.people import Person

READ, COPY = "launch_document", "document_copy"
EXTENSIONS = (".docx", ".pdf", ".txt", ".doc", ".docm", ".rtf", ".odt")


def is_document(file: File | None) -> bool:
    """Whether a sent file may be a launch document, by its name."""
    return file is not None and file.name.lower().endswith(EXTENSIONS)


@allow(Role.OFFICE, Role.ADMIN)
def sent(turn: Turn) -> None:
    """A document sent outside any form: read when its caption says what it is, otherwise asked."""
    file = turn.event.file
    assert file is not None
    about = {"file": as_argument(file)}
    if "phat dong" in fold(turn.event.text or ""):
        read(turn, **about)
        return
    choices = [press("launch", "document.read", **about), press("evidence", "document.evidence", **about)]
    turn.say("document/ask_file", [*choices, press("neither", "document.ignore")], name=label(file.name))


@allow(Role.OFFICE, Role.ADMIN)
def ignore(turn: Turn) -> None:
    """The file was something else."""
    turn.say("document/ignored", [press("menu", "menu.show")])


@allow(Role.OFFICE, Role.ADMIN)
def evidence(turn: Turn, file: dict[str, Any]) -> None:
    """The file proves a report of the person's own."""
    progress_quick.for_item(turn, file, "")


@allow(Role.OFFICE, Role.ADMIN)
def read(turn: Turn, file: dict[str, Any]) -> None:
    """Queue the reading of a sent file."""
    given = File(**file)
    if (given.size or 0) > MOST_BYTES:
        turn.say("document/too_large", most=MOST_BYTES // 1024**2)
    else:
        queue(turn, label(given.name), reference=given.reference, size=given.size)


def queue(turn: Turn, name: str, *, reference: str = "", size: int | None = None, text: str = "") -> None:
    """Queue the reading of a file, or of pasted ``text``; one at a time for each chat."""
    if jobs.waiting(turn.conn, READ, turn.event.chat):
        turn.say("document/already")
        return
    kept = files.declare(
        turn.conn,
        official_id=turn.me.official_id,
        name=name,
        kind=kind_of(name) or "",
        network=turn.event.network,
        reference=reference,
        declared_size=size,
        now=turn.now,
    )
    _queue(turn, name, {"file": kept, "text": text})


def _queue(turn: Turn, name: str, about: dict[str, Any]) -> None:
    progress = turn.say("document/started", name=name)
    values = {**about, "name": name, "by": turn.me.official_id, "progress": progress}
    jobs.queue(turn.conn, READ, values, turn.event.network, turn.event.chat, turn.now)


@allow(Role.OFFICE, Role.ADMIN)
def read_pictures(turn: Turn, file: int, name: str) -> None:
    """Queue the reading of letters in a scanned file that was sent."""
    if jobs.waiting(turn.conn, READ, turn.event.chat):
        turn.say("document/already")
    else:
        _queue(turn, name, {"file": file, "text": "", "ocr": True})


@allow(Role.OFFICE, Role.ADMIN)
def make(turn: Turn, document: int, name: str, ocr: bool = False) -> None:
    """Make a campaign of a document that launches nothing, or another one of a document sent before."""
    if jobs.waiting(turn.conn, READ, turn.event.chat):
        turn.say("document/already")
    else:
        _queue(turn, name, {"document": document, "ocr": ocr})


@allow(Role.OFFICE, Role.ADMIN)
def was_read(turn: Turn, outcome: str, document: int, campaign: int | None, name: str, **about: Any) -> None:
    """The document is read: show the draft, or ask what to do with it."""
    anyway = press("anyway", "document.make", document=document, name=name, ocr=bool(about.get("ocr")))
    if outcome == "made" and campaign is not None:
        draft.show(turn, campaign)
    elif outcome == "scanned":
        letters = press("letters", "document.ocr", file=about["file"], name=name)
        turn.say("document/scanned", [letters, press("stop", "document.ignore")], name=name)
    elif outcome == "known":
        before = [campaigns.get(turn.conn, each) for each in documents.campaigns_from(turn.conn, document)]
        shown = [option(phrase(turn, "opening/draft_label", campaign=c), "draft.show", campaign=c.id) for c in before]
        turn.say("document/known", [*shown[:5], anyway, press("stop", "document.ignore")], earlier=before[:5])
    else:
        turn.say("document/questioned", [anyway, press("stop", "document.ignore")], name=name)


def may_see(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Who may have the original: the office and the approvers always, others when the campaign runs for their unit."""
    if any(person.has(role) for role in (Role.OFFICE, Role.ADMIN, Role.DIRECTOR)):
        return True
    running = campaigns.running_for(conn, person.unit_id)
    return any(campaign.id == arguments.get("campaign") for campaign in running)


@allow(Role.MEMBER, when=may_see)
def original(turn: Turn, campaign: int) -> None:
    """Have the file brought in which a campaign's document came."""
    found = documents.of_campaign(turn.conn, campaign)
    if found is None or found.file_id is None:
        turn.say("document/no_original", [press("menu", "menu.show")], contact=turn.office.contact)
    else:
        about = {"file": found.file_id, "campaign": campaign}
        jobs.queue(turn.conn, COPY, about, turn.event.network, turn.event.chat, turn.now)


@allow(Role.MEMBER, when=may_see)
def brought(turn: Turn, file: int, campaign: int, path: str) -> None:
    """Send the original; without a path it is no longer there or not what was stored."""
    if path:
        name = files.get(turn.conn, file).name
        turn.say("document/original", attachment=(path, name), name=name)
    else:
        turn.say("document/no_original", [press("menu", "menu.show")], contact=turn.office.contact)


ACTIONS: dict[str, Handler] = {
    "document.read": read,
    "document.evidence": evidence,
    "document.ignore": ignore,
    "document.make": make,
    "document.ocr": read_pictures,
    "document.original": original,
}
OUTCOMES: dict[str, Handler] = {READ: was_read, COPY: brought}
