"""The my_chat_member update: the bot was blocked, unblocked, added or removed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from simulator.bots import Bot
from simulator.chats import Chat


def membership_change(bot: Bot, chat: Chat, by: dict[str, Any], at: datetime, *, gone: bool) -> dict[str, Any]:
    """ChatMemberUpdated for the bot itself; `gone` tells which of the two statuses is the new one."""
    here = {"user": bot.as_user(), "status": "member"}
    away = {"user": bot.as_user(), "status": "kicked", "until_date": 0}
    if not chat.private:
        away = {"user": bot.as_user(), "status": "left"}
    old, new = (here, away) if gone else (away, here)
    facts = {"chat": chat.as_api(), "from": by, "date": int(at.timestamp())}
    return {**facts, "old_chat_member": old, "new_chat_member": new}
