"""Calls of no consequence, made on the side: a stopped spinner, a typing sign."""

import asyncio
import logging
from collections.abc import Awaitable

log = logging.getLogger(__name__)

_spawned: set[asyncio.Task[None]] = set()


def spawn(call: Awaitable[None]) -> None:
    """Run something of no consequence on the side; its failure is of no consequence either."""

    async def quietly() -> None:
        try:
            await call
        except Exception as error:
            log.info("side call failed: code=%s", type(error).__name__)

    task = asyncio.create_task(quietly())
    _spawned.add(task)
    task.add_done_callback(_spawned.discard)
