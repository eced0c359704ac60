"""The files kept with a unit's activities, nominations and showcases: had again by whoever may see the record."""

from handlers.access import Handler, allow
from handlers.turn import Choice, Turn, option
from handlers.unit_scope import SEEING
from rules.records import Role
from storage import files, jobs

COPY = "record_copy"
MOST_OFFERED = 5
READING = (*SEEING, Role.ADMIN)


def offered(turn: Turn, **place: int) -> list[Choice]:
    """A choice per kept file of a record."""
    found = files.of_record(turn.conn, **place)
    return [option(f"Tệp: {each.name}"[:40], "record.file", file=each.id) for each in found[:MOST_OFFERED]]


@allow(*READING, unit=files.unit_owning)
def get(turn: Turn, file: int) -> None:
    """Have a file brought from the store."""
    if files.unit_owning(turn.conn, {"file": file}) is None:
        turn.say("menu/not_allowed")
        return
    jobs.queue(turn.conn, COPY, {"file": file}, turn.event.network, turn.event.chat, turn.now)


@allow(*READING, unit=files.unit_owning)
def brought(turn: Turn, file: int, path: str) -> None:
    """Send the file; without a path it is no longer there or not what was stored."""
    found = files.get(turn.conn, file)
    if path:
        turn.say("evidence/sent", attachment=(path, found.name), name=found.name)
    else:
        turn.say("evidence/lost", name=found.name, contact=turn.office.contact)


ACTIONS: dict[str, Handler] = {"record.file": get}
OUTCOMES: dict[str, Handler] = {COPY: brought}
