"""A Bot API that is only fast: hands out prepared updates, takes sends, keeps a tally. Run as a process of its own.

Speaks just enough HTTP/1.1 for python-telegram-bot over httpx or aiohttp and for Node clients; with ``rate`` it refuses
what goes over a sliding window of one second, as Telegram does, and ``latency`` delays every answer.
"""

import argparse
import asyncio
import json
import time
from collections import defaultdict, deque
from typing import Any
from urllib.parse import parse_qs


class FakeApi:
    """State of the fake: updates still to be handed out, and when each send arrived."""

    def __init__(self, rate: float, latency: float) -> None:
        self.rate = rate
        self.latency = latency
        self.updates: list[dict[str, Any]] = []
        self.asked: defaultdict[int, deque[float]] = defaultdict(deque)
        self.waits: list[float] = []
        self.sent: list[tuple[float, int]] = []
        self.refused = 0
        self.window: deque[float] = deque()
        self.next_message = 1

    async def answer(self, method: str, data: dict[str, Any]) -> tuple[int, Any]:
        """(status, JSON) of one call."""
        if method == "getUpdates":
            return 200, {"ok": True, "result": await self._updates(data)}
        if method in ("sendMessage", "editMessageText"):
            return await self._send(data)
        if method == "getMe":
            me = {"id": 1, "is_bot": True, "first_name": "bench", "username": "bench_bot", "can_join_groups": True}
            me |= {"can_read_all_group_messages": False, "supports_inline_queries": False}
            return 200, {"ok": True, "result": me}
        if method == "bench":
            return 200, self._bench(data)
        return 200, {"ok": True, "result": True}

    async def _updates(self, data: dict[str, Any]) -> list[dict[str, Any]]:
        offset = int(data.get("offset") or 0)
        deadline = time.monotonic() + min(float(data.get("timeout") or 0), 2.0)
        while True:
            ready = self.updates[max(0, offset - 1) : max(0, offset - 1) + 100]
            if ready or time.monotonic() > deadline:
                return ready
            await asyncio.sleep(0.002)

    async def _send(self, data: dict[str, Any]) -> tuple[int, Any]:
        if self.latency:
            await asyncio.sleep(self.latency / 2)
        now = time.monotonic()
        while self.window and self.window[0] <= now - 1.0:
            self.window.popleft()
        if self.rate and len(self.window) >= self.rate:
            self.refused += 1
            wait = {"ok": False, "error_code": 429, "description": "Too Many Requests: retry after 1"}
            return 429, wait | {"parameters": {"retry_after": 1}}
        self.window.append(now)
        chat = int(data["chat_id"])
        self.sent.append((now, chat))
        if self.asked[chat]:
            self.waits.append(now - self.asked[chat].popleft())
        self.next_message += 1
        if self.latency:
            await asyncio.sleep(self.latency / 2)
        chat_info = {"id": chat, "type": "private", "first_name": "x"}
        message = {"message_id": self.next_message, "date": 1, "chat": chat_info, "text": "x"}
        return 200, {"ok": True, "result": message}

    def _bench(self, data: dict[str, Any]) -> Any:
        if "load" in data:
            for chat, text in json.loads(data["load"]):
                self._ask(chat, text)
        tally: dict[str, Any] = {"sent": len(self.sent), "refused": self.refused}
        return tally | ({"log": self.sent, "waits": self.waits} if "log" in data else {})

    def _ask(self, chat: int, text: str) -> None:
        """A person types; the wait for the answer begins."""
        number = len(self.updates) + 1
        person = {"id": chat, "is_bot": False, "first_name": "x"}
        place = {"id": chat, "type": "private", "first_name": "x"}
        message = {"message_id": number, "date": int(time.time()), "chat": place, "from": person, "text": text}
        self.updates.append({"update_id": number, "message": message})
        self.asked[chat].append(time.monotonic())


async def _serve(api: FakeApi, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            lines = head.decode("latin-1").split("\r\n")
            path = lines[0].split(" ")[1]
            headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines[1:]) if k}
            body = await reader.readexactly(int(headers.get("content-length", "0")))
            status, answer = await api.answer(path.partition("?")[0].rpartition("/")[2], _data(path, headers, body))
            payload = json.dumps(answer).encode()
            start = f"HTTP/1.1 {status} x\r\ncontent-type: application/json\r\ncontent-length: {len(payload)}\r\n\r\n"
            writer.write(start.encode() + payload)
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


def _data(path: str, headers: dict[str, str], body: bytes) -> dict[str, Any]:
    if "json" in headers.get("content-type", ""):
        found: dict[str, Any] = json.loads(body or b"{}")
        return found
    query = path.partition("?")[2] + "&" + body.decode()
    return {name: values[0] for name, values in parse_qs(query).items()}


async def main(port: int, rate: float, latency: float) -> None:
    """Serve on 127.0.0.1 until the process is ended."""
    api = FakeApi(rate, latency)
    server = await asyncio.start_server(lambda r, w: _serve(api, r, w), "127.0.0.1", port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--rate", type=float, default=0.0)
    parser.add_argument("--latency", type=float, default=0.0)
    given = parser.parse_args()
    asyncio.run(main(given.port, given.rate, given.latency))
