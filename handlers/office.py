"""The office's menu."""

from handlers.access import allow
from handlers.turn import Turn, press
from rules.records import Role
from storage.workbooks import TITLES


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn) -> None:
    """/vanphong: what the office does, one button each."""
    choices = [
        press("document", "document.begin"),
        press("open", "campaign.drafts"),
        press("deliveries", "delivery.show"),
        press("desk", "campaign.desk_list"),
        press("milestones", "milestone.list"),
        press("roster", "roster.begin"),
        press("invitations", "invitations.begin"),
        press("calendar", "calendar.show"),
        press("forecast", "forecast.show"),
        press("settings", "settings.show"),
        press("titles", "workbook.send", kind=TITLES),
        press("compile", "compile.begin"),
    ]
    turn.say("office/show", choices)


COMMANDS = {"vanphong": show}
ACTIONS = {"office.show": show}
