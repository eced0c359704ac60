"""The office's menu: what is done often at once, the rest in groups, so that a screen fits a phone."""

from typing import Any

from handlers.access import Handler, allow
from handlers.turn import Choice, Turn, press
from rules.records import Role
from storage.workbooks import TITLES

Entry = tuple[str, str, dict[str, Any]]

OFTEN: tuple[Entry, ...] = (("compile", "compile.begin", {}),)
# the label of a group, and what it opens; a new thing the office does is one line here and its label in the template
GROUPS: dict[str, tuple[Entry, ...]] = {
    "running": (
        ("desk", "campaign.desk_list", {}),
        ("milestones", "milestone.list", {}),
        ("deliveries", "delivery.show", {}),
        ("document", "document.begin", {}),
        ("open", "campaign.drafts", {}),
    ),
    "reminding": (
        ("forecast", "forecast.show", {}),
        ("ledger", "ledger.show", {}),
        ("bulletins", "bulletin.list", {}),
        ("pauses", "remind.pauses", {}),
        ("unreachable", "unreachable.show", {}),
        ("deadlines", "deadlines.every", {}),
    ),
    "asks": (
        ("difficulties", "difficulty.register", {}),
        ("requests", "request.list", {}),
        ("faq", "faq.register", {}),
        ("personal", "data.list", {}),
    ),
    "record": (
        ("reports", "record.begin", {}),
        ("activities", "activity.everywhere", {}),
        ("nominations", "nomination.everywhere", {}),
        ("collective", "collective.register", {}),
        ("initiatives", "initiative.register", {}),
        ("issue", "issued.register", {}),
    ),
    "people": (
        ("roster", "roster.begin", {}),
        ("invitations", "invitations.begin", {}),
        ("kinds", "kinds.show", {}),
        ("delegations", "delegation.list", {}),
        ("blocs", "bloc.list", {}),
        ("partners", "partner.list", {}),
    ),
    "awards": (
        ("merits", "merit.find", {}),
        ("merit_lists", "merit_list.begin", {}),
        ("rounds", "round.list", {"way": "regular"}),
        ("sudden", "round.list", {"way": "short"}),
        ("decisions", "decision.every", {}),
        ("council", "council.show", {}),
    ),
    "archive": (("lookup", "lookup.begin", {}), ("export", "export.begin", {}), ("earlier", "earlier.begin", {})),
    "setup": (
        ("calendar", "calendar.show", {}),
        ("settings", "settings.show", {}),
        ("titles", "workbook.send", {"kind": TITLES}),
        ("papers", "paper.list", {}),
        ("signing", "signing.list", {}),
        ("regulations", "regulation.list", {}),
        ("activity_kinds", "activity_kind.list", {}),
    ),
}


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn) -> None:
    """/vanphong: what the office does, one button each."""
    groups = [press(name, "office.group", group=name) for name in GROUPS]
    turn.say("office/show", [*_choices(OFTEN), *groups])


@allow(Role.OFFICE, Role.ADMIN)
def group(turn: Turn, group: str) -> None:
    """One group of the office's menu; ``group`` is a key of ``GROUPS``."""
    if group not in GROUPS:
        show(turn)
        return
    turn.say("office/group", [*_choices(GROUPS[group]), press("office", "office.show")], group=group)


def _choices(entries: tuple[Entry, ...]) -> list[Choice]:
    return [press(name, action, **arguments) for name, action, arguments in entries]


COMMANDS = {"vanphong": show}
ACTIONS: dict[str, Handler] = {"office.show": show, "office.group": group}
