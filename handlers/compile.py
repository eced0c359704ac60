"""/tonghop: choose campaign and period; the documents are made in the background and arrive as files."""

from handlers.access import WHOLE_DEPARTMENT, Handler, allow
from handlers.turn import Choice, Turn, option, press
from rules.records import Role
from storage import campaigns, jobs

PERIODS = ("q1", "6m", "9m", "year")
MAY = (Role.OFFICE, Role.DIRECTOR, Role.COUNCIL, Role.ADMIN, Role.HEAD)


@allow(*MAY)
def begin(turn: Turn, campaign: int | None = None) -> None:
    """Ask which campaign, then which period."""
    found = campaigns.in_state(turn.conn, campaigns.OPEN, campaigns.PAUSED, campaigns.CLOSED, campaigns.ARCHIVED)
    wanted = [each for each in found if campaign in (None, each.id)]
    if not wanted:
        turn.say("compile/nothing", [press("menu", "menu.show")])
    elif len(wanted) > 1:
        turn.say("compile/which", [option(each.title, "compile.begin", campaign=each.id) for each in wanted])
    else:
        choices = [press(period, "compile.queue", campaign=wanted[0].id, period=period) for period in PERIODS]
        turn.say("compile/period", [*choices, *_beside(turn, wanted[0].id)], campaign=wanted[0])


def _beside(turn: Turn, campaign: int) -> list[Choice]:
    """What is made for the whole department alone."""
    whole = any(turn.me.has(role) for role in WHOLE_DEPARTMENT)
    return [press("brief", "brief.begin", campaign=campaign)] if whole else []


@allow(*MAY)
def queue(turn: Turn, campaign: int, period: str) -> None:
    """Queue the work; one at a time for each chat."""
    if jobs.waiting(turn.conn, "compile", turn.event.chat):
        turn.say("compile/already")
        return
    scope = None if any(turn.me.has(role) for role in WHOLE_DEPARTMENT) else turn.me.headed()[0]
    started = turn.say("compile/started")
    about = {"campaign": campaign, "period": period, "scope": scope, "progress": started}
    jobs.queue(turn.conn, "compile", about, turn.event.network, turn.event.chat, turn.now)


@allow(*MAY)
def done(turn: Turn, campaign: int, period: str, files: list[list[str]], **_: object) -> None:
    """Send what was made."""
    for path, name in files:
        turn.say("compile/file", attachment=(path, name), name=name)
    turn.say("compile/done", [press("again", "compile.begin", campaign=campaign)], count=len(files))


COMMANDS: dict[str, Handler] = {"tonghop": begin}
ACTIONS: dict[str, Handler] = {"compile.begin": begin, "compile.queue": queue}
OUTCOMES: dict[str, Handler] = {"compile": done}
