"""Checks of reply_markup, with Telegram's answers."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from simulator.chats import Chat
from simulator.errors import ApiError, bad_request

Json = dict[str, Any]
ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
DATA_BYTES = 64
BUTTONS = 100


def checked_markup(markup: Any, chat: Chat) -> Json | None:
    """The markup as it may be shown in `chat`; ApiError 400 for one Telegram refuses."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(_rows(markup["inline_keyboard"]))
    if "keyboard" in markup:
        _reply(_rows(markup["keyboard"]), chat)
    return markup


def _rows(rows: Any) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('can\'t parse inline keyboard: field "inline_keyboard" must be an Array of Arrays')
    return rows


def _inline(rows: list[list[Any]]) -> Json | None:
    if sum(map(len, rows)) > BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for row in rows:
        for button in row:
            _check_button(button)
    shown = [row for row in rows if row]
    return {"inline_keyboard": shown} if shown else None


def _check_button(button: Any) -> None:
    if not isinstance(button, dict) or not str(button.get("text", "")).strip():
        raise _unreadable(
            'Field "text" must be of type String' if not isinstance(button, dict) else "button text must be non-empty"
        )
    chosen = [name for name in ACTIONS if name in button]
    if not chosen:
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_url(str(button["url"]))


def _check_url(url: str) -> None:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in ("http", "https", "tg", "ton"):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if parts.scheme != "tg" and "." not in (parts.hostname or ""):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _reply(rows: list[list[Any]], chat: Chat) -> None:
    for row in rows:
        for button in row:
            asks = isinstance(button, dict) and button.get("request_contact")
            if asks and not chat.private:
                raise bad_request("phone number can be requested in private chats only")


def _unreadable(reason: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {reason}")
