"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from simulator import interruptions
from simulator.bots import Bot
from simulator.errors import WEBHOOK_ACTIVE, ApiError, conflict, not_found, unauthorized
from simulator.faults import Fault, FaultKind
from simulator.faulty import AFTER, refused_by, stops_before
from simulator.methods import METHODS
from simulator.methods.call import Call
from simulator.parameters import Parameters, read_parameters
from simulator.telegram import Telegram

LONGEST_POLL = 50
BATCH = 100
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def bot_api(telegram: Telegram) -> Starlette:
    """The API alone, for in-process use through an ASGI transport."""
    return Starlette(routes=api_routes(telegram))


def api_routes(telegram: Telegram) -> list[Route]:
    api = _BotApi(telegram)
    return [
        Route("/bot{token}/{method}", api.call, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", api.download, methods=["GET"]),
    ]


class _BotApi:
    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    async def call(self, request: Request) -> Response:
        """One API call under the fault it meets."""
        telegram = self._telegram
        method = request.path_params["method"].lower()
        fault = telegram.faults.take(method)
        if telegram.latency:
            await asyncio.sleep(telegram.latency)
        if fault.kind is not FaultKind.OK and (stopped := await self._stopped(request, method, fault)):
            return stopped
        response = await self._perform(request, method)
        if fault.kind in AFTER:
            return await self._lost(request, method, response, fault)
        return interruptions.unreachable(request) if telegram.faults.network == "down" else response

    async def _stopped(self, request: Request, method: str, fault: Fault) -> Response | None:
        """The answer of a fault that keeps the call from happening; None for one that strikes later."""
        refusal = refused_by(fault)
        if refusal is None and fault.kind in AFTER:
            return None
        self._telegram.refuse(method, None, refusal.code if refusal else 0, str(refusal or fault.kind))
        return _refusal(refusal) if refusal else await stops_before(fault, request)

    async def _lost(self, request: Request, method: str, response: Response, fault: Fault) -> Response:
        if fault.kind is FaultKind.SLOW_BODY:
            return interruptions.slowly(response, fault.seconds)
        self._telegram.refuse(method, None, 0, str(fault.kind))
        return await interruptions.hang(request) if fault.kind is FaultKind.HANG_AFTER else interruptions.reset(request)

    async def _perform(self, request: Request, method: str) -> Response:
        params = Parameters({})
        try:
            bot = self._bot(request)
            params = await read_parameters(request)
            result = await self._result(bot, method, request, params)
        except ApiError as error:
            self._telegram.refuse(method, _chat_id(params), error.code, error.description)
            return _refusal(error)
        return _json({"ok": True, "result": result})

    async def _result(self, bot: Bot, method: str, request: Request, params: Parameters) -> Any:
        telegram, name = self._telegram, request.path_params["method"]
        if telegram.validator:
            telegram.violations += telegram.validator.violations(name, params)
        if method == "getupdates":
            return await _updates(bot, params, request)
        perform = METHODS.get(method)
        if perform is None:
            raise ApiError(404, "Not Found: method not found")
        result = perform(Call(telegram, bot, name, params))
        telegram.webhooks.ensure(bot)
        return result

    def _bot(self, request: Request) -> Bot:
        token = request.path_params["token"]
        bot = self._telegram.bots.get(token)
        if bot is None:
            raise unauthorized() if token.partition(":")[0].isdecimal() else not_found()
        return bot

    async def download(self, request: Request) -> Response:
        """The bytes of a file whose path getFile gave."""
        fault = self._telegram.faults.take("file")
        if fault.kind is not FaultKind.OK and (stopped := await self._stopped(request, "file", fault)):
            return stopped
        stored = self._telegram.files.by_path(request.path_params["path"])
        if request.path_params["token"] not in self._telegram.bots or stored is None:
            return _refusal(not_found())
        return Response(stored.content, media_type="application/octet-stream")


async def _updates(bot: Bot, params: Parameters, request: Request) -> list[dict[str, Any]]:
    if bot.webhook:
        raise conflict(WEBHOOK_ACTIVE)
    bot.queue.allow(params.structure("allowed_updates"))
    limit = min(max(params.integer("limit", BATCH) or BATCH, 1), BATCH)
    seconds = min(max(params.integer("timeout", 0) or 0, 0), LONGEST_POLL)
    poll = bot.queue.poll(params.integer("offset", 0) or 0, limit, seconds)
    return await _while_connected(poll, request) if seconds else await poll


async def _while_connected(poll: Coroutine[Any, Any, list[dict[str, Any]]], request: Request) -> list[dict[str, Any]]:
    """A client that hangs up ends its long poll, so that it does not stand in the way of the next one."""
    polling, gone = asyncio.create_task(poll), asyncio.create_task(interruptions.disconnected(request))
    try:
        await asyncio.wait({polling, gone}, return_when=asyncio.FIRST_COMPLETED)
        return polling.result() if polling.done() else []
    finally:
        polling.cancel()
        gone.cancel()


def _chat_id(params: Parameters) -> int | None:
    name = params.text("chat_id")
    return int(name) if name.lstrip("-").isdecimal() else None


def _refusal(error: ApiError) -> Response:
    return _json(error.body(), error.code)


def _json(body: dict[str, Any], status: int = 200) -> Response:
    return Response(_encode(body), status_code=status, media_type="application/json")
