"""A campaign's contents, page by page."""

from collections.abc import Sequence

from handlers.access import allow
from handlers.campaign_choice import chosen
from handlers.campaign_pages import pages
from handlers.turn import Choice, Turn, press
from rules.records import Campaign, Role
from storage import documents


@allow(Role.MEMBER)
def show(turn: Turn, campaign: int | None = None, page: int = 0) -> None:
    """/phongtrao: what the campaign asks."""
    running = chosen(turn, campaign, "campaign.show")
    if running is not None:
        after = [press("pledge", "pledge.begin", campaign=running.id), *original_of(turn, running)]
        after.append(press("menu", "menu.show"))
        page_of(turn, running, page, "campaign.show", after)


def page_of(turn: Turn, campaign: Campaign, page: int, action: str, after: Sequence[Choice]) -> None:
    """One page with the way to its neighbours; ``action`` shows another page, ``after`` are the further choices."""
    all_pages = pages(turn.conn, campaign, turn.today)
    at = max(0, min(page, len(all_pages) - 1))
    moment, values = all_pages[at]
    choices = [press("previous", action, campaign=campaign.id, page=at - 1)] if at > 0 else []
    if at + 1 < len(all_pages):
        choices.append(press("next", action, campaign=campaign.id, page=at + 1))
    turn.say(moment, [*choices, *after], campaign=campaign, page=at + 1, pages=len(all_pages), **values)


def original_of(turn: Turn, campaign: Campaign) -> list[Choice]:
    """The button for the original of a campaign's document, where it is kept."""
    document = documents.of_campaign(turn.conn, campaign.id)
    kept = document is not None and document.file_id is not None
    return [press("original", "document.original", campaign=campaign.id)] if kept else []


COMMANDS = {"phongtrao": show}
ACTIONS = {"campaign.show": show}
