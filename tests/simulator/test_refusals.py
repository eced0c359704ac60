"""What Telegram refuses is refused, in its words."""

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken

MARKUP_CASES = [
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("đ<foo>x</foo>", 'Unsupported start tag "foo" at byte offset 2'),
    ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("5 < 6", 'Unsupported start tag "" at byte offset 2'),
    ("x <b", "Unclosed start tag at byte offset 2"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
]


async def refusal(http, method, **params):
    answer = (await http.post(method, json=params)).json()
    assert not answer["ok"]
    return answer["error_code"], answer["description"]


@pytest.mark.parametrize(("source", "problem"), MARKUP_CASES)
async def test_broken_markup(http, lan, source, problem):
    code, description = await refusal(http, "sendMessage", chat_id=11, text=source, parse_mode="HTML")
    assert (code, description) == (400, f"Bad Request: can't parse entities: {problem}")
    assert lan.received == []


def button(**action):
    return {"inline_keyboard": [[{"text": "Chọn", **action}]]}


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"text": "  "}, "message text is empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "ă" * 4097}, "message is too long"),
        ({"text": "🏆" * 2049}, "message is too long"),
        ({"text": "x", "reply_markup": button(callback_data="đ" * 33)}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": button(callback_data="")}, "BUTTON_DATA_INVALID"),
        (
            {"text": "x", "reply_markup": button()},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "reply_markup": button(url="http://localhost:8080/")},
            "inline keyboard button URL 'http://localhost:8080/' is invalid: Wrong HTTP URL",
        ),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply markup JSON object"),
        ({"text": "x", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ({"text": "x", "chat_id": "@khong_co"}, "chat not found"),
        ({"text": "x", "chat_id": ""}, "chat_id is empty"),
    ],
)
async def test_bad_message(http, lan, params, description):
    code, answer = await refusal(http, "sendMessage", **{"chat_id": 11, **params})
    assert (code, answer) == (400, f"Bad Request: {description}")
    assert lan.received == []


async def test_limits_count_what_is_left_after_parsing(http, lan):
    for params in (
        {"text": f"<b>{'ă' * 4096}</b>", "parse_mode": "HTML"},
        {"text": "🏆" * 2048},
        {"text": "x", "reply_markup": button(callback_data="đ" * 32)},
    ):
        assert (await http.post("sendMessage", json={"chat_id": 11, **params})).json()["ok"]


async def test_caption_limit(bot, lan):
    await bot.send_document(11, b"x", caption="c" * 1024)
    with pytest.raises(BadRequest, match="caption is too long"):
        await bot.send_document(11, b"x", caption="c" * 1025)


async def test_bot_cannot_write_first(bot, telegram):
    telegram.add_person(12, "Mai")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(12, "Chào")


async def test_block_and_unblock(bot, lan):
    lan.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(11, "Chào")
    lan.unblock()
    await bot.send_message(11, "Chào lại")
    changes = [update.my_chat_member for update in await bot.get_updates(timeout=0)]
    assert [(c.old_chat_member.status, c.new_chat_member.status) for c in changes] == [
        ("member", "kicked"),
        ("kicked", "member"),
    ]


async def test_start_lifts_a_block(bot, lan):
    lan.block()
    lan.start("again")
    await bot.send_message(11, "Chào lại")
    assert lan.last.text == "Chào lại"


async def test_unchanged_edit(bot, lan):
    sent = await bot.send_message(11, "<b>Một</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_text("<strong>Một</strong>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_reply_markup(None)


async def test_edit_of_foreign_and_missing_messages(bot, lan):
    own = lan.type("của tôi")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", 11, own.message_id)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", 11, 999)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(11, 999)


async def test_old_messages_stay(bot, lan, clock):
    sent = await bot.send_message(11, "x")
    clock.forward(hours=49)
    with pytest.raises(BadRequest, match="can't be deleted for everyone"):
        await sent.delete()


@pytest.mark.parametrize("minutes", [15.1, 600])
async def test_late_callback_answer(bot, lan, clock, minutes):
    press = lan.press_raw("1.1")
    clock.forward(minutes=minutes)
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(press.query_id)
    assert not press.answered


async def test_callback_is_answered_once(bot, lan, clock):
    press = lan.press_raw("1.1")
    clock.forward(minutes=15)
    await bot.answer_callback_query(press.query_id, "Vâng")
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(press.query_id)


async def test_wrong_token_and_unknown_method(telegram, http):
    for token, code in (("1000001:WRONG", 401), ("nonsense", 404)):
        answer = await http.post(f"http://telegram.test/bot{token}/getMe")
        assert (answer.status_code, answer.json()["error_code"]) == (code, code)
    assert await refusal(http, "sendMesage") == (404, "Not Found: method not found")


async def test_wrong_token_for_python_telegram_bot(bot, telegram):
    telegram.bots.clear()
    with pytest.raises(InvalidToken):
        await bot.get_me()


async def test_file_sizes(bot, lan, http):
    big = lan.send_file("lớn.zip", b"x" * (20 * 1024 * 1024 + 1), "application/zip")
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(big.file.file_id)
    files = {"photo": ("a.png", b"x" * (10 * 1024 * 1024 + 1))}
    assert (await http.post("sendPhoto", data={"chat_id": 11}, files=files)).status_code == 400
    files = {"document": ("a.bin", b"x" * (52 * 1024 * 1024))}
    assert (await http.post("sendDocument", data={"chat_id": 11}, files=files)).status_code == 413
    assert await refusal(http, "sendDocument", chat_id=11) == (400, "Bad Request: there is no document in the request")


async def test_file_address_needs_the_token(bot, lan, http, telegram):
    stored = lan.send_file("a.txt", b"abc", "text/plain").file
    assert (await http.get(f"http://telegram.test/file/bot{telegram.bot.token}/{stored.path}")).content == b"abc"
    assert (await http.get(f"http://telegram.test/file/bot1:x/{stored.path}")).status_code == 404
    assert (await http.get(f"http://telegram.test/file/bot{telegram.bot.token}/none")).status_code == 404


@pytest.mark.parametrize(
    ("command", "problem"),
    [
        ({"command": "Menu", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "cua-toi", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "menu", "description": ""}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
async def test_bad_commands(http, command, problem):
    assert await refusal(http, "setMyCommands", commands=[command]) == (400, f"Bad Request: {problem}")


async def test_migrated_group(bot, telegram, lan):
    group = telegram.add_group(-500, "Nhóm mẫu")
    group.add_bot(lan)
    await bot.send_message(-500, "Chào nhóm")
    new_id = group.migrate()
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(-500, "x")
    assert caught.value.new_chat_id == new_id == -1000000000500
    await bot.send_message(new_id, "Chào nhóm mới")
    updates = await bot.get_updates(timeout=0)
    assert updates[0].my_chat_member.new_chat_member.status == "member"
    assert updates[2].message.migrate_to_chat_id == new_id
    assert updates[3].message.migrate_from_chat_id == -500


async def test_group_privacy_and_leaving(bot, telegram, lan):
    group = telegram.add_group(-501, "Nhóm mẫu")
    lan.say_in_group(group, "chuyện riêng của nhóm")
    lan.say_in_group(group, "/menu@thidua_demo_bot")
    assert [update.message.text for update in await bot.get_updates(timeout=0)] == ["/menu@thidua_demo_bot"]
    await bot.leave_chat(-501)
    assert group.left
    with pytest.raises(Forbidden, match="not a member"):
        await bot.send_message(-501, "x")


async def test_contact_can_be_asked_in_private_only(http, telegram):
    telegram.add_group(-502, "Nhóm mẫu")
    keyboard = {"keyboard": [[{"text": "Số", "request_contact": True}]]}
    answer = await refusal(http, "sendMessage", chat_id=-502, text="x", reply_markup=keyboard)
    assert answer == (400, "Bad Request: phone number can be requested in private chats only")


async def test_refusals_are_counted(bot, telegram, lan):
    with pytest.raises(BadRequest):
        await bot.send_message(11, "<b>", parse_mode="HTML")
    assert [(row.method, row.chat_id, row.code) for row in telegram.refusals] == [("sendmessage", 11, 400)]
