"""How each official wants to be addressed, and messages put into those words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from rules.address import Address, addressed, word_for
from storage import audit
from storage.remember import remembered
from storage.schema.addresses import addresses
from storage.schema.people import officials

_EVERY = select(addresses.c.official_id, addresses.c.address, officials.c.full_name).join_from(
    addresses, officials, addresses.c.official_id == officials.c.id
)


@remembered(addresses, officials)
def _words(conn: Connection) -> dict[int, str]:
    """The word for everybody who chose one."""
    return {row.official_id: word_for(Address(row.address), row.full_name) for row in conn.execute(_EVERY)}


def of(conn: Connection, official_id: int) -> Address:
    """How an official is addressed; đồng chí until something else was chosen."""
    query = select(addresses.c.address).where(addresses.c.official_id == official_id)
    return Address(conn.execute(query).scalar_one_or_none() or Address.COMRADE)


def choose(conn: Connection, official_id: int, address: Address, now: datetime) -> None:
    """Keep what an official chose for themselves; the audit keeps both."""
    before = of(conn, official_id)
    if before == address:
        return
    conn.execute(delete(addresses).where(addresses.c.official_id == official_id))
    if address is not Address.COMRADE:
        conn.execute(insert(addresses).values(official_id=official_id, address=address, chosen_at=now))
    audit.record(conn, official_id, "address.chosen", f"official:{official_id}", f"{before} → {address}", now)


def to_reader(conn: Connection, row: Mapping[str, Any]) -> dict[str, Any]:
    """A message of the outbox in the words for the one whom it is for (``official_id``); for nobody known, đồng chí."""
    reader = row.get("official_id")
    known = _words(conn) if reader is not None else {}
    return {**row, "text": addressed(row["text"], known.get(reader or 0, "đồng chí"))}
