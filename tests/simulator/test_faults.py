"""Scripted faults as python-telegram-bot meets them, in process."""

import pytest
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from simulator.faults import Fault, FaultKind, Faults

CASES = [
    (FaultKind.FLOOD, RetryAfter, 0),
    (FaultKind.SERVER_ERROR, NetworkError, 0),
    (FaultKind.BAD_GATEWAY, NetworkError, 0),
    (FaultKind.NOT_FOUND_PAGE, InvalidToken, 0),
    (FaultKind.UNAUTHORIZED, InvalidToken, 0),
    (FaultKind.CONFLICT, Conflict, 0),
    (FaultKind.FORBIDDEN, Forbidden, 0),
    (FaultKind.BAD_REQUEST, BadRequest, 0),
    (FaultKind.UNREACHABLE, NetworkError, 0),
    (FaultKind.HANG_BEFORE, TimedOut, 0),
    (FaultKind.RESET_BEFORE, NetworkError, 0),
    (FaultKind.HANG_AFTER, TimedOut, 1),
    (FaultKind.RESET_AFTER, NetworkError, 1),
]


@pytest.mark.parametrize(("kind", "error", "arrived"), CASES)
async def test_fault_strikes_once(bot, telegram, lan, kind, error, arrived):
    telegram.faults.script("sendMessage", kind)
    with pytest.raises(error):
        await bot.send_message(11, "thử")
    assert len(lan.received) == len(telegram.ledger) == arrived
    assert len(telegram.refusals) == 1
    await bot.send_message(11, "lại")
    assert lan.last.text == "lại"


async def test_slow_body_arrives_whole(bot, telegram, lan):
    telegram.faults.script("sendMessage", Fault(FaultKind.SLOW_BODY, seconds=0.0))
    assert (await bot.send_message(11, "chậm")).text == "chậm"


async def test_html_pages_are_not_json(http, telegram):
    telegram.faults.script("getUpdates", FaultKind.SERVER_ERROR, FaultKind.NOT_FOUND_PAGE)
    for code in (500, 404):
        answer = await http.post("getUpdates")
        assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (code, "text/html")


async def test_retry_after_is_told(bot, telegram, lan):
    telegram.faults.script("*", Fault(FaultKind.FLOOD, retry_after=17))
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(11, "x")
    assert caught.value._retry_after.total_seconds() == 17


async def test_network_switch(bot, telegram, lan):
    telegram.set_network("down")
    for call in (bot.get_updates(timeout=0), bot.send_message(11, "x"), bot.get_me()):
        with pytest.raises(NetworkError):
            await call
    telegram.set_network("flood")
    with pytest.raises(RetryAfter):
        await bot.send_message(11, "x")
    assert await bot.get_updates(timeout=0) == ()
    telegram.set_network("normal")
    await bot.send_message(11, "x")
    assert len(lan.received) == 1
    with pytest.raises(ValueError, match="unknown network state"):
        telegram.set_network("broken")


async def test_updates_are_kept_while_the_network_is_down(bot, telegram, lan):
    telegram.set_network("down")
    lan.type("gửi lúc mất mạng")
    with pytest.raises(NetworkError):
        await bot.get_updates(timeout=0)
    telegram.set_network("normal")
    assert [update.message.text for update in await bot.get_updates(timeout=0)] == ["gửi lúc mất mạng"]


async def test_standing_fault_lasts_until_taken_away(bot, telegram, lan):
    telegram.faults.always("sendMessage", FaultKind.BAD_GATEWAY)
    for _ in range(3):
        with pytest.raises(NetworkError):
            await bot.send_message(11, "x")
    telegram.faults.always("sendMessage", None)
    await bot.send_message(11, "x")
    telegram.faults.always("*", FaultKind.FORBIDDEN)
    telegram.faults.clear()
    await bot.send_message(11, "y")


async def test_lost_download(bot, telegram, lan):
    stored = lan.send_file("a.txt", b"abc", "text/plain").file
    file = await bot.get_file(stored.file_id)
    telegram.faults.script("file", FaultKind.RESET_BEFORE)
    with pytest.raises(NetworkError):
        await file.download_as_bytearray()
    assert await file.download_as_bytearray() == b"abc"


def drawn(seed, count=2000, **shares):
    faults = Faults()
    faults.mix(seed, {FaultKind(kind): share for kind, share in shares.items()})
    return [faults.take("sendmessage").kind for _ in range(count)]


def test_mix_is_repeatable_and_keeps_its_shares():
    assert drawn(7, flood=0.1, forbidden=0.05) == drawn(7, flood=0.1, forbidden=0.05)
    assert drawn(7, flood=0.1) != drawn(8, flood=0.1)
    kinds = drawn(7, flood=0.1, forbidden=0.05)
    assert 150 < kinds.count(FaultKind.FLOOD) < 250
    assert 60 < kinds.count(FaultKind.FORBIDDEN) < 140


def test_mix_spares_polling_unless_asked():
    faults = Faults()
    faults.mix(1, {FaultKind.FLOOD: 1.0})
    assert faults.take("getupdates").kind is FaultKind.OK
    assert faults.take("sendmessage").kind is FaultKind.FLOOD
    faults.mix(1, {FaultKind.FLOOD: 1.0}, methods=("getUpdates",))
    assert faults.take("getupdates").kind is FaultKind.FLOOD
    assert faults.take("sendmessage").kind is FaultKind.OK
