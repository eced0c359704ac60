"""What went wrong when Telegram was spoken to, by kind: whether it arrived, and whether trying again helps."""

from collections.abc import Awaitable
from typing import Any

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.errors import Kind, SendError
from bot.networks.aiohttp_request import NotSentError

GONE = ("chat not found", "user is deactivated", "bot can't initiate", "user not found")


async def named(call: Awaitable[Any]) -> Any:
    """Await a Bot call; every library error becomes a SendError of the right kind."""
    try:
        return await call
    except TelegramError as error:
        raise _kind_of(error) from None  # library errors may carry the token in their text


def _kind_of(error: TelegramError) -> SendError:
    match error:
        case RetryAfter():
            after = error._retry_after.total_seconds()
            return SendError(Kind.FLOOD, "flood", after=after)
        case ChatMigrated():
            return SendError(Kind.MOVED, "moved", chat=str(error.new_chat_id))
        case Forbidden() | BadRequest() if isinstance(error.__cause__, TelegramError):
            return SendError(Kind.LATER, "strange_page")  # not Telegram's answer: somebody in between
        case Forbidden():
            return SendError(Kind.LEFT, "blocked")
        case BadRequest():
            return _bad_request(error)
        case InvalidToken():  # a provider's block page looks like this too
            return SendError(Kind.LATER, "not_found_or_unauthorised")
        case NotSentError():
            return SendError(Kind.LATER, "no_connection")
        case TimedOut():
            connecting = isinstance(error.__cause__, httpx.ConnectTimeout | httpx.PoolTimeout)
            return SendError(Kind.LATER if connecting else Kind.UNCLEAR, "timeout")
        case NetworkError():
            return _network_error(error)
        case Conflict():
            return SendError(Kind.LATER, "conflict")
        case _:
            return SendError(Kind.UNCLEAR, "strange_answer")


def _bad_request(error: BadRequest) -> SendError:
    reason = error.message.lower()
    if "can't parse entities" in reason:
        return SendError(Kind.NEVER, "markup")
    if "not modified" in reason:
        return SendError(Kind.NEVER, "not_modified")
    if any(words in reason for words in GONE):
        return SendError(Kind.LEFT, "chat_gone")
    return SendError(Kind.NEVER, "bad_request")


def _network_error(error: NetworkError) -> SendError:
    """A connection that broke is unclear; a 5xx page that came back was not a delivery."""
    if isinstance(error.__cause__, httpx.ConnectError):
        return SendError(Kind.LATER, "no_connection")
    broken = error.__cause__ is not None and not isinstance(error.__cause__, TelegramError)
    return SendError(Kind.UNCLEAR, "connection_broke") if broken else SendError(Kind.LATER, "server_error")
