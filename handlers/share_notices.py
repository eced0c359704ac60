"""Telling units' heads and people what they have been issued of a campaign's targets: one message a person and batch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from handlers.office_hours import opens_at
from handlers.turn import Choice, Office, Turn, compose, press
from rules.amounts import format_amount
from rules.cascade import Share
from rules.records import Target
from rules.share_changes import ShareChange, share_changes
from storage import accounts, audit, campaigns, outbox, people, shares
from storage.campaigns import OPEN, PAUSED
from storage.outbox import Priority

LINES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One target for one bearer: ``unit`` names the unit a head is told of, None is the reader's own share."""

    target: Target
    unit: str | None
    unit_id: int | None
    old: Share | None
    new: Share | None


def changed(turn: Turn, campaign_id: int, before: Sequence[Share]) -> int:
    """Note what became of shares since ``before`` and tell whom it concerns, once the campaign is open; returns how many."""
    me, found = turn.me.official_id, share_changes(before, shares.of_campaign(turn.conn, campaign_id))
    for change in found:
        if change.old is not None:
            audit.record(turn.conn, me, "target.share_changed", f"target:{change.target_id}", _words(change), turn.now)
    if campaigns.get(turn.conn, campaign_id).state not in (OPEN, PAUSED):
        return 0
    return _tell(turn.conn, turn.office, campaign_id, found, turn.now, beside=me)


def opened(conn: Connection, office: Office, campaign_id: int, now: datetime) -> int:
    """A campaign has been opened: tell everybody what they were issued while it was a draft."""
    return _tell(conn, office, campaign_id, share_changes((), shares.of_campaign(conn, campaign_id)), now)


def _words(change: ShareChange) -> str:
    whose = f"unit:{change.unit_id}" if change.unit_id is not None else f"official:{change.official_id}"
    old, new = (format_amount(each.value, each.unit) if each else "–" for each in (change.old, change.new))
    return f"{whose}: {old} → {new}"


def _tell(
    conn: Connection,
    office: Office,
    campaign_id: int,
    found: Sequence[ShareChange],
    now: datetime,
    beside: int | None = None,
) -> int:
    lines = _lines(conn, campaign_id, found, now.astimezone(office.zone).date())
    reached = accounts.where_reached(conn, [official for official in lines if official != beside])
    messages: dict[tuple[Line, ...], dict[str, Any]] = {}
    about: dict[str, Any] = {"created_at": now, "not_before": opens_at(conn, office, now), "kind": "notice"}
    about |= {"priority": Priority.REMINDER}
    rows = []
    for official, (network, chat) in reached.items():
        told = tuple(lines[official])
        if told not in messages:
            messages[told] = _message(conn, office, campaign_id, told)
        address = {"network": network, "chat": chat, "official_id": official}
        rows.append({**messages[told], **about, **address})
    outbox.put_once(conn, rows)
    return len(rows)


def _lines(conn: Connection, campaign_id: int, found: Sequence[ShareChange], today: date) -> dict[int, list[Line]]:
    """The lines of each official who is to know: the bearer, or whoever heads the bearing unit."""
    targets = {target.id: target for target in campaigns.targets_of(conn, campaign_id)}
    names, heads = {unit.id: unit.name for unit in people.tree(conn)}, _heads(conn, found, today)
    lines: dict[int, list[Line]] = {}
    for change in found:
        unit = None if change.unit_id is None else names[change.unit_id]
        line = Line(targets[change.target_id], unit, change.unit_id, change.old, change.new)
        readers = heads[change.unit_id] if change.unit_id is not None else [change.official_id or 0]
        for official in readers:
            lines.setdefault(official, []).append(line)
    return lines


def _heads(conn: Connection, found: Sequence[ShareChange], today: date) -> Mapping[int, list[int]]:
    return {unit: people.heads_over(conn, unit, today) for unit in {each.unit_id for each in found} if unit is not None}


def _message(conn: Connection, office: Office, campaign_id: int, lines: Sequence[Line]) -> dict[str, Any]:
    choices: list[Choice] = []
    unit = next((line.unit_id for line in lines if line.unit_id is not None), None)
    if unit is not None:
        choices.append(press("shares", "unit.shares", campaign=campaign_id, unit=unit))
    if any(line.unit_id is None for line in lines):
        choices.append(press("pledge", "pledge.begin", campaign=campaign_id))
    values = {"campaign": campaigns.get(conn, campaign_id), "lines": lines, "shown": LINES_SHOWN}
    return compose(office, "shares/issued", choices, values)
