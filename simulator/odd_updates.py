"""Updates a bot should survive; queue them with `UpdateQueue.inject`."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def malformed() -> Json:
    """A message whose chat has no id: libraries fail to read it."""
    return {"message": {"message_id": 1, "date": 0, "chat": {"type": "private"}, "text": "?"}}


def unknown_kind() -> Json:
    """A kind of update that does not exist yet."""
    return {"telepathy": {"id": 1, "thought": "?"}}


def oversized(chat_id: int, units: int = 2_000_000) -> Json:
    """A text far above what Telegram lets through."""
    person = {"id": chat_id, "is_bot": False, "first_name": "?"}
    chat = {"id": chat_id, "type": "private", "first_name": "?"}
    return {"message": {"message_id": 1, "date": 0, "from": person, "chat": chat, "text": "đ" * units}}
