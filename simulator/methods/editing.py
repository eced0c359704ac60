"""editMessageText, editMessageReplyMarkup, deleteMessage."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from simulator.chats import Chat, ChatMessage
from simulator.errors import bad_request
from simulator.keyboards import checked_markup
from simulator.methods.call import Call, writable_chat
from simulator.methods.formatting import message_text

UNCHANGED = (
    "message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)
DELETABLE = timedelta(hours=48)


def edit_text(call: Call) -> dict[str, Any]:
    chat = writable_chat(call)
    message = _own(call, chat, "edit")
    if message.file is not None:
        raise bad_request("there is no text in the message to edit")
    text, entities = message_text(call)
    markup = checked_markup(call.params.structure("reply_markup"), chat)
    if (text, entities, markup) == (message.text, message.entities, message.reply_markup):
        raise bad_request(UNCHANGED)
    message.earlier.append(message.text)
    message.text, message.entities, message.reply_markup = text, entities, markup
    return _edited(call, chat, message)


def edit_markup(call: Call) -> dict[str, Any]:
    chat = writable_chat(call)
    message = _own(call, chat, "edit")
    markup = checked_markup(call.params.structure("reply_markup"), chat)
    if markup == message.reply_markup:
        raise bad_request(UNCHANGED)
    message.reply_markup = markup
    return _edited(call, chat, message)


def delete(call: Call) -> bool:
    chat = writable_chat(call)
    message = _present(call, chat, "delete")
    if call.telegram.now() - message.date > DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    message.deleted = True
    call.telegram.touch(message)
    return True


def _edited(call: Call, chat: Chat, message: ChatMessage) -> dict[str, Any]:
    message.edited = call.telegram.now()
    call.telegram.touch(message)
    call.telegram.record(call.method, chat, message)
    return message.as_api(chat)


def _present(call: Call, chat: Chat, purpose: str) -> ChatMessage:
    message = chat.messages.get(call.params.integer("message_id", 0) or 0)
    if message is None or message.deleted:
        raise bad_request(f"message to {purpose} not found")
    return message


def _own(call: Call, chat: Chat, purpose: str) -> ChatMessage:
    message = _present(call, chat, purpose)
    if not message.from_bot:
        raise bad_request(f"message can't be {purpose}ed")
    return message
