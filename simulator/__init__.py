"""A stand-in Telegram: the Bot API over HTTP, phones of pretend people, scripted faults. Nothing leaves the machine."""

from simulator.bot_api import bot_api
from simulator.faults import Fault, FaultKind
from simulator.floods import Limits
from simulator.host import Host
from simulator.people import Person
from simulator.telegram import Telegram

__all__ = ["Fault", "FaultKind", "Host", "Limits", "Person", "Telegram", "bot_api"]
