"""What one has reported oneself: every revision, page by page."""

from handlers.access import Handler, allow
from handlers.turn import Choice, Turn, option, press
from rules.paging import Screen, screen_of
from rules.records import Role
from storage import progress, progress_views
from storage.progress import Entry

PAGE = 4


@allow(Role.MEMBER)
def history(turn: Turn, campaign: int, page: int = 0) -> None:
    """The person's own reports in a campaign, every revision, newest first."""
    screen = screen_of(progress.history(turn.conn, turn.me.official_id, campaign), page, PAGE)
    if not screen.total:
        choices = [press("begin", "progress.begin", campaign=campaign), press("menu", "menu.show")]
        turn.say("progress/history_none", choices)
        return
    proved = [entry.report for entry in screen.items if entry.report.evidence]
    choices = [
        option(f"{report.receipt} ({report.evidence})", "evidence.list", progress=report.id, receipt=report.receipt)
        for report in proved
    ]
    seen = progress_views.of(turn.conn, [entry.report.id for entry in screen.items])
    choices += [*_turns(campaign, screen), press("menu", "menu.show")]
    turn.say("progress/history", choices, screen=screen, seen=seen)


def _turns(campaign: int, screen: Screen[Entry]) -> list[Choice]:
    places = {"newer": screen.previous, "older": screen.next}
    return [
        press(name, "progress.history", campaign=campaign, page=page)
        for name, page in places.items()
        if page is not None
    ]


ACTIONS: dict[str, Handler] = {"progress.history": history}
