"""Announcing once: two sweeps, two clicks, late joiners, people who come back, sending again to failures alone."""

from collections import Counter
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, update

from handlers.announcement import announce_running, open_due, received
from handlers.campaign_preview import preview
from handlers.deliveries import resent
from handlers.event import Event
from handlers.turn import Turn
from rules.delivery import Standing
from rules.records import Role
from storage import audit, broadcasts, campaigns, deliveries, people, receipts
from storage.broadcasts import CANCELLED, GOING, PAUSED
from storage.schema import people as p
from storage.schema.operations import outbox
from tests.world import World, local

OPENED = local("2027-01-11 08:02")


async def held(world: World, **values: Any) -> int:
    """A confirmed campaign whose two minutes end at 08:02."""
    minh = await world.database.read(lambda conn: world.id_in(conn, "Minh"))
    return await world.campaign(state="held", opened_at=None, hold_until=OPENED, opened_by=minh, **values)


def announcements(conn: Connection) -> list[Any]:
    query = select(outbox).where(outbox.c.kind == "announcement").order_by(outbox.c.id)
    return list(conn.execute(query))


def turn_of(world: World, conn: Connection, name: str) -> Turn:
    chat = str(world.phones[name].user_id)
    person = people.behind(conn, "telegram", chat, world.clock.now().date())
    event = Event("telegram", f"test:{name}", chat, world.clock.now())
    return Turn(conn, event, world.clock.now(), world.bot.scheduler._office, person)


async def sweep(world: World) -> int:
    return await world.database.write(lambda conn: open_due(conn, world.bot.scheduler._office, world.clock.now()))


async def ledger(world: World, campaign: int) -> list[deliveries.Delivery]:
    today = world.clock.now().date()
    return await world.database.read(lambda conn: deliveries.of_campaign(conn, campaign, today))


async def test_nothing_goes_out_before_the_two_minutes_are_over(world: World) -> None:
    campaign = await held(world)
    world.clock.instant = local("2027-01-11 08:01:59")
    assert await sweep(world) == 0
    found = await world.database.read(lambda conn: campaigns.get(conn, campaign))
    assert found.state == "held"


async def test_a_second_sweep_changes_nothing(world: World) -> None:
    campaign = await held(world)
    world.clock.instant = OPENED
    assert await sweep(world) == 10
    assert await sweep(world) == 0
    rows = await world.database.read(announcements)
    reached = await world.database.read(lambda conn: broadcasts.reached(conn, None, OPENED.date()))
    assert sorted(row.official_id for row in rows) == sorted(person.official_id for person in reached)
    assert {row.unique_key for row in rows} == {f"campaign:{campaign}:{row.official_id}" for row in rows}
    assert {row.priority for row in rows} == {2}


async def test_only_the_audience_is_told(world: World) -> None:
    unit = await world.database.read(
        lambda conn: conn.execute(select(p.units.c.id).where(p.units.c.code == "LN")).scalar_one()
    )
    await held(world, audience_unit_id=unit)
    world.clock.instant = OPENED
    assert await sweep(world) == 3
    told = {row.official_id for row in await world.database.read(announcements)}
    expected = await world.database.read(lambda conn: {world.id_in(conn, name) for name in ("Dũng", "Tùng", "Ánh")})
    assert told == expected


async def test_a_late_joiner_is_told_once(world: World) -> None:
    await held(world)
    await world.at(OPENED)
    world.phones["Khải"].start()
    await world.settle()
    world.forget()

    def join(conn: Connection) -> None:
        chat = str(world.phones["Khải"].user_id)
        people.link(conn, world.id_in(conn, "Khải"), "telegram", chat, world.clock.now())
        announce_running(turn_of(world, conn, "Khải"))

    await world.database.write(join)
    await world.database.write(lambda conn: announce_running(turn_of(world, conn, "Khải")))
    await world.settle()
    assert [message.labels for message in world.unread("Khải")] == [["Đã nhận", "Xem nội dung", "Đăng ký giao ước"]]
    await world.database.write(lambda conn: announce_running(turn_of(world, conn, "Hoa")))
    await world.settle()
    assert world.unread("Hoa") == []


async def test_who_comes_back_after_a_block_is_told_then(world: World) -> None:
    campaign = await held(world)
    world.phones["Lan"].block()
    await world.settle()
    await world.at(OPENED)
    failed = {line.official.full_name: line for line in await ledger(world, campaign)}["Vũ Thị Lan"]
    assert (failed.standing, failed.reason) == (Standing.FAILED, "blocked")
    world.phones["Lan"].unblock()
    await world.settle()
    told = {line.official.full_name: line for line in await ledger(world, campaign)}["Vũ Thị Lan"]
    assert told.standing == Standing.SENT


async def test_the_ledger_adds_up(world: World) -> None:
    campaign = await held(world)
    await world.at(OPENED)
    lines = await ledger(world, campaign)
    totals = deliveries.totals(lines)
    assert totals.total == 11
    assert sum(totals.standings.values()) == totals.total
    assert totals.standings == Counter({Standing.SENT: 10, Standing.NOT_JOINED: 1})


async def test_a_second_press_of_received_is_one_receipt(world: World) -> None:
    campaign = await held(world)
    await world.at(OPENED)
    for _ in range(2):
        await world.database.write(lambda conn: received(turn_of(world, conn, "Hoa"), campaign))
    hoa = await world.database.read(lambda conn: world.id_in(conn, "Hoa"))
    assert await world.database.read(lambda conn: receipts.acknowledged(conn, campaign)) == {hoa}


def _became(conn: Connection, official: int, state: str, error: str) -> None:
    conn.execute(
        update(outbox)
        .where(outbox.c.kind == "announcement", outbox.c.official_id == official)
        .values(state=state, error=error)
    )


async def test_sending_again_reaches_failures_alone_and_once(world: World) -> None:
    campaign = await held(world)
    await world.at(OPENED)

    def spoil(conn: Connection) -> None:
        _became(conn, world.id_in(conn, "Hoa"), "unclear", "timeout")
        _became(conn, world.id_in(conn, "Tùng"), "dead", "bad_request")

    await world.database.write(spoil)
    world.forget()
    for _ in range(2):
        await world.database.write(lambda conn: resent(turn_of(world, conn, "Minh"), campaign))
        await world.settle()
    got = {name: len(world.unread(name)) for name in world.phones if name != "Minh" and world.unread(name)}
    assert got == {"Hoa": 1, "Tùng": 1}
    assert world.unread("Minh")[0].text.startswith("Đang gửi lại cho 2 người")
    assert "Không còn ai gửi lại được" in world.unread("Minh")[1].text
    rows = await world.database.read(announcements)
    again = sorted(row.unique_key for row in rows if row.unique_key.count(":") == 3)
    ids = await world.database.read(lambda conn: [world.id_in(conn, name) for name in ("Hoa", "Tùng")])
    assert again == sorted(f"campaign:{campaign}:{official}:2" for official in ids)


async def test_an_unclear_message_that_was_acknowledged_is_not_sent_again(world: World) -> None:
    campaign = await held(world)
    await world.at(OPENED)

    def spoil(conn: Connection) -> None:
        hoa = world.id_in(conn, "Hoa")
        _became(conn, hoa, "unclear", "timeout")
        receipts.acknowledge(conn, campaign, hoa, world.clock.now())

    await world.database.write(spoil)
    assert deliveries.resendable(await ledger(world, campaign)) == []


async def test_pause_resume_and_stop_halfway(world: World) -> None:
    campaign = await held(world)
    world.clock.instant = OPENED
    await sweep(world)
    first = await world.database.read(lambda conn: broadcasts.unfinished(conn, campaign)[0])

    async def move(expected: str, state: str) -> bool:
        return await world.database.write(lambda conn: broadcasts.move(conn, first.id, [expected], state))

    assert await move(GOING, PAUSED)
    await world.settle()
    assert world.unread("Hoa") == []
    assert deliveries.totals(await ledger(world, campaign)).standings[Standing.WAITING] == 10
    assert await move(PAUSED, GOING)
    assert not await move(PAUSED, GOING)
    hoa = await world.database.read(lambda conn: world.id_in(conn, "Hoa"))
    await world.database.write(
        lambda conn: conn.execute(update(outbox).where(outbox.c.official_id == hoa).values(state="sending"))
    )
    assert await move(GOING, CANCELLED)
    await world.database.write(
        lambda conn: conn.execute(update(outbox).where(outbox.c.official_id == hoa).values(state="queued"))
    )
    await sweep(world)
    await world.settle()
    assert world.unread("Hoa") == []
    assert deliveries.totals(await ledger(world, campaign)).standings[Standing.NOT_SENT] == 10
    assert await world.database.read(lambda conn: broadcasts.unfinished(conn, campaign)) == []


async def test_closing_stops_what_is_left(world: World) -> None:
    campaign = await held(world)
    world.clock.instant = OPENED
    await sweep(world)
    await world.database.write(lambda conn: broadcasts.cancel_all(conn, campaign))
    await world.settle()
    assert world.unread("Hoa") == []


async def test_what_the_office_does_is_in_the_audit(world: World) -> None:
    campaign = await held(world)
    await world.at(OPENED)
    await world.database.write(lambda conn: _became(conn, world.id_in(conn, "Hoa"), "dead", "bad_request"))
    await world.database.write(lambda conn: resent(turn_of(world, conn, "Minh"), campaign))
    rows = await world.database.read(lambda conn: conn.execute(select(p.audit.c.action, p.audit.c.object)).all())
    assert ("broadcast.resent", f"campaign:{campaign}") in [tuple(row) for row in rows]
    assert await world.database.read(audit.first_broken) is None


@pytest.mark.parametrize("state", ["open", "closed", "archived"])
async def test_an_opened_campaign_has_no_preview(world: World, state: str) -> None:
    campaign = await world.campaign(state=state)
    await world.database.write(lambda conn: preview(turn_of(world, conn, "Minh"), campaign))
    await world.settle()
    assert "không còn ở bước đó" in world.unread("Minh")[0].text


async def test_five_thousand_people_get_one_row_each(world: World) -> None:
    await held(world)

    def hire(conn: Connection) -> None:
        unit = conn.execute(select(p.units.c.id).where(p.units.c.code == "DD")).scalar_one()
        codes = [f"X{number:04d}" for number in range(5000)]
        rows = [{"staff_code": code, "full_name": code, "category": "cong_chuc"} for code in codes]
        conn.execute(insert(p.officials), rows)
        ids = list(conn.execute(select(p.officials.c.id).where(p.officials.c.staff_code.in_(codes))).scalars())
        day = OPENED.date()
        conn.execute(insert(p.memberships), [{"official_id": i, "unit_id": unit, "from_date": day} for i in ids])
        account = {"network": "telegram", "linked_at": OPENED, "consent_at": OPENED}
        conn.execute(insert(p.accounts), [{**account, "official_id": i, "chat": str(90000 + i)} for i in ids])

    await world.database.write(hire)
    world.clock.instant = OPENED
    assert await sweep(world) == 5010
    rows = await world.database.read(announcements)
    assert len({row.unique_key for row in rows}) == len({row.chat for row in rows}) == 5010


async def test_heads_read_what_heads_do(world: World) -> None:
    await held(world)
    world.clock.instant = OPENED
    await sweep(world)
    heads = await world.database.read(lambda conn: {i for i, _ in people.holders(conn, Role.HEAD, OPENED.date())})
    for row in await world.database.read(announcements):
        assert ("Thủ trưởng đơn vị" in row.text) == (row.official_id in heads)
        assert len(row.text) <= 900
