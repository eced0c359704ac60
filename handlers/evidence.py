"""Photos and files that prove a report: taken when the name allows, checked when fetched, looked at again."""

from dataclasses import asdict
from typing import Any

from handlers.access import Handler, allow
from handlers.event import File
from handlers.form import Again
from handlers.turn import Turn, option, press
from rules.file_kinds import MOST_BYTES, kind_of, label
from rules.records import Role
from storage import files, jobs, progress

MOST_FILES = 10
FETCH, COPY = "evidence", "evidence_copy"


def accept(turn: Turn, file: File, others: list[int]) -> list[int] | Again:
    """Record a sent file and have it fetched; returns the ids of all files, or why this one is not taken."""
    name, most = label(file.name), MOST_BYTES // 1024**2
    kind = kind_of(file.name)
    if kind is None:
        return Again("evidence/wrong_kind", {"name": name})
    if file.size is not None and file.size > MOST_BYTES:
        return Again("evidence/too_large", {"name": name, "most": most})
    if len(others) >= MOST_FILES:
        return Again("evidence/too_many", {"most": MOST_FILES})
    made = files.declare(
        turn.conn,
        official_id=turn.me.official_id,
        name=name,
        kind=kind,
        network=turn.event.network,
        reference=file.reference,
        declared_size=file.size,
        now=turn.now,
    )
    jobs.queue(turn.conn, FETCH, {"file": made}, turn.event.network, turn.event.chat, turn.now)
    return [*others, made]


def usable(turn: Turn, file_ids: list[int]) -> int:
    """How many of these files have not been refused."""
    return files.usable(turn.conn, file_ids)


def counted(turn: Turn, number: int) -> str:
    """ "2 tệp" as a label."""
    return turn.office.renderer.render("evidence/counted", {"number": number}).text


@allow(Role.MEMBER, owner=files.owner)
def fetched(turn: Turn, file: int, problem: str = "", size: int = 0, sha256: str = "") -> None:
    """A sent file was fetched and checked: kept without a word, or refused and said so."""
    found = files.get(turn.conn, file)
    if problem:
        files.refuse(turn.conn, file)
        turn.say(f"evidence/{problem}", name=found.name, most=MOST_BYTES // 1024**2)
    else:
        files.keep(turn.conn, file, size, sha256)


def as_argument(file: File) -> dict[str, Any]:
    """A sent file as a choice carries it; nothing of it is stored before the person says what it is for."""
    return asdict(file)


@allow(Role.MEMBER, owner=progress.owner)
def attach(turn: Turn, progress: int, receipt: str, file: dict[str, Any]) -> None:
    """Add a file that was sent outside any form to a report already given."""
    kept = accept(turn, File(**file), [])
    if isinstance(kept, Again):
        turn.say(kept.moment, **kept.values)
        return
    files.attach(turn.conn, kept, turn.me.official_id, progress_id=progress)
    turn.say("evidence/attached", [press("history", "menu.mine"), press("menu", "menu.show")], receipt=receipt)


@allow(Role.MEMBER, owner=progress.owner)
def listed(turn: Turn, progress: int, receipt: str) -> None:
    """The files sent with one report, each to be had again."""
    found = files.of_progress(turn.conn, progress)
    choices = [
        option(f"{number}. {each.name}"[:40], "evidence.get", file=each.id) for number, each in enumerate(found, 1)
    ]
    turn.say("evidence/listed" if found else "evidence/none", [*choices, press("menu", "menu.show")], receipt=receipt)


@allow(Role.MEMBER, owner=files.owner)
def get(turn: Turn, file: int) -> None:
    """Have one's own file brought from the store."""
    jobs.queue(turn.conn, COPY, {"file": file}, turn.event.network, turn.event.chat, turn.now)


@allow(Role.MEMBER, owner=files.owner)
def brought(turn: Turn, file: int, path: str) -> None:
    """Send a kept file back; without a path it is no longer there or not what was stored."""
    found = files.get(turn.conn, file)
    if path:
        turn.say("evidence/sent", attachment=(path, found.name), name=found.name)
    else:
        turn.say("evidence/lost", name=found.name, contact=turn.office.contact)


ACTIONS: dict[str, Handler] = {"evidence.attach": attach, "evidence.list": listed, "evidence.get": get}
OUTCOMES: dict[str, Handler] = {FETCH: fetched, COPY: brought}
