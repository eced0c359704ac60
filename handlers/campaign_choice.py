"""Which campaign a person means: the only one running, the one named, or asked."""

from handlers.turn import Turn, option, press
from rules.records import Campaign
from storage import campaigns


def chosen(turn: Turn, campaign_id: int | None, action: str) -> Campaign | None:
    """The running campaign that ``action`` is about; None when the person was told there is none or asked which."""
    running = campaigns.running_for(turn.conn, turn.me.unit_id)
    if campaign_id is not None:
        running = [campaign for campaign in running if campaign.id == campaign_id]
    if len(running) == 1:
        return running[0]
    if not running:
        _none(turn)
    else:
        turn.say("campaign/which", [option(c.title, action, campaign=c.id) for c in running])
    return None


def _none(turn: Turn) -> None:
    """Nothing runs: say so, or that what would run is paused."""
    paused = campaigns.paused_for(turn.conn, turn.me.unit_id)
    if paused:
        turn.say("campaign/paused", [press("menu", "menu.show")], campaign=paused[0])
    else:
        turn.say("campaign/none_running", [press("menu", "menu.show")])
