"""A network without buttons, edits and files, of 2,000 characters a message, made of the stand-in Telegram."""

import re
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from bot.networks.telegram import Telegram
from bot.networks.written import listed
from handlers.filters import filters
from messages.render import Renderer
from storage.outbox import Outgoing
from tests.kept import TEMPLATES

_LINE = re.compile(r"^(\d{1,2}|[a-z])\. (.+)$", re.MULTILINE)
_OWN_NUMBER = re.compile(r"\d{1,3}\. ")


class Numbered(Telegram):
    """Writes the choices of a message below it; the person answers with what stands before one."""

    def __init__(self, *values: Any, **named: Any) -> None:
        super().__init__(*values, **named)
        can = {"buttons": False, "edits": False, "files": False}
        self.capabilities = replace(self.capabilities, **can, max_text=2000)
        self._renderer = Renderer(filters(ZoneInfo("Asia/Ho_Chi_Minh")))
        self._renderer._environment.bytecode_cache = TEMPLATES

    async def send(self, message: Outgoing) -> str:
        """Send with the choices written out; a row that is an edit comes as a new message."""
        return await super().send(replace(listed(message, self._renderer), edit_of=None))


def sign_of(message: Any, label: str) -> str | None:
    """What stands before ``label`` in a message's list, None when it is not there; the list drops a label's own number."""
    bare = _OWN_NUMBER.sub("", label, count=1)
    return next((sign for sign, shown in _LINE.findall(message.text or "") if shown == bare), None)
