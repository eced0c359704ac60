"""What units answer for in a stage of a campaign, and which of them have nobody left to answer."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection

from rules.records import Role, Stage
from rules.unit_duty import Duty, duty, exempt
from storage import campaigns, people, reckonings, shares


def duties(conn: Connection, campaign_id: int, stage: Stage, unit_ids: Collection[int]) -> dict[int, Duty]:
    """By unit. A topic is asked of every unit below the top of the audience, as long as it ran on the stage's last day."""
    targets, issued = campaigns.targets_of(conn, campaign_id), shares.of_campaign(conn, campaign_id)
    reckoned = reckonings.of_campaign(conn, campaign_id)
    topics = campaigns.running_topics(conn, campaign_id, stage.ends_on)
    below = answering(conn, campaign_id)
    return {
        unit_id: duty(unit_id, targets, topics if unit_id in below else (), issued, reckoned) for unit_id in unit_ids
    }


def answering(conn: Connection, campaign_id: int) -> list[int]:
    """The units of the audience below its top, in the order of the tree; the top itself when there is nothing below."""
    inside = campaigns.audience_units(conn, campaign_id)
    units = [unit for unit in people.tree(conn) if inside is None or unit.id in inside]
    known = {unit.id for unit in units}
    below = [unit.id for unit in units if unit.parent_id in known]
    return below or [unit.id for unit in units]


def exempt_units(conn: Connection, unit_ids: Collection[int], today: date) -> set[int]:
    """Units in which nobody can report today: everybody is away, or nobody is left; a head from elsewhere counts too."""
    heads = people.holders(conn, Role.HEAD, today)
    staff = people.staff(conn, today)
    leading = {unit_id: {o for o, at in heads if at == unit_id} for unit_id in unit_ids}
    return {
        unit_id
        for unit_id in unit_ids
        if exempt(each for each in staff if each.unit_id == unit_id or each.id in leading[unit_id])
    }
