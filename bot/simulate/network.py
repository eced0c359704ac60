"""A network within the process: it takes every message, and refuses those for people who have blocked the bot."""

from collections.abc import Callable

from bot.errors import Kind, SendError
from handlers.event import Capabilities
from storage.outbox import Outgoing

NAME = "telegram"
_UNHURRIED = 1e7  # messages a second


class Network:
    """``refuses`` says whether the person behind a chat has blocked the bot; ``taken`` holds what arrived since the last
    look, ``refused`` the chats of those that did not."""

    def __init__(self, refuses: Callable[[str], bool]) -> None:
        self.name = NAME
        self.capabilities = Capabilities(True, True, True, True, 4096, 1024, _UNHURRIED, 0.0)
        self.taken: list[Outgoing] = []
        self.refused: list[str] = []
        self._refuses = refuses

    async def send(self, message: Outgoing) -> str:
        """Take a message and return its number on this network."""
        if self._refuses(message.chat):
            self.refused.append(message.chat)
            raise SendError(Kind.LEFT, "blocked")
        self.taken.append(message)
        return str(message.id)
