"""The web door on 127.0.0.1: Telegram's webhook (secret before body, 200 after the commit, else 503), /health, /files/."""

import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.networks.telegram_events import raw_events
from bot.web.files import Fetch, file_route
from storage.inbox import Raw

log = logging.getLogger(__name__)

MOST_BYTES = 1_000_000
SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the header's name
Store = Callable[[list[Raw]], Awaitable[None]]
Health = Callable[[], Awaitable[dict[str, Any]]]


def web_app(store: Store, secret: str, health: Health, fetch: Fetch | None = None) -> Starlette:
    """The application; with an empty ``secret`` there is no webhook, without ``fetch`` no files are handed over."""

    async def webhook(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return PlainTextResponse("forbidden", 403)
        body = await _body(request)
        if body is None:
            return PlainTextResponse("too large", 413)
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            return PlainTextResponse("not JSON", 400)
        try:
            await store(raw_events([update]))
        except Exception as error:  # not durable, so not acknowledged: the network sends it again
            log.error("an update could not be kept: code=%s", type(error).__name__)
            return PlainTextResponse("try again", 503)
        return PlainTextResponse("ok")

    async def healthy(request: Request) -> Response:
        try:
            return JSONResponse(await health())
        except Exception as error:
            log.error("unwell: code=%s", type(error).__name__)
            return JSONResponse({"ok": False}, 503)

    routes = [Route("/health", healthy)]
    if secret:
        routes.append(Route("/webhook/telegram", webhook, methods=["POST"]))
    if fetch is not None:
        routes.append(file_route(fetch))
    return Starlette(routes=routes)


async def _body(request: Request) -> bytes | None:
    """The request's body, or None once it proves longer than allowed (declared or real)."""
    declared = request.headers.get("content-length", "0")
    if not declared.isdigit() or int(declared) > MOST_BYTES:
        return None
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > MOST_BYTES:
            return None
    return bytes(received)
