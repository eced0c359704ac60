"""The pretend network: people, chats, bots and everything that passed between them."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from simulator.bots import Bot
from simulator.chats import Chat, ChatMessage, Press
from simulator.faults import Faults
from simulator.files import FileStore
from simulator.floods import Floods, Limits
from simulator.groups import Group
from simulator.ledger import Delivery, Refusal
from simulator.people import Person
from simulator.signals import Signal
from simulator.updates import UpdateQueue
from simulator.validation import RequestCheck
from simulator.webhooks import WebhookPump

DEMO_TOKEN = "1000001:SIMULATOR-TOKEN-thidua-demo-000000000"  # noqa: S105 - opens nothing outside the simulator


class Telegram:
    """State of the pretend network; one event loop, no locks.

    `now` gives aware datetimes. `limits` None switches flood limits off. `latency` is seconds added to every call.
    `validator` checks each request; what it finds is in `violations`, worded for a developer.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        token: str = DEMO_TOKEN,
        bot_username: str = "thidua_demo_bot",
        *,
        bot_name: str = "Thi đua",
        limits: Limits | None = None,
        latency: float = 0.0,
        validator: RequestCheck | None = None,
        webhooks: WebhookPump | None = None,
    ) -> None:
        self.now = now
        self.latency = latency
        self.validator = validator
        self.webhooks = webhooks or WebhookPump()
        self.floods = Floods(limits)
        self.faults = Faults()
        self.files = FileStore()
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}
        self.bots: dict[str, Bot] = {}
        self.bot = self.add_bot(token, bot_username, bot_name)
        self.ledger: list[Delivery] = []
        self.received: Counter[int] = Counter()
        self.refusals: list[Refusal] = []
        self.violations: list[str] = []
        self.changed = Signal()
        self.network_changed = Signal()
        self.version = 0
        self._query_numbers = itertools.count(4_000_000_001)

    def add_bot(self, token: str, username: str, name: str) -> Bot:
        bot = self.bots[token] = Bot(token, username, name, UpdateQueue(self.now))
        return bot

    def add_person(
        self, user_id: int, first_name: str, last_name: str = "", phone: str = "+84900000000", bot: Bot | None = None
    ) -> Person:
        """A person with a phone, whose chat with `bot` (the first bot when None) is not started yet."""
        person = Person(self, bot or self.bot, user_id, first_name, last_name, phone)
        self.people[user_id] = person
        return person

    def add_group(self, chat_id: int, title: str, bot: Bot | None = None) -> Group:
        """A basic group (negative id) to which the bot was just added."""
        group = self.groups[chat_id] = Group(self, bot or self.bot, chat_id, title)
        return group

    def touch(self, message: ChatMessage | None = None) -> None:
        """Tell the phones that something changed; a changed message gets the new version."""
        self.version += 1
        if message is not None:
            message.version = self.version
        self.changed.fire()

    def post(self, bot: Bot, chat: Chat, author: dict[str, Any], **content: Any) -> ChatMessage:
        """Put a new message into `chat`; nobody is told but the phones."""
        message = ChatMessage(next(bot.message_numbers), author, self.now(), **content)
        chat.messages[message.message_id] = message
        self.touch(message)
        return message

    def press(self, bot: Bot, chat: Chat, user_id: int, message_id: int, data: str) -> Press:
        """Record one press in `chat` under a fresh query id."""
        made = Press(str(next(self._query_numbers)), user_id, message_id, data, self.now())
        bot.presses[made.query_id] = made
        chat.presses.append(made)
        return made

    def record(self, method: str, chat: Chat, message: ChatMessage) -> None:
        name = message.file.name if message.file else None
        self.ledger.append(Delivery(self.now(), method, chat.chat_id, message.message_id, message.text, name))
        self.received[chat.chat_id] += 1

    def refuse(self, method: str, chat_id: int | None, code: int, description: str) -> None:
        self.refusals.append(Refusal(self.now(), method, chat_id, code, description))
        self.touch()

    def set_network(self, state: str) -> None:
        """`normal`, `down` (no answer at all) or `flood` (every send is refused with 429)."""
        self.faults.set_network(state)
        self.network_changed.fire()
        self.touch()
