"""One campaign on the office's desk: everything that can be done about it, whatever state it is in."""

from handlers.access import Handler, allow
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from handlers.workbook_kinds import EDITABLE
from rules.records import Campaign, Role
from storage import campaigns, cascade
from storage.campaign_drafts import DROPPED
from storage.campaigns import ARCHIVED, AWAITING, CLOSED, DRAFT, HELD, OPEN, PAUSED
from storage.workbooks import CAMPAIGN

SHOWN = 12


@allow(Role.OFFICE, Role.ADMIN)
def list_(turn: Turn) -> None:
    """Which campaign."""
    found = [campaign for campaign in campaigns.every(turn.conn) if campaign.state != DROPPED][:SHOWN]
    choices = [option(phrase(turn, "desk/label", campaign=c), "campaign.desk", campaign=c.id) for c in found]
    turn.say("desk/list" if found else "office/none_opened", [*choices, press("office", "office.show")])


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, campaign: int) -> None:
    """The campaign, its place among others, and what can be done."""
    found = campaigns.get(turn.conn, campaign)
    above, earlier = (key and campaigns.get(turn.conn, key) for key in cascade.links(turn.conn, campaign))
    choices = _choices(found)
    choices += [press("above", "campaign.desk", campaign=above.id)] if above else []
    choices += [press("earlier", "campaign.desk", campaign=earlier.id)] if earlier else []
    below = len(cascade.below(turn.conn, campaign))
    turn.say(
        "desk/show",
        [*choices, press("office", "office.show")],
        campaign=found,
        above=above,
        earlier=earlier,
        below=below,
    )


def _choices(campaign: Campaign) -> list[Choice]:
    about, state = {"campaign": campaign.id}, campaign.state
    offered = (
        (state in (DRAFT, AWAITING, HELD), press("preview", "campaign.preview", **about)),
        (state in EDITABLE, press("excel", "workbook.send", kind=CAMPAIGN, **about)),
        (state in EDITABLE, press("shares", "shares.show", **about)),
        (state in (OPEN, CLOSED), press("milestones", "milestone.list", **about)),
        (state in (OPEN, PAUSED, CLOSED), press("status", "status.show", **about)),
        (state in EDITABLE, press("movements", "movement.list", **about)),
        (state in EDITABLE, press("reckoning", "reckoning.show", **about)),
        (state in EDITABLE, press("topics", "topic.list", **about)),
        (state in (OPEN, CLOSED), press("behind", "behind.begin", **about)),
        (state != ARCHIVED, press("below", "below.show", **about)),
        (state == OPEN, press("pause", "campaign.pause", **about)),
        (state == PAUSED, press("resume", "campaign.resumed", **about)),
        (state == CLOSED, press("reopen", "campaign.reopen", **about)),
        (state in (OPEN, PAUSED, CLOSED, ARCHIVED), press("copy", "campaign.copy", **about)),
    )
    return [choice for wanted, choice in offered if wanted]


ACTIONS: dict[str, Handler] = {"campaign.desk_list": list_, "campaign.desk": show}
