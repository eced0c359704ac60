"""One campaign on the office's desk: everything that can be done about it, whatever state it is in."""

from handlers.access import Handler, allow
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import turning
from handlers.workbook_kinds import EDITABLE
from rules.paging import screen_of
from rules.records import Campaign, Role
from storage import campaigns, cascade
from storage.campaign_drafts import DROPPED
from storage.campaigns import ARCHIVED, AWAITING, CLOSED, DRAFT, HELD, OPEN, PAUSED
from storage.workbooks import CAMPAIGN

# the button's label in the template, and the action it starts with the campaign
CONTENTS = (
    ("shares", "shares.show"),
    ("reckoning", "reckoning.show"),
    ("topics", "topic.list"),
    ("movements", "movement.list"),
)


@allow(Role.OFFICE, Role.ADMIN)
def list_(turn: Turn, page: int = 0) -> None:
    """Which campaign."""
    screen = screen_of([campaign for campaign in campaigns.every(turn.conn) if campaign.state != DROPPED], page)
    choices = [option(phrase(turn, "desk/label", campaign=c), "campaign.desk", campaign=c.id) for c in screen.items]
    choices += [*turning(screen, "campaign.desk_list"), press("office", "office.show")]
    turn.say("desk/list" if screen.total else "office/none_opened", choices, screen=screen)


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


@allow(Role.OFFICE, Role.ADMIN)
def contents(turn: Turn, campaign: int) -> None:
    """What a campaign asks for: everything that edits its content."""
    found, about = campaigns.get(turn.conn, campaign), {"campaign": campaign}
    back = press("desk", "campaign.desk", **about)
    if found.state not in EDITABLE:
        turn.say("pausing/not_now", [back], campaign=found)
        return
    choices = [press("excel", "workbook.send", kind=CAMPAIGN, **about)]
    choices += [press(name, action, **about) for name, action in CONTENTS]
    turn.say("desk/contents", [*choices, back], campaign=found)


def _choices(campaign: Campaign) -> list[Choice]:
    about, state = {"campaign": campaign.id}, campaign.state
    offered = (
        (state in (DRAFT, AWAITING, HELD), press("preview", "campaign.preview", **about)),
        (state in (OPEN, PAUSED, CLOSED), press("status", "status.show", **about)),
        (state in (OPEN, CLOSED), press("milestones", "milestone.list", **about)),
        (state in EDITABLE, press("contents", "campaign.contents", **about)),
        (state in (OPEN, CLOSED), press("behind", "behind.begin", **about)),
        (state != ARCHIVED, press("below", "below.show", **about)),
        (state == OPEN, press("pause", "campaign.pause", **about)),
        (state == PAUSED, press("resume", "campaign.resumed", **about)),
        (state == CLOSED, press("reopen", "campaign.reopen", **about)),
        (state == ARCHIVED, press("take_out", "campaign.take_out", **about)),
        (state in (OPEN, PAUSED, CLOSED, ARCHIVED), press("copy", "campaign.copy", **about)),
    )
    return [choice for wanted, choice in offered if wanted]


ACTIONS: dict[str, Handler] = {
    "campaign.desk_list": list_,
    "campaign.desk": show,
    "campaign.contents": contents,
}
