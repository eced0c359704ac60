"""Who hears of a round: when it opens, the heads of the campaign's units, who may propose."""

from handlers.office_hours import opens_at
from handlers.turn import Turn, press
from rules.records import Role
from storage import campaigns, people, rounds


def opened(turn: Turn, round_id: int) -> None:
    """Tell each head once that proposals may be made, and until when dossiers are received."""
    found = rounds.get(turn.conn, round_id)
    if found is None:
        return
    campaign = campaigns.get(turn.conn, found.campaign_id)
    inside = campaigns.audience_units(turn.conn, campaign.id)
    heads: dict[int, int] = {}
    for official, unit in people.holders(turn.conn, Role.HEAD, turn.today):
        if unit is not None and (inside is None or unit in inside) and official != turn.me.official_id:
            heads.setdefault(official, unit)
    when = opens_at(turn.conn, turn.office, turn.now)
    for official, unit in heads.items():
        go = [press("proposals", "proposal.of_unit", campaign=campaign.id, unit=unit)]
        turn.tell(official, "round/opened", go, not_before=when, round=found, campaign=campaign)
