"""“Sẽ nhắc ai, khi nào”: the next two weeks' reminders for the office, in numbers, and by name when it asks."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.access import allow
from handlers.phrases import phrase
from handlers.reminder_forecast import DAYS, Day, rehearse
from handlers.turn import Turn, option, press
from handlers.unit_scope import turning
from rules.escalation import Level
from rules.matters import NOTHING, Matters
from rules.names import sort_key
from rules.paging import screen_of
from rules.records import Milestone, Role
from rules.reminders import HEAD, MEMBER, OFFICE
from storage import people

A_SCREEN, NAMES_SHOWN = 3, 15
_ORDER = (MEMBER, HEAD, OFFICE, *(f"up_{level}" for level in Level))


@dataclass(frozen=True, slots=True)
class Line:
    """How many people a milestone's ladder would tell on a day."""

    milestone: Milestone
    ladder: str
    count: int


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, page: int = 0) -> None:
    """The days on which reminders would be written, with how many for whom."""
    screen = screen_of(rehearse(turn.conn, turn.office, turn.now), page, A_SCREEN)
    rows = [(each.day, len(each.people), lines(each), matters(each)) for each in screen.items]
    choices = [
        option(phrase(turn, "forecast/day_label", day=each.day), "forecast.names", day=each.day.isoformat())
        for each in screen.items
    ]
    choices += [*turning(screen, "forecast.show"), press("settings", "settings.show"), press("office", "office.show")]
    turn.say("forecast/show", choices, rows=rows, screen=screen, days=DAYS, today=turn.today)


def lines(day: Day) -> Sequence[Line]:
    """The counts of a day by milestone and ladder, earliest milestone first."""
    counted = Counter((n.milestone, n.ladder) for some in day.notices.values() for n in some)
    counted.update((each.milestone, f"up_{each.level}") for some in day.escalated.values() for each in some)
    found = [Line(milestone, ladder, count) for (milestone, ladder), count in counted.items()]
    return sorted(found, key=lambda line: (line.milestone.due_on, line.milestone.id, _ORDER.index(line.ladder)))


def matters(day: Day) -> Sequence[tuple[str, int]]:
    """How many people would be told on a day of what belongs to no campaign, by what it is."""
    counted = Counter(kind for each in day.matters.values() for kind in _kinds(each))
    return sorted(counted.items())


def _kinds(each: Matters) -> list[str]:
    beside = {"answer": each.answers, "regulations": each.regulations}
    return [*(name for name, found in beside.items() if found), *each.lists]


def roles_of(day: Day, official: int) -> list[str]:
    """As what an official would be told on a day: each notice's ladder, the level that something overdue goes up to, or
    what else they are told of."""
    up = [f"up_{each.level}" for each in day.escalated.get(official, [])]
    beside = _kinds(day.matters.get(official, NOTHING))
    return [*(notice.ladder for notice in day.notices.get(official, [])), *up, *beside]


@allow(Role.OFFICE, Role.ADMIN)
def names(turn: Turn, day: str, page: int = 0) -> None:
    """Who would be told on a day, by name."""
    wanted = date.fromisoformat(day)
    found = next((each for each in rehearse(turn.conn, turn.office, turn.now) if each.day == wanted), None)
    told = [] if found is None else [(people.name_of(turn.conn, who), roles_of(found, who)) for who in found.people]
    screen = screen_of(sorted(told, key=lambda row: sort_key(row[0])), page, NAMES_SHOWN)
    choices = [*turning(screen, "forecast.names", day=day), press("forecast", "forecast.show")]
    turn.say("forecast/names", choices, day=wanted, screen=screen)


ACTIONS: dict[str, Callable[..., None]] = {"forecast.show": show, "forecast.names": names}
