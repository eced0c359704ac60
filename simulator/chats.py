"""Chats and the messages in them, as the network knows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from simulator.files import StoredFile

Json = dict[str, Any]


@dataclass(frozen=True)
class Button:
    """One inline button; `data` when it calls back, `url` when it opens a page."""

    text: str
    data: str | None = None
    url: str | None = None


@dataclass
class Press:
    """One press of an inline button and what the bot answered; `toast` is None until then."""

    query_id: str
    user_id: int
    message_id: int
    data: str
    at: datetime
    answered: bool = False
    toast: str | None = None
    alert: bool = False


@dataclass
class ChatMessage:
    """One message; `earlier` holds the texts it had before each edit, `version` grows with every change."""

    message_id: int
    author: Json
    date: datetime
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    file: StoredFile | None = None
    photo: bool = False
    reply_markup: Json | None = None
    service: Json = field(default_factory=dict)
    edited: datetime | None = None
    earlier: list[str] = field(default_factory=list)
    deleted: bool = False
    version: int = 0

    @property
    def from_bot(self) -> bool:
        return bool(self.author["is_bot"])

    @property
    def buttons(self) -> list[list[Button]]:
        """Inline buttons by row, as the phone shows them."""
        rows = (self.reply_markup or {}).get("inline_keyboard", [])
        return [[Button(item["text"], item.get("callback_data"), item.get("url")) for item in row] for row in rows]

    @property
    def labels(self) -> list[str]:
        return [button.text for row in self.buttons for button in row]

    def as_api(self, chat: Chat) -> Json:
        """The Message object of the Bot API."""
        body: Json = {"message_id": self.message_id, "from": self.author, "chat": chat.as_api()}
        body["date"] = int(self.date.timestamp())
        if self.edited:
            body["edit_date"] = int(self.edited.timestamp())
        body.update(self._content())
        if self.reply_markup and "inline_keyboard" in self.reply_markup:
            body["reply_markup"] = self.reply_markup
        return {**body, **self.service}

    def _content(self) -> Json:
        if self.file is None:
            content: Json = {"text": self.text} if self.text else {}
            return {**content, "entities": self.entities} if self.entities else content
        media: Json = {"photo": self.file.photo_sizes()} if self.photo else {"document": self.file.document()}
        if self.text:
            media["caption"] = self.text
        return {**media, "caption_entities": self.entities} if self.entities else media


@dataclass
class Chat:
    """One chat of one bot; a private chat has its person's id and name in `facts`."""

    chat_id: int
    kind: str
    facts: Json
    messages: dict[int, ChatMessage] = field(default_factory=dict)
    started: bool = False
    blocked: bool = False
    kicked: bool = False
    migrated_to: int | None = None
    action: str | None = None
    presses: list[Press] = field(default_factory=list)

    def as_api(self) -> Json:
        return {"id": self.chat_id, "type": self.kind, **self.facts}

    @property
    def private(self) -> bool:
        return self.kind == "private"

    @property
    def visible(self) -> list[ChatMessage]:
        return [message for message in self.messages.values() if not message.deleted]
