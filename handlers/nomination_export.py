"""What the office takes with it: the list of outstanding examples as a workbook, a good deed as a page for the level above."""

from handlers.access import Handler, allow
from handlers.activities import RECORDING
from handlers.labels import MOST_OFFERED
from handlers.nominations import list_
from handlers.turn import Turn, option, press
from rules.records import Role
from storage import activities, campaigns, jobs

LIST, STORY = "nominations", "story"


@allow(Role.OFFICE, Role.COUNCIL, Role.DIRECTOR, Role.ADMIN)
def everywhere(turn: Turn) -> None:
    """The outstanding examples of all units: in the one campaign there is, or the one chosen."""
    found = campaigns.in_state(turn.conn, campaigns.OPEN, campaigns.PAUSED, campaigns.CLOSED)
    if len(found) == 1:
        list_(turn, found[0].id)
    elif found:
        choices = [option(each.title, "nomination.list", campaign=each.id, unit=None) for each in found[:MOST_OFFERED]]
        turn.say("campaign/which", choices)
    else:
        turn.say("campaign/none_running", [press("menu", "menu.show")])


@allow(Role.OFFICE)
def export(turn: Turn, campaign: int) -> None:
    """Have the list made as a workbook."""
    if not jobs.waiting(turn.conn, LIST, turn.event.chat):
        jobs.queue(turn.conn, LIST, {"campaign": campaign}, turn.event.network, turn.event.chat, turn.now)
    turn.say("nomination/making")


@allow(Role.OFFICE)
def exported(turn: Turn, campaign: int, path: str, name: str, count: int) -> None:
    """The workbook is there."""
    back = press("list", "nomination.list", campaign=campaign, unit=None)
    turn.say("nomination/file", [back], attachment=(path, name), count=count)


@allow(*RECORDING, unit=activities.unit_owning)
def story(turn: Turn, activity: int) -> None:
    """Have a good deed made as a page; only with the consent of those it names."""
    found = activities.get(turn.conn, activity)
    if found is None or not found.publishable:
        turn.say("activity/no_consent", [press("show", "activity.show", activity=activity)])
        return
    jobs.queue(turn.conn, STORY, {"activity": activity}, turn.event.network, turn.event.chat, turn.now)
    turn.say("nomination/making")


@allow(*RECORDING, unit=activities.unit_owning)
def story_made(turn: Turn, activity: int, path: str, name: str) -> None:
    """The page is there."""
    back = press("show", "activity.show", activity=activity)
    turn.say("activity/story", [back], attachment=(path, name))


ACTIONS: dict[str, Handler] = {
    "nomination.everywhere": everywhere,
    "nomination.export": export,
    "activity.story": story,
}
OUTCOMES: dict[str, Handler] = {LIST: exported, STORY: story_made}
