"""Files a phone opens or saves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from simulator.telegram import Telegram
from simulator.views import IMAGES


def attachment(telegram: Telegram) -> Callable[[Request], Awaitable[Response]]:
    """Images are shown in the page; everything else is saved under its own name, never opened."""

    async def serve(request: Request) -> Response:
        stored = telegram.files.by_path(request.path_params["path"])
        if stored is None:
            return Response("Không tìm thấy tệp.", status_code=404, media_type="text/plain")
        kind = "inline" if stored.mime in IMAGES else "attachment"
        named = f"{kind}; filename*=UTF-8''{quote(stored.name, safe='')}"
        headers = {"Content-Disposition": named, "X-Content-Type-Options": "nosniff"}
        return Response(stored.content, media_type=stored.mime, headers=headers)

    return serve
