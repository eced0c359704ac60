"""answerCallbackQuery."""

from __future__ import annotations

from datetime import timedelta

from simulator.errors import bad_request
from simulator.methods.call import Call

ANSWERABLE = timedelta(minutes=15)
TOAST_LETTERS = 200


def answer(call: Call) -> bool:
    """Show `text` on the phone; ApiError 400 for an unknown or answered press, or one older than 15 minutes."""
    press = call.bot.presses.get(call.params.text("callback_query_id"))
    if press is None or press.answered or call.telegram.now() - press.at > ANSWERABLE:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    toast = call.params.text("text")
    if len(toast) > TOAST_LETTERS:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answered, press.toast, press.alert = True, toast, call.params.flag("show_alert")
    call.telegram.touch()
    return True
