"""How a person wants to be addressed; nobody's gender is guessed, so everybody is đồng chí until they choose."""

from handlers.access import Handler, allow
from handlers.turn import Turn, press
from rules.address import Address, word_for
from rules.records import Role
from storage import addresses


@allow(Role.MEMBER)
def show(turn: Turn) -> None:
    """The address in use, and those to choose from."""
    now = addresses.of(turn.conn, turn.me.official_id)
    others = [press(address, "address.choose", address=address) for address in Address if address != now]
    turn.say("address/show", [*others, press("menu", "menu.show")], word=word_for(now, turn.me.full_name))


@allow(Role.MEMBER)
def choose(turn: Turn, address: str) -> None:
    """Take an address for every message from now on, this one included."""
    addresses.choose(turn.conn, turn.me.official_id, Address(address), turn.now)
    turn.say("address/chosen", [press("address", "address.show"), press("menu", "menu.show")])


ACTIONS: dict[str, Handler] = {"address.show": show, "address.choose": choose}
