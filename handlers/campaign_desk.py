"""One campaign on the office's desk: everything that can be done about it, whatever state it is in."""

from handlers.access import Handler, allow
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from handlers.workbook_kinds import EDITABLE
from rules.records import Campaign, Role
from storage import campaigns
from storage.campaigns import AWAITING, CLOSED, DRAFT, HELD, OPEN
from storage.workbooks import CAMPAIGN

SHOWN = 12


@allow(Role.OFFICE, Role.ADMIN)
def list_(turn: Turn) -> None:
    """Which campaign."""
    found = campaigns.every(turn.conn)[:SHOWN]
    choices = [option(phrase(turn, "desk/label", campaign=c), "campaign.desk", campaign=c.id) for c in found]
    turn.say("desk/list" if found else "office/none_opened", [*choices, press("office", "office.show")])


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, campaign: int) -> None:
    """The campaign, its place among others, and what can be done."""
    found = campaigns.get(turn.conn, campaign)
    turn.say("desk/show", [*_choices(found), press("office", "office.show")], campaign=found)


def _choices(campaign: Campaign) -> list[Choice]:
    about, state = {"campaign": campaign.id}, campaign.state
    offered = (
        (state in (DRAFT, AWAITING, HELD), press("preview", "campaign.preview", **about)),
        (state in EDITABLE, press("excel", "workbook.send", kind=CAMPAIGN, **about)),
        (state in EDITABLE, press("shares", "shares.show", **about)),
        (state in (OPEN, CLOSED), press("milestones", "milestone.list", **about)),
    )
    return [choice for wanted, choice in offered if wanted]


ACTIONS: dict[str, Handler] = {"campaign.desk_list": list_, "campaign.desk": show}
