"""The page with the phones: static files, the clock, and live changes."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from simulator.host import Host
from simulator.page.attachments import attachment
from simulator.page.show import Show
from simulator.telegram import Telegram

STATIC = Path(__file__).parent / "static"
POLICY = "default-src 'self'; img-src 'self' data: blob:; frame-ancestors 'none'"


def page_routes(telegram: Telegram, host: Host) -> list[BaseRoute]:
    """`/` and what it loads, under /page."""
    show = Show(telegram, host)
    return [
        Route("/", _index),
        Route("/page/state", show.state),
        Route("/page/people", show.people),
        Route("/page/events", show.events),
        Route("/page/advance", show.advance, methods=["POST"]),
        Route("/page/network", show.network, methods=["POST"]),
        Route("/page/year", show.play_year, methods=["POST"]),
        Route("/page/ledger", show.ledger),
        Route("/page/received", show.received),
        Route("/page/file/{path:path}", attachment(telegram)),
        Mount("/page/static", StaticFiles(directory=STATIC)),
    ]


async def _index(request: Request) -> Response:
    return FileResponse(STATIC / "index.html", headers={"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"})
