"""A head reads what the own people report and says so: one report at a tap, or all that wait at once."""

from typing import Any

from sqlalchemy import Connection

from handlers.access import Handler, allow
from handlers.turn import Turn, option, press
from handlers.unit_scope import DECIDING, View, named_unit, turning, view
from rules.confirmation import confirmers
from rules.paging import screen_of
from storage import progress, progress_views, standing
from storage.people import Person
from storage.progress_views import Unseen

A_SCREEN = 6


def may_see(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the person is one who decides on the pledge of the report's owner: the head, or whoever stands in."""
    owner = progress.owner(conn, arguments)
    return owner is not None and person.official_id in standing.confirmers_of(conn, owner, person.on_day)


def _waiting(turn: Turn, found: View) -> list[Unseen]:
    chain = standing.chain(turn.conn, turn.today)
    mine = {o.id for o in found.record.officials if turn.me.official_id in confirmers(chain, o.id, o.unit_id)}
    return progress_views.waiting(turn.conn, found.campaign.id, mine)


@allow(*DECIDING, unit=named_unit)
def show(turn: Turn, campaign: int, unit: int, page: int = 0) -> None:
    """The reports that wait for this person, oldest first."""
    found = view(turn, campaign, unit)
    if found is None:
        return
    waiting = _waiting(turn, found)
    screen = screen_of(waiting, page, A_SCREEN)
    choices = [option(each.name, "progress.seen", **found.about, progress=each.report.id) for each in screen.items]
    choices += turning(screen, "progress.reports", **found.about)
    choices += [press("seen_all", "progress.seen_all", **found.about)] if waiting else []
    choices.append(press("work", "work.waiting", **found.about))
    turn.say("progress/reports", [*choices, press("unit", "unit.show", **found.about)], view=found, screen=screen)


@allow(*DECIDING, unit=named_unit, when=may_see)
def see(turn: Turn, campaign: int, unit: int, progress: int) -> None:
    """One report has been seen."""
    progress_views.see(turn.conn, [progress], by=turn.me.official_id, now=turn.now)
    show(turn, campaign, unit)


@allow(*DECIDING, unit=named_unit)
def see_all(turn: Turn, campaign: int, unit: int) -> None:
    """Every report that waits for this person has been seen."""
    found = view(turn, campaign, unit)
    if found is None:
        return
    waiting = _waiting(turn, found)
    progress_views.see(turn.conn, [each.report.id for each in waiting], by=turn.me.official_id, now=turn.now)
    turn.say("progress/seen_all", [press("unit", "unit.show", **found.about)], count=len(waiting))


ACTIONS: dict[str, Handler] = {"progress.reports": show, "progress.seen": see, "progress.seen_all": see_all}
