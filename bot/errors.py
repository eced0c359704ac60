"""How a send can end badly (the network names the kind, the sender decides what to do), and an operator's command."""

from enum import Enum, auto


class Kind(Enum):
    """LATER: it surely was not sent. NEVER: no use trying again. LEFT: the person blocked the bot or is gone.
    UNCLEAR: it left, the answer never came. FLOOD: wait ``after`` seconds. MOVED: the chat has a new id."""

    LATER = auto()
    NEVER = auto()
    LEFT = auto()
    UNCLEAR = auto()
    FLOOD = auto()
    MOVED = auto()


class SendError(Exception):
    """A message was not delivered, or nobody knows; ``code`` goes to logs and holds no personal data."""

    def __init__(self, kind: Kind, code: str, *, after: float = 0.0, chat: str = "") -> None:
        super().__init__(code)
        self.kind = kind
        self.code = code
        self.after = after
        self.chat = chat


class OperationError(RuntimeError):
    """The operation cannot be done; the text says why, for the person at the command line."""
