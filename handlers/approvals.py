"""What waits for this person's decision, in one list: each entry opens the thing with its buttons."""

from sqlalchemy import Connection

from handlers import campaign_approval
from handlers.access import Handler, allow
from handlers.campaign_preview import APPROVERS
from handlers.extension_rights import may_decide
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from rules.commendation import Stage
from rules.difficulties import State
from rules.paging import screen_of
from rules.records import Role
from rules.waiting import Matter, Waiting
from storage import approvals, campaigns, difficulties, extensions, proposals, rounds
from storage.people import Person

A_SCREEN = 8
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


def waiting_for(conn: Connection, person: Person) -> list[Waiting]:
    """What this person may decide now, never what they asked for themselves."""
    found: list[Waiting] = []
    if campaign_approval.approver(conn, person, {}):
        found += _contents(conn, person.official_id)
    if may_decide(conn, person, {}):
        found += _extensions(conn)
    if any(map(person.has, APPROVERS)):
        found += _openings(conn, person.official_id)
    if person.has(Role.DIRECTOR):
        found += [*_difficulties(conn), *_commendations(conn)]
    return found


def everything_waiting(conn: Connection) -> list[Waiting]:
    """What waits for a decision, whoever has to make it."""
    return [*_contents(conn), *_extensions(conn), *_openings(conn), *_difficulties(conn), *_commendations(conn)]


def _contents(conn: Connection, me: int | None = None) -> list[Waiting]:
    rows = [campaigns.details(conn, key) for key in approvals.submitted(conn)]
    return [Waiting(Matter.CONTENT, row.id, row.title, row.submitted_at) for row in rows if row.submitted_by != me]


def _extensions(conn: Connection) -> list[Waiting]:
    return [
        Waiting(
            Matter.EXTENSION,
            each.id,
            campaigns.milestone(conn, each.milestone_id).name,
            each.proposed_at,
            each.new_due_on,
        )
        for each in extensions.waiting(conn)
    ]


def _openings(conn: Connection, me: int | None = None) -> list[Waiting]:
    rows = [campaigns.details(conn, each.id) for each in campaigns.in_state(conn, campaigns.AWAITING)]
    return [Waiting(Matter.OPENING, row.id, row.title, row.awaiting_since) for row in rows if row.opened_by != me]


def _difficulties(conn: Connection) -> list[Waiting]:
    rows = [(each, each.last(State.PUT)) for each in difficulties.every(conn, [State.PUT])]
    return [Waiting(Matter.DIFFICULTY, each.id, f"{each.code}: {put.text}", put.at) for each, put in rows if put]


def _commendations(conn: Connection) -> list[Waiting]:
    ids = dict.fromkeys(each.round_id for each in proposals.in_stage(conn, Stage.SUBMITTED))
    pairs = [(rounds.get(conn, key), rounds.last(conn, key, rounds.SUBMITTED)) for key in ids]
    return [Waiting(Matter.COMMENDATION, held.id, held.name, put.at if put else None) for held, put in pairs if held]


@allow(*ROLES, when=decides)
def show(turn: Turn, page: int = 0) -> None:
    """Everything that waits for this person."""
    found = waiting_for(turn.conn, turn.me)
    screen = screen_of(found, page, A_SCREEN)
    choices = [_opening(turn, each) for each in screen.items]
    for name, number in (("previous", screen.previous), ("next", screen.next)):
        choices += [] if number is None else [press(name, "approvals.show", page=number)]
    turn.say("approvals/show", [*choices, press("menu", "menu.show")], found=screen.items, total=len(found))


def _opening(turn: Turn, waiting: Waiting) -> Choice:
    action, key = OPENS[waiting.matter]
    return option(phrase(turn, "approvals/label", waiting=waiting), action, **{key: waiting.id})


ACTIONS: dict[str, Handler] = {"approvals.show": show}
