"""Telling everybody of a campaign: when its two minutes are over, to late joiners, and “đã nhận”."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from handlers import share_notices
from handlers.access import allow
from handlers.campaign_choice import chosen
from handlers.turn import Choice, Office, Turn, compose, press
from rules.delivery import Standing, standing
from rules.records import MilestoneKind, PledgeState, Role
from storage import broadcasts, campaigns, deliveries, outbox, people, pledges, receipts
from storage.broadcasts import Reached
from storage.outbox import Priority

TARGETS_TOLD = 2


def open_due(conn: Connection, office: Office, now: datetime) -> int:
    """The sweep: open campaigns whose time to cancel is over; returns how many people are told. Twice run, nothing more."""
    queued = 0
    for campaign_id in campaigns.held_until(conn, now):
        if campaigns.set_state(conn, campaign_id, [campaigns.HELD], campaigns.OPEN, opened_at=now):
            queued += _announce(conn, office, campaign_id, now)
    broadcasts.hold_stragglers(conn)
    return queued


def _announce(conn: Connection, office: Office, campaign_id: int, now: datetime) -> int:
    today = now.astimezone(office.zone).date()
    opener = campaigns.details(conn, campaign_id).opened_by
    told = broadcasts.reached(conn, campaigns.audience_units(conn, campaign_id), today)
    broadcast = broadcasts.begin(conn, campaign_id, broadcasts.OPENING, opener, now)
    broadcasts.queue(conn, broadcast, rows_for(conn, office, campaign_id, told, now))
    share_notices.opened(conn, office, campaign_id, now)
    _tell_opener(conn, office, campaign_id, opener, len(told), now)
    return len(told)


def _tell_opener(
    conn: Connection, office: Office, campaign_id: int, opener: int, people_told: int, now: datetime
) -> None:
    place = people.chat_of(conn, opener)
    if place is None:
        return
    values = {"campaign": campaigns.get(conn, campaign_id), "people": people_told}
    message = compose(office, "opening/opened", [press("ledger", "delivery.show", campaign=campaign_id)], values)
    address = {"network": place[0], "chat": place[1], "official_id": opener, "created_at": now}
    outbox.put(conn, **address, **message, kind="notice", priority=Priority.REPLY)


def rows_for(
    conn: Connection,
    office: Office,
    campaign_id: int,
    told: Sequence[Reached],
    now: datetime,
    attempts: Mapping[int, int] | None = None,
) -> list[dict[str, Any]]:
    """Outbox rows that announce a campaign; the text is rendered once for members and once for heads of units.

    ``attempts`` numbers the try per official (1 when it is left out).
    """
    today = now.astimezone(office.zone).date()
    values = announced(conn, campaign_id, today)
    heads = {official_id for official_id, _ in people.holders(conn, Role.HEAD, today)}
    choices = choices_of(campaign_id)
    texts = {head: compose(office, "announcement/told", choices, {**values, "head": head}) for head in (False, True)}
    return [
        {
            **texts[person.official_id in heads],
            "unique_key": deliveries.unique_key(
                campaign_id, person.official_id, (attempts or {}).get(person.official_id, 1)
            ),
            "network": person.network,
            "chat": person.chat,
            "official_id": person.official_id,
            "created_at": now,
        }
        for person in told
    ]


def announced(conn: Connection, campaign_id: int, today: date) -> dict[str, Any]:
    """What an announcement says: the campaign, the milestones to come, the day by which to register; of one made from a
    document its first targets and how many more there are."""
    coming = [m for m in campaigns.milestones_of(conn, campaign_id) if m.due_on >= today]
    registration = next((m.due_on for m in coming if m.kind == MilestoneKind.REGISTRATION), None)
    said = {"campaign": campaigns.get(conn, campaign_id), "milestones": coming, "registration": registration}
    return said | _targets(conn, campaign_id)


def _targets(conn: Connection, campaign_id: int) -> dict[str, Any]:
    if campaigns.details(conn, campaign_id).document_id is None:
        return {"targets": [], "more_targets": 0}
    asked = [target for target in campaigns.targets_of(conn, campaign_id) if target.state != "closed"]
    return {"targets": asked[:TARGETS_TOLD], "more_targets": len(asked[TARGETS_TOLD:])}


def choices_of(campaign_id: int) -> list[Choice]:
    """The three things to do about an announcement."""
    return [
        press("received", "announcement.received", campaign=campaign_id),
        press("contents", "campaign.show", campaign=campaign_id),
        press("pledge", "pledge.begin", campaign=campaign_id),
    ]


def announce_running(turn: Turn) -> None:
    """Tell the person of this chat, who has just joined or come back, of every running campaign they were not told of."""
    person = people.behind(turn.conn, turn.event.network, turn.event.chat, turn.today)
    if person is None:
        return
    here = Reached(person.official_id, turn.event.network, turn.event.chat)
    for campaign in campaigns.running_for(turn.conn, person.unit_id):
        tries = deliveries.tries(turn.conn, campaign.id, here.official_id).get(here.official_id, [])
        found, _ = standing(tries, joined=True, reachable=True, acknowledged=False)
        if found in (Standing.FAILED, Standing.NOT_SENT):
            _announce_late(turn, campaign.id, here, len(tries) + 1)


def _announce_late(turn: Turn, campaign_id: int, here: Reached, attempt: int) -> None:
    broadcast = broadcasts.for_late_joiners(turn.conn, campaign_id, here.official_id, turn.now)
    rows = rows_for(turn.conn, turn.office, campaign_id, [here], turn.now, {here.official_id: attempt})
    broadcasts.queue(turn.conn, broadcast, [{**row, "priority": Priority.REPLY} for row in rows])


@allow(Role.MEMBER)
def received(turn: Turn, campaign: int) -> None:
    """“Đã nhận”: recorded once, thanked, led to what comes next."""
    running = chosen(turn, campaign, "announcement.received")
    if running is None:
        return
    receipts.acknowledge(turn.conn, running.id, turn.me.official_id, turn.now)
    pledge = pledges.mine(turn.conn, running.id, turn.me.official_id)
    registered = pledge is not None and pledge.state != PledgeState.WITHDRAWN
    after = press("mine", "menu.mine") if registered else press("pledge", "pledge.begin", campaign=running.id)
    choices = [after, press("contents", "campaign.show", campaign=running.id)]
    values = announced(turn.conn, running.id, turn.today)
    turn.say("announcement/received", choices, **values, registered=registered)


ACTIONS = {"announcement.received": received}
