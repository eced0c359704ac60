"""The roster as a workbook: taken out, edited, sent back as any roster is."""

from handlers.access import Handler, allow
from handlers.turn import Turn, press
from rules.records import Role
from storage import audit, jobs

KIND = "roster_sheet"


@allow(Role.OFFICE, Role.ADMIN)
def take(turn: Turn) -> None:
    """Have the workbook made; it holds phone numbers, so it is on record who took it."""
    if not jobs.waiting(turn.conn, KIND, turn.event.chat):
        jobs.queue(turn.conn, KIND, {}, turn.event.network, turn.event.chat, turn.now)
        audit.record(turn.conn, turn.me.official_id, "roster.taken", "roster", "", turn.now)
    turn.say("roster/sheet_making")


@allow(Role.OFFICE, Role.ADMIN)
def made(turn: Turn, path: str, name: str, count: int) -> None:
    """The workbook is there."""
    turn.say("roster/sheet", [press("roster", "roster.begin")], attachment=(path, name), count=count)


ACTIONS: dict[str, Handler] = {"roster.sheet": take}
OUTCOMES: dict[str, Handler] = {KIND: made}
