"""Published questions and answers: every wording a revision."""

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from rules.faq import Entry
from storage import audit
from storage.schema.difficulties import faq_entries, faq_revisions

_ENTRY = select(
    faq_entries.c.id,
    faq_revisions.c.revision,
    faq_revisions.c.question,
    faq_revisions.c.answer,
    faq_revisions.c.published,
    faq_entries.c.difficulty_id,
).join_from(
    faq_entries,
    faq_revisions,
    (faq_revisions.c.entry_id == faq_entries.c.id) & (faq_revisions.c.revision == faq_entries.c.revision),
)


def published(conn: Connection) -> list[Entry]:
    """What officials may read, oldest first."""
    return [Entry(*row) for row in conn.execute(_ENTRY.where(faq_revisions.c.published).order_by(faq_entries.c.id))]


def every(conn: Connection) -> list[Entry]:
    """All entries, published ones first, newest first."""
    return [
        Entry(*row) for row in conn.execute(_ENTRY.order_by(faq_revisions.c.published.desc(), faq_entries.c.id.desc()))
    ]


def get(conn: Connection, entry_id: int) -> Entry | None:
    """One entry; None when there is none."""
    row = conn.execute(_ENTRY.where(faq_entries.c.id == entry_id)).one_or_none()
    return None if row is None else Entry(*row)


def of_difficulty(conn: Connection, difficulty_id: int) -> Entry | None:
    """The entry made from a difficulty; None when there is none."""
    row = conn.execute(_ENTRY.where(faq_entries.c.difficulty_id == difficulty_id)).first()
    return None if row is None else Entry(*row)


def add(conn: Connection, difficulty_id: int | None, question: str, answer: str, *, by: int, now: datetime) -> int:
    """Publish a new entry; returns its id."""
    row = {"difficulty_id": difficulty_id, "revision": 1}
    key = conn.execute(insert(faq_entries).values(row).returning(faq_entries.c.id)).scalar_one()
    _write(conn, Entry(key, 1, question, answer, True), by=by, now=now)
    return key


def write(conn: Connection, entry: Entry, *, by: int, now: datetime) -> bool:
    """Store the next revision of an entry; False when it has changed since ``entry.revision`` was looked at."""
    same = (faq_entries.c.id == entry.id) & (faq_entries.c.revision == entry.revision)
    if not conn.execute(update(faq_entries).where(same).values(revision=entry.revision + 1)).rowcount:
        return False
    after = Entry(entry.id, entry.revision + 1, entry.question, entry.answer, entry.published)
    _write(conn, after, by=by, now=now)
    return True


def _write(conn: Connection, entry: Entry, *, by: int, now: datetime) -> None:
    row = {"entry_id": entry.id, "revision": entry.revision, "question": entry.question, "answer": entry.answer}
    conn.execute(insert(faq_revisions).values(**row, published=entry.published, by=by, at=now))
    audit.record(conn, by, "faq.published" if entry.published else "faq.withdrawn", f"faq:{entry.id}", "", now)
