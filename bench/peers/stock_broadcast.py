"""The peer: a stock python-telegram-bot application that broadcasts through AIORateLimiter and answers meanwhile."""

import asyncio
import sys
from typing import Any

from telegram.ext import AIORateLimiter, Application, ContextTypes, MessageHandler, filters


def main(base: str, people: int, first_chat: int, rate: float, variant: str) -> None:
    """Broadcast to ``people`` chats after ``first_chat``; poll ``base`` until the process is ended."""

    async def tell(app: Any, chat: int) -> None:
        await app.bot.send_message(chat, "Phong trào thi đua đã được phát động.")

    async def broadcast(app: Any) -> None:
        chats = range(first_chat + 1, first_chat + people + 1)
        if variant == "once":
            await asyncio.gather(*(tell(app, chat) for chat in chats), return_exceptions=True)
            return
        for chat in chats:
            await tell(app, chat)

    async def started(app: Any) -> None:
        app.create_task(broadcast(app))

    async def answer(update: Any, context: ContextTypes.DEFAULT_TYPE) -> None:
        await update.message.reply_text("Đồng chí chọn một mục")

    limiter = AIORateLimiter(overall_max_rate=rate, overall_time_period=1, max_retries=10)
    builder = Application.builder().token("1:bench").base_url(f"{base}/bot").rate_limiter(limiter)
    app = builder.connection_pool_size(256).pool_timeout(600).concurrent_updates(True).post_init(started).build()
    app.add_handler(MessageHandler(filters.ALL, answer))
    app.run_polling()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]), sys.argv[5])
