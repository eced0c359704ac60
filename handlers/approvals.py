"""What waits for this person's decision, in one list: each entry opens the thing with its buttons."""

from collections.abc import Mapping

from sqlalchemy import Connection

from handlers import campaign_approval
from handlers.access import Handler, allow
from handlers.campaign_preview import APPROVERS
from handlers.extension_rights import approver_role, may_decide
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from rules.paging import screen_of
from rules.records import Role
from rules.waiting import Matter, Waiting
from storage import approvals, waiting
from storage.people import Person

A_SCREEN = 6
ROLES = (Role.OFFICE, Role.COUNCIL, Role.DIRECTOR, Role.ADMIN)
# what opens a matter, and the argument that names it
OPENS = {
    Matter.CONTENT: ("approval.look", "campaign"),
    Matter.EXTENSION: ("extension.look", "extension"),
    Matter.OPENING: ("campaign.preview", "campaign"),
    Matter.COMMENDATION: ("round.review", "round"),
    Matter.DIFFICULTY: ("difficulty.open", "difficulty"),
}


def decides(conn: Connection, person: Person, arguments: dict[str, object]) -> bool:
    """Whether anything is ever put before a person by their roles."""
    held = campaign_approval.approver(conn, person, {}) or may_decide(conn, person, {})
    return held or person.has(Role.DIRECTOR)


def deciders(conn: Connection) -> Mapping[Matter, frozenset[Role]]:
    """Which roles decide what, as the office has set it."""
    later, director = approver_role(conn), frozenset({Role.DIRECTOR})
    return {
        Matter.CONTENT: frozenset({approvals.approver_role(conn)}),
        Matter.EXTENSION: frozenset({later} if later else ()),
        Matter.OPENING: frozenset(APPROVERS),
        Matter.COMMENDATION: director,
        Matter.DIFFICULTY: director,
    }


def waiting_for(conn: Connection, person: Person) -> list[Waiting]:
    """What this person may decide now, never what they asked for themselves."""
    by = deciders(conn)
    found = [each for each in waiting.everything(conn) if each.asked_by != person.official_id]
    return [each for each in found if any(map(person.has, by[each.matter]))]


@allow(*ROLES, when=decides)
def show(turn: Turn, page: int = 0) -> None:
    """Everything that waits for this person."""
    found = waiting_for(turn.conn, turn.me)
    screen = screen_of(found, page, A_SCREEN)
    choices = [_opening(turn, each) for each in screen.items]
    for name, number in (("previous", screen.previous), ("next", screen.next)):
        choices += [] if number is None else [press(name, "approvals.show", page=number)]
    turn.say("approvals/show", [*choices, press("menu", "menu.show")], found=screen.items, total=len(found))


def _opening(turn: Turn, each: Waiting) -> Choice:
    action, key = OPENS[each.matter]
    return option(phrase(turn, "approvals/label", waiting=each), action, **{key: each.id})


ACTIONS: dict[str, Handler] = {"approvals.show": show}
