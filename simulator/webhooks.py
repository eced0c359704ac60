"""Posts updates to a bot's webhook, in order, each until it is accepted."""

from __future__ import annotations

import asyncio

import httpx

from simulator.bots import Bot, Webhook

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
TOGETHER = 10
IDLE_SECONDS = 60.0


class WebhookPump:
    """One task per bot. `transport` replaces the network in tests; `retry_seconds` is the pause after a refusal."""

    def __init__(self, transport: httpx.AsyncBaseTransport | None = None, retry_seconds: float = 0.5) -> None:
        self._transport = transport
        self._retry_seconds = retry_seconds
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def ensure(self, bot: Bot) -> None:
        """Start posting for `bot` unless that runs already."""
        task = self._tasks.get(bot.token)
        if bot.webhook and (task is None or task.done()):
            self._tasks[bot.token] = asyncio.create_task(self._run(bot))

    async def _run(self, bot: Bot) -> None:
        async with httpx.AsyncClient(transport=self._transport, trust_env=False, timeout=60) as client:
            while bot.webhook:
                for update in bot.queue.batch(TOGETHER):
                    if not await self._post(client, bot.webhook, update):
                        await asyncio.sleep(self._retry_seconds)
                        break
                    bot.queue.drop(update["update_id"])
                if not bot.queue.pending:
                    await bot.queue.arrived.wait(IDLE_SECONDS)

    async def _post(self, client: httpx.AsyncClient, hook: Webhook, update: dict[str, object]) -> bool:
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        try:
            answer = await client.post(hook.url, json=update, headers=headers)
        except httpx.HTTPError as error:
            hook.last_error = f"{type(error).__name__}: {error}"
            return False
        if not answer.is_success:
            hook.last_error = f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
        return answer.is_success
