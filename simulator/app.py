"""The whole simulator as one application: Bot API, control, page."""

from __future__ import annotations

from starlette.applications import Starlette

from simulator.bot_api import api_routes
from simulator.control import control_routes
from simulator.host import Host
from simulator.page import page_routes
from simulator.telegram import Telegram


def simulator_app(telegram: Telegram, host: Host) -> Starlette:
    """Serve it with `simulator.server.server`, so that faults can cut connections."""
    return Starlette(routes=[*api_routes(telegram), *control_routes(telegram, host), *page_routes(telegram, host)])
