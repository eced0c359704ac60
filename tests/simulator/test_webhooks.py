"""Updates posted to a bot's own address on this machine."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram.error import BadRequest

from simulator.webhooks import WebhookPump
from tests.simulator.clocks import until


class Receiver:
    """A bot's web side that refuses the first `refusals` posts."""

    def __init__(self, refusals: int = 0) -> None:
        self.refusals = refusals
        self.accepted: list[tuple[str, str | None]] = []
        self.app = Starlette(routes=[Route("/hook", self.receive, methods=["POST"])])

    async def receive(self, request: Request) -> Response:
        update = await request.json()
        if self.refusals:
            self.refusals -= 1
            return Response(status_code=503)
        self.accepted.append((update["message"]["text"], request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        return Response()


async def delivered(receiver, telegram, count):
    await until(lambda: len(receiver.accepted) >= count and not telegram.bot.queue.pending)
    return receiver.accepted


async def test_updates_come_in_order_with_the_secret(bot, telegram, lan):
    receiver = Receiver()
    telegram.webhooks = WebhookPump(httpx.ASGITransport(app=receiver.app))
    lan.type("trước")
    await bot.set_webhook("http://localhost/hook", secret_token="S3cret_-")
    lan.type("sau")
    assert await delivered(receiver, telegram, 2) == [("trước", "S3cret_-"), ("sau", "S3cret_-")]


async def test_refused_updates_come_again(bot, telegram, lan):
    receiver = Receiver(refusals=2)
    telegram.webhooks = WebhookPump(httpx.ASGITransport(app=receiver.app), retry_seconds=0.0)
    await bot.set_webhook("http://localhost/hook")
    lan.type("một")
    assert await delivered(receiver, telegram, 1) == [("một", None)]
    assert "503" in (await bot.get_webhook_info()).last_error_message


async def test_only_this_machine_is_reached(bot):
    with pytest.raises(BadRequest, match="this machine only"):
        await bot.set_webhook("https://example.com/hook")
    with pytest.raises(BadRequest, match="unallowed characters"):
        await bot.set_webhook("http://localhost/hook", secret_token="có dấu")
    assert (await bot.get_webhook_info()).url == ""


async def test_pending_updates_can_be_dropped(bot, lan):
    lan.type("cũ")
    assert (await bot.get_webhook_info()).pending_update_count == 1
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates(timeout=0) == ()
