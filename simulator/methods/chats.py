"""getChat, leaveChat."""

from __future__ import annotations

from typing import Any

from simulator.errors import bad_request
from simulator.methods.call import Call, known_chat, writable_chat


def get_chat(call: Call) -> dict[str, Any]:
    chat = known_chat(call)
    accepted = dict.fromkeys(("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription"), False)
    gifts = {**accepted, "gifts_from_channels": False}
    return {**chat.as_api(), "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


def leave(call: Call) -> bool:
    chat = writable_chat(call)
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.kicked = True
    call.telegram.touch()
    return True
