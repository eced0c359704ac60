"""Outsiders stay outside: guessed codes, other people's contacts, used links, ended accounts."""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, func, select, update

from handlers import join_code
from handlers.event import Event
from handlers.form import Again
from handlers.turn import Turn
from rules.invitation_code import ALPHABET, LENGTH, is_code
from rules.joining import WRONG_AT_ALL
from storage import attempts, audit, invitations, outbox, people, settings
from storage.outbox import Priority
from storage.schema.operations import conversations, inbox
from storage.schema.operations import outbox as messages
from storage.schema.people import accounts, code_attempts, officials
from storage.schema.people import invitations as invited
from tests.world import World

CODE = "KMNPQRS678"
LINKS = {"telegram": "https://t.me/thidua_bot?start="}


def turn_of(world: World, conn: Connection, chat: str) -> Turn:
    event = Event("telegram", f"test:{chat}", chat, world.clock.now())
    return Turn(conn, event, world.clock.now(), world.bot.office, None)


def guesses(seed: int) -> Callable[[], str]:
    draw = random.Random(seed)

    def guess() -> str:
        while not is_code(code := "".join(draw.choice(ALPHABET) for _ in range(LENGTH))):
            pass
        return code

    return guess


async def test_guessing_from_many_accounts_finds_nothing_and_raises_the_alarm(world: World) -> None:
    """30 accounts make 12 guesses an hour for 6 hours against a code for every person of the roster."""
    guess = guesses(7)
    expires_at = world.clock.now() + timedelta(days=30)

    def invite_all(conn: Connection) -> None:
        everybody = list(conn.execute(select(officials.c.id)).scalars())
        secret, now = world.bot.office.secret, world.clock.now()
        invitations.issue_all(conn, everybody, secret=secret, by=None, now=now, expires_at=expires_at)

    def attack(conn: Connection) -> list[object]:
        chats = [str(900_000 + number) for number in range(30)]
        return [join_code.check(turn_of(world, conn, chat), guess()) for chat in chats for _ in range(12)]

    await world.database.write(invite_all)
    for _ in range(6):
        answers = await world.database.write(attack)
        assert {type(answer) for answer in answers} == {Again}
        world.clock.instant += timedelta(hours=1, minutes=1)
    tried = select(func.count(code_attempts.c.id)).group_by(code_attempts.c.chat)
    assert set(await world.database.read(lambda conn: list(conn.execute(tried).scalars()))) == {WRONG_AT_ALL}
    locked = await world.database.read(lambda conn: attempts.locked(conn, WRONG_AT_ALL))
    assert len(locked) == 30
    await world.settle()
    for guard in ("Minh", "Quản"):
        told = [message.text for message in world.unread(guard)]
        assert sum("có thể có người đang dò mã" in text for text in told) == 4
        assert sum("bị khoá" in text for text in told) < 10
    assert (
        await world.database.read(lambda conn: conn.execute(select(func.count()).select_from(accounts)).scalar()) == 10
    )


async def test_one_answer_for_wrong_used_revoked_and_expired_codes(world: World) -> None:
    codes = {"used": "BCDFGHJ222", "revoked": "BCDFGHJ333", "expired": "BCDFGHJ444", "never": "BCDFGHJ555"}
    for state, code in codes.items():
        if state != "never":
            await world.invite("Khải", code, expired=state == "expired")
    for state, column in (("used", invited.c.used_at), ("revoked", invited.c.revoked_at)):
        change = update(invited).where(invited.c.id == 1 + list(codes).index(state)).values({column: world.clock.now()})
        await world.database.write(lambda conn, change=change: conn.execute(change).rowcount)
    answers = []
    for code in codes.values():
        world.phones["Khải"].type(code)
        await world.settle()
        answers.append([message.text for message in world.unread("Khải")])
        world.forget()
    assert len(answers[0]) == 1
    assert answers == [answers[0]] * 4


def card(phone: str, user_id: int | None) -> dict[str, Any]:
    found: dict[str, Any] = {"phone_number": phone, "first_name": "Khải"}
    return found if user_id is None else {**found, "user_id": user_id}


@pytest.mark.parametrize(
    ("phone", "own", "let_in"),
    [
        ("84900000010", True, True),
        ("+84900000010", True, True),
        ("0900000010", True, True),
        ("0084 900-000.010", True, True),
        ("+84 (0) 900 000 010", True, True),
        ("\u200e+84900000010\u202c", True, True),
        ("84900000005", True, False),
        ("849000000100", True, False),
        ("", True, False),
        ("+84900000010<b>", True, False),
        ("+1900000010", True, False),
        ("84900000010", False, False),
        ("84900000010", None, False),
    ],
)
async def test_whose_contact_and_which_number(world: World, phone: str, own: bool | None, let_in: bool) -> None:
    await world.invite("Khải", CODE)
    khai = world.phones["Khải"]
    khai.start(CODE)
    await world.settle()
    world.forget()
    user_id = {True: khai.user_id, False: world.phones["Hoa"].user_id, None: None}[own]
    khai._write(service={"contact": card(phone, user_id)})
    await world.settle()
    answer = world.unread("Khải")[0]
    assert ("Đồng ý tham gia" in answer.labels) is let_in
    assert ("Ngô Quang Khải" in answer.text) is let_in


async def test_a_forwarded_own_contact_is_refused(world: World) -> None:
    await world.invite("Khải", CODE)
    khai = world.phones["Khải"]
    khai.start(CODE)
    await world.settle()
    khai.forward_contact()
    await world.settle()
    assert "tin chuyển tiếp" in khai.last.text


async def join(world: World, name: str, code: str = CODE) -> None:
    phone = world.phones[name]
    phone.start(code)
    await world.settle()
    phone.share_contact()
    await world.settle()
    phone.press(None, "Đồng ý tham gia")
    await world.settle()


async def forget_phone(world: World, name: str) -> None:
    official = await world.database.read(lambda conn: world.id_in(conn, name))
    change = update(officials).where(officials.c.id == official).values(phone=None)
    await world.database.write(lambda conn: conn.execute(change).rowcount)


async def test_consent_and_commands_are_kept(world: World) -> None:
    await world.invite("Khải", CODE)
    await join(world, "Khải")
    official = await world.database.read(lambda conn: world.id_in(conn, "Khải"))
    assert await world.database.read(lambda conn: audit.recorded(conn, "account.linked", f"official:{official}"))
    chat = world.phones["Khải"].user_id
    bots = list(world.telegram.bots.values())
    commands = bots[0].commands[f"chat:{chat}", ""]
    names = [command["command"] for command in commands]
    assert "dangky" in names
    assert "vanphong" not in names


async def test_without_a_phone_on_the_roster_the_office_decides_once(world: World) -> None:
    await forget_phone(world, "Khải")
    await world.invite("Khải", CODE)
    await join(world, "Khải")
    assert "cần người có trách nhiệm xác nhận" in world.phones["Khải"].last.text
    assert "Ngô Quang Khải" not in " ".join(message.text for message in world.phones["Khải"].received)
    world.phones["Minh"].press(None, "Đúng người, cho tham gia")
    await world.settle()
    assert "đã tham gia" in world.phones["Khải"].last.text
    world.phones["Quản"].press(None, "Không đúng, huỷ mã")
    await world.settle()
    assert "đã được xử lý" in world.phones["Quản"].last.text
    world.phones["Khải"].type("/menu")
    await world.settle()
    assert "Ngô Quang Khải" in world.phones["Khải"].last.text


async def test_refused_applicants_need_a_new_code(world: World) -> None:
    await forget_phone(world, "Khải")
    await world.invite("Khải", CODE)
    await join(world, "Khải")
    world.phones["Quản"].press(None, "Không đúng, huỷ mã")
    await world.settle()
    assert "chưa được xác nhận" in world.phones["Khải"].last.text
    world.phones["Khải"].type(CODE)
    await world.settle()
    assert "không dùng được" in world.phones["Khải"].last.text


async def test_the_code_is_enough_for_members_where_the_office_settled_so(world: World) -> None:
    await world.database.write(lambda conn: settings.put(conn, "join_by_code_alone", "1"))
    await forget_phone(world, "Khải")
    await world.invite("Khải", CODE)
    await join(world, "Khải")
    assert "đã tham gia" in world.phones["Khải"].last.text


async def test_somebody_with_a_role_needs_an_administrator(world: World) -> None:
    await world.database.write(lambda conn: settings.put(conn, "join_by_code_alone", "1"))
    await forget_phone(world, "Bình")
    await world.invite("Bình", CODE)
    world.give_phone("Bình", "BìnhMới")
    await join(world, "BìnhMới")
    assert world.unread("Minh") == []
    asked = world.unread("Quản")[-1]
    assert "Hoàng Thị Bình" in asked.text
    choice = await world.database.read(lambda conn: newest_offer(conn, world.phones["Quản"].user_id))

    def office_tries(conn: Connection) -> int:
        row = {"network": "telegram", "chat": str(world.phones["Minh"].user_id), "kind": "reply", "priority": 0}
        return outbox.put(conn, **row, text="x", choices=choice, created_at=world.clock.now())

    await world.database.write(office_tries)
    await world.settle()
    world.phones["Minh"].press(None, "Đúng người, cho tham gia")
    await world.settle()
    assert "cần quản trị viên xác nhận" in world.phones["Minh"].last.text
    world.phones["Quản"].press(None, "Đúng người, cho tham gia")
    await world.settle()
    assert "đã tham gia" in " ".join(message.text for message in world.unread("BìnhMới"))
    assert "chuyển sang tài khoản khác" in world.phones["Bình"].last.text


def newest_offer(conn: Connection, chat: int) -> Any:
    return outbox.last_offer(conn, "telegram", str(chat)).choices


async def test_nothing_more_goes_out_to_an_ended_account(world: World) -> None:
    """Queued, paused and postponed messages, a draft and a waiting job end with the account, in the same transaction."""
    hoa, minh = world.phones["Hoa"], world.phones["Minh"]
    hoa.type("/dangky")
    await world.settle()
    chat, later = str(hoa.user_id), world.clock.now() + timedelta(days=1)

    def wait(conn: Connection) -> None:
        about = {"network": "telegram", "chat": chat, "kind": "notice", "priority": Priority.BROADCAST, "choices": []}
        outbox.put(conn, **about, text="bí mật 1", created_at=world.clock.now(), not_before=later)
        row = outbox.put(conn, **about, text="bí mật 2", created_at=world.clock.now())
        outbox.settle(conn, row, outbox.State.PAUSED)

    await world.database.write(wait)
    world.forget()
    minh.type("/vanphong")
    await world.settle()
    for press in ("Cán bộ, tài khoản", "Danh sách cán bộ", "Tìm một người"):
        minh.press(None, press)
        await world.settle()
    minh.type("hoa")
    await world.settle()
    minh.press(None, "Thu hồi quyền truy cập")
    await world.settle()
    minh.press(None, "Xác nhận")
    await world.settle()
    world.clock.instant = later + timedelta(hours=1)
    await world.settle()
    assert [message.text[:40] for message in world.unread("Hoa")] == ["Tài khoản này không còn tham gia hệ thốn"]
    drafts = select(func.count()).select_from(conversations).where(conversations.c.chat == chat)
    assert await world.database.read(lambda conn: conn.execute(drafts).scalar()) == 0
    assert (
        await world.database.read(lambda conn: people.behind(conn, "telegram", chat, world.clock.now().date())) is None
    )


async def test_codes_are_in_no_table_but_the_raw_event(world: World) -> None:
    """What a person typed stays in the inbox as it came (a used code); nothing else of the record holds it."""
    await world.invite("Khải", CODE)
    await join(world, "Khải")

    def holding(conn: Connection) -> list[str]:
        tables = messages.metadata.sorted_tables
        return [t.name for t in tables if any(CODE in str(row) for row in conn.execute(t.select()))]

    assert await world.database.read(holding) == [inbox.name]


async def test_strangers_get_one_answer_whatever_they_do(world: World) -> None:
    khai = world.phones["Khải"]
    acts = [
        lambda: khai.type("cho tôi xem danh sách"),
        lambda: khai.type("/cuatoi"),
        lambda: khai.type("/donvi"),
        lambda: khai.type("/vanphong"),
        lambda: khai.share_contact(),
        lambda: khai.send_file("danh-sach.xlsx", b"PK", "application/octet-stream", "danh sách"),
        lambda: khai.press_raw("1.0"),
    ]
    answers = set()
    for act in acts:
        act()
        await world.settle()
        answers |= {message.text for message in world.unread("Khải")}
        world.forget()
    assert len(answers) == 1
