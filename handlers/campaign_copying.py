"""A draft for the year after from a campaign that is there: a fresh one, or one that carries the old one on."""

from handlers.access import Handler, allow
from handlers.turn import Turn, press
from rules.campaign_copies import renamed
from rules.records import Campaign, Role
from storage import campaign_copies, campaigns
from storage.campaign_drafts import DROPPED


@allow(Role.OFFICE, Role.ADMIN)
def ask(turn: Turn, campaign: int) -> None:
    """What the draft would hold, and which of the two it is to be."""
    found = campaigns.get(turn.conn, campaign)
    there = _there(turn, found)
    if there is not None:
        turn.say("copying/there", [press("look", "campaign.desk", campaign=there.id)], draft=there)
        return
    about = {"campaign": campaign}
    choices = [press("fresh", "campaign.copied", **about, carried_on=False)]
    choices.append(press("carried_on", "campaign.copied", **about, carried_on=True))
    choices.append(press("desk", "campaign.desk", **about))
    title, year = _next(turn, found)
    turn.say(
        "copying/ask",
        choices,
        title=title,
        year=year,
        milestones=len(campaigns.milestones_of(turn.conn, campaign)),
        targets=len(campaigns.targets_of(turn.conn, campaign)),
        topics=len(campaigns.running_topics(turn.conn, campaign, turn.today)),
    )


def _next(turn: Turn, campaign: Campaign) -> tuple[str, int]:
    """(title, first year) of the period after."""
    last = campaigns.details(turn.conn, campaign.id).period_to or campaign.year
    years = last - campaign.year + 1
    return renamed(campaign.title, campaign.year, years), campaign.year + years


def _there(turn: Turn, campaign: Campaign) -> Campaign | None:
    """A campaign of the period after that has been made already."""
    wanted = _next(turn, campaign)
    there = [each for each in campaigns.every(turn.conn) if each.state != DROPPED]
    return next((each for each in there if (each.title, each.year) == wanted), None)


@allow(Role.OFFICE, Role.ADMIN)
def copied(turn: Turn, campaign: int, carried_on: bool) -> None:
    """Make the draft, once."""
    found = campaigns.get(turn.conn, campaign)
    if _there(turn, found) is not None:
        ask(turn, campaign)
        return
    me = turn.me.official_id
    made = campaign_copies.next_year(turn.conn, campaign, carried_on=carried_on, by=me, now=turn.now)
    choices = [press("look", "campaign.desk", campaign=made), press("office", "office.show")]
    turn.say("copying/made", choices, draft=campaigns.get(turn.conn, made), carried_on=carried_on, years=found.year)


ACTIONS: dict[str, Handler] = {"campaign.copy": ask, "campaign.copied": copied}
