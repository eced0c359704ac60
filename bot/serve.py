"""``thidua run``: live on Telegram until a signal says stop."""

import asyncio
import logging
import signal
from typing import Any

import uvicorn
from sqlalchemy import text

from bot.app import Bot, build
from bot.clock import clock_for
from bot.networks.telegram import Telegram, requests
from bot.settings import Settings
from bot.web.app import web_app
from handlers.menu import everybodys_commands
from storage import inbox, outbox
from storage.database import Database

log = logging.getLogger(__name__)

CONNECTIONS = 64


async def serve(settings: Settings) -> None:
    """Run until SIGTERM or SIGINT; what is in hand is finished first (at most about 10 s)."""
    stopping = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    token = settings.telegram_token.get_secret_value()
    sending, polling = requests(settings.telegram_proxy, CONNECTIONS)
    network = Telegram(token, settings.telegram_api_base, sending, polling, rate=settings.telegram_rate)
    username = await _reached(network, stopping)
    if username is None:
        await network.close()
        return
    bot = build(settings, clock_for(settings.clock), network, username, Database(settings.database))
    await _run(bot, stopping)


async def _reached(network: Telegram, stopping: asyncio.Event) -> str | None:
    """The bot's username once Telegram answers; None when told to stop before that."""
    pause = 1.0
    while not stopping.is_set():
        try:
            return await network.open()
        except Exception as error:  # a blocked or broken network at start: wait for it
            log.warning("Telegram does not answer: code=%s, again in %.0f s", type(error).__name__, pause)
            try:
                await asyncio.wait_for(stopping.wait(), pause)
            except TimeoutError:
                pause = min(30.0, pause * 2)
    return None


async def _run(bot: Bot, stopping: asyncio.Event) -> None:
    settings = bot.settings
    server = _web(bot)
    web = asyncio.create_task(server.serve())
    hook = settings.webhook_url
    await _prepare(bot)
    running = asyncio.create_task(bot.run(polls=not hook))
    log.info("running")
    await asyncio.wait([asyncio.create_task(stopping.wait()), running], return_when=asyncio.FIRST_COMPLETED)
    bot.stop()
    await running
    server.should_exit = True
    await web
    await bot.close()
    log.info("stopped")


async def _prepare(bot: Bot) -> None:
    """Tell Telegram how to bring updates, and everybody's command menu; a failure here is not fatal."""
    settings = bot.settings
    try:
        if settings.webhook_url:
            address = f"{settings.webhook_url.rstrip('/')}/webhook/telegram"
            await bot.telegram.set_webhook(address, settings.webhook_secret.get_secret_value())
        else:
            await bot.telegram.drop_webhook()
        await bot.telegram.set_commands(everybodys_commands(bot.office.renderer))
    except Exception as error:
        log.warning("preparing Telegram failed: code=%s", type(error).__name__)


def _web(bot: Bot) -> uvicorn.Server:
    secret = bot.settings.webhook_secret.get_secret_value() if bot.settings.webhook_url else ""
    app = web_app(bot.stored, secret, lambda: health(bot))
    config = uvicorn.Config(app, host="127.0.0.1", port=bot.settings.web_port, log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    return server


async def health(bot: Bot) -> dict[str, Any]:
    """Whether the database answers, what waits, and when something was last received and sent."""
    waiting, states = await bot.database.read(lambda conn: (inbox.backlog(conn), outbox.counts(conn)))
    await bot.database.read(lambda conn: conn.execute(text("SELECT 1")))
    return {"ok": True, "inbox_waiting": waiting, "outbox": states, "last_sent": bot.outbox.progress_at.isoformat()}
