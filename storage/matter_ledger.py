"""The ledger of what was told beside milestones: requests, decisions, questions, regulations."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, literal, select

from rules.reminder_ledger import Outcome, Reason, became
from storage import matter_names
from storage.inbox import insert_or_ignore
from storage.ledger_lines import Entry, of_people
from storage.matter_reminders import subject_told
from storage.schema.operations import outbox
from storage.schema.reminder_ledger import matter_looks, matter_notes
from storage.schema.reminding import matter_reminders, matter_snoozes

Rung = tuple[str, date, int, bool]  # subject, its day, rung, whether reminding was paused
_RUNG = ("subject", "due_on", "rung", "paused")
_NOTED = ("subject", "due_on", "official_id", "rung", "on_day")


def looked(conn: Connection, subjects: Collection[str]) -> set[Rung]:
    """Rungs of these subjects of which it has been written down who is left out."""
    query = select(*(matter_looks.c[name] for name in _RUNG)).where(matter_looks.c.subject.in_(list(subjects)))
    return {(row.subject, row.due_on, row.rung, row.paused) for row in conn.execute(query)}


def skipped(conn: Connection, rung: Rung, on_day: date, why: Iterable[tuple[int, Reason]]) -> None:
    """Write down, once, who is not told of a rung and why."""
    about = dict(zip(_RUNG, rung, strict=True))
    conn.execute(insert_or_ignore(conn, matter_looks), [about])
    rest = {name: about[name] for name in _RUNG[:-1]} | {"on_day": on_day, "outcome": Outcome.SKIPPED}
    rows = [rest | {"official_id": official, "reason": reason} for official, reason in why]
    if rows:
        conn.execute(insert_or_ignore(conn, matter_notes), rows)


def withdrawn(conn: Connection, outbox_id: int, reason: Reason) -> None:
    """Write down what a digest would have told beside milestones, before it is withdrawn."""
    told = matter_reminders.c.outcome.in_((Outcome.SENT, Outcome.LATE))
    rows = select(
        *(matter_reminders.c[name] for name in _NOTED), literal(Outcome.WITHDRAWN.value), literal(reason.value)
    )
    chosen = rows.where(matter_reminders.c.outbox_id == outbox_id, told)
    conn.execute(insert_or_ignore(conn, matter_notes).from_select([*_NOTED, "outcome", "reason"], chosen))


def entries(conn: Connection, zone: ZoneInfo, since: date, until: date) -> list[Entry]:
    """The lines of some days, both included."""
    found = [*_told(conn, since, until), *_noted(conn, since, until), *_put_off(conn, zone, since, until)]
    names = matter_names.named(conn, {subject_told(row.subject) for row, _ in found})
    return [_entry(row, zone, names, *end) for row, end in found]


def _told(conn: Connection, since: date, until: date) -> list[tuple[Any, tuple[Outcome, Reason]]]:
    day = matter_reminders.c.on_day
    query = of_people(matter_reminders, day).add_columns(matter_reminders.c.subject, matter_reminders.c.outcome)
    query = query.add_columns(outbox.c.state, outbox.c.error).where(day.between(since, until))
    rows = conn.execute(query.outerjoin(outbox, outbox.c.id == matter_reminders.c.outbox_id))
    return [(row, became(row.outcome, row.state, row.error or "")) for row in rows]


def _noted(conn: Connection, since: date, until: date) -> list[tuple[Any, tuple[Outcome, Reason]]]:
    day = matter_notes.c.on_day
    query = of_people(matter_notes, day).add_columns(
        *(matter_notes.c[name] for name in ("subject", "outcome", "reason"))
    )
    rows = conn.execute(query.where(day.between(since, until)))
    return [(row, (Outcome(row.outcome), Reason(row.reason))) for row in rows]


def _put_off(conn: Connection, zone: ZoneInfo, since: date, until: date) -> list[tuple[Any, tuple[Outcome, Reason]]]:
    first = datetime.combine(since, datetime.min.time(), zone)
    last = datetime.combine(until + timedelta(days=1), datetime.min.time(), zone)
    asked = matter_snoozes.c.asked_at
    query = of_people(matter_snoozes, asked).add_columns(matter_snoozes.c.subject).where(asked.between(first, last))
    return [(row, (Outcome.SNOOZED, Reason.NONE)) for row in conn.execute(query)]


def _entry(row: Any, zone: ZoneInfo, names: dict[str, tuple[str, str]], outcome: Outcome, reason: Reason) -> Entry:
    day = row.day.astimezone(zone).date() if isinstance(row.day, datetime) else row.day
    campaign, name = names.get(subject_told(row.subject), ("", ""))
    kind = row.subject.partition(":")[0] + ("_again" if subject_told(row.subject) != row.subject else "")
    unit = row.unit if row.unit is not None else row.last_unit
    return Entry(
        day, row.official_id, row.full_name, unit or 0, campaign, name, row.due_on, kind, row.rung, outcome, reason
    )
