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
    return uvicorn.Server(_config(app, port))


def _config(app: ASGIApp, port: int) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        host=LOOPBACK,
        port=port,
        http=LineProtocol,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
        timeout_keep_alive=75,
    )


@asynccontextmanager
async def listening(app: ASGIApp, port: int = 0) -> AsyncIterator[int]:
    """Serve `app` inside the running loop, without touching signals. Gives the port; leaving cuts what is connected."""
    line = _Line(app, port)
    await line.open()
    try:
        yield line.port
    finally:
        line.close()


@asynccontextmanager
async def api_line(app: ASGIApp, port: int, telegram: Telegram) -> AsyncIterator[int]:
    """As `listening`, but shut while the network is down: a client then fails to connect, and knows nothing was sent."""
    line = _Line(app, port)
    await line.open()
    watcher = asyncio.create_task(_watch(line, telegram))
    try:
        yield line.port
    finally:
        watcher.cancel()
        line.close()


async def _watch(line: _Line, telegram: Telegram) -> None:
    while True:
        await telegram.network_changed.wait(WATCH_SECONDS)
        if telegram.faults.network == "down":
            line.close()
        else:
            await line.open()


class _Line:
    """One listening port and its connections."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self.port = port
        self._config = _config(app, port)
        self._state = ServerState()
        self._listener: asyncio.Server | None = None

    async def open(self) -> None:
        if self._listener is None:
            self._listener = await asyncio.get_running_loop().create_server(self._protocol, LOOPBACK, self.port)
            self.port = self._listener.sockets[0].getsockname()[1]

    def close(self) -> None:
        """Stop listening and cut what is connected."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        for connection in list(self._state.connections):
            connection.transport.abort()

    def _protocol(self) -> LineProtocol:
        return LineProtocol(config=self._config, server_state=self._state, app_state={})
