"""What the network delivered and what it refused, in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Delivery:
    """One message that reached a chat; `at` is the pretend network's time."""

    at: datetime
    method: str
    chat_id: int
    message_id: int
    text: str
    file_name: str | None = None


@dataclass(frozen=True)
class Refusal:
    """One call that was answered with an error, or with nothing (`code` 0)."""

    at: datetime
    method: str
    chat_id: int | None
    code: int
    description: str
