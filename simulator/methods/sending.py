"""sendMessage, sendDocument, sendPhoto, sendChatAction."""

from __future__ import annotations

from typing import Any

from simulator.chats import Chat
from simulator.errors import ApiError, bad_request
from simulator.files import PHOTO_LIMIT, UPLOAD_LIMIT, StoredFile
from simulator.keyboards import checked_markup
from simulator.methods.call import Call, writable_chat
from simulator.methods.formatting import message_caption, message_text

ATTACHED = "attach://"
ACTIONS = (
    "typing",
    "upload_photo",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_voice",
    "record_video",
)


def send_message(call: Call) -> dict[str, Any]:
    chat = writable_chat(call)
    text, entities = message_text(call)
    return _deliver(call, chat, text=text, entities=entities)


def send_document(call: Call) -> dict[str, Any]:
    chat = writable_chat(call)
    caption, entities = message_caption(call)
    return _deliver(call, chat, text=caption, entities=entities, file=_file(call, "document", UPLOAD_LIMIT))


def send_photo(call: Call) -> dict[str, Any]:
    chat = writable_chat(call)
    caption, entities = message_caption(call)
    stored = _file(call, "photo", PHOTO_LIMIT)
    return _deliver(call, chat, text=caption, entities=entities, file=stored, photo=True)


def send_chat_action(call: Call) -> bool:
    chat, action = writable_chat(call), call.params.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.action = action
    call.telegram.touch()
    return True


def _deliver(call: Call, chat: Chat, **content: Any) -> dict[str, Any]:
    markup = checked_markup(call.params.structure("reply_markup"), chat)
    service = _reply(call, chat)
    call.telegram.floods.admit(chat.chat_id, group=not chat.private)
    chat.action = None
    message = call.telegram.post(call.bot, chat, call.bot.as_user(), reply_markup=markup, service=service, **content)
    call.telegram.record(call.method, chat, message)
    return message.as_api(chat)


def _reply(call: Call, chat: Chat) -> dict[str, Any]:
    """reply_to_message for reply_parameters; ApiError 400 when the message is gone."""
    asked = call.params.structure("reply_parameters")
    if not asked:
        return {}
    message = chat.messages.get(int(asked.get("message_id", 0)))
    if message is not None and not message.deleted:
        return {"reply_to_message": message.as_api(chat)}
    if asked.get("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def _file(call: Call, field: str, limit: int) -> StoredFile:
    """The uploaded file, or the known one whose file_id was given; `limit` in bytes."""
    named = call.params.text(field)
    upload = call.params.uploads.get(named.removeprefix(ATTACHED) if named.startswith(ATTACHED) else field)
    if upload is None:
        if not named:
            raise bad_request(f"there is no {field} in the request")
        return call.telegram.files.by_id(named)
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > UPLOAD_LIMIT:
        raise ApiError(413, "Request Entity Too Large")
    if len(upload.content) > limit:
        raise bad_request("file is too big")
    return call.telegram.files.keep(upload.name, upload.content, upload.mime, folder=f"{field}s")
