"""The peer: a stock python-telegram-bot application with aiosqlite that only inserts the text and replies."""

import sys
from typing import Any

import aiosqlite
from telegram.ext import Application, ContextTypes, MessageHandler, filters


def main(base: str, database: str) -> None:
    """Poll ``base`` until the process is ended."""
    state: dict[str, aiosqlite.Connection] = {}

    async def opened(_: Any) -> None:
        state["db"] = await aiosqlite.connect(database)
        await state["db"].execute("PRAGMA journal_mode=WAL")
        await state["db"].execute("PRAGMA synchronous=FULL")
        await state["db"].execute(
            "CREATE TABLE IF NOT EXISTS reports (id INTEGER PRIMARY KEY, chat INTEGER, text TEXT)"
        )

    async def report(update: Any, context: ContextTypes.DEFAULT_TYPE) -> None:
        await state["db"].execute(
            "INSERT INTO reports (chat, text) VALUES (?, ?)", (update.message.chat_id, update.message.text)
        )
        await state["db"].commit()
        await update.message.reply_text("Đã ghi nhận")

    app = (
        Application.builder()
        .token("1:bench")
        .base_url(f"{base}/bot")
        .connection_pool_size(64)
        .pool_timeout(60)
        .concurrent_updates(True)
        .post_init(opened)
        .build()
    )
    app.add_handler(MessageHandler(filters.ALL, report))
    app.run_polling()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
