"""What people say in their own words, outside any question: understood, and led to the handler that does it."""

from rules.understand import understand

from handlers import menu, pledge
from handlers.access import allow
from handlers.turn import Turn
from rules.records import Role


@allow(Role.MEMBER)
def said(turn: Turn) -> None:
    """A free message: start what it asks for, filled in as far as it says; otherwise offer the menu."""
    understood = understand(turn.event.text or "", now=turn.now)
    match understood.intent:
        case "register":
            pledge.begin(turn, title=understood.title or "")
        case "mine":
            menu.mine(turn)
        case "help":
            menu.help_(turn)
        case "menu":
            menu.show(turn)
        case _:
            turn.say("menu/did_not_understand", menu.choices_for(turn))
