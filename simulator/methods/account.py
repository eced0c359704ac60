"""getMe, getFile and the descriptions of the bot."""

from __future__ import annotations

from typing import Any

from simulator.errors import bad_request
from simulator.files import DOWNLOAD_LIMIT
from simulator.methods.call import Call

ABILITIES = (
    "can_read_all_group_messages",
    "supports_inline_queries",
    "can_connect_to_business",
    "has_main_web_app",
)
DESCRIPTION_LETTERS = 512
SHORT_DESCRIPTION_LETTERS = 120


def get_me(call: Call) -> dict[str, Any]:
    return {**call.bot.as_user(), "can_join_groups": True, **dict.fromkeys(ABILITIES, False)}


def done(call: Call) -> bool:
    """logOut and close: nothing to do here."""
    return True


def get_file(call: Call) -> dict[str, Any]:
    stored = call.telegram.files.by_id(call.params.text("file_id"))
    if len(stored.content) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    facts = {"file_id": stored.file_id, "file_unique_id": stored.unique_id}
    return {**facts, "file_size": len(stored.content), "file_path": stored.path}


def set_description(call: Call) -> bool:
    return _describe(call, "description", DESCRIPTION_LETTERS)


def set_short_description(call: Call) -> bool:
    return _describe(call, "short_description", SHORT_DESCRIPTION_LETTERS)


def get_description(call: Call) -> dict[str, str]:
    return _described(call, "description")


def get_short_description(call: Call) -> dict[str, str]:
    return _described(call, "short_description")


def _describe(call: Call, field: str, limit: int) -> bool:
    text = call.params.text(field)
    if len(text) > limit:
        raise bad_request(f"{field.upper()}_TOO_LONG")
    call.bot.descriptions[field, call.params.text("language_code")] = text
    return True


def _described(call: Call, field: str) -> dict[str, str]:
    known = call.bot.descriptions
    return {field: known.get((field, call.params.text("language_code")), known.get((field, ""), ""))}
