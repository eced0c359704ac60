"""/tonghop: choose campaign and period; the documents are made in the background and arrive as files."""

from typing import Any

from handlers.access import Handler, allow
from handlers.compile_scope import MAY, in_hand, in_sight, own_scope, sees_whole
from handlers.compile_ways import PERIODS
from handlers.file_links import hand
from handlers.ground_notes import warn
from handlers.turn import Choice, Turn, option, press
from storage import campaigns, jobs, pulls

SIGNED = ("report", "papers", "word", "everything")  # outputs that somebody signs


@allow(*MAY)
def begin(turn: Turn, campaign: int | None = None) -> None:
    """Ask which campaign, then which period."""
    found = campaigns.in_state(turn.conn, campaigns.OPEN, campaigns.PAUSED, campaigns.CLOSED, campaigns.ARCHIVED)
    wanted = [each for each in found if campaign in (None, each.id)]
    if not wanted:
        turn.say("compile/nothing", [press("menu", "menu.show")])
    elif len(wanted) > 1:
        choices = [option(each.title, "compile.begin", campaign=each.id) for each in wanted]
        turn.say("compile/which", [*choices, press("menu", "menu.show")])
    else:
        choices = [press(period, "compile.queue", campaign=wanted[0].id, period=period) for period in PERIODS]
        beside = [*_beside(turn, wanted[0].id), press("menu", "menu.show")]
        turn.say("compile/period", [*choices, *beside], campaign=wanted[0])


def _beside(turn: Turn, campaign: int) -> list[Choice]:
    """Other periods, scopes and formats, and what is made for the whole department alone."""
    whole = [press(name, f"{name}.begin", campaign=campaign) for name in ("brief", "statistics")]
    return [press("ways", "compile.periods", campaign=campaign), *(whole if sees_whole(turn.me) else [])]


@allow(*MAY, when=in_sight)
def queue(
    turn: Turn,
    campaign: int,
    period: str,
    scope: int | None = None,
    output: str = "report",
    *,
    current: bool = False,
    at_end: bool = False,
    pdf: bool = False,
) -> None:
    """Queue the work; one at a time for each chat.

    ``output``: ``report``, ``data``, ``outside``, ``years``, ``papers`` or ``public``;
    ``pdf``: with copies in that form. ``current`` asks for the figures of now in place of frozen ones,
    ``at_end`` for those as of the period's last day.
    """
    if jobs.waiting(turn.conn, "compile", turn.event.chat):
        turn.say("compile/already")
        return
    started = turn.say("compile/started")
    about = {"campaign": campaign, "period": period, "scope": own_scope(turn, scope), "progress": started}
    about |= {"output": output, "current": current, "at_end": at_end, "pdf": pdf}
    jobs.queue(turn.conn, "compile", about, turn.event.network, turn.event.chat, turn.now)


@allow(*MAY, when=in_hand)
def done(
    turn: Turn, campaign: int, files: list[list[str]], *, ordered: bool = False, sending: int | None = None, **of: Any
) -> None:
    """Hand over what was made; ``ordered`` when it comes of a standing order, whose ``sending`` is then noted as done."""
    if ordered:
        turn.say("compile/ordered", [press("pulls", "pull.mine")])
    if sending is not None:
        pulls.sent(turn.conn, sending, len(files), turn.now)
    for path, name in files:
        hand(turn, "compile/file", (path, name), ("compile", {"campaign": campaign, **of}), name=name)
    again, output = [press("again", "compile.begin", campaign=campaign)], of.get("output", "report")
    turn.say("compile/done", again, count=len(files), output=output, no_pdf=bool(of.get("no_pdf")))
    if output in SIGNED:
        warn(turn, campaign)


COMMANDS: dict[str, Handler] = {"tonghop": begin}
ACTIONS: dict[str, Handler] = {"compile.begin": begin, "compile.queue": queue}
OUTCOMES: dict[str, Handler] = {"compile": done}
