"""What a person can do with the phone in hand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from simulator import utf16
from simulator.bots import Bot
from simulator.chats import Button, Chat, ChatMessage, Press
from simulator.errors import PhoneError
from simulator.membership import membership_change

if TYPE_CHECKING:
    from simulator.groups import Group
    from simulator.telegram import Telegram

TEXT_LIMIT = 4096
PAYLOAD = r"[A-Za-z0-9_-]{0,64}"


@dataclass
class Person:
    """One account and its private chat with one bot; `phone` in international form."""

    telegram: Telegram = field(repr=False)
    bot: Bot = field(repr=False)
    user_id: int
    first_name: str
    last_name: str
    phone: str
    username: str = ""

    def as_user(self) -> dict[str, Any]:
        user = {"id": self.user_id, "is_bot": False, "first_name": self.first_name, "language_code": "vi"}
        return {**user, **self._optional()}

    def _optional(self) -> dict[str, Any]:
        return {key: value for key in ("last_name", "username") if (value := getattr(self, key))}

    @property
    def private(self) -> Chat:
        """The private chat with the bot; the bot may write in it only after the person did."""
        chat = self.bot.chats.get(self.user_id)
        if chat is None:
            facts = {"first_name": self.first_name, **self._optional()}
            chat = self.bot.chats[self.user_id] = Chat(self.user_id, "private", facts)
        return chat

    @property
    def chat(self) -> list[ChatMessage]:
        """The messages on the screen, oldest first."""
        return self.private.visible

    @property
    def received(self) -> list[ChatMessage]:
        """What the bot wrote, oldest first."""
        return [message for message in self.chat if message.from_bot]

    @property
    def last(self) -> ChatMessage:
        """The newest message of the bot; PhoneError when there is none."""
        if not (received := self.received):
            raise PhoneError("the bot has written nothing yet")
        return received[-1]

    @property
    def presses(self) -> list[Press]:
        return self.private.presses

    def type(self, text: str) -> ChatMessage:
        """Send `text`; a phone cuts text above 4,096 units into several messages. Gives the last one."""
        if not text.strip():
            raise PhoneError("a phone does not send empty text")
        for piece in utf16.chunks(text.strip(), TEXT_LIMIT):
            message = self._write(text=piece, entities=utf16.command_entities(piece))
        return message

    def start(self, payload: str = "") -> ChatMessage:
        """Press Start, with a deep link's payload; lifts a block first, as the app does."""
        if not re.fullmatch(PAYLOAD, payload):
            raise PhoneError("a start payload has at most 64 characters of A-Z a-z 0-9 _ -")
        if self.private.blocked:
            self.unblock()
        return self.type(f"/start {payload}".strip())

    def press(self, message_id: int | None, choice: str) -> Press:
        """Press the button with this label or data, on `message_id` or on the newest message that has it."""
        for message in reversed(self.received):
            if message_id in (None, message.message_id) and (button := _find(message, choice)):
                return self.press_raw(button.data or "", message.message_id)
        raise PhoneError(f"no button {choice!r} on the screen; there is {[m.labels for m in self.received[-3:]]}")

    def press_raw(self, data: str, message_id: int | None = None) -> Press:
        """Send callback data that may belong to no button; by default it seems to come from the newest message."""
        self._refuse_when_blocked()
        if message_id is None:
            message_id = self.received[-1].message_id if self.received else 1
        made = self.telegram.press(self.bot, self.private, self.user_id, message_id, data)
        query = {"id": made.query_id, "from": self.as_user(), "chat_instance": str(self.user_id * 7919), "data": data}
        self.bot.queue.put("callback_query", {**query, "message": self._pressed(message_id)})
        self.telegram.touch()
        return made

    def _pressed(self, message_id: int) -> dict[str, Any]:
        message = self.private.messages.get(message_id)
        if message is None or message.deleted:
            return {"chat": self.private.as_api(), "message_id": message_id, "date": 0}
        return message.as_api(self.private)

    def share_contact(self, plus: bool = False) -> ChatMessage:
        """Send the own contact; Telegram gives the number without `+` from most phones, with it from some."""
        return self._write(service=self._in_reply({"contact": self._card(plus)}))

    def share_contact_of(self, other: Person, known: bool = True) -> ChatMessage:
        """Send somebody else's contact card; `known` False leaves out the user id, as for a number without Telegram."""
        card = other._card(plus=True)
        if not known:
            del card["user_id"]
        return self._write(service={"contact": card})

    def forward_contact(self, other: Person | None = None) -> ChatMessage:
        """Forward a contact message, the own one when `other` is None."""
        sender = other or self
        origin = {"type": "user", "sender_user": sender.as_user(), "date": int(self.telegram.now().timestamp())}
        return self._write(service={"contact": sender._card(plus=False), "forward_origin": origin})

    def send_file(self, name: str, content: bytes, mime: str, caption: str = "") -> ChatMessage:
        return self._write(text=caption, file=self.telegram.files.keep(name, content, mime))

    def send_photo(self, content: bytes, caption: str = "") -> ChatMessage:
        stored = self.telegram.files.keep("photo.jpg", content, "image/jpeg", folder="photos")
        return self._write(text=caption, file=stored, photo=True)

    def say_in_group(self, group: Group, text: str) -> ChatMessage:
        return group.say(self, text)

    def edit(self, message_id: int, text: str) -> ChatMessage:
        """Change the text of an own message."""
        message = self.private.messages.get(message_id)
        if message is None or message.from_bot:
            raise PhoneError("only own messages can be edited")
        message.earlier.append(message.text)
        message.text, message.entities, message.edited = text, utf16.command_entities(text), self.telegram.now()
        self.telegram.touch(message)
        self.bot.queue.put("edited_message", message.as_api(self.private))
        return message

    def block(self) -> None:
        self._set_blocked(True)

    def unblock(self) -> None:
        self._set_blocked(False)

    def _set_blocked(self, blocked: bool) -> None:
        if self.private.blocked == blocked:
            return
        self.private.blocked = blocked
        change = membership_change(self.bot, self.private, self.as_user(), self.telegram.now(), gone=blocked)
        self.bot.queue.put("my_chat_member", change)
        self.telegram.touch()

    def _write(self, **content: Any) -> ChatMessage:
        self._refuse_when_blocked()
        self.private.started = True
        message = self.telegram.post(self.bot, self.private, self.as_user(), **content)
        self.bot.queue.put("message", message.as_api(self.private))
        return message

    def _refuse_when_blocked(self) -> None:
        if self.private.blocked:
            raise PhoneError("the person blocked the bot; unblock first")

    def _card(self, plus: bool) -> dict[str, Any]:
        number = self.phone if plus else self.phone.lstrip("+")
        names = {"first_name": self.first_name, "last_name": self.last_name}
        return {
            "phone_number": number,
            "user_id": self.user_id,
            **{key: value for key, value in names.items() if value},
        }

    def _in_reply(self, service: dict[str, Any]) -> dict[str, Any]:
        """A shared contact answers the message whose keyboard asked for it."""
        for message in reversed(self.received):
            if _asks_for_contact(message):
                return {**service, "reply_to_message": message.as_api(self.private)}
        return service


def _find(message: ChatMessage, choice: str) -> Button | None:
    every = [button for row in message.buttons for button in row]
    return next((button for button in every if choice in (button.text, button.data)), None)


def _asks_for_contact(message: ChatMessage) -> bool:
    rows = (message.reply_markup or {}).get("keyboard", [])
    return any(isinstance(item, dict) and item.get("request_contact") for row in rows for item in row)
