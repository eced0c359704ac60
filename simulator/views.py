"""Chats, messages and ledgers as JSON for the page and the control API."""

from __future__ import annotations

from typing import Any

from simulator.chats import ChatMessage, Press
from simulator.ledger import Delivery, Refusal
from simulator.methods.commands import menu
from simulator.people import Person
from simulator.rendering import as_html

Json = dict[str, Any]
SCREENFUL = 60
RECENT_PRESSES = 5
IMAGES = ("image/png", "image/jpeg", "image/gif", "image/webp")


def chat_view(person: Person, since: int = 0, earliest: int = 0) -> Json:
    """What changed in the chat after version `since`; from the start, the last screenful and what `earliest` adds."""
    chat, telegram = person.private, person.telegram
    every = list(chat.messages.values())
    shown = _changed(every, since) if since else _newest(chat.visible, earliest)
    return {
        "version": telegram.version,
        "messages": [message_view(message) for message in shown],
        "earlier": not since and bool(shown) and shown[0] is not chat.visible[0],
        "started": chat.started,
        "blocked": chat.blocked,
        "action": chat.action,
        "menu": menu(person.bot, chat),
        "presses": [press_view(press) for press in chat.presses[-RECENT_PRESSES:]],
    }


def _changed(messages: list[ChatMessage], since: int) -> list[ChatMessage]:
    return [message for message in messages if message.version > since]


def _newest(messages: list[ChatMessage], earliest: int) -> list[ChatMessage]:
    if not earliest:
        return messages[-SCREENFUL:]
    place = next((place for place, message in enumerate(messages) if message.message_id >= earliest), 0)
    return messages[max(0, place - SCREENFUL) :]


def message_view(message: ChatMessage) -> Json:
    """One message as a phone shows it; times are ISO 8601 in UTC."""
    markup = message.reply_markup or {}
    return {
        "id": message.message_id,
        "version": message.version,
        "from_bot": message.from_bot,
        "date": message.date.isoformat(),
        "text": message.text,
        "html": as_html(message.text, message.entities),
        "buttons": [[vars(button) for button in row] for row in message.buttons],
        "keyboard": {key: value for key, value in markup.items() if key != "inline_keyboard"} or None,
        "file": _file_view(message),
        "contact": message.service.get("contact"),
        "edited": message.edited is not None and bool(message.earlier),
        "earlier": message.earlier,
        "deleted": message.deleted,
    }


def _file_view(message: ChatMessage) -> Json | None:
    stored = message.file
    if stored is None:
        return None
    facts = {"name": stored.name, "size": len(stored.content), "mime": stored.mime, "path": stored.path}
    return {**facts, "photo": message.photo, "image": message.photo or stored.mime in IMAGES}


def press_view(press: Press) -> Json:
    facts = {"query_id": press.query_id, "message_id": press.message_id, "data": press.data}
    return {**facts, "answered": press.answered, "toast": press.toast, "alert": press.alert}


def delivery_view(delivery: Delivery) -> Json:
    return {**vars(delivery), "at": delivery.at.isoformat()}


def refusal_view(refusal: Refusal) -> Json:
    return {**vars(refusal), "at": refusal.at.isoformat()}
