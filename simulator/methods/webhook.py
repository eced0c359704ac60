"""setWebhook, deleteWebhook, getWebhookInfo."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from simulator.bots import Webhook
from simulator.errors import bad_request
from simulator.methods.call import Call

SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}", re.ASCII)
LOOPBACK = ("127.0.0.1", "localhost", "::1", "testserver")


def set_webhook(call: Call) -> bool:
    """Post updates to `url` from now on. Only this machine is reached, and plain HTTP is allowed, unlike Telegram."""
    url, secret = call.params.text("url"), call.params.text("secret_token")
    if not url:
        return delete_webhook(call)
    if urlsplit(url).hostname not in LOOPBACK:
        raise bad_request("bad webhook: the simulator posts to this machine only")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _prepare(call)
    call.bot.queue.allow(call.params.structure("allowed_updates"))
    call.bot.webhook = Webhook(url, secret)
    call.bot.queue.arrived.fire()
    return True


def delete_webhook(call: Call) -> bool:
    _prepare(call)
    call.bot.webhook = None
    return True


def webhook_info(call: Call) -> dict[str, Any]:
    hook, waiting = call.bot.webhook, len(call.bot.queue.pending)
    info: dict[str, Any] = {"url": hook.url if hook else "", "has_custom_certificate": False}
    info["pending_update_count"] = waiting
    if hook and hook.last_error:
        info["last_error_message"] = hook.last_error
    return info


def _prepare(call: Call) -> None:
    if call.params.flag("drop_pending_updates"):
        call.bot.queue.pending.clear()
