"""The higher movements that a campaign joins, under one identity however a document names them."""

from handlers.access import Handler, allow
from handlers.turn import Turn, option, press
from handlers.unit_scope import turning
from rules.paging import screen_of
from rules.records import Role
from storage import campaigns, movements

A_SCREEN = 6


@allow(Role.OFFICE, Role.ADMIN)
def list_(turn: Turn, campaign: int, page: int = 0) -> None:
    """The movements of a campaign, each with its main name."""
    screen = screen_of(movements.of_campaign(turn.conn, campaign), page, A_SCREEN)
    choices = [option(each.name, "movement.show", movement=each.id) for each in screen.items]
    choices += [*turning(screen, "movement.list", campaign=campaign), press("desk", "campaign.desk", campaign=campaign)]
    turn.say("movement/list", choices, campaign=campaigns.get(turn.conn, campaign), screen=screen)


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, movement: int) -> None:
    """One movement with all its names."""
    found = movements.get(turn.conn, movement)
    known = movements.names(turn.conn, found.identity)
    choices = [press("join", "movement.join", movement=movement)]
    if len(known) > 1:
        choices += [
            press("lead", "movement.lead", movement=movement),
            press("split", "movement.split", movement=movement),
        ]
    choices.append(press("list", "movement.list", campaign=found.campaign_id))
    turn.say("movement/show", choices, movement=found, names=known)


@allow(Role.OFFICE, Role.ADMIN)
def join(turn: Turn, movement: int, page: int = 0) -> None:
    """With which other movement this one is the same."""
    found = movements.get(turn.conn, movement)
    others = [(key, name) for key, name in movements.every(turn.conn).items() if key != found.identity]
    screen = screen_of(others, page, A_SCREEN)
    choices = [option(name, "movement.joined", movement=movement, identity=key) for key, name in screen.items]
    choices += [*turning(screen, "movement.join", movement=movement), press("back", "movement.show", movement=movement)]
    turn.say("movement/join", choices, movement=found)


@allow(Role.OFFICE, Role.ADMIN)
def joined(turn: Turn, movement: int, identity: str) -> None:
    """The movement is the same as another from now on; a name can be taken apart again."""
    if identity in movements.every(turn.conn):
        mine = movements.get(turn.conn, movement).identity
        movements.join(turn.conn, mine, identity, by=turn.me.official_id, now=turn.now)
    show(turn, movement)


@allow(Role.OFFICE, Role.ADMIN)
def lead(turn: Turn, movement: int, page: int = 0) -> None:
    """Which name leads."""
    _names(turn, movement, page, "movement/lead", ("movement.lead", "movement.led"))


@allow(Role.OFFICE, Role.ADMIN)
def led(turn: Turn, movement: int, at: int) -> None:
    """Keep the main name; ``at`` is its place among the names."""
    found = movements.get(turn.conn, movement)
    known = movements.names(turn.conn, found.identity)
    if at < len(known):
        movements.lead(turn.conn, found.identity, known[at], by=turn.me.official_id, now=turn.now)
    show(turn, movement)


@allow(Role.OFFICE, Role.ADMIN)
def split(turn: Turn, movement: int, page: int = 0) -> None:
    """Which name is a movement of its own."""
    _names(turn, movement, page, "movement/split", ("movement.split", "movement.apart"))


@allow(Role.OFFICE, Role.ADMIN)
def apart(turn: Turn, movement: int, at: int) -> None:
    """Take a name out of the movement; ``at`` is its place among the names."""
    known = movements.names(turn.conn, movements.get(turn.conn, movement).identity)
    if at < len(known):
        movements.split(turn.conn, known[at], by=turn.me.official_id, now=turn.now)
    show(turn, movement)


def _names(turn: Turn, movement: int, page: int, moment: str, actions: tuple[str, str]) -> None:
    found = movements.get(turn.conn, movement)
    screen = screen_of(list(enumerate(movements.names(turn.conn, found.identity))), page, A_SCREEN)
    choices = [option(name, actions[1], movement=movement, at=at) for at, name in screen.items]
    choices += [*turning(screen, actions[0], movement=movement), press("back", "movement.show", movement=movement)]
    turn.say(moment, choices, movement=found)


ACTIONS: dict[str, Handler] = {
    "movement.list": list_,
    "movement.show": show,
    "movement.join": join,
    "movement.joined": joined,
    "movement.lead": lead,
    "movement.led": led,
    "movement.split": split,
    "movement.apart": apart,
}
