"""``thidua run``: live on Telegram until a signal says stop."""

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, TypeVar

import uvicorn

from bot.app import Bot, build
from bot.clock import clock_for
from bot.file_links import Fetched, fetched
from bot.networks.telegram import Telegram, requests
from bot.settings import Settings
from bot.standby import become_active, stay_active
from bot.web.app import web_app
from handlers.menu import everybodys_commands
from storage import inbox, outbox
from storage.active_copy import ActiveCopy
from storage.database import Database

log = logging.getLogger(__name__)

T = TypeVar("T")
CONNECTIONS = 64
LONGEST_PAUSE_S = 30.0
WEB_STOP_S = 2


async def serve(settings: Settings) -> None:
    """Run until SIGTERM or SIGINT; what is in hand is finished first (at most about 10 s)."""
    stopping = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    token = settings.telegram_token.get_secret_value()
    sending, polling = requests(settings.telegram_proxy, CONNECTIONS)
    network = Telegram(token, settings.telegram_api_base, sending, polling, rate=settings.telegram_rate)
    reaching = asyncio.create_task(_reached(network))
    await _first(stopping, reaching)
    if not reaching.done():
        reaching.cancel()
        await network.close()
        return
    bot = build(settings, clock_for(settings.clock), network, reaching.result(), Database(settings.database))
    await _run(bot, stopping)


async def _first(stopping: asyncio.Event, *tasks: asyncio.Task[Any]) -> None:
    """Return when told to stop or when one of the tasks has ended, whichever comes first."""
    told = asyncio.create_task(stopping.wait())
    await asyncio.wait([told, *tasks], return_when=asyncio.FIRST_COMPLETED)
    told.cancel()


async def _reached(network: Telegram) -> str:
    """The bot's username, as soon as Telegram answers: a blocked or broken network at start is waited for."""
    return await _insisting("Telegram does not answer", network.open)


async def _insisting(what: str, call: Callable[[], Awaitable[T]]) -> T:
    """Call until it succeeds, with pauses that double up to half a minute."""
    pause = 1.0
    while True:
        try:
            return await call()
        except Exception as error:
            log.warning("%s: code=%s, again in %.0f s", what, type(error).__name__, pause)
        await asyncio.sleep(pause)
        pause = min(LONGEST_PAUSE_S, pause * 2)


async def _run(bot: Bot, stopping: asyncio.Event) -> None:
    server = _web(bot)
    web = asyncio.create_task(server.serve())
    right = None if bot.settings.on_sqlite else ActiveCopy(bot.settings.database)
    waiting = asyncio.create_task(become_active(right))
    await _first(stopping, waiting, web)
    try:
        if waiting.done() and not stopping.is_set():
            await _active(bot, stopping, right)
    finally:
        waiting.cancel()
        server.should_exit = True
        await web
        await bot.close()
        if right is not None:
            right.give_back()
        log.info("stopped")


async def _active(bot: Bot, stopping: asyncio.Event, right: ActiveCopy | None) -> None:
    """Work until told to stop, or until this copy may no longer be the active one (NoLongerActiveError)."""
    preparing = asyncio.create_task(_insisting("preparing Telegram failed", partial(_prepare, bot)))
    running = asyncio.create_task(bot.run(polls=not bot.settings.webhook_url))
    staying = asyncio.create_task(stay_active(right))
    log.info("running")
    await _first(stopping, running, staying)
    preparing.cancel()
    bot.stop()
    await running
    if staying.done():
        staying.result()
    staying.cancel()


async def _prepare(bot: Bot) -> None:
    """Tell Telegram how to bring updates, and everybody's command menu."""
    settings = bot.settings
    if settings.webhook_url:
        address = f"{settings.webhook_url.rstrip('/')}/webhook/telegram"
        await bot.telegram.set_webhook(address, settings.webhook_secret.get_secret_value())
    else:
        await bot.telegram.drop_webhook()
    await bot.telegram.set_commands(everybodys_commands(bot.office.renderer))


def _web(bot: Bot) -> uvicorn.Server:
    secret = bot.settings.webhook_secret.get_secret_value() if bot.settings.webhook_url else ""
    fetch = partial(fetch_file, bot) if bot.settings.public_url else None
    app = web_app(bot.stored, secret, lambda: health(bot), fetch)
    quiet: dict[str, Any] = {"log_level": "warning", "access_log": False, "log_config": None}
    config = uvicorn.Config(
        app, host="127.0.0.1", port=bot.settings.web_port, timeout_graceful_shutdown=WEB_STOP_S, **quiet
    )
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    return server


async def fetch_file(bot: Bot, token: str, counts: bool) -> Fetched | None:
    """What a link leads to now."""
    now = bot.clock.now()
    return await bot.database.write(lambda conn: fetched(conn, bot.settings, token, now, counts=counts))


async def health(bot: Bot) -> dict[str, Any]:
    """What waits, and when something was last sent; raises when the database does not answer."""
    waiting, states = await bot.database.read(lambda conn: (inbox.backlog(conn), outbox.counts(conn)))
    return {"ok": True, "inbox_waiting": waiting, "outbox": states, "last_sent": bot.outbox.progress_at.isoformat()}
