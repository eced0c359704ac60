"""One call of a method and the checks many methods begin with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.bots import Bot
from simulator.chats import Chat
from simulator.errors import ApiError, bad_request, forbidden
from simulator.parameters import Parameters

if TYPE_CHECKING:
    from simulator.telegram import Telegram


@dataclass(frozen=True)
class Call:
    """Who calls `method`, and with what."""

    telegram: Telegram
    bot: Bot
    method: str
    params: Parameters


def known_chat(call: Call) -> Chat:
    """The chat named by chat_id; ApiError 400 when the bot never met it, for a bot cannot write first."""
    name = call.params.text("chat_id")
    if not name:
        raise bad_request("chat_id is empty")
    chat = call.bot.chats.get(int(name)) if name.lstrip("-").isdecimal() else None
    if chat is None or not chat.started:
        raise bad_request("chat not found")
    return chat


def writable_chat(call: Call) -> Chat:
    """The chat, when the bot may write there: not blocked, not removed, not migrated."""
    chat = known_chat(call)
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if chat.migrated_to is not None:
        reason = "Bad Request: group chat was upgraded to a supergroup chat"
        raise ApiError(400, reason, migrate_to_chat_id=chat.migrated_to)
    if chat.kicked:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    return chat
