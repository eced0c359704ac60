"""Requests against the published method and type tables."""

import pytest
from telegram import (
    BotCommandScopeChat,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from simulator.parameters import Parameters, Upload

WRONG = [
    ("sendMesage", {}, "unknown method"),
    ("sendMessage", {"chat_id": 1}, "missing text"),
    ("sendMessage", {"chat_id": 1, "text": "x", "colour": "red"}, "unknown parameter colour"),
    ("sendMessage", {"chat_id": 1, "text": 5}, "text is not String"),
    (
        "sendMessage",
        {"chat_id": 1, "text": "x", "disable_notification": "maybe"},
        "disable_notification is not Boolean",
    ),
    ("getUpdates", {"offset": "mười"}, "offset is not Integer"),
    ("getUpdates", {"allowed_updates": '["message", 5]'}, "allowed_updates[1] is not String"),
    ("setMyCommands", {"commands": '[{"command": "a"}]'}, "commands[0] lacks description of BotCommand"),
    (
        "sendMessage",
        {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback": "b"}]]}},
        "reply_markup.inline_keyboard[0][0].callback is unknown in InlineKeyboardButton",
    ),
    ("setMyCommands", {"commands": "[]", "scope": '{"type": "everybody"}'}, "scope.type must be"),
]

RIGHT = [
    ("getMe", {}),
    ("getUpdates", {"offset": "5", "timeout": "10", "allowed_updates": '["message"]'}),
    ("sendMessage", {"chat_id": "@kenh", "text": "123"}),
    ("sendMessage", {"chat_id": "1", "text": "x", "disable_notification": "true"}),
    ("setMyCommands", {"commands": "[]", "scope": '{"type": "chat", "chat_id": 5}'}),
]


@pytest.mark.parametrize(("method", "values", "problem"), WRONG)
def test_wrong_call_is_told(tables, method, values, problem):
    assert any(problem in line for line in tables.violations(method, Parameters(values)))


@pytest.mark.parametrize(("method", "values"), RIGHT)
def test_right_call_is_silent(tables, method, values):
    assert tables.violations(method, Parameters(values)) == []


def test_files_go_where_files_belong(tables):
    upload = Upload("a", b"x", "text/plain")
    assert tables.violations("sendDocument", Parameters({"chat_id": "1"}, {"document": upload})) == []
    attached = {"chat_id": "1", "document": "attach://f0"}
    assert tables.violations("sendDocument", Parameters(attached, {"f0": upload})) == []
    lost = Parameters({"chat_id": "1", "document": "id"}, {"f0": upload})
    assert tables.violations("sendDocument", lost) == ["sendDocument: unexpected file f0"]


async def test_what_a_real_library_sends_is_clean(bot, telegram, lan, tables):
    telegram.validator = tables
    markups = [
        InlineKeyboardMarkup(
            [[InlineKeyboardButton("Có", callback_data="1"), InlineKeyboardButton("?", url="https://a.vn")]]
        ),
        ReplyKeyboardMarkup([[KeyboardButton("Số", request_contact=True), "Thôi"]], one_time_keyboard=True),
        ReplyKeyboardRemove(),
        ForceReply(),
    ]
    for markup in markups:
        await bot.send_message(11, "x", parse_mode="HTML", reply_markup=markup)
    await bot.send_document(11, b"x", filename="a.docx", caption="c")
    await bot.set_my_commands([("menu", "Bảng chọn")], scope=BotCommandScopeChat(11))
    await bot.get_updates(timeout=0, allowed_updates=["message"])
    assert telegram.violations == []
    await bot.do_api_request("sendMessage", api_kwargs={"chat_id": 11, "text": "x", "nonsense": 1})
    assert telegram.violations == ["sendMessage: unknown parameter nonsense"]
