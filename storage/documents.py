"""The documents that launch campaigns, each kept once: known again by number, issuer and date, or by its very text."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from rules.words import nfc
from storage.schema.campaigns import campaigns
from storage.schema.documents import documents

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Document:
    """``lines`` says where each fact of the head stands: first and last line, counted from 1."""

    id: int
    number: str | None
    issuer: str
    date_text: str
    province: str
    launches: bool
    file_id: int | None
    text: str
    lines: dict[str, list[int]]


_COLUMNS = tuple(documents.c[name] for name in Document.__slots__)


def get(conn: Connection, document_id: int) -> Document:
    """One document; raises ``sqlalchemy.exc.NoResultFound`` when there is none."""
    return Document(*conn.execute(select(*_COLUMNS).where(documents.c.id == document_id)).one())


def known(conn: Connection, row: dict[str, Any], text: str) -> int | None:
    """The id of the document with the number, issuer and date of ``row``, or with this text; None when it is new."""
    same_text = documents.c.text_sha256 == fingerprint(text)
    alike = same_text
    if row["number"] is not None:
        same_key = [documents.c[name] == row[name] for name in ("number", "issuer", "date_text")]
        alike = same_text | (same_key[0] & same_key[1] & same_key[2])
    return conn.execute(select(documents.c.id).where(alike).order_by(documents.c.id).limit(1)).scalar_one_or_none()


def keep(
    conn: Connection, row: dict[str, Any], text: str, *, file_id: int | None, by: int | None, now: datetime
) -> int:
    """Store a document with its text; returns its id."""
    values = {**row, "text": text, "text_sha256": fingerprint(text), "file_id": file_id}
    values |= {"received_at": now, "received_by": by}
    return conn.execute(insert(documents).values(values).returning(documents.c.id)).scalar_one()


def fingerprint(text: str) -> str:
    """The same for the same words, whatever their spacing and line breaks."""
    return hashlib.sha256(_SPACE.sub(" ", nfc(text)).strip().encode()).hexdigest()


def campaigns_from(conn: Connection, document_id: int) -> list[int]:
    """Ids of the campaigns made from a document, newest first, without those that were dropped."""
    mine = (campaigns.c.document_id == document_id) & (campaigns.c.state != "dropped")
    return list(conn.execute(select(campaigns.c.id).where(mine).order_by(campaigns.c.id.desc())).scalars())


def of_campaign(conn: Connection, campaign_id: int) -> Document | None:
    """The document that launched a campaign; None for one that was made otherwise."""
    mine = documents.c.id == campaigns.c.document_id
    row = conn.execute(select(*_COLUMNS).where(mine, campaigns.c.id == campaign_id)).one_or_none()
    return Document(*row) if row else None


def set_province(conn: Connection, document_id: int, province: str) -> None:
    """Correct the province."""
    conn.execute(update(documents).where(documents.c.id == document_id).values(province=province))


def source_lines(document: Document, first: int, last: int) -> list[tuple[int, str]]:
    """(number, words) of the lines ``first`` to ``last`` that are not blank."""
    numbered = enumerate(document.text.split("\n"), start=1)
    return [(number, line.strip()) for number, line in numbered if first <= number <= last and line.strip()]
