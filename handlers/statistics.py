"""Yearly statistics 0601, 0603 as a workbook, for those who see the whole department."""

from handlers.access import Handler, allow
from handlers.turn import Turn, press
from rules.records import Role
from storage import campaigns, jobs

KIND = "statistics"
MAY = (Role.OFFICE, Role.COUNCIL, Role.DIRECTOR, Role.ADMIN)


@allow(*MAY)
def begin(turn: Turn, campaign: int) -> None:
    """Have the tables of the campaign's year made."""
    if jobs.waiting(turn.conn, KIND, turn.event.chat):
        turn.say("statistics/already")
        return
    year = campaigns.get(turn.conn, campaign).year
    about = {"campaign": campaign, "year": year}
    jobs.queue(turn.conn, KIND, about, turn.event.network, turn.event.chat, turn.now)
    turn.say("statistics/started", year=year)


@allow(*MAY)
def done(turn: Turn, campaign: int, year: int, file: list[str]) -> None:
    """Send the workbook."""
    path, name = file
    back = press("files", "compile.begin", campaign=campaign)
    turn.say("statistics/file", [back], attachment=(path, name), year=year)


ACTIONS: dict[str, Handler] = {"statistics.begin": begin}
OUTCOMES: dict[str, Handler] = {KIND: done}
