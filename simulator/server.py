"""Serving the simulator on loopback ports, with connections that faults can cut."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from simulator.telegram import Telegram

LOOPBACK = "127.0.0.1"
WATCH_SECONDS = 3600.0


class LineProtocol(H11Protocol):
    """HTTP whose requests know the socket they came by, as `scope["state"]["transport"]`."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


def server(app: ASGIApp, port: int) -> uvicorn.Server:
    """A server on 127.0.0.1:`port` (0 for a free one), quiet, gone a second after it is told to stop."""
    config = uvicorn.Config(
        app,
        host=LOOPBACK,
        port=port,
        http=LineProtocol,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
        timeout_keep_alive=75,
    )
    return uvicorn.Server(config)


@asynccontextmanager
async def api_line(app: ASGIApp, port: int, telegram: Telegram) -> AsyncIterator[int]:
    """Serve `app` on a port of its own (0 for a free one), shut while the network is down. Gives the port.

    A client then fails to connect, which tells it that nothing was sent.
    """
    config = uvicorn.Config(app, http=LineProtocol, log_level="warning", access_log=False, timeout_keep_alive=75)
    config.load()
    line = _Line(config, port)
    await line.follow("normal")
    watcher = asyncio.create_task(_watch(line, telegram))
    try:
        yield line.port
    finally:
        watcher.cancel()
        await line.follow("down")


async def _watch(line: _Line, telegram: Telegram) -> None:
    while True:
        await telegram.network_changed.wait(WATCH_SECONDS)
        await line.follow(telegram.faults.network)


class _Line:
    def __init__(self, config: uvicorn.Config, port: int) -> None:
        self._config = config
        self.port = port
        self._listener: asyncio.Server | None = None
        self._state = ServerState()

    async def follow(self, network: str) -> None:
        """Listen unless the network is down; going down cuts what is connected."""
        if network != "down" and self._listener is None:
            self._listener = await asyncio.get_running_loop().create_server(self._protocol, LOOPBACK, self.port)
            self.port = self._listener.sockets[0].getsockname()[1]
        elif network == "down" and self._listener is not None:
            self._listener.close()
            self._listener = None
            for connection in list(self._state.connections):
                connection.transport.abort()

    def _protocol(self) -> LineProtocol:
        return LineProtocol(config=self._config, server_state=self._state, app_state={})
