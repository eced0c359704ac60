"""The hour of the day from which a person wants reminders, within what the office allows."""

from datetime import date, time

from handlers.access import Handler, allow
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from rules.pacing import offered_hours
from rules.records import Role
from storage import calendar, personal_hours, settings


@allow(Role.MEMBER)
def show(turn: Turn) -> None:
    """The hour chosen, and those to choose from."""
    chosen = personal_hours.of(turn.conn, turn.me.official_id)
    choices = [_choice(turn, hour) for hour in _offered(turn) if hour != chosen]
    choices += [press("usual", "hour.choose", hour="")] if chosen is not None else []
    first = settings.reminding(turn.conn).first_hour
    turn.say("hour/show", [*choices, press("menu", "menu.show")], chosen=chosen, first=first)


@allow(Role.MEMBER)
def choose(turn: Turn, hour: str) -> None:
    """Take an hour (``09:00``), or the office's again (nothing)."""
    wanted = time.fromisoformat(hour) if hour else None
    if wanted is not None and wanted not in _offered(turn):
        turn.say("hour/not_offered", [press("hour", "hour.show")])
        return
    personal_hours.choose(turn.conn, turn.me.official_id, wanted, turn.now)
    first = settings.reminding(turn.conn).first_hour
    turn.say("hour/chosen", [press("hour", "hour.show"), press("menu", "menu.show")], chosen=wanted, first=first)


def _offered(turn: Turn) -> tuple[time, ...]:
    """The hours of the next working day."""
    working, telling = calendar.working_calendar(turn.conn), settings.reminding(turn.conn)
    day: date = working.next_working(turn.today)
    return offered_hours(day, turn.office.hours(telling.seasons, working), telling.first_hour)


def _choice(turn: Turn, hour: time) -> Choice:
    return option(phrase(turn, "hour/label", hour=hour), "hour.choose", hour=f"{hour:%H:%M}")


ACTIONS: dict[str, Handler] = {"hour.show": show, "hour.choose": choose}
