"""A group chat with the bot in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simulator import utf16
from simulator.bots import Bot
from simulator.chats import Chat, ChatMessage
from simulator.membership import membership_change

if TYPE_CHECKING:
    from simulator.people import Person
    from simulator.telegram import Telegram

SUPERGROUP_BASE = -1_000_000_000_000


@dataclass
class Group:
    """A basic group until `migrate`; `chat_id` is negative."""

    telegram: Telegram = field(repr=False)
    bot: Bot = field(repr=False)
    chat_id: int
    title: str

    def __post_init__(self) -> None:
        self._open(Chat(self.chat_id, "group", {"title": self.title}))

    def _open(self, chat: Chat) -> None:
        chat.started = True
        self.bot.chats[chat.chat_id] = chat

    @property
    def _room(self) -> Chat:
        return self.bot.chats[self.chat_id]

    @property
    def chat(self) -> list[ChatMessage]:
        """The messages in the group, oldest first."""
        return self._room.visible

    @property
    def left(self) -> bool:
        """Whether the bot is out, by its own will or removed."""
        return self._room.kicked

    def add_bot(self, by: Person) -> None:
        """`by` adds the bot; the bot gets my_chat_member and the service message."""
        self._room.kicked = False
        self._tell(by, gone=False)
        message = self.telegram.post(
            self.bot, self._room, by.as_user(), service={"new_chat_members": [self.bot.as_user()]}
        )
        self.bot.queue.put("message", message.as_api(self._room))

    def remove_bot(self, by: Person) -> None:
        self._room.kicked = True
        self._tell(by, gone=True)

    def _tell(self, by: Person, *, gone: bool) -> None:
        change = membership_change(self.bot, self._room, by.as_user(), self.telegram.now(), gone=gone)
        self.bot.queue.put("my_chat_member", change)

    def say(self, person: Person, text: str) -> ChatMessage:
        """`person` writes in the group. With privacy mode the bot sees commands, mentions and replies only."""
        entities = utf16.command_entities(text)
        message = self.telegram.post(self.bot, self._room, person.as_user(), text=text, entities=entities)
        if not self.left and (entities or f"@{self.bot.username}" in text):
            self.bot.queue.put("message", message.as_api(self._room))
        return message

    def migrate(self) -> int:
        """Become a supergroup: both service messages are sent, the old id refuses from now on. Gives the new id."""
        old, new_id = self._room, SUPERGROUP_BASE + self.chat_id
        new = Chat(new_id, "supergroup", {"title": self.title})
        old.migrated_to = new_id
        self._open(new)
        self._announce(old, {"migrate_to_chat_id": new_id})
        self._announce(new, {"migrate_from_chat_id": old.chat_id})
        self.chat_id = new_id
        return new_id

    def _announce(self, chat: Chat, service: dict[str, int]) -> None:
        message = self.telegram.post(self.bot, chat, self.bot.as_user(), service=service)
        self.bot.queue.put("message", message.as_api(chat))
