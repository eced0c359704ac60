"""Telegram updates as neutral events: each parsed on its own, so that one bad update harms nobody else."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from telegram import Message, Update

from handlers.event import Contact, Event, File, Press
from storage.inbox import Raw

NAME = "telegram"
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


def _lane(update: Mapping[str, Any]) -> str:
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
    update = Update.de_json(json.loads(body), None)
    event_id = str(update.update_id)
    if update.callback_query is not None:
        return _pressed(event_id, update)
    if update.my_chat_member is not None:
        return _membership(event_id, update)
    if update.message is not None:
        return _message(event_id, update.message)
    return None


def _pressed(event_id: str, update: Update) -> Event | None:
    query = update.callback_query
    if query is None or query.message is None:
        return None
    chat = query.message.chat
    row, _, index = (query.data or "").partition(".")
    known = row.isdigit() and index.isdigit() and len(row) < 16 and len(index) < 4
    press = Press(int(row), int(index), query.id) if known else Press(-1, 0, query.id)
    # a callback query carries no time of its own; the inbox row's arrival stands in for it
    return Event(NAME, event_id, str(chat.id), datetime.min, chat.type == "private", press=press)


def _membership(event_id: str, update: Update) -> Event | None:
    change = update.my_chat_member
    if change is None:
        return None
    left = change.new_chat_member.status in ("left", "kicked")
    private = change.chat.type == "private"
    return Event(NAME, event_id, str(change.chat.id), change.date, private, left=left, returned=not left)


def _message(event_id: str, message: Message) -> Event:
    text = message.text if message.text is not None else message.caption
    command, text = _command(text)
    return Event(
        network=NAME,
        event_id=event_id,
        chat=str(message.chat.id),
        sent_at=message.date,
        private=message.chat.type == "private",
        text=text,
        command=command,
        contact=_contact(message),
        file=_file(message),
        migrated_to=str(message.migrate_to_chat_id) if message.migrate_to_chat_id else None,
    )


def _command(text: str | None) -> tuple[str | None, str | None]:
    if not text or not text.startswith("/"):
        return None, text
    head, _, rest = text[1:].partition(" ")
    return head.partition("@")[0].lower(), rest.strip()


def _contact(message: Message) -> Contact | None:
    card = message.contact
    if card is None:
        return None
    sender = message.from_user.id if message.from_user else None
    own = sender is not None and card.user_id == sender and message.forward_origin is None
    return Contact(card.phone_number, own)


def _file(message: Message) -> File | None:
    if message.document is not None:
        document = message.document
        return File(document.file_id, document.file_name or "tep", "document", document.file_size)
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return File(largest.file_id, "anh.jpg", "photo", largest.file_size)
    return None
