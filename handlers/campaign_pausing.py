"""Pausing a campaign, going on with it, and ending one of its topics; what was registered and reported stays."""

from handlers.access import Handler, allow
from handlers.turn import Turn, option, press
from handlers.unit_scope import turning
from rules.paging import screen_of
from rules.records import Role
from storage import audit, broadcasts, campaign_parts, campaigns, nudges, unsent_reminders
from storage.broadcasts import GOING
from storage.campaigns import OPEN, PAUSED


@allow(Role.OFFICE, Role.ADMIN)
def pause(turn: Turn, campaign: int) -> None:
    """Ask once more."""
    found = campaigns.get(turn.conn, campaign)
    if found.state != OPEN:
        turn.say("pausing/not_now", [press("desk", "campaign.desk", campaign=campaign)], campaign=found)
        return
    choices = [press("yes", "campaign.paused", campaign=campaign), press("desk", "campaign.desk", campaign=campaign)]
    turn.say("pausing/ask", choices, campaign=found)


@allow(Role.OFFICE, Role.ADMIN)
def paused(turn: Turn, campaign: int) -> None:
    """Stop asking, reminding and taking; what was to be sent waits."""
    desk = [press("resume", "campaign.resumed", campaign=campaign), press("desk", "campaign.desk", campaign=campaign)]
    if not campaigns.set_state(turn.conn, campaign, [OPEN], PAUSED):
        turn.say("pausing/not_now", desk[1:], campaign=campaigns.get(turn.conn, campaign))
        return
    for broadcast in broadcasts.unfinished(turn.conn, campaign):
        broadcasts.move(turn.conn, broadcast.id, [GOING], broadcasts.PAUSED)
    for milestone in campaigns.milestones_of(turn.conn, campaign):
        unsent_reminders.settled_milestone(turn.conn, milestone.id)
    nudges.settled(turn.conn, campaign)
    _record(turn, "campaign.paused", campaign)
    turn.say("pausing/paused", desk, campaign=campaigns.get(turn.conn, campaign))


@allow(Role.OFFICE, Role.ADMIN)
def resumed(turn: Turn, campaign: int) -> None:
    """Go on; milestones remind from today, and nothing that the pause held back is made up for at once."""
    desk = [press("desk", "campaign.desk", campaign=campaign)]
    if not campaigns.set_state(turn.conn, campaign, [PAUSED], OPEN):
        turn.say("pausing/not_now", desk, campaign=campaigns.get(turn.conn, campaign))
        return
    for milestone in campaigns.milestones_of(turn.conn, campaign):
        campaigns.move_milestone(turn.conn, milestone.id, milestone.due_on, turn.today)
    waiting = bool(broadcasts.unfinished(turn.conn, campaign))
    _record(turn, "campaign.resumed", campaign)
    ledger = [press("ledger", "delivery.show", campaign=campaign)] if waiting else []
    turn.say("pausing/resumed", [*ledger, *desk], campaign=campaigns.get(turn.conn, campaign), waiting=waiting)


@allow(Role.OFFICE, Role.ADMIN)
def topics(turn: Turn, campaign: int, page: int = 0) -> None:
    """Which topic ends, or begins again."""
    screen = screen_of(campaigns.topics_of(turn.conn, campaign), page)
    choices = [
        option(_label(t.number, t.heading, t.closed_on is not None), "topic.end", campaign=campaign, topic=t.id)
        for t in screen.items
    ]
    choices += [*turning(screen, "topic.list", campaign=campaign), press("desk", "campaign.desk", campaign=campaign)]
    turn.say("pausing/topics", choices, campaign=campaigns.get(turn.conn, campaign), screen=screen)


def _label(number: str, heading: str, ended: bool) -> str:
    return f"{'✓ ' if ended else ''}{number}. {heading}"


@allow(Role.OFFICE, Role.ADMIN)
def end(turn: Turn, campaign: int, topic: int) -> None:
    """Ask once more, with what becomes of it."""
    found = next((each for each in campaigns.topics_of(turn.conn, campaign) if each.id == topic), None)
    back = press("topics", "topic.list", campaign=campaign)
    if found is None:
        turn.say("form/gone")
        return
    about = {"campaign": campaign, "topic": topic, "ended": found.closed_on is None}
    turn.say(
        "pausing/end_topic", [press("yes" if about["ended"] else "again", "topic.ended", **about), back], topic=found
    )


@allow(Role.OFFICE, Role.ADMIN)
def ended(turn: Turn, campaign: int, topic: int, ended: bool) -> None:
    """From today the topic is offered to nobody any more (or is again); pledges and reports on it stay."""
    if campaigns.get(turn.conn, campaign).state not in (campaigns.DRAFT, OPEN, PAUSED):
        turn.say("workbook/closed", [press("office", "office.show")])
        return
    if campaign_parts.end_topic(turn.conn, campaign, topic, turn.today if ended else None):
        what = "topic.ended" if ended else "topic.begun_again"
        audit.record(turn.conn, turn.me.official_id, what, f"topic:{topic}", f"campaign:{campaign}", turn.now)
    turn.say("pausing/topic_ended", [press("topics", "topic.list", campaign=campaign)], ended=ended)


def _record(turn: Turn, action: str, campaign: int) -> None:
    audit.record(turn.conn, turn.me.official_id, action, f"campaign:{campaign}", "", turn.now)


ACTIONS: dict[str, Handler] = {
    "campaign.pause": pause,
    "campaign.paused": paused,
    "campaign.resumed": resumed,
    "topic.list": topics,
    "topic.end": end,
    "topic.ended": ended,
}
