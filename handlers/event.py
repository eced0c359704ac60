"""What a network brings in and what it can do, in words that no network owns."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed choice: the outbox row that offered it and its place in that row."""

    outbox_id: int
    index: int
    callback: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A shared contact card; ``own`` when the network says it is the sender's own and not forwarded."""

    phone: str
    own: bool


@dataclass(frozen=True, slots=True)
class File:
    """A file that somebody sent: how to fetch it, and what its sender's network says of it. ``size`` in bytes."""

    reference: str
    name: str
    kind: str
    size: int | None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in one chat. ``sent_at`` is the network's own time of the message, UTC."""

    network: str
    event_id: str
    chat: str
    sent_at: datetime
    private: bool = True
    text: str | None = None
    command: str | None = None
    press: Press | None = None
    contact: Contact | None = None
    file: File | None = None
    left: bool = False
    returned: bool = False
    migrated_to: str | None = None


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a network can do. Lengths in UTF-16 units, rates in messages a second."""

    buttons: bool
    edits: bool
    files: bool
    contacts: bool
    max_text: int
    max_caption: int
    overall_rate: float
    per_chat_interval: float
