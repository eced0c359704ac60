"""The stand-in Bot API as python-telegram-bot meets it, in process."""

from datetime import UTC, datetime

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.request import HTTPXRequest

from simulator import Telegram, bot_api


@pytest.fixture
def telegram() -> Telegram:
    return Telegram(lambda: datetime(2027, 3, 24, 1, 0, tzinfo=UTC))


@pytest.fixture
async def bot(telegram: Telegram):
    app = bot_api(telegram)
    requests = [HTTPXRequest(httpx_kwargs={"transport": httpx.ASGITransport(app=app)}) for _ in range(2)]
    async with Bot(
        telegram.bot.token,
        base_url="http://telegram.test/bot",
        base_file_url="http://telegram.test/file/bot",
        request=requests[0],
        get_updates_request=requests[1],
    ) as bot:
        yield bot


async def test_talk(telegram, bot):
    lan = telegram.add_person(11, "Lan", "Trần Thử", "+84900000011")
    lan.start("abc")
    updates = await bot.get_updates(timeout=0)
    assert updates[0].message.text == "/start abc"
    await bot.send_message(
        11,
        "<b>Xin chào</b>",
        parse_mode="HTML",
        reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("Có", callback_data="1.1")]]),
    )
    assert lan.last.text == "Xin chào"
    lan.press(None, "Có")
    updates = await bot.get_updates(offset=updates[-1].update_id + 1, timeout=0)
    await updates[0].callback_query.answer("Đã nhận")
    assert lan.presses[0].toast == "Đã nhận"
    await updates[0].callback_query.edit_message_text("Cảm ơn")
    assert lan.last.text == "Cảm ơn"
    lan.share_contact()
    lan.send_file("a.xlsx", b"123", "application/zip")
    lan.send_photo(b"xx")
    updates = await bot.get_updates(offset=updates[-1].update_id + 1, timeout=0)
    assert updates[0].message.contact.user_id == 11
    f = await bot.get_file(updates[1].message.document.file_id)
    assert bytes(await f.download_as_bytearray()) == b"123"
    await bot.send_document(11, b"hello", filename="báo cáo.docx", caption="x")
    assert lan.last.file.content == b"hello"
    await bot.set_my_commands([("menu", "Mở menu")])
