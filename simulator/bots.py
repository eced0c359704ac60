"""One bot as the network keeps it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

from simulator.chats import Chat, Press
from simulator.updates import UpdateQueue


@dataclass
class Webhook:
    """Where updates are posted; `last_error` is the newest failed delivery."""

    url: str
    secret: str = ""
    last_error: str | None = None


@dataclass
class Bot:
    """Queue, chats, commands by (scope, language), presses by query id."""

    token: str = field(repr=False)
    username: str
    name: str
    queue: UpdateQueue = field(repr=False)
    chats: dict[int, Chat] = field(default_factory=dict, repr=False)
    commands: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)
    descriptions: dict[tuple[str, str], str] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict, repr=False)
    webhook: Webhook | None = None
    message_numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def user_id(self) -> int:
        return int(self.token.partition(":")[0])

    def as_user(self) -> dict[str, Any]:
        return {"id": self.user_id, "is_bot": True, "first_name": self.name, "username": self.username}
