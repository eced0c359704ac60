"""The web door: who may post, how much, and that nothing is acknowledged before it is kept."""

import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from bot.serve import health
from bot.web import app as door
from bot.web.app import MOST_BYTES, web_app
from storage.schema import operations as o
from tests.world import World

SECRET = "bi-mat-cua-cua-vao-0123456789"
HEADER = {"x-telegram-bot-api-secret-token": SECRET}
PLACE = "/webhook/telegram"
LARGE = 60 * 1024 * 1024


@pytest.fixture
async def client(world: World) -> AsyncIterator[httpx.AsyncClient]:
    made = web_app(world.bot.stored, SECRET, lambda: health(world.bot))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=made), base_url="http://bot.test") as client:
        yield client


def update(world: World, text: str = "/menu", number: int = 900_000_001) -> dict[str, Any]:
    """What Telegram posts when Hoa types."""
    world.phones["Hoa"].type(text)
    return {**world.telegram.bot.queue.pending.pop(), "update_id": number}


async def kept(world: World) -> int:
    return await world.database.read(
        lambda conn: conn.execute(select(func.count()).where(o.inbox.c.event_id.like("9000%"))).scalar_one()
    )


async def asked(headers: dict[str, str], pieces: int) -> tuple[int, int]:
    """The status for a body of ``pieces`` of 64 KB, and how many of them were read before it."""
    read, said = 0, 0

    async def never(_: Any) -> None:
        raise AssertionError("nothing may be stored")

    async def receive() -> dict[str, Any]:
        nonlocal read
        read += 1
        return {"type": "http.request", "body": bytes(65536), "more_body": read < pieces}

    async def send(message: dict[str, Any]) -> None:
        nonlocal said
        said = message.get("status", said)

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "POST", "path": PLACE, "raw_path": PLACE.encode(), "query_string": b""}
    scope |= {"headers": raw, "http_version": "1.1", "scheme": "http", "server": ("bot.test", 80), "root_path": ""}
    await web_app(never, SECRET, never)(scope, receive, send)  # type: ignore[arg-type]
    return said, read


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-telegram-bot-api-secret-token": ""},
        {"x-telegram-bot-api-secret-token": "sai"},
        {"x-telegram-bot-api-secret-token": SECRET[:-1]},
        {"x-telegram-bot-api-secret-token": SECRET + "0"},
        {"x-telegram-bot-api-secret-token": SECRET.upper()},
    ],
)
async def test_a_stranger_is_turned_away_before_a_byte_is_read(headers: dict[str, str]) -> None:
    assert await asked({**headers, "content-length": str(LARGE)}, LARGE // 65536) == (403, 0)


async def test_the_secret_is_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def compare(given: bytes, right: bytes) -> bool:
        compared.append((given, right))
        return False

    monkeypatch.setattr(door.hmac, "compare_digest", compare)
    assert (await asked({**HEADER}, 1))[0] == 403
    assert compared == [(SECRET.encode(), SECRET.encode())]


async def test_a_body_that_is_declared_too_long_is_not_read() -> None:
    assert await asked({**HEADER, "content-length": str(MOST_BYTES + 1)}, 100) == (413, 0)
    assert await asked({**HEADER, "content-length": "nhiều"}, 100) == (413, 0)


async def test_a_body_that_proves_too_long_is_read_no_further() -> None:
    status, read = await asked({**HEADER, "content-length": "10"}, 1000)
    assert status == 413
    assert read * 65536 <= MOST_BYTES + 65536


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b'"' + b"\xc3(" + b'"', b"[" * 200_000, b"{'a': 1}"])
async def test_what_is_no_json_is_refused(client: httpx.AsyncClient, world: World, body: bytes) -> None:
    answer = await client.post(PLACE, content=body, headers=HEADER)
    assert answer.status_code == 400
    assert await kept(world) == 0


@pytest.mark.parametrize("body", ["[]", "null", "7", "{}", '{"update_id": "900000009"}'])
async def test_json_that_is_no_update_is_passed_over(client: httpx.AsyncClient, world: World, body: str) -> None:
    assert (await client.post(PLACE, content=body, headers=HEADER)).status_code == 200
    assert await kept(world) == 0


async def test_posted_again_and_again_it_has_one_effect(client: httpx.AsyncClient, world: World) -> None:
    posted = update(world)
    for _ in range(3):
        assert (await client.post(PLACE, json=posted, headers=HEADER)).status_code == 200
    await world.bot.settle(polls=False)
    assert (await client.post(PLACE, json=posted, headers=HEADER)).status_code == 200
    await world.bot.settle(polls=False)
    assert await kept(world) == 1
    assert len(world.unread("Hoa")) == 1


async def test_acknowledged_means_committed(client: httpx.AsyncClient, world: World) -> None:
    assert (await client.post(PLACE, json=update(world), headers=HEADER)).status_code == 200
    await world.restart()
    await world.bot.settle(polls=False)
    assert len(world.unread("Hoa")) == 1


async def test_what_cannot_be_kept_is_not_acknowledged(
    client: httpx.AsyncClient, world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: Any) -> None:
        raise OSError("database or disk is full: /bí mật")

    posted = update(world)
    with monkeypatch.context() as broken, caplog.at_level(logging.DEBUG):
        broken.setattr("storage.inbox.store", full)
        answer = await client.post(PLACE, json=posted, headers=HEADER)
    assert answer.status_code == 503
    assert "bí mật" not in caplog.text + answer.text
    assert await kept(world) == 0
    assert (await client.post(PLACE, json=posted, headers=HEADER)).status_code == 200
    assert await kept(world) == 1


async def test_only_posts_are_taken(client: httpx.AsyncClient) -> None:
    assert (await client.get(PLACE, headers=HEADER)).status_code == 405


async def test_without_a_secret_there_is_no_webhook(world: World) -> None:
    made = web_app(world.bot.stored, "", lambda: health(world.bot))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=made), base_url="http://bot.test") as client:
        assert (await client.post(PLACE, json={}, headers={"x-telegram-bot-api-secret-token": ""})).status_code == 404


async def test_health_tells_what_waits_and_nothing_personal(client: httpx.AsyncClient, world: World) -> None:
    await client.post(PLACE, json=update(world), headers=HEADER)
    answer = await client.get("/health")
    assert answer.status_code == 200
    assert answer.json()["inbox_waiting"] == 1
    assert answer.json().keys() == {"ok", "inbox_waiting", "outbox", "last_sent"}
    assert "/menu" not in json.dumps(answer.json())


async def test_health_is_bad_when_the_database_does_not_answer(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: Any) -> int:
        raise OSError("disk I/O error")

    monkeypatch.setattr("storage.inbox.backlog", gone)
    answer = await client.get("/health")
    assert (answer.status_code, answer.json()) == (503, {"ok": False})
