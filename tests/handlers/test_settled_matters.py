"""A digest that waits to leave is withdrawn as soon as a matter in it is settled; what is still owed is told anew, once."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, select, update

from handlers.reminders import sweep
from rules.calendar import WorkingCalendar
from rules.commendation import Kind as Kinds
from rules.commendation import Route, Stage, Way
from rules.data_rights import Kind, due_days
from rules.data_rights import State as Asked
from rules.difficulties import State
from rules.requests import FieldKind, Value
from storage import (
    approvals,
    campaigns,
    data_requests,
    delegations,
    difficulties,
    extensions,
    people,
    proposals,
    request_answers,
    requests,
    rounds,
)
from storage.difficulties import Written
from storage.proposals import Said
from storage.schema import campaigns as c
from storage.schema.operations import outbox
from tests.world import World, local, make_campaign

BEGUN, SWEPT = "2027-03-02 09:00", "2027-03-05 08:05"
Matter = tuple[Callable[[World, Connection], int], Callable[[World, Connection, int], object], str]


def official(world: World, conn: Connection, name: str) -> int:
    return world.id_in(conn, name)


def asks_later_day(world: World, conn: Connection) -> int:
    milestone = campaigns.open_milestones(conn)[1][0]
    by, now = official(world, conn, "Minh"), world.clock.now()
    return extensions.propose(conn, milestone.id, milestone.due_on, date(2027, 7, 9), "chờ", by=by, now=now)


def decides_later_day(world: World, conn: Connection, key: int) -> object:
    return extensions.decide(conn, key, extensions.REFUSED, by=official(world, conn, "Sơn"), now=world.clock.now())


def asks_again(world: World, conn: Connection, key: int) -> object:
    """A new proposal takes the place of the old one, and has waited for no time yet."""
    return asks_later_day(world, conn)


def submits(world: World, conn: Connection) -> int:
    made = make_campaign(conn, world.clock.now(), title="Bản đang soạn", state="draft", opened_at=None)
    approvals.submit(conn, made, by=official(world, conn, "Minh"), now=world.clock.now())
    return made


def approves(world: World, conn: Connection, key: int) -> object:
    approvals.approve(conn, key, by=official(world, conn, "Sơn"), now=world.clock.now())
    return None


def gives_back(world: World, conn: Connection, key: int) -> object:
    approvals.give_back(conn, key, "chưa rõ hạn", by=official(world, conn, "Sơn"), now=world.clock.now())
    return None


def changes_content(world: World, conn: Connection, key: int) -> object:
    """What was submitted is no longer what stands there; the sweep notices."""
    return conn.execute(update(c.campaigns).where(c.campaigns.c.id == key).values(title="Bản khác"))


def opens(world: World, conn: Connection) -> int:
    made = make_campaign(conn, world.clock.now(), title="Bản chờ mở", state="draft", opened_at=None)
    about = {"opened_by": official(world, conn, "Minh"), "awaiting_since": world.clock.now()}
    campaigns.set_state(conn, made, [campaigns.DRAFT], campaigns.AWAITING, **about)
    return made


def opened(world: World, conn: Connection, key: int) -> object:
    return campaigns.set_state(conn, key, [campaigns.AWAITING], campaigns.HELD, hold_until=world.clock.now())


def sends_difficulty(world: World, conn: Connection) -> int:
    hoa, now = official(world, conn, "Hoa"), world.clock.now() - timedelta(days=20)
    unit = people.unit_of(conn, hoa, date(2027, 3, 2))
    assert unit is not None
    return difficulties.send(conn, Written("Thiếu giống"), official_id=hoa, unit_id=unit, year=2027, now=now).id


def puts_difficulty(world: World, conn: Connection) -> int:
    key, by = sends_difficulty(world, conn), official(world, conn, "Minh")
    difficulties.move(conn, key, 1, State.PUT, Written("Xin ý kiến"), by=by, now=world.clock.now())
    return key


def answers_difficulty(world: World, conn: Connection, key: int) -> object:
    by = official(world, conn, "Minh")
    return difficulties.move(conn, key, 1, State.ANSWERED, Written("Đã cấp"), by=by, now=world.clock.now())


def decides_difficulty(world: World, conn: Connection, key: int) -> object:
    by = official(world, conn, "Sơn")
    return difficulties.move(conn, key, 2, State.DECIDED, Written("Đồng ý"), by=by, now=world.clock.now())


def puts_forward(world: World, conn: Connection) -> int:
    """A list before the director."""
    by, now = official(world, conn, "Minh"), world.clock.now()
    about = {"campaign_id": 1, "name": "Đợt giữa năm", "year": 2027, "way": Way.SHORT, "title_ids": []}
    made = rounds.open_(conn, **about, received_on=date(2027, 3, 2), by=by, now=now)
    said = Said(1, Kinds.WORK, Route.OWN, "Vượt mức")
    hoa = official(world, conn, "Hoa")
    key = proposals.add(conn, made, hoa, _division(world, conn), said, by=by, now=now)
    found = proposals.get(conn, key)
    assert found is not None
    proposals.move(conn, [found], Stage.SUBMITTED, by=by, now=now)
    rounds.step(conn, made, rounds.SUBMITTED, by=by, now=now, count=1)
    return made


def agrees(world: World, conn: Connection, key: int) -> object:
    listed = proposals.of_round(conn, key)
    return proposals.move(conn, listed, Stage.APPROVED, by=official(world, conn, "Sơn"), now=world.clock.now())


def asks_data(world: World, conn: Connection) -> int:
    days = due_days(Kind.CORRECT, date(2027, 3, 2), WorkingCalendar())
    return data_requests.receive(conn, official(world, conn, "Hoa"), Kind.CORRECT, "Sửa tên", days, world.clock.now())


def withdraws_data(world: World, conn: Connection, key: int) -> object:
    by = official(world, conn, "Hoa")
    return data_requests.move(conn, key, 1, Asked.WITHDRAWN, "", by=by, now=world.clock.now())


def asks_unit(world: World, conn: Connection) -> int:
    now, unit = world.clock.now(), _division(world, conn)
    made = requests.make(
        conn, "Rà soát", date(2027, 3, 8), [("Số", FieldKind.TEXT, "")], [unit], hold_until=now, by=1, now=now
    )
    requests.send(conn, made, now)
    return made


def answers_request(world: World, conn: Connection, key: int) -> object:
    found = requests.get(conn, key)
    assert found is not None
    said, unit = [Value(found.fields[0].id, "12")], _division(world, conn)
    request_answers.submit(conn, key, unit, said, late=False, by=official(world, conn, "Bình"), now=world.clock.now())
    return None


def cancels_request(world: World, conn: Connection, key: int) -> object:
    return requests.cancel(conn, key, by=official(world, conn, "Minh"), now=world.clock.now())


def _division(world: World, conn: Connection) -> int:
    unit = people.unit_of(conn, official(world, conn, "Bình"), date(2027, 3, 2))
    assert unit is not None
    return unit


MATTERS: dict[str, Matter] = {
    "a later day is decided": (asks_later_day, decides_later_day, "Lùi hạn: Sơ kết"),
    "another later day is asked for": (asks_later_day, asks_again, "Lùi hạn: Sơ kết"),
    "a content is approved": (submits, approves, "Bản đang soạn"),
    "a content is given back": (submits, gives_back, "Bản đang soạn"),
    "a content is changed": (submits, changes_content, "Bản đang soạn"),
    "an opening is confirmed": (opens, opened, "Bản chờ mở"),
    "a difficulty is answered": (sends_difficulty, answers_difficulty, "VM-2027-001"),
    "a difficulty is decided": (puts_difficulty, decides_difficulty, "Vướng mắc: VM-2027-001"),
    "a list is agreed to": (puts_forward, agrees, "Khen thưởng: Đợt giữa năm"),
    "a request about data is withdrawn": (asks_data, withdraws_data, "Yêu cầu sửa dữ liệu"),
    "a request is answered": (asks_unit, answers_request, "Rà soát"),
    "a request is cancelled": (asks_unit, cancels_request, "Rà soát"),
}


async def swept(world: World, when: str) -> int:
    world.clock.instant = local(when)
    return await world.database.write(lambda conn: sweep(conn, world.bot.office, world.clock.now()))


def waiting(conn: Connection) -> list[str]:
    """The texts of the digests that have not left."""
    rows = select(outbox.c.text).where(outbox.c.kind == "reminder", outbox.c.state == "queued")
    return list(conn.execute(rows.order_by(outbox.c.id)).scalars())


async def texts(world: World, part: str = "") -> list[str]:
    return [text for text in await world.database.read(waiting) if part in text]


@pytest.mark.parametrize("kind", MATTERS)
async def test_what_is_settled_before_it_left_is_not_told(world: World, kind: str) -> None:
    prepare, settle, part = MATTERS[kind]
    world.clock.instant = local(BEGUN)
    await world.campaign()
    key = await world.database.write(lambda conn: prepare(world, conn))
    await swept(world, SWEPT)
    assert await texts(world, part), "it is told of at all"
    await world.database.write(lambda conn: settle(world, conn, key))
    if kind != "a content is changed":  # that is noticed by the next sweep
        assert not await texts(world, part), "it is withdrawn with the deed"
    await swept(world, "2027-03-05 08:06")
    assert not await texts(world, part)


async def test_what_else_is_owed_is_told_anew_in_one_message(world: World) -> None:
    world.clock.instant = local(BEGUN)
    await world.campaign()
    first = await world.database.write(lambda conn: asks_later_day(world, conn))
    second = await world.database.write(lambda conn: puts_difficulty(world, conn))
    await swept(world, SWEPT)
    await world.database.write(lambda conn: decides_later_day(world, conn, first))
    assert not await texts(world, "chờ đồng chí duyệt")
    assert await swept(world, "2027-03-05 08:06") == 1
    found = await texts(world, "chờ đồng chí duyệt")
    assert len(found) == 1
    assert "Vướng mắc: VM-2027-001" in found[0]
    assert "Lùi hạn" not in found[0]
    await world.settle()
    await world.database.write(lambda conn: decides_difficulty(world, conn, second))
    world.forget()
    for hour in ("10:00", "14:00"):
        await world.at(local(f"2027-03-05 {hour}"))
    assert not world.unread("Sơn")


async def test_who_stands_in_no_longer_is_not_told_for_the_unit(world: World) -> None:
    world.clock.instant = local(BEGUN)
    await world.campaign()

    def lend(conn: Connection) -> int:
        asks_unit(world, conn)
        head, deputy = official(world, conn, "Bình"), official(world, conn, "Lan")
        days = (date(2027, 3, 2), date(2027, 3, 20))
        return delegations.lend(conn, _division(world, conn), head, deputy, *days, world.clock.now()).id

    lent = await world.database.write(lend)
    await swept(world, SWEPT)
    assert len(await texts(world, "Rà soát")) == 2
    await world.database.write(
        lambda conn: delegations.end(conn, lent, by=official(world, conn, "Bình"), now=world.clock.now())
    )
    assert len(await texts(world, "Rà soát")) == 1
    assert await swept(world, "2027-03-05 08:06") == 0
    assert len(await texts(world, "Rà soát")) == 1


async def test_what_was_put_off_waits_until_it_leaves_or_is_settled(world: World) -> None:
    world.clock.instant = local(BEGUN)
    await world.campaign()
    key = await world.database.write(lambda conn: asks_later_day(world, conn))
    await world.at(local(SWEPT))
    world.press("Sơn", "Nhắc lại sau 2 giờ")
    await world.settle()
    for minute in (10, 11, 12):
        await swept(world, f"2027-03-05 10:{minute}")
        assert len(await texts(world, "Lùi hạn: Sơ kết")) == 1
    withdrawn = select(outbox.c.id).where(outbox.c.kind == "reminder", outbox.c.state == "cancelled")
    assert not await world.database.read(lambda conn: conn.execute(withdrawn).all())
    await world.database.write(lambda conn: decides_later_day(world, conn, key))
    assert not await texts(world, "Lùi hạn: Sơ kết")
