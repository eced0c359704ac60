"""Telegram, spoken with python-telegram-bot's Bot and request layer; its Updater and persistence are not used, on purpose."""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import TelegramError
from telegram.request import BaseRequest, HTTPXRequest

from bot.errors import Kind, SendError
from bot.networks.aiohttp_request import AiohttpRequest
from bot.networks.telegram_errors import named
from bot.networks.telegram_events import NAME, raw_events
from bot.networks.written import parts
from handlers.event import Capabilities
from storage.inbox import Raw
from storage.outbox import Outgoing

Commands = Sequence[tuple[str, str]]
POLL_S = 25
SHORT = 16
UPDATES = ["message", "callback_query", "my_chat_member"]


def requests(proxy: str, connections: int) -> tuple[BaseRequest, BaseRequest]:
    """Request layers for sending and for polling; a proxy (http or socks) is spoken by httpx."""
    if proxy:
        return HTTPXRequest(connections, proxy=proxy), HTTPXRequest(2, proxy=proxy, read_timeout=POLL_S + 10)
    return AiohttpRequest(connections=connections, timeout=20), AiohttpRequest(connections=2, timeout=POLL_S + 10)


class Telegram:
    """One bot on Telegram: receives raw updates, sends outbox messages, fetches files."""

    name = NAME

    def __init__(self, token: str, api_base: str, sending: BaseRequest, polling: BaseRequest, *, rate: float = 30.0):
        self._bot = Bot(
            token,
            base_url=f"{api_base}/bot",
            base_file_url=f"{api_base}/file/bot",
            request=sending,
            get_updates_request=polling,
        )
        self._requests = (sending, polling)
        self._offset = 0
        self.capabilities = Capabilities(True, True, True, True, 4096, 1024, rate, 1.05)

    async def open(self) -> str:
        """Open the connections; returns the bot's username once Telegram answers (raises until it does)."""
        for request in self._requests:
            await request.initialize()
        return (await self._bot.get_me()).username or ""

    async def close(self) -> None:
        """Close the connections."""
        for request in self._requests:
            await request.shutdown()

    async def receive(self, store: Callable[[list[Raw]], Awaitable[None]], *, wait: int = POLL_S) -> int:
        """One getUpdates; the offset moves only after ``store`` has returned. Returns how many updates came.

        ValueError when the answer holds nothing that could be acknowledged: asked again at once, it would come again.
        """
        wanted = {"offset": self._offset, "timeout": wait, "allowed_updates": UPDATES}
        updates = await self._bot.do_api_request("getUpdates", api_kwargs=wanted)
        await store(raw_events(updates))
        ids = [u["update_id"] for u in updates if isinstance(u, dict) and isinstance(u.get("update_id"), int)]
        if updates and not ids:
            raise ValueError("no update_id in what came")
        if ids:
            self._offset = max(ids) + 1
        return len(updates)

    async def set_webhook(self, url: str, secret: str) -> None:
        """Have Telegram post updates to ``url`` with ``secret`` in its header."""
        await self._bot.set_webhook(url, secret_token=secret, allowed_updates=UPDATES, max_connections=10)

    async def drop_webhook(self) -> None:
        """Go back to polling; waiting updates stay."""
        await self._bot.delete_webhook()

    async def set_commands(self, commands: Commands, chat: str | None = None) -> None:
        """Set the command menu of everybody, or of one chat."""
        scope = BotCommandScopeChat(int(chat)) if chat else None
        await self._bot.set_my_commands([BotCommand(*command) for command in commands], scope=scope)

    async def acknowledge(self, callback: str) -> None:
        """Stop the pressed button's spinner; of no consequence when it fails."""
        await self._bot.answer_callback_query(callback)

    async def typing(self, chat: str) -> None:
        """Show that work goes on."""
        await self._bot.send_chat_action(int(chat), "typing")

    async def fetch(self, reference: str, most: int) -> bytes:
        """A sent file's bytes; SendError(NEVER) when it is larger than ``most`` bytes."""
        found = await named(self._bot.get_file(reference))
        if (found.file_size or 0) > most:
            raise SendError(Kind.NEVER, "file_too_large")
        content = bytes(await named(found.download_as_bytearray()))
        if len(content) > most:
            raise SendError(Kind.NEVER, "file_too_large")
        return content

    async def leave(self, chat: str) -> None:
        """Leave a group."""
        await named(self._bot.leave_chat(int(chat)))

    async def send(self, message: Outgoing) -> str:
        """Send one outbox message; returns Telegram's id for it. Raises SendError."""
        if message.kind == "commands":
            await named(self.set_commands(json.loads(message.text), message.chat))
            return ""
        if message.kind == "leave":
            await self.leave(message.chat)
            return ""
        try:
            return await named(self._deliver(message, "HTML"))
        except SendError as error:
            if error.code != "markup":
                raise
            return await named(self._deliver(message, None))

    async def _deliver(self, message: Outgoing, parse_mode: str | None) -> str:
        """Texts that are too long go in parts, the choices under the last one; a caption that is too long goes before its
        file. What fails after a part has left is unclear: sent again, the part would come twice."""
        able = self.capabilities
        *before, last = parts(message.text, able.max_caption if message.attachment else able.max_text)
        for number, part in enumerate(before):
            await self._part(
                replace(message, text=part, choices=(), attachment="", contact_button=""), parse_mode, number
            )
        return await self._part(replace(message, text=last), parse_mode, len(before))

    async def _part(self, message: Outgoing, parse_mode: str | None, number: int) -> str:
        try:
            return await self._one(message, parse_mode)
        except TelegramError as error:
            if number == 0:
                raise
            raise SendError(Kind.UNCLEAR, f"part_{number + 1}") from error

    async def _one(self, message: Outgoing, parse_mode: str | None) -> str:
        chat, markup = int(message.chat), keyboard(message)
        if message.attachment:
            path = Path(message.attachment)
            sender = self._bot.send_photo if path.suffix == ".png" else self._bot.send_document
            sent = await sender(
                chat,
                _content(path),
                caption=message.text or None,
                parse_mode=parse_mode,
                filename=message.attachment_name,
                api_kwargs={"reply_markup": markup},
            )
            return str(sent.message_id)
        if message.edit_of:
            await self._bot.edit_message_text(message.text, chat, int(message.edit_of), parse_mode=parse_mode)
            return message.edit_of
        # raw, because building the library's objects for one message takes longer than sending it
        wanted = {"chat_id": chat, "text": message.text, "parse_mode": parse_mode, "reply_markup": markup}
        sent = await self._bot.do_api_request("sendMessage", api_kwargs=wanted)
        return str(sent["message_id"])


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise SendError(Kind.NEVER, "file_missing") from None


def keyboard(message: Outgoing) -> dict[str, Any] | None:
    """Buttons that carry ``<outbox id>.<n>``, short ones two in a row; or the button that shares one's own contact."""
    if message.contact_button:
        ask = {"text": message.contact_button, "request_contact": True}
        return {"keyboard": [[ask]], "resize_keyboard": True, "one_time_keyboard": True}
    rows: list[list[dict[str, str]]] = []
    for number, choice in enumerate(message.choices):
        button = {"text": choice["label"], "callback_data": f"{message.id}.{number}"}
        if rows and len(rows[-1]) < 2 and max(len(rows[-1][0]["text"]), len(button["text"])) <= SHORT:
            rows[-1].append(button)
        else:
            rows.append([button])
    return {"inline_keyboard": rows} if rows else None
