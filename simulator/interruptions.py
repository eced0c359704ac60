"""Answers that are late, broken, or never come."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

PIECES = 10
PAGE = (
    "<html><head><title>{0}</title></head><body><center><h1>{0}</h1></center><hr><center>nginx</center></body></html>"
)


def page(code: int, title: str) -> Response:
    """An HTML page where a client expects JSON."""
    return Response(PAGE.format(f"{code} {title}"), status_code=code, media_type="text/html")


async def hang(request: Request) -> Response:
    """No answer until the client gives up. In process nobody can wait, so the client's own timeout error is raised."""
    if _transport(request) is None:
        raise httpx.ReadTimeout("the simulated answer never came")
    await disconnected(request)
    return Response()


async def disconnected(request: Request) -> None:
    """Wait until the client hangs up."""
    while (await request.receive())["type"] != "http.disconnect":
        continue


def reset(request: Request) -> Response:
    """The connection breaks."""
    if (transport := _transport(request)) is None:
        raise httpx.ReadError("the simulated connection was reset")
    transport.abort()
    return Response()


def unreachable(request: Request) -> Response:
    """Nothing gets through. In process: the error of a failed connect; over a port: a connection cut at once."""
    if _transport(request) is None:
        raise httpx.ConnectError("the simulated network is down")
    return reset(request)


def slowly(response: Response, seconds: float) -> Response:
    """The same answer, its body spread over `seconds`."""
    body = bytes(response.body)
    size = max(1, len(body) // PIECES)

    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(body), size):
            await asyncio.sleep(seconds / PIECES)
            yield body[start : start + size]

    return StreamingResponse(pieces(), status_code=response.status_code, media_type=response.media_type)


def _transport(request: Request) -> asyncio.Transport | None:
    """The socket below, known when simulator.server serves the request."""
    transport = request.scope.get("state", {}).get("transport")
    return transport if isinstance(transport, asyncio.Transport) else None
