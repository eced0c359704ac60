"""Telegram updates as neutral events: each parsed on its own, so that one bad update harms nobody else."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from handlers.event import Contact, Event, File, Press
from storage.inbox import Raw

NAME = "telegram"
Body = Mapping[str, Any]
# what is longer is no number of a row: PostgreSQL's integers end at 2 147 483 647
MOST_DIGITS = 9
_HOLDERS = ("message", "edited_message", "my_chat_member", "callback_query", "channel_post")


def raw_events(updates: list[Any]) -> list[Raw]:
    """The updates of one answer as rows for the inbox; what has no update_id cannot be acknowledged and is left out."""
    kept = [u for u in updates if isinstance(u, dict) and isinstance(u.get("update_id"), int)]
    return [Raw(str(u["update_id"]), _lane(u)[:64], _body(u)) for u in kept]


def _body(update: Mapping[str, Any]) -> str:
    """The update as text that every database takes: half a surrogate pair cannot be encoded, so it stays escaped."""
    body = json.dumps(update, ensure_ascii=False)
    return body if _encodes(body) else json.dumps(update)


def _encodes(body: str) -> bool:
    try:
        body.encode()
    except UnicodeEncodeError:
        return False
    return True


def _lane(update: Body) -> str:
    """The chat that an update must stay in order with; empty when it cannot be told."""
    for holder in _HOLDERS:
        found = update.get(holder)
        if isinstance(found, dict):
            message = found.get("message") if holder == "callback_query" else found
            chat = message.get("chat") if isinstance(message, dict) else None
            return str(chat.get("id", "")) if isinstance(chat, dict) else ""
    return ""


def read_event(body: str) -> Event | None:
    """The event in a stored update, or None when it is of no concern; raises when it cannot be understood."""
    update = json.loads(body, object_hook=_without_nul) if "\\u0000" in body else json.loads(body)
    event_id = str(update["update_id"])
    if "callback_query" in update:
        return _pressed(event_id, update["callback_query"])
    if "my_chat_member" in update:
        return _membership(event_id, update["my_chat_member"])
    if "message" in update:
        return _message(event_id, update["message"])
    return None


def _without_nul(values: dict[str, Any]) -> dict[str, Any]:
    """PostgreSQL keeps no text with a NUL in it."""
    return {name: value.replace("\0", "") if isinstance(value, str) else value for name, value in values.items()}


def _pressed(event_id: str, query: Body) -> Event | None:
    if "message" not in query:
        return None
    chat = query["message"]["chat"]
    row, _, index = query.get("data", "").partition(".")
    known = row.isdecimal() and index.isdecimal() and len(row) <= MOST_DIGITS and len(index) < 4
    press = Press(int(row), int(index), query["id"]) if known else Press(-1, 0, query["id"])
    # a callback query carries no time of its own; the inbox row's arrival stands in for it
    return Event(NAME, event_id, str(chat["id"]), datetime.min, chat["type"] == "private", press=press)


def _membership(event_id: str, change: Body) -> Event:
    left = change["new_chat_member"]["status"] in ("left", "kicked")
    chat = change["chat"]
    private = chat["type"] == "private"
    return Event(NAME, event_id, str(chat["id"]), _instant(change), private, left=left, returned=not left)


def _message(event_id: str, message: Body) -> Event:
    command, text = _command(message.get("text", message.get("caption")))
    moved = message.get("migrate_to_chat_id")
    return Event(
        network=NAME,
        event_id=event_id,
        chat=str(message["chat"]["id"]),
        sent_at=_instant(message),
        private=message["chat"]["type"] == "private",
        text=text,
        command=command,
        contact=_contact(message),
        file=_file(message),
        migrated_to=str(moved) if moved else None,
    )


def _instant(message: Body) -> datetime:
    return datetime.fromtimestamp(message["date"], UTC)


def _command(text: str | None) -> tuple[str | None, str | None]:
    if not text or not text.startswith("/"):
        return None, text
    head, _, rest = text[1:].partition(" ")
    return head.partition("@")[0].lower(), rest.strip()


def _contact(message: Body) -> Contact | None:
    card = message.get("contact")
    if card is None:
        return None
    sender = message.get("from", {}).get("id")
    own = sender is not None and card.get("user_id") == sender and "forward_origin" not in message
    return Contact(card["phone_number"], own)


def _file(message: Body) -> File | None:
    if "document" in message:
        document = message["document"]
        return File(document["file_id"], document.get("file_name") or "tep", "document", document.get("file_size"))
    if message.get("photo"):
        largest = max(message["photo"], key=lambda size: size["width"] * size["height"])
        return File(largest["file_id"], "anh.jpg", "photo", largest.get("file_size"))
    return None
