"""The clock bar: simulated time, the network switch, the year that plays itself, live changes."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from simulator.host import Host
from simulator.telegram import Telegram
from simulator.views import delivery_view, refusal_view

log = logging.getLogger(__name__)
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
OFFICE_OPENS = time(8, 0)
HEARTBEAT_SECONDS = 20.0
BREATH_SECONDS = 0.05
LEDGER_ROWS = 40
BUSY = "Đồng hồ đang chạy, xin chờ trong giây lát."
NO_DATE = "Xin nhập ngày theo mẫu 24/3/2027."
PAST = "Đồng hồ chỉ tua tới, không tua lùi."
STUCK = "Đồng hồ chưa tua được. Chi tiết ghi ở cửa sổ lệnh."
NOTHING_DUE = "Không còn mốc nhắc nào phía trước."


class Show:
    """What the clock bar asks for; one movement of the clock at a time."""

    def __init__(self, telegram: Telegram, host: Host) -> None:
        self._telegram = telegram
        self._host = host
        self._running: str | None = None
        self._year: dict[str, Any] | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def state(self, request: Request) -> Response:
        telegram = self._telegram
        facts = {
            "now": self._host.now().isoformat(),
            "network": telegram.faults.network,
            "bot": {"name": telegram.bot.name, "username": telegram.bot.username},
            "jumps": [{"label": label, "date": day} for label, day in self._host.jumps],
            "delivered": len(telegram.ledger),
            "refused": len(telegram.refusals),
            "running": self._running,
            "year": self._year,
            "can_play_year": self._host.play_year is not None,
        }
        return JSONResponse(facts)

    async def people(self, request: Request) -> Response:
        return JSONResponse(self._host.people() or self._everybody())

    def _everybody(self) -> list[dict[str, Any]]:
        """People the host does not describe, such as those another process added."""
        return [
            {
                "user_id": person.user_id,
                "name": f"{person.last_name} {person.first_name}".strip(),
                "unit": "",
                "role": "",
            }
            for person in self._telegram.people.values()
        ]

    async def events(self, request: Request) -> Response:
        """Server-Sent Events: the newest version number, whenever something changed."""
        headers = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
        return StreamingResponse(self._versions(), media_type="text/event-stream", headers=headers)

    async def _versions(self) -> AsyncIterator[str]:
        while True:
            told = self._telegram.version
            yield f"data: {told}\n\n"
            await asyncio.sleep(BREATH_SECONDS)
            if self._telegram.version == told:
                await self._telegram.changed.wait(HEARTBEAT_SECONDS)

    async def ledger(self, request: Request) -> Response:
        delivered = [delivery_view(item) for item in self._telegram.ledger[-LEDGER_ROWS:]]
        refused = [refusal_view(item) for item in self._telegram.refusals[-LEDGER_ROWS:]]
        return JSONResponse({"delivered": delivered[::-1], "refused": refused[::-1]})

    async def received(self, request: Request) -> Response:
        """How many messages each person was sent so far."""
        counts = self._telegram.received.items()
        return JSONResponse([{"user_id": chat_id, "count": count} for chat_id, count in counts if chat_id > 0])

    async def network(self, request: Request) -> Response:
        self._telegram.set_network(json.loads(await request.body())["state"])
        return JSONResponse({})

    async def advance(self, request: Request) -> Response:
        """`{"hours"}`, `{"days"}`, `{"date": ISO}` (office opening time) or `{"next": true}`."""
        if self._running:
            return _refused(BUSY)
        try:
            target = self._target(json.loads(await request.body()))
        except ValueError:
            return _refused(NO_DATE)
        if target is None:
            return _refused(NOTHING_DUE)
        if target <= self._host.now():
            return _refused(PAST)
        try:
            await self._while_running("advance", self._host.advance(target))
        except Exception:
            log.exception("the host could not advance the clock")
            return _refused(STUCK)
        return JSONResponse({"now": self._host.now().isoformat()})

    def _target(self, asked: dict[str, Any]) -> datetime | None:
        now = self._host.now()
        if asked.get("next"):
            return self._next_reminder(now)
        if "date" in asked:
            return datetime.combine(date.fromisoformat(asked["date"]), OFFICE_OPENS, HANOI)
        return now + timedelta(hours=float(asked.get("hours", 0)), days=float(asked.get("days", 0)))

    def _next_reminder(self, now: datetime) -> datetime | None:
        """The host's answer, or the nearest chip when it gives none."""
        if self._host.next_reminder is not None:
            return self._host.next_reminder()
        days = (datetime.combine(date.fromisoformat(day), OFFICE_OPENS, HANOI) for _, day in self._host.jumps)
        return min((moment for moment in days if moment > now), default=None)

    async def play_year(self, request: Request) -> Response:
        if self._running or self._host.play_year is None:
            return _refused(BUSY)
        self._year = {"done": 0, "total": 1, "line": "", "finished": False}
        task = asyncio.create_task(self._while_running("year", self._host.play_year(self._progress)))
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return JSONResponse({})

    def _progress(self, done: int, total: int, line: str) -> None:
        self._year = {"done": done, "total": total, "line": line, "finished": False}
        self._telegram.touch()

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        failed = task.cancelled() or task.exception() is not None
        if failed and not task.cancelled():
            log.error("the year did not play to its end", exc_info=task.exception())
        self._year = {**(self._year or {}), "finished": True, "failed": failed}
        self._telegram.touch()

    async def _while_running(self, what: str, work: Awaitable[None]) -> None:
        self._running = what
        self._telegram.touch()
        try:
            await work
        finally:
            self._running = None
            self._telegram.touch()


def _refused(reason: str) -> Response:
    return JSONResponse({"error": reason}, status_code=409)
