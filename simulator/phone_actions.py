"""What a person does, by name, for those who drive a phone over HTTP."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

from simulator.chats import ChatMessage, Press
from simulator.people import Person

Json = dict[str, Any]
Action = Callable[[Person, Json], ChatMessage | Press | None]


def _send_file(person: Person, body: Json) -> ChatMessage:
    content = base64.b64decode(body["base64"])
    return person.send_file(
        body["name"], content, body.get("mime", "application/octet-stream"), body.get("caption", "")
    )


def _send_photo(person: Person, body: Json) -> ChatMessage:
    return person.send_photo(base64.b64decode(body["base64"]), body.get("caption", ""))


def _share_contact_of(person: Person, body: Json) -> ChatMessage:
    return person.share_contact_of(person.telegram.people[int(body["user_id"])], body.get("known", True))


ACTIONS: dict[str, Action] = {
    "type": lambda person, body: person.type(body["text"]),
    "start": lambda person, body: person.start(body.get("payload") or ""),
    "press": lambda person, body: person.press(body.get("message_id"), body["choice"]),
    "press_raw": lambda person, body: person.press_raw(body["data"], body.get("message_id")),
    "share_contact": lambda person, body: person.share_contact(bool(body.get("plus"))),
    "share_contact_of": _share_contact_of,
    "send_file": _send_file,
    "send_photo": _send_photo,
    "edit": lambda person, body: person.edit(int(body["message_id"]), body["text"]),
    "block": lambda person, body: person.block(),
    "unblock": lambda person, body: person.unblock(),
}


def perform(person: Person, action: str, body: Json) -> Json:
    """Do it and name what came of it: message_id or query_id. KeyError for an unknown action or a missing field."""
    made = ACTIONS[action](person, body)
    if isinstance(made, Press):
        return {"query_id": made.query_id}
    return {"message_id": made.message_id} if made else {}
