"""The Bot API methods the stand-in knows, by lower-case name; getUpdates is served beside them, for it waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from simulator.methods import account, callbacks, chats, commands, editing, sending, webhook
from simulator.methods.call import Call

METHODS: dict[str, Callable[[Call], Any]] = {
    "getme": account.get_me,
    "logout": account.done,
    "close": account.done,
    "getfile": account.get_file,
    "setmydescription": account.set_description,
    "setmyshortdescription": account.set_short_description,
    "getmydescription": account.get_description,
    "getmyshortdescription": account.get_short_description,
    "setmycommands": commands.set_commands,
    "getmycommands": commands.get_commands,
    "deletemycommands": commands.delete_commands,
    "sendmessage": sending.send_message,
    "senddocument": sending.send_document,
    "sendphoto": sending.send_photo,
    "sendchataction": sending.send_chat_action,
    "editmessagetext": editing.edit_text,
    "editmessagereplymarkup": editing.edit_markup,
    "deletemessage": editing.delete,
    "answercallbackquery": callbacks.answer,
    "getchat": chats.get_chat,
    "leavechat": chats.leave,
    "setwebhook": webhook.set_webhook,
    "deletewebhook": webhook.delete_webhook,
    "getwebhookinfo": webhook.webhook_info,
}
