"""A talk over python-telegram-bot: text, buttons, contacts, files both ways."""

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup
from telegram.constants import ChatAction, ParseMode

from simulator.errors import PhoneError
from tests.simulator.clocks import START

CHOICES = InlineKeyboardMarkup([[InlineKeyboardButton("Có", callback_data="5.1")]])


async def test_bot_knows_itself(bot, telegram):
    assert bot.username == "thidua_demo_bot"
    assert bot.id == telegram.bot.user_id


async def test_start_brings_its_payload_and_the_simulated_time(bot, telegram):
    telegram.add_person(12, "Mai").start("INVITE_12-x")
    (update,) = await bot.get_updates(timeout=0)
    assert update.message.text == "/start INVITE_12-x"
    assert update.message.date == START
    assert update.message.chat.id == update.effective_user.id == 12
    assert [(entity.type, entity.length) for entity in update.message.entities] == [("bot_command", 6)]


@pytest.mark.parametrize("payload", ["x" * 65, "có dấu", "a b", "a.b"])
def test_start_payload_is_short_and_plain(lan, payload):
    with pytest.raises(PhoneError):
        lan.start(payload)


async def test_press_is_answered_on_the_phone(bot, lan):
    sent = await bot.send_message(11, "<b>Đăng ký</b> chưa ạ?", parse_mode=ParseMode.HTML, reply_markup=CHOICES)
    assert lan.last.text == "Đăng ký chưa ạ?"
    assert lan.last.labels == ["Có"]
    lan.press(None, "Có")
    (update,) = await bot.get_updates(timeout=0)
    assert (update.callback_query.data, update.callback_query.message.message_id) == ("5.1", sent.message_id)
    assert not lan.presses[0].answered
    await update.callback_query.answer("Đã ghi nhận", show_alert=True)
    assert (lan.presses[0].answered, lan.presses[0].toast, lan.presses[0].alert) == (True, "Đã ghi nhận", True)


async def test_edit_replaces_text_and_buttons(bot, lan, clock):
    sent = await bot.send_message(11, "Đang tổng hợp", reply_markup=CHOICES)
    clock.forward(minutes=1)
    await sent.edit_text("Đã xong")
    assert (lan.last.text, lan.last.buttons, lan.last.earlier) == ("Đã xong", [], ["Đang tổng hợp"])
    assert lan.last.edited == clock.now()


async def test_markup_alone_can_be_taken_away_and_a_message_deleted(bot, lan):
    sent = await bot.send_message(11, "Chọn", reply_markup=CHOICES)
    await sent.edit_reply_markup(None)
    assert lan.last.buttons == []
    await sent.delete()
    assert lan.received == []


async def test_own_contact_has_the_senders_id(bot, lan):
    asking = ReplyKeyboardMarkup([[KeyboardButton("Chia sẻ", request_contact=True)]])
    question = await bot.send_message(11, "Xin số điện thoại", reply_markup=asking)
    lan.share_contact()
    (update,) = await bot.get_updates(timeout=0)
    contact = update.message.contact
    assert (contact.user_id, contact.phone_number, contact.first_name) == (11, "84900000011", "Lan")
    assert update.message.reply_to_message.message_id == question.message_id


async def test_foreign_and_forwarded_contacts_can_be_told_apart(bot, telegram, lan):
    mai = telegram.add_person(12, "Mai", phone="+84900000012")
    lan.share_contact_of(mai)
    lan.share_contact_of(mai, known=False)
    lan.forward_contact()
    foreign, unknown, forwarded = [update.message for update in await bot.get_updates(timeout=0)]
    assert (foreign.contact.user_id, foreign.from_user.id, foreign.contact.phone_number) == (12, 11, "+84900000012")
    assert unknown.contact.user_id is None
    assert forwarded.contact.user_id == 11
    assert forwarded.forward_origin.sender_user.id == 11


async def test_files_travel_both_ways(bot, lan):
    lan.send_file("Danh sách.xlsx", b"rows", "application/vnd.ms-excel", caption="xin gửi")
    lan.send_photo(b"pixels")
    document, photo = [update.message for update in await bot.get_updates(timeout=0)]
    assert (document.document.file_name, document.caption) == ("Danh sách.xlsx", "xin gửi")
    assert await (await document.document.get_file()).download_as_bytearray() == b"rows"
    assert await (await photo.photo[-1].get_file()).download_as_bytearray() == b"pixels"
    await bot.send_document(11, b"report", filename="Báo cáo.docx", caption="Quý 1")
    assert (lan.last.file.name, lan.last.file.content, lan.last.text) == ("Báo cáo.docx", b"report", "Quý 1")
    known = await bot.send_photo(11, b"\x89PNG chart")
    await bot.send_photo(11, known.photo[-1].file_id)
    assert [message.file.content for message in lan.received[1:]] == [b"\x89PNG chart"] * 2


async def test_edited_text_reaches_the_bot(bot, lan):
    typed = lan.type("đã trồng 320 cây")
    lan.edit(typed.message_id, "đã trồng 330 cây")
    _, update = await bot.get_updates(timeout=0)
    assert (update.edited_message.message_id, update.edited_message.text) == (typed.message_id, "đã trồng 330 cây")


async def test_long_paste_arrives_in_pieces(bot, lan):
    lan.type("ă" * 5000)
    assert [len(update.message.text) for update in await bot.get_updates(timeout=0)] == [4096, 904]


async def test_typing_shows_until_the_answer(bot, lan):
    await bot.send_chat_action(11, ChatAction.TYPING)
    assert lan.private.action == "typing"
    await bot.send_message(11, "Xong")
    assert lan.private.action is None


async def test_menu_follows_the_narrowest_scope(bot, lan, telegram):
    from telegram import BotCommandScopeAllPrivateChats, BotCommandScopeChat

    from simulator.methods.commands import menu

    await bot.set_my_commands([("menu", "Bảng chọn")])
    await bot.set_my_commands([("cuatoi", "Việc của tôi")], scope=BotCommandScopeAllPrivateChats())
    await bot.set_my_commands([("tonghop", "Tổng hợp")], scope=BotCommandScopeChat(11))
    assert [item["command"] for item in menu(telegram.bot, lan.private)] == ["tonghop"]
    await bot.delete_my_commands(scope=BotCommandScopeChat(11))
    assert [item["command"] for item in menu(telegram.bot, lan.private)] == ["cuatoi"]
    assert [command.command for command in await bot.get_my_commands()] == ["menu"]


async def test_descriptions_and_chat_facts_are_kept(bot, lan):
    await bot.set_my_description("Giúp việc thi đua")
    await bot.set_my_short_description("Thi đua")
    assert (await bot.get_my_description()).description == "Giúp việc thi đua"
    assert (await bot.get_my_short_description()).short_description == "Thi đua"
    assert (await bot.get_chat(11)).first_name == "Lan"


async def test_every_delivery_is_in_the_ledger(bot, telegram, lan, clock):
    await bot.send_message(11, "Một")
    clock.forward(hours=1)
    await bot.send_document(11, b"x", filename="a.txt")
    assert [(row.method, row.chat_id, row.text, row.file_name) for row in telegram.ledger] == [
        ("sendMessage", 11, "Một", None),
        ("sendDocument", 11, "", "a.txt"),
    ]
    assert telegram.ledger[1].at == clock.now()


def test_phone_presses_only_what_is_on_the_screen(lan):
    with pytest.raises(PhoneError):
        lan.press(None, "Có")


async def test_forged_press_reaches_the_bot_all_the_same(bot, lan):
    lan.press_raw("999.9", message_id=77)
    (update,) = await bot.get_updates(timeout=0)
    assert update.callback_query.data == "999.9"
    assert update.callback_query.message.message_id == 77
    assert not update.callback_query.message.is_accessible
