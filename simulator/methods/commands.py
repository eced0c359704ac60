"""setMyCommands, getMyCommands, deleteMyCommands and which list a chat's menu shows."""

from __future__ import annotations

import re
from typing import Any

from simulator.bots import Bot
from simulator.chats import Chat
from simulator.errors import bad_request
from simulator.methods.call import Call

NAME = re.compile(r"[a-z0-9_]{1,32}", re.ASCII)
COMMANDS = 100
DESCRIPTION_LETTERS = 256
DEFAULT = "default"
WITHOUT_CHAT = (DEFAULT, "all_private_chats", "all_group_chats", "all_chat_administrators")
WITH_CHAT = ("chat", "chat_administrators", "chat_member")


def set_commands(call: Call) -> bool:
    commands = call.params.structure("commands")
    if not isinstance(commands, list) or len(commands) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH" if isinstance(commands, list) else "expected an Array of BotCommand")
    for command in commands:
        _check(command)
    call.bot.commands[_key(call)] = commands
    call.telegram.touch()
    return True


def get_commands(call: Call) -> list[dict[str, Any]]:
    return call.bot.commands.get(_key(call), [])


def delete_commands(call: Call) -> bool:
    call.bot.commands.pop(_key(call), None)
    call.telegram.touch()
    return True


def menu(bot: Bot, chat: Chat, language: str = "vi") -> list[dict[str, Any]]:
    """The commands a person sees in `chat`: the narrowest scope wins, the person's language before none."""
    kind = "all_private_chats" if chat.private else "all_group_chats"
    for scope in (f"chat:{chat.chat_id}", kind, DEFAULT):
        for spoken in (language, ""):
            if found := bot.commands.get((scope, spoken)):
                return found
    return []


def _check(command: Any) -> None:
    if not NAME.fullmatch(str(command.get("command", ""))):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(str(command.get("description", ""))) <= DESCRIPTION_LETTERS:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def _key(call: Call) -> tuple[str, str]:
    scope = call.params.structure("scope") or {"type": DEFAULT}
    kind, language = scope.get("type"), call.params.text("language_code")
    if kind in WITHOUT_CHAT:
        return kind, language
    if kind not in WITH_CHAT:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    chat = call.bot.chats.get(int(scope.get("chat_id", 0)))
    if chat is None or not chat.started:
        raise bad_request("chat not found")
    place = f"{kind}:{chat.chat_id}"
    return (f"{place}:{scope.get('user_id')}" if kind == "chat_member" else place), language
