"""Higher movements under all their names: the office's word first, then what is well known, then the name itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from rules.launch_document.movement_names import identity as read_identity
from rules.movement_catalogue import BY_NAME, KNOWN
from rules.movement_catalogue import main_name as known_name
from rules.words import fold
from storage import audit
from storage.schema.campaigns import movements
from storage.schema.movement_names import movement_names


@dataclass(frozen=True, slots=True)
class Movement:
    """A movement that a campaign joins: the ``name`` its document uses, the ``main`` name of what it is."""

    id: int
    campaign_id: int
    name: str
    identity: str
    main: str


def identity_of(conn: Connection, name: str) -> str:
    """The identity that a name stands for."""
    said = conn.execute(select(movement_names.c.identity).where(movement_names.c.folded == fold(name)))
    return said.scalar_one_or_none() or BY_NAME.get(fold(name)) or read_identity(name)[:200]


def main_name(conn: Connection, identity: str) -> str:
    """What a movement is called: the office's choice, else the well-known name, else the name first met."""
    chosen = (movement_names.c.identity == identity) & movement_names.c.main.is_(True)
    found = conn.execute(select(movement_names.c.name).where(chosen)).scalars().first()
    return found or known_name(identity) or next(iter(names(conn, identity)), identity)


def names(conn: Connection, identity: str) -> list[str]:
    """Every name under which a movement is known, each once."""
    met = select(movements.c.name).where(movements.c.identity == identity).order_by(movements.c.id)
    said = select(movement_names.c.name).where(movement_names.c.identity == identity).order_by(movement_names.c.id)
    every = [*conn.execute(met).scalars(), *KNOWN.get(identity, ()), *conn.execute(said).scalars()]
    here = {fold(name): name for name in reversed(every) if identity_of(conn, name) == identity}
    return list(reversed(here.values()))


def of_campaign(conn: Connection, campaign_id: int) -> list[Movement]:
    """The movements that a campaign joins, in the order of its document."""
    rows = conn.execute(select(movements).where(movements.c.campaign_id == campaign_id).order_by(movements.c.id)).all()
    return [_movement(conn, row) for row in rows]


def joined(conn: Connection, campaign_id: int) -> list[Movement]:
    """The movements that a campaign joins, each once however many of its names the document uses."""
    first = {each.identity: each for each in reversed(of_campaign(conn, campaign_id))}
    return [each for each in of_campaign(conn, campaign_id) if first[each.identity] == each]


def get(conn: Connection, movement_id: int) -> Movement:
    """One movement; raises ``sqlalchemy.exc.NoResultFound`` when there is none."""
    return _movement(conn, conn.execute(select(movements).where(movements.c.id == movement_id)).one())


def _movement(conn: Connection, row: Any) -> Movement:
    identity = row.identity or identity_of(conn, row.name)
    return Movement(row.id, row.campaign_id, row.name, identity, main_name(conn, identity))


def find(conn: Connection, campaign_id: int, typed: str) -> Movement | None:
    """The movement of a campaign that is meant by any of its names, typed with or without marks; None when none is."""
    meant, said = identity_of(conn, typed), fold(typed)
    found = of_campaign(conn, campaign_id)
    same = (each for each in found if each.identity == meant or said in {fold(n) for n in names(conn, each.identity)})
    return next(same, None)


def every(conn: Connection) -> Mapping[str, str]:
    """The main name of every movement that is well known or that a campaign joins, by identity, by name."""
    met = conn.execute(select(movements.c.identity).where(movements.c.identity != "").distinct()).scalars()
    found = {identity: main_name(conn, identity) for identity in {*met, *KNOWN}}
    return dict(sorted(found.items(), key=lambda item: fold(item[1])))


def join(conn: Connection, identity: str, into: str, *, by: int, now: datetime) -> None:
    """Two movements are one: all names of the first are names of the other from now on, in every campaign."""
    if identity == into:
        return
    _say(conn, names(conn, identity), into, by, now)
    conn.execute(update(movements).where(movements.c.identity == identity).values(identity=into))
    audit.record(conn, by, "movement.joined", f"movement:{into}"[:80], identity, now)


def split(conn: Connection, name: str, *, by: int, now: datetime) -> str:
    """A name is a movement of its own again, in every campaign; returns its identity."""
    own = fold(name).replace(" ", "-")[:200]
    _say(conn, [name], own, by, now)
    for row in conn.execute(select(movements)).all():
        if fold(row.name) == fold(name):
            conn.execute(update(movements).where(movements.c.id == row.id).values(identity=own))
    audit.record(conn, by, "movement.split", f"movement:{own}"[:80], name[:500], now)
    return own


def lead(conn: Connection, identity: str, name: str, *, by: int, now: datetime) -> None:
    """Choose the main name of a movement."""
    conn.execute(update(movement_names).where(movement_names.c.identity == identity).values(main=False))
    _say(conn, [name], identity, by, now)
    conn.execute(update(movement_names).where(movement_names.c.folded == fold(name)).values(main=True))
    audit.record(conn, by, "movement.named", f"movement:{identity}"[:80], name[:500], now)


def learn(conn: Connection, aliases: Sequence[str], identity: str, *, by: int | None, now: datetime) -> None:
    """Further names of a movement, as the office has typed them."""
    _say(conn, [name for name in aliases if identity_of(conn, name) != identity], identity, by, now)


def _say(conn: Connection, said: Sequence[str], identity: str, by: int | None, now: datetime) -> None:
    for name in said:
        conn.execute(delete(movement_names).where(movement_names.c.folded == fold(name)))
        row = {"folded": fold(name), "name": name, "identity": identity, "by": by, "at": now}
        conn.execute(insert(movement_names).values(row))
