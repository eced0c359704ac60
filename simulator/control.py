"""/control: another process plays people, sets faults and the clock, and reads what was delivered."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator.disturbance import Disturbance
from simulator.errors import PhoneError
from simulator.faults import Fault, FaultKind
from simulator.floods import Limits
from simulator.host import Host
from simulator.odd_updates import malformed, oversized, unknown_kind
from simulator.people import Person
from simulator.phone_actions import perform
from simulator.telegram import Telegram
from simulator.views import chat_view, delivery_view, refusal_view

Json = dict[str, Any]
Answer = Callable[[Request, Json], Awaitable[Any]]


def control_routes(telegram: Telegram, host: Host) -> list[Route]:
    """Every answer is JSON; a wrong request gets 400 with `error`."""
    control = _Control(telegram, host)
    get: dict[str, Answer] = {
        "/control/state": control.state,
        "/control/people/{user_id:int}/chat": control.chat,
        "/control/ledger": control.ledger,
        "/control/refusals": control.refusals,
        "/control/violations": control.violations,
    }
    post: dict[str, Answer] = {
        "/control/people": control.add_person,
        "/control/people/{user_id:int}/upload": control.upload,
        "/control/people/{user_id:int}/{action}": control.act,
        "/control/groups": control.add_group,
        "/control/groups/{chat_id:int}/say": control.say,
        "/control/faults": control.script,
        "/control/mix": control.mix,
        "/control/clear": control.clear,
        "/control/network": control.network,
        "/control/disturbance": control.disturb,
        "/control/limits": control.limit,
        "/control/inject": control.inject,
        "/control/expire": control.expire,
        "/control/time": control.set_time,
    }
    served = [("GET", get), ("POST", post)]
    return [Route(path, _json(answer), methods=[verb]) for verb, table in served for path, answer in table.items()]


def _json(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            return JSONResponse(await answer(request, await _body(request)))
        except (KeyError, ValueError, TypeError, PhoneError) as error:
            return JSONResponse({"error": f"{type(error).__name__}: {error}"}, status_code=400)

    return endpoint


async def _body(request: Request) -> Json:
    if request.method == "GET" or request.url.path.endswith("/upload"):
        return {}
    body = json.loads(await request.body() or b"{}")
    if not isinstance(body, dict):
        raise ValueError("a JSON object is expected")
    return body


class _Control:
    def __init__(self, telegram: Telegram, host: Host) -> None:
        self._telegram = telegram
        self._host = host

    def _person(self, request: Request) -> Person:
        return self._telegram.people[request.path_params["user_id"]]

    async def state(self, request: Request, body: Json) -> Json:
        telegram = self._telegram
        waiting = {bot.username: len(bot.queue.pending) for bot in telegram.bots.values()}
        facts = {"now": telegram.now().isoformat(), "network": telegram.faults.network, "pending": waiting}
        floods = {"refused": telegram.floods.refused, "in_penalty": telegram.floods.in_penalty}
        return {**facts, "delivered": len(telegram.ledger), "refused": len(telegram.refusals), "floods": floods}

    async def chat(self, request: Request, body: Json) -> Json:
        query = request.query_params
        return chat_view(self._person(request), int(query.get("since", 0)), int(query.get("earliest", 0)))

    async def ledger(self, request: Request, body: Json) -> list[Json]:
        since = int(request.query_params.get("since", 0))
        return [delivery_view(delivery) for delivery in self._telegram.ledger[since:]]

    async def refusals(self, request: Request, body: Json) -> list[Json]:
        since = int(request.query_params.get("since", 0))
        return [refusal_view(refusal) for refusal in self._telegram.refusals[since:]]

    async def violations(self, request: Request, body: Json) -> list[str]:
        return self._telegram.violations

    async def add_person(self, request: Request, body: Json) -> Json:
        return {"user_id": self._telegram.add_person(**body).user_id}

    async def act(self, request: Request, body: Json) -> Json:
        return perform(self._person(request), request.path_params["action"], body)

    async def upload(self, request: Request, body: Json) -> Json:
        """The body is the file; `kind` (photo or document), `name` and `caption` are in the query."""
        query, content = request.query_params, await request.body()
        person, caption = self._person(request), query.get("caption", "")
        if query.get("kind") == "photo":
            return {"message_id": person.send_photo(content, caption).message_id}
        mime = request.headers.get("content-type", "application/octet-stream")
        return {"message_id": person.send_file(query["name"], content, mime, caption).message_id}

    async def add_group(self, request: Request, body: Json) -> Json:
        group = self._telegram.add_group(body["chat_id"], body["title"])
        group.add_bot(self._telegram.people[body["by"]])
        return {"chat_id": group.chat_id}

    async def say(self, request: Request, body: Json) -> Json:
        group = self._telegram.groups[request.path_params["chat_id"]]
        return {"message_id": group.say(self._telegram.people[body["user_id"]], body["text"]).message_id}

    async def script(self, request: Request, body: Json) -> Json:
        """`{"method", "faults": [{"kind", ...}]}` for the next calls, or `{"method", "always": {...} or null}`."""
        faults = self._telegram.faults
        if "always" in body:
            faults.always(body["method"], _fault(body["always"]) if body["always"] else None)
        faults.script(body["method"], *(_fault(item) for item in body.get("faults", ())))
        return {}

    async def mix(self, request: Request, body: Json) -> Json:
        shares = {FaultKind(kind): float(share) for kind, share in body["shares"].items()}
        self._telegram.faults.mix(int(body["seed"]), shares, tuple(body.get("methods", ())))
        return {}

    async def clear(self, request: Request, body: Json) -> Json:
        self._telegram.faults.clear()
        self._telegram.set_network("normal")
        return {}

    async def network(self, request: Request, body: Json) -> Json:
        self._telegram.set_network(body["state"])
        return {}

    async def disturb(self, request: Request, body: Json) -> Json:
        """`{"seed", "duplicate", "reorder"}`, or `{}` for none."""
        self._telegram.bot.queue.disturbance = Disturbance(**body) if body else None
        return {}

    async def limit(self, request: Request, body: Json) -> Json:
        """`{"chat": [count, seconds], "overall": ..., "group": ...}`, or `{}` for none."""
        windows: Json = {name: (int(count), float(seconds)) for name, (count, seconds) in body.items()}
        self._telegram.floods.set_limits(Limits(**windows) if windows else None)
        return {}

    async def inject(self, request: Request, body: Json) -> Json:
        """`{"update": any object}`, or `{"odd": "malformed" | "unknown_kind" | "oversized", ...}`."""
        update = body["update"] if "update" in body else _odd(**body)
        return {"update_id": self._telegram.bot.queue.inject(update)}

    async def expire(self, request: Request, body: Json) -> Json:
        """Lose the updates that waited longer than 24 simulated hours."""
        return {"lost": self._telegram.bot.queue.forget_older()}

    async def set_time(self, request: Request, body: Json) -> Json:
        await self._host.advance(datetime.fromisoformat(body["now"]))
        return {"now": self._telegram.now().isoformat()}


def _odd(odd: str, chat_id: int = 0) -> Json:
    return oversized(chat_id) if odd == "oversized" else {"malformed": malformed, "unknown_kind": unknown_kind}[odd]()


def _fault(body: Json) -> Fault:
    return Fault(**{**body, "kind": FaultKind(body["kind"])})
