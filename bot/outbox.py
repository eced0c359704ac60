"""The one door out: claim with a lease, wait for the network's slot, send, record what became of it."""

import asyncio
import logging
import random
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol

from sqlalchemy import Connection

from bot.clock import Clock
from bot.errors import Kind, SendError
from bot.limits import Limiter
from storage import outbox
from storage.database import Database
from storage.outbox import Outgoing, Priority, State

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=120)
LONGEST_LIFE = timedelta(hours=24)
FIRST_WAIT_S = 2.0
LONGEST_WAIT_S = 300.0
PARALLEL = 64
LANDING_S = 0.02
LONGEST_NAP_S = 0.5
LONGEST_PAUSE_S = 30.0


class Sending(Protocol):
    """The part of a network that the sender needs."""

    async def send(self, message: Outgoing) -> str:
        """Deliver a message and return the network's id for it, or raise SendError."""
        ...


class Outbox:
    """Sends what handlers and sweeps have queued, replies first."""

    def __init__(
        self, database: Database, networks: Mapping[str, Sending], limiters: Mapping[str, Limiter], clock: Clock
    ):
        self._database = database
        self._networks = networks
        self._limiters = dict(limiters)
        self._clock = clock
        self._flying: dict[asyncio.Task[None], str] = {}
        self.progress_at = clock.now()

    def pace(self, network: str, limiter: Limiter) -> None:
        """Keep under another rate from now on."""
        self._limiters[network] = limiter

    async def recover(self) -> int:
        """At start: what a dead sender had in hand is unclear now, and a network's penalty goes on.

        Returns how many messages became unclear.
        """
        now = self._clock.now()
        for network, limiter in self._limiters.items():
            until = await self._database.read(partial(outbox.penalty, network=network))
            if until is not None and until > now:
                limiter.hold((until - now).total_seconds())
        never = datetime.max.replace(tzinfo=now.tzinfo)
        return await self._database.write(lambda conn: outbox.park_expired(conn, never))

    async def pump(self) -> int:
        """Claim what may leave now and start sending it; returns how many messages were claimed."""
        if len(self._flying) > PARALLEL // 2:  # let more of them land, so that one transaction claims many
            await asyncio.wait(self._flying, timeout=LANDING_S)
        room = min(PARALLEL - len(self._flying), max(limiter.room() for limiter in self._limiters.values()))
        if room <= 0:
            await self._until_room()
            return 1
        claimed = await self._database.write(lambda conn: self._claim(conn, room))
        for message in claimed:
            limiter = self._limiters[message.network]
            task = asyncio.create_task(self._deliver(message, limiter))
            self._flying[task] = message.chat
            task.add_done_callback(self._landed)
        return len(claimed)

    async def _until_room(self) -> None:
        """Wait for a slot to come near, or for one of too many messages in flight to land."""
        if len(self._flying) >= PARALLEL:
            await asyncio.wait(self._flying, return_when=asyncio.FIRST_COMPLETED)
        else:
            await asyncio.sleep(min(LONGEST_NAP_S, *(limiter.pause() for limiter in self._limiters.values())))

    async def settle(self, longest: float | None = None) -> None:
        """Wait until everything in flight has landed and is recorded.

        What has not after ``longest`` seconds is let go: its row still says that it is being sent, so the next start parks it.
        """
        while self._flying:
            landed, flying = await asyncio.wait(self._flying, timeout=longest)
            if not landed:
                log.warning("let go in flight: %s", len(flying))
                for task in flying:
                    task.cancel()

    def _landed(self, task: asyncio.Task[None]) -> None:
        self._flying.pop(task, None)
        if not task.cancelled() and task.exception() is not None:
            log.error("recording a delivery failed: %s", type(task.exception()).__name__)

    def _claim(self, conn: Connection, room: int) -> list[Outgoing]:
        now = self._clock.now()
        busy = [chat for limiter in self._limiters.values() for chat in limiter.busy()]
        busy += list(self._flying.values())
        return outbox.claim(conn, now=now, until=now + LEASE, most=room, lowest=Priority.BROADCAST, busy=busy)

    async def _deliver(self, message: Outgoing, limiter: Limiter) -> None:
        await limiter.slot()
        if (left := limiter.held()) > 0:  # the network has refused another message meanwhile
            await self._again(message, "flood", self._clock.now() + timedelta(seconds=left))
            return
        limiter.wrote(message.chat)
        try:
            delivered = await self._networks[message.network].send(message)
        except SendError as error:
            await self._failed(message, error, limiter)
        except Exception as error:  # a fault of our own: the message may have left
            log.error("send failed: code=%s row=%s", type(error).__name__, message.id)
            await self._record(message, State.UNCLEAR, type(error).__name__)
        else:
            now = self._clock.now()
            await self._durably(lambda conn: outbox.sent(conn, [(message.id, delivered)], now))
            self.progress_at = now

    async def _failed(self, message: Outgoing, error: SendError, limiter: Limiter) -> None:
        log.warning("send: code=%s row=%s attempt=%s", error.code, message.id, message.attempts + 1)
        now = self._clock.now()
        match error.kind:
            case Kind.FLOOD:
                limiter.refused(message.chat, error.after)
                await self._again(message, error.code, now + timedelta(seconds=error.after))
            case Kind.LATER if now - message.created_at < LONGEST_LIFE:
                await self._again(message, error.code, now + timedelta(seconds=wait_before(message.attempts + 1)))
            case Kind.LEFT:
                await self._record(message, State.DEAD, error.code)
                await self._durably(lambda conn: outbox.person_left(conn, message.network, message.chat, now))
            case Kind.MOVED:
                await self._again(message, error.code, None)
                await self._durably(lambda conn: outbox.chat_moved(conn, message.network, message.chat, error.chat))
            case Kind.UNCLEAR:
                await self._record(message, State.UNCLEAR, error.code)
            case _:
                await self._record(message, State.DEAD, error.code)

    async def _again(self, message: Outgoing, code: str, not_before: datetime | None) -> None:
        await self._durably(lambda conn: outbox.return_unsent(conn, message.id, code, not_before))

    async def _record(self, message: Outgoing, state: State, code: str) -> None:
        await self._durably(lambda conn: outbox.settle(conn, message.id, state, error=code))

    async def _durably(self, work: Callable[[Connection], Any]) -> None:
        """Record what is known of a message, however long the database is locked or full; its chat waits meanwhile."""
        pause = 1.0
        while True:
            try:
                await self._database.write(work)
                return
            except Exception as error:
                log.warning("recording a delivery: code=%s, again in %.0f s", type(error).__name__, pause)
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE_S, pause * 2)


def wait_before(attempt: int) -> float:
    """Seconds before try ``attempt + 1``: doubling, with jitter, at most five minutes, so that an outage ends soon after."""
    return min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(attempt, 10)) * random.uniform(0.8, 1.2)
