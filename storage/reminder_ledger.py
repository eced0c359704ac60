"""The ledger of reminders: what was told, what was not and why; kept beside ``reminders``, read together with it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, func, literal, select

from rules.names import sort_key
from rules.records import Milestone
from rules.reminder_ledger import Outcome, Reason, became
from storage import matter_ledger
from storage.inbox import insert_or_ignore
from storage.ledger_lines import Entry, of_people
from storage.schema.campaigns import campaigns, milestones
from storage.schema.operations import outbox, reminders
from storage.schema.reminder_ledger import reminder_looks, reminder_notes
from storage.schema.reminding import escalations, snoozes

RAISED = "raised"  # in place of a ladder: what went up to the chiefs
Rung = tuple[int, date, str, int, bool]  # milestone, its day, ladder, rung, whether reminding was paused


def looked(conn: Connection, milestone_ids: Collection[int]) -> set[Rung]:
    """Rungs of these milestones of which it has been written down who is left out."""
    table = reminder_looks.c
    query = select(table.milestone_id, table.due_on, table.ladder, table.rung, table.paused)
    rows = conn.execute(query.where(table.milestone_id.in_(list(milestone_ids))))
    return {(row.milestone_id, row.due_on, row.ladder, row.rung, row.paused) for row in rows}


def skipped(conn: Connection, rung: Rung, on_day: date, why: Iterable[tuple[int, Reason]]) -> None:
    """Write down, once, who is not told of a rung and why."""
    names = ("milestone_id", "due_on", "ladder", "rung", "paused")
    about = dict(zip(names, rung, strict=True))
    conn.execute(insert_or_ignore(conn, reminder_looks), [about])
    rest = {name: about[name] for name in names[:-1]} | {"on_day": on_day, "outcome": Outcome.SKIPPED}
    rows = [rest | {"official_id": official, "reason": reason} for official, reason in why]
    if rows:
        conn.execute(insert_or_ignore(conn, reminder_notes), rows)


_NOTED = ("milestone_id", "due_on", "official_id", "ladder", "rung", "on_day")


def withdrawn(conn: Connection, outbox_id: int, reason: Reason) -> None:
    """Write down what a digest would have told, before it is withdrawn."""
    told = reminders.c.outcome.in_((Outcome.SENT, Outcome.LATE))
    columns = [reminders.c[name] for name in _NOTED]
    rows = select(*columns, literal(Outcome.WITHDRAWN.value), literal(reason.value))
    chosen = rows.where(reminders.c.outbox_id == outbox_id, told)
    conn.execute(insert_or_ignore(conn, reminder_notes).from_select([*_NOTED, "outcome", "reason"], chosen))
    _raised_withdrawn(conn, outbox_id, reason)
    matter_ledger.withdrawn(conn, outbox_id, reason)


def _raised_withdrawn(conn: Connection, outbox_id: int, reason: Reason) -> None:
    """One line a milestone of what would have gone up, as for what did."""
    one: dict[str, ColumnElement[Any]] = {"ladder": literal(RAISED), "rung": literal(0)}
    rows = select(
        *(one[name] if name in one else escalations.c[name] for name in _NOTED),
        literal(Outcome.WITHDRAWN.value),
        literal(reason.value),
    )
    chosen = rows.where(escalations.c.outbox_id == outbox_id).distinct()
    conn.execute(insert_or_ignore(conn, reminder_notes).from_select([*_NOTED, "outcome", "reason"], chosen))


def not_raised(conn: Connection, milestone: Milestone, level: int, on_day: date, why: Mapping[int, Reason]) -> None:
    """Write down, once a milestone's day and level, which chiefs were not told of what is overdue, and why."""
    table = reminder_notes.c
    about = {"milestone_id": milestone.id, "due_on": milestone.due_on, "ladder": RAISED, "rung": level}
    same = (table[name] == value for name, value in about.items())
    noted = {
        (row.official_id, row.reason)
        for row in conn.execute(select(table.official_id, table.reason).where(*same, table.outcome == Outcome.SKIPPED))
    }
    rest = about | {"on_day": on_day, "outcome": Outcome.SKIPPED}
    new = [rest | {"official_id": who, "reason": reason} for who, reason in why.items() if (who, reason) not in noted]
    if new:
        conn.execute(insert_or_ignore(conn, reminder_notes), new)


def entries(
    conn: Connection,
    zone: ZoneInfo,
    since: date,
    until: date,
    *,
    unit_ids: Collection[int] | None = None,
    official_id: int | None = None,
) -> list[Entry]:
    """The lines of some days, both included, newest day first; of some units (on that day) or of one person, when given."""
    found = [*_told(conn, since, until), *_raised(conn, since, until)]
    found += [*_noted(conn, since, until), *_put_off(conn, zone, since, until)]
    lines = [*(_entry(row, zone, *end) for row, end in found), *matter_ledger.entries(conn, zone, since, until)]
    if unit_ids is not None:
        lines = [line for line in lines if line.unit_id in unit_ids]
    if official_id is not None:
        lines = [line for line in lines if line.official_id == official_id]
    return sorted(lines, key=lambda e: (-e.on_day.toordinal(), e.due_on, e.milestone, *sort_key(e.full_name), e.rung))


def _told(conn: Connection, since: date, until: date) -> list[tuple[Any, tuple[Outcome, Reason]]]:
    query = _about(reminders, reminders.c.on_day, since, until)
    query = query.add_columns(reminders.c.outcome, outbox.c.state, outbox.c.error)
    query = query.outerjoin(outbox, outbox.c.id == reminders.c.outbox_id)
    return [(row, became(row.outcome, row.state, row.error or "")) for row in conn.execute(query)]


def _raised(conn: Connection, since: date, until: date) -> list[tuple[Any, tuple[Outcome, Reason]]]:
    """What is overdue and was told to those above: one line a day, milestone and receiver, whoever it is about."""
    raised = select(
        escalations.c.milestone_id,
        escalations.c.due_on,
        escalations.c.official_id,
        escalations.c.on_day,
        literal(RAISED).label("ladder"),
        literal(0).label("rung"),
        func.min(escalations.c.outbox_id).label("outbox_id"),
    )
    keys = (escalations.c.milestone_id, escalations.c.due_on, escalations.c.official_id, escalations.c.on_day)
    lines = raised.where(escalations.c.on_day.between(since, until)).group_by(*keys).subquery()
    query = _about(lines, lines.c.on_day, since, until).add_columns(outbox.c.state, outbox.c.error)
    query = query.outerjoin(outbox, outbox.c.id == lines.c.outbox_id)
    return [(row, became(Outcome.SENT, row.state, row.error or "")) for row in conn.execute(query)]


def _noted(conn: Connection, since: date, until: date) -> list[tuple[Any, tuple[Outcome, Reason]]]:
    query = _about(reminder_notes, reminder_notes.c.on_day, since, until)
    query = query.add_columns(reminder_notes.c.outcome, reminder_notes.c.reason)
    return [(row, (Outcome(row.outcome), Reason(row.reason))) for row in conn.execute(query)]


def _put_off(conn: Connection, zone: ZoneInfo, since: date, until: date) -> list[tuple[Any, tuple[Outcome, Reason]]]:
    """Put off by the people themselves, on the local day on which they did so."""
    first = datetime.combine(since, datetime.min.time(), zone)
    last = datetime.combine(until + timedelta(days=1), datetime.min.time(), zone)
    query = _about(snoozes, snoozes.c.asked_at, first, last)
    return [(row, (Outcome.SNOOZED, Reason.NONE)) for row in conn.execute(query)]


def _about(table: Any, day: Any, since: Any, until: Any) -> Any:
    """SELECT of what all kinds of lines about milestones share."""
    query = of_people(table, day).add_columns(campaigns.c.title, milestones.c.name, table.c.ladder)
    query = query.join(milestones, milestones.c.id == table.c.milestone_id)
    return query.join(campaigns, campaigns.c.id == milestones.c.campaign_id).where(day.between(since, until))


def _entry(row: Any, zone: ZoneInfo, outcome: Outcome, reason: Reason) -> Entry:
    day = row.day.astimezone(zone).date() if isinstance(row.day, datetime) else row.day
    unit = row.unit if row.unit is not None else row.last_unit
    names = (row.title, row.name, row.due_on, row.ladder, row.rung)
    return Entry(day, row.official_id, row.full_name, unit or 0, *names, outcome, reason)
