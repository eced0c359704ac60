"""/files/<token>: one file for one person until an instant. Every failure looks the same; nothing is listed or cached."""

import logging
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.file_links import Fetched

log = logging.getLogger(__name__)

Fetch = Callable[[str, bool], Awaitable[Fetched | None]]
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}


def file_route(fetch: Fetch) -> Route:
    """The route; ``fetch`` is asked with the token and whether this is a download that counts."""

    async def download(request: Request) -> Response:
        try:
            found = await fetch(request.path_params["token"], request.method == "GET")
        except Exception as error:
            log.error("a file could not be handed over: code=%s", type(error).__name__)
            found = None
        if found is None:
            return PlainTextResponse("not found", 404, _HEADERS)
        return FileResponse(found.path, headers=_HEADERS, media_type="application/octet-stream", filename=found.name)

    return Route("/files/{token}", download)
