"""Making a calendar file of deadlines."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot.jobs import Tools, Work
from handlers import deadline_calendar
from reports.icalendar import CalendarEvent, calendar_file
from rules.invitation_code import keyed_hash
from storage import calendar_events, people
from storage.calendar_events import Deadline, Version


async def own_deadlines(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """The file's path, the name to show, and how many deadlines of the person who asked are in it."""
    return _written(tools, await tools.database.write(lambda conn: _own(conn, tools)))


def _own(conn: Connection, tools: Tools) -> list[CalendarEvent]:
    today = tools.now.astimezone(tools.office.zone).date()
    person = people.behind(conn, tools.job.network, tools.job.chat, today)
    if person is None:
        return []
    return _events(conn, tools, deadline_calendar.of_person(conn, tools.office, person), person.official_id)


async def every_deadline(tools: Tools, arguments: dict[str, Any]) -> dict[str, Any]:
    """The same with the deadlines of everybody."""
    events = await tools.database.write(
        lambda conn: _events(conn, tools, deadline_calendar.of_everybody(conn, tools.office), None)
    )
    return _written(tools, events)


def _events(conn: Connection, tools: Tools, deadlines: list[Deadline], official_id: int | None) -> list[CalendarEvent]:
    """What holds, in order, then what an earlier file held and holds no longer."""
    found = calendar_events.versions(conn, deadlines, tools.now)
    gone = calendar_events.give(conn, official_id, found.keys())
    today = tools.now.astimezone(tools.office.zone).date()
    ended = calendar_events.called_off(conn, gone, today, tools.now)
    holding = sorted(deadlines, key=lambda each: (each.day, each.name))
    made = [_event(tools, each, found[each.name], cancelled=False) for each in holding]
    return made + [_event(tools, each, version, cancelled=True) for each, version in ended]


def _event(tools: Tools, each: Deadline, version: Version, *, cancelled: bool) -> CalendarEvent:
    uid = f"{keyed_hash(tools.office.secret, each.name)[:32]}@thidua"
    told = (each.day, each.summary, each.description, version.sequence, version.changed_at)
    return CalendarEvent(uid, *told, cancelled)


def _written(tools: Tools, events: list[CalendarEvent]) -> dict[str, Any]:
    # beside the compiled files, so that it is removed with them after its week
    folder = tools.settings.data_dir / "compiled" / f"{tools.now:%Y%m%d}-{tools.job.id}"
    folder.mkdir(parents=True, exist_ok=True)
    path = Path(folder) / "deadlines.ics"
    path.write_bytes(calendar_file(tools.office.name, events, tools.now))
    ended = sum(each.cancelled for each in events)
    return {"path": str(path), "name": "han-thi-dua.ics", "count": len(events) - ended, "ended": ended}


WORK: dict[str, Work] = {deadline_calendar.MINE: own_deadlines, deadline_calendar.EVERY: every_deadline}
