"""The register of regulations, and every place that rests on one. Each change is audited with what stood before."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from rules.regulations import Citation, Kind, Lapse, Regulation, lapses
from storage import audit, campaigns
from storage.campaigns import AWAITING, DRAFT, HELD, OPEN, PAUSED
from storage.schema.campaigns import titles
from storage.schema.commendation import commendation_norms as norms
from storage.schema.documents import legal_bases
from storage.schema.merits import title_conditions as conditions
from storage.schema.regulations import regulations

_COLUMNS = tuple(regulations.c[field.name] for field in fields(Regulation))
_LONGEST = 500


def every(conn: Connection) -> list[Regulation]:
    """The whole register in the order of entry."""
    return [Regulation(*row) for row in conn.execute(select(*_COLUMNS).order_by(regulations.c.id))]


def get(conn: Connection, regulation_id: int) -> Regulation | None:
    """One regulation; None when there is none (any more)."""
    row = conn.execute(select(*_COLUMNS).where(regulations.c.id == regulation_id)).one_or_none()
    return None if row is None else Regulation(*row)


def add(conn: Connection, values: dict[str, Any], *, by: int, now: datetime) -> int:
    """Enter a regulation (fields of ``Regulation`` without ``id``); returns its id."""
    made: int = conn.execute(insert(regulations).values(values).returning(regulations.c.id)).scalar_one()
    audit.record(conn, by, "regulation.entered", f"regulation:{made}", str(values["number"]), now)
    return made


def change(conn: Connection, regulation_id: int, values: dict[str, Any], *, by: int, now: datetime) -> bool:
    """Give some fields new values; False when the regulation is gone."""
    old = get(conn, regulation_id)
    if old is None:
        return False
    new = {name: value for name, value in values.items() if getattr(old, name) != value}
    if new:
        conn.execute(update(regulations).where(regulations.c.id == regulation_id).values(new))
        told = "; ".join(f"{name}: {getattr(old, name)} → {value}" for name, value in new.items())
        audit.record(conn, by, "regulation.changed", f"regulation:{regulation_id}", told[:_LONGEST], now)
    return True


def take_out(conn: Connection, regulation_id: int, *, by: int, now: datetime) -> bool:
    """Remove what was entered by mistake; the audit keeps its words. False when it was gone already."""
    old = get(conn, regulation_id)
    if old is None:
        return False
    conn.execute(delete(regulations).where(regulations.c.id == regulation_id))
    told = "; ".join(f"{field.name}: {getattr(old, field.name)}" for field in fields(Regulation))
    audit.record(conn, by, "regulation.taken_out", f"regulation:{regulation_id}", told[:_LONGEST], now)
    return True


def changing(conn: Connection, today: date) -> list[Lapse]:
    """What has ended or been amended, or soon will, with what rests on it."""
    register = every(conn)
    if not any(each.change(today) for each in register):
        return []
    return lapses(register, citations(conn), today)


def citations(conn: Connection) -> list[Citation]:
    """Every place that names a document: campaigns that have not ended, conditions, norms, titles."""
    return [*_of_campaigns(conn), *_of_titles(conn)]


def _of_campaigns(conn: Connection) -> Iterator[Citation]:
    """Without a document that was read, a campaign rests on its parent document, as its papers say."""
    bases: dict[int, list[tuple[str, str]]] = {}
    query = select(legal_bases.c.campaign_id, legal_bases.c.text, legal_bases.c.number, legal_bases.c.dated)
    for campaign, text, number, dated in conn.execute(query.order_by(legal_bases.c.id)):
        words = text if not number or number in text else f"{text} số {number}"
        bases.setdefault(campaign, []).append((words, dated))
    for each in campaigns.in_state(conn, DRAFT, AWAITING, HELD, OPEN, PAUSED):
        for text, dated in bases.get(each.id) or [(each.parent_document, "")]:
            if text:
                yield Citation(Kind.CAMPAIGN, each.title, text, campaign=each.id, dated=_day(dated))


def _of_titles(conn: Connection) -> Iterator[Citation]:
    names = {}
    for row in conn.execute(select(titles).order_by(titles.c.id)):
        names[row.code] = row.name
        if row.basis:
            yield Citation(Kind.TITLE, row.name, row.basis, code=row.code, until=row.effective_to)
    for row in conn.execute(select(conditions).where(conditions.c.document != "").order_by(conditions.c.id)):
        about = {"code": row.title_code, "dated": row.document_date, "until": row.effective_to}
        yield Citation(Kind.CONDITION, names.get(row.title_code, row.title_code), row.document, **about)
    for row in conn.execute(select(norms).where(norms.c.basis != "").order_by(norms.c.id)):
        named = f"{row.text} ({names.get(row.title_code, row.title_code)})" if row.title_code else row.text
        yield Citation(Kind.NORM, named, row.basis, code=row.title_code, until=row.effective_to)


def _day(dated: str) -> date | None:
    try:
        return date.fromisoformat(dated)
    except ValueError:
        return None
