"""Making a calendar file of deadlines."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot.jobs import Tools, Work
from handlers import deadline_calendar
from reports.icalendar import CalendarEvent, calendar_file
from rules.invitation_code import keyed_hash
from storage import calendar_events, people
from storage.calendar_events import Deadline


async def own_deadlines(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """The file's path, the name to show, and how many deadlines of the person who asked are in it."""
    return _written(tools, await tools.database.write(lambda conn: _own(conn, tools)))


def _own(conn: Connection, tools: Tools) -> list[CalendarEvent]:
    today = tools.now.astimezone(tools.office.zone).date()
    person = people.behind(conn, tools.job.network, tools.job.chat, today)
    return [] if person is None else _events(conn, tools, deadline_calendar.of_person(conn, tools.office, person))


async def every_deadline(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """The same with the deadlines of everybody."""
    events = await tools.database.write(
        lambda conn: _events(conn, tools, deadline_calendar.of_everybody(conn, tools.office))
    )
    return _written(tools, events)


def _events(conn: Connection, tools: Tools, deadlines: list[Deadline]) -> list[CalendarEvent]:
    found = calendar_events.versions(conn, deadlines, tools.now)
    return [
        CalendarEvent(
            f"{keyed_hash(tools.office.secret, each.name)[:32]}@thidua",
            each.day,
            each.summary,
            each.description,
            found[each.name].sequence,
            found[each.name].changed_at,
        )
        for each in sorted(deadlines, key=lambda each: (each.day, each.name))
    ]


def _written(tools: Tools, events: list[CalendarEvent]) -> dict[str, Any]:
    # beside the compiled files, so that it is removed with them after its week
    folder = tools.settings.data_dir / "compiled" / f"{tools.now:%Y%m%d}-{tools.job.id}"
    folder.mkdir(parents=True, exist_ok=True)
    path = Path(folder) / "deadlines.ics"
    path.write_bytes(calendar_file(tools.office.name, events, tools.now))
    return {"path": str(path), "name": "han-thi-dua.ics", "count": len(events)}


WORK: dict[str, Work] = {deadline_calendar.MINE: own_deadlines, deadline_calendar.EVERY: every_deadline}
