"""A separate process over a real port: control, faults on the wire, the clock."""

import asyncio
import base64
import itertools
from collections.abc import Iterator

import httpx
import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TimedOut
from telegram.request import HTTPXRequest

from tests.simulator.processes import TOKEN, simulator_process

numbers = itertools.count(101)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with simulator_process("--clock", "2027-03-24T08:00:00+07:00") as address:
        yield address


@pytest.fixture
async def control(address):
    async with httpx.AsyncClient(base_url=f"{address}/control/", trust_env=False) as client:
        await client.post("clear")
        yield client


@pytest.fixture
async def person(control):
    """A fresh person who has started the bot; gives the id."""
    number = next(numbers)
    await control.post("people", json={"user_id": number, "first_name": "Lan", "phone": "+84900000011"})
    await control.post(f"people/{number}/start", json={"payload": "MOI"})
    return number


@pytest.fixture
async def bot(address):
    requests = [HTTPXRequest(httpx_kwargs={"trust_env": False}, read_timeout=20) for _ in range(2)]
    async with Bot(TOKEN, base_url=f"{address}/bot", request=requests[0], get_updates_request=requests[1]) as bot:
        yield bot


async def texts(control, person):
    chat = (await control.get(f"people/{person}/chat")).json()
    return [message["text"] for message in chat["messages"] if message["from_bot"]]


@pytest.mark.parametrize(
    ("kind", "error", "arrived"),
    [
        ("reset_before", NetworkError, []),
        ("reset_after", NetworkError, ["thử"]),
        ("hang_before", TimedOut, []),
        ("hang_after", TimedOut, ["thử"]),
        ("unreachable", NetworkError, []),
        ("bad_gateway", NetworkError, []),
        ("flood", RetryAfter, []),
    ],
)
async def test_faults_on_the_wire(bot, control, person, kind, error, arrived):
    await control.post("faults", json={"method": "sendMessage", "faults": [{"kind": kind}]})
    patience = 1.0 if kind.startswith("hang") else 20.0
    with pytest.raises(error):
        await bot.send_message(person, "thử", read_timeout=patience)
    assert await texts(control, person) == arrived
    await bot.send_message(person, "lại")
    assert (await texts(control, person))[-1] == "lại"


async def test_long_poll_over_the_wire(bot, control, person):
    seen = await bot.get_updates(offset=-1)
    polling = asyncio.create_task(bot.get_updates(offset=seen[-1].update_id + 1, timeout=30))
    await control.post(f"people/{person}/type", json={"text": "xin chào"})
    assert [update.message.text for update in await polling] == ["xin chào"]


async def test_a_phone_can_be_driven(bot, control, person):
    buttons = {"inline_keyboard": [[{"text": "Có", "callback_data": "1.1"}]]}
    await bot.do_api_request("sendMessage", api_kwargs={"chat_id": person, "text": "Hỏi", "reply_markup": buttons})
    await bot.get_updates(offset=-1)
    pressed = (await control.post(f"people/{person}/press", json={"choice": "Có"})).json()
    typed = (await control.post(f"people/{person}/type", json={"text": "sai"})).json()
    await control.post(f"people/{person}/edit", json={"message_id": typed["message_id"], "text": "đúng"})
    await control.post(f"people/{person}/share_contact", json={})
    content = base64.b64encode(b"rows").decode()
    await control.post(f"people/{person}/send_file", json={"name": "a.csv", "base64": content, "mime": "text/csv"})
    await control.post(f"people/{person}/upload?kind=photo&name=x", content=b"pixels")
    await control.post(f"people/{person}/block", json={})
    updates = (await bot.get_updates(timeout=0))[-7:]
    assert updates[0].callback_query.id == pressed["query_id"]
    assert updates[2].edited_message.text == "đúng"
    assert updates[3].message.contact.user_id == person
    assert updates[4].message.document.file_name == "a.csv"
    assert updates[5].message.photo[-1].file_size == 6
    assert updates[6].my_chat_member.new_chat_member.status == "kicked"


async def test_wrong_requests_are_explained(control, person):
    for path, body in (
        (f"people/{person}/fly", {}),
        (f"people/{person}/press", {"choice": "Không có"}),
        (f"people/{person}/type", {"text": " "}),
        ("people/999999/type", {"text": "x"}),
        ("faults", {"method": "sendMessage", "faults": [{"kind": "earthquake"}]}),
        ("network", {"state": "odd"}),
        ("time", {"now": "2027-03-24T08:00:00"}),
    ):
        answer = await control.post(path, json=body)
        assert (answer.status_code, bool(answer.json()["error"])) == (400, True), path


async def test_ledger_is_read_in_parts(bot, control, person):
    before = len((await control.get("ledger")).json())
    await bot.send_message(person, "một")
    await bot.send_message(person, "hai")
    rows = (await control.get(f"ledger?since={before}")).json()
    assert [(row["method"], row["chat_id"], row["text"]) for row in rows] == [
        ("sendMessage", person, "một"),
        ("sendMessage", person, "hai"),
    ]


async def test_clock_is_set(bot, control, person):
    await control.post("time", json={"now": "2027-06-30T07:30:00+07:00"})
    sent = await bot.send_message(person, "x")
    assert sent.date.isoformat() == "2027-06-30T00:30:00+00:00"
    assert (await control.get("state")).json()["now"] == "2027-06-30T00:30:00+00:00"


async def test_limits_disturbance_groups_and_injection(bot, control, person):
    await control.post("limits", json={"chat": [1, 3600], "overall": [100, 1]})
    await bot.send_message(person, "một")
    with pytest.raises(RetryAfter):
        await bot.send_message(person, "hai")
    assert (await control.get("state")).json()["floods"] == {"refused": 1, "in_penalty": 0}
    await control.post("limits", json={})
    await control.post("disturbance", json={"seed": 1, "duplicate": 0.5})
    await control.post("disturbance", json={})
    await control.post("groups", json={"chat_id": -900, "title": "Nhóm", "by": person})
    await control.post("groups/-900/say", json={"user_id": person, "text": "/menu"})
    await control.post("inject", json={"odd": "malformed"})
    await control.post("expire", json={})
    assert (await control.post("expire", json={})).json() == {"lost": 0}
    raw = await bot.do_api_request("getUpdates", api_kwargs={"offset": -2})
    assert raw[0]["message"]["chat"]["id"] == -900
    assert "id" not in raw[1]["message"]["chat"]


async def test_random_mix_spoils_some_calls(bot, control, person):
    await control.post("mix", json={"seed": 3, "shares": {"flood": 0.5}})
    refused = 0
    for _ in range(20):
        try:
            await bot.send_message(person, "x")
        except RetryAfter:
            refused += 1
    assert 0 < refused < 20
    assert (await control.get("violations")).json() == []
