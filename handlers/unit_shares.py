"""What a unit, the units below it and its people have been issued of the campaign's targets."""

from handlers.access import Handler, allow
from handlers.phrases import phrase
from handlers.turn import Turn, press
from handlers.unit_scope import SEEING, View, named_unit, view
from rules.cascade import Share
from rules.pages import pack
from storage import campaigns, shares

LETTERS = 650


def issued(turn: Turn, seen: View) -> list[Share]:
    """The shares of a unit first, then of the units below it, then of their people."""
    units = [unit.id for unit in seen.record.units]
    officials = [official.id for official in seen.record.officials]
    found = shares.of_campaign(turn.conn, seen.campaign.id)
    to_units = [share for unit in units for share in found if share.unit_id == unit]
    return to_units + [share for official in officials for share in found if share.official_id == official]


@allow(*SEEING, unit=named_unit)
def show(turn: Turn, campaign: int, unit: int, page: int = 0) -> None:
    """Who has been issued how much, page by page."""
    seen = view(turn, campaign, unit)
    if seen is None:
        return
    targets = {target.id: target for target in campaigns.targets_of(turn.conn, campaign)}
    names = {unit.id: unit.name for unit in seen.record.units} | {0: ""}
    people = {official.id: official.full_name for official in seen.record.officials}
    lines = [
        phrase(turn, "unit/share_line", share=share, target=targets[share.target_id], own=share.unit_id == unit,
               who=people.get(share.official_id or 0) or names[share.unit_id or 0])
        for share in issued(turn, seen)
    ]  # fmt: skip
    pages = pack(lines, LETTERS) or [[]]
    at = max(0, min(page, len(pages) - 1))
    choices = [press("previous", "unit.shares", **seen.about, page=at - 1)] if at > 0 else []
    choices += [press("next", "unit.shares", **seen.about, page=at + 1)] if at + 1 < len(pages) else []
    turn.say("unit/shares", [*choices, press("unit", "unit.show", **seen.about)], view=seen, lines=pages[at])


ACTIONS: dict[str, Handler] = {"unit.shares": show}
