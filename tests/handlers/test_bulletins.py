"""Bulletins: whom each group names, a second person above the limit, once to each, again to failures alone, stopping."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from handlers import bulletin_sending
from handlers.bulletin_sending import send_due
from rules.bulletins import Audience, Group, Lacking, State
from rules.delivery import Standing
from rules.records import Role
from storage import bulletin_audience, bulletins, deliveries, people, settings, unit_kinds
from storage.schema.operations import outbox
from tests.dialogs.player import play
from tests.handlers.test_announcement import turn_of
from tests.world import CAST, NOT_JOINED, World, local

NOW = local("2027-03-02 09:00")
EVERYBODY = Audience(Group.EVERYBODY)


def kept(world: World, conn: Connection, audience: Audience = EVERYBODY) -> int:
    by = world.id_in(conn, "Minh")
    return bulletins.create(conn, "Họp sơ kết chiều thứ Năm", audience, False, by=by, now=world.clock.now())


def going(world: World, conn: Connection, audience: Audience = EVERYBODY) -> int:
    """One whose two minutes are just over."""
    made = kept(world, conn, audience)
    bulletins.set_state(conn, made, [State.DRAFT], State.HELD, hold_until=world.clock.now())
    return made


def copies(conn: Connection) -> list[Any]:
    return list(conn.execute(select(outbox).where(outbox.c.kind == "bulletin").order_by(outbox.c.id)))


def ledger(world: World, conn: Connection, bulletin: int) -> Counter[Standing]:
    staff = {official.id: official for official in people.staff(conn, world.clock.now().date())}
    lines = bulletins.ledger(conn, bulletin, staff)
    assert len(lines) == len({line.official.id for line in lines})
    return Counter(line.standing for line in lines)


async def done(world: World, work: Callable[[Connection], Any]) -> Any:
    world.clock.instant = NOW
    return await world.database.write(work)


@pytest.mark.parametrize(
    ("group", "key", "lacking", "names"),
    [
        (Group.EVERYBODY, "", None, set(CAST)),
        (Group.UNIT, "LN", None, {"Dũng", "Tùng", "Ánh"}),
        (Group.UNIT, "HAT1", None, {"Tùng", "Ánh"}),
        (Group.ROLE, Role.HEAD, None, {"Bình", "Dũng"}),
        (Group.ROLE, Role.DIRECTOR, None, {"Sơn"}),
        (Group.MISSING, "campaign", Lacking.PLEDGE, set(CAST) - {"Hoa"}),
        (Group.MISSING, "campaign", Lacking.REPORT, {"Hoa"}),
        (Group.MISSING, "campaign", Lacking.LAUNCH, {"Bình", "Dũng"}),
    ],
)
async def test_who_is_meant(world: World, group: Group, key: str, lacking: Lacking | None, names: set[str]) -> None:
    campaign = await world.campaign()
    await world.pledged("Hoa", "Trồng cây = 400 cây")

    def meant(conn: Connection) -> set[str]:
        units = {unit.code: str(unit.id) for unit in people.tree(conn)}
        about = Audience(group, units.get(key, str(campaign) if key == "campaign" else key), lacking)
        found = bulletin_audience.members(conn, about, NOW.date())
        known = {world.id_in(conn, name): name for name in CAST}
        return {known[official.id] for official in found}

    assert await done(world, meant) == names


async def test_each_gets_one_copy_however_often_the_sweep_looks(world: World) -> None:
    def twice(conn: Connection) -> None:
        made = going(world, conn)
        told = [send_due(conn, world.bot.office, NOW) for _ in range(3)]
        joined = len(CAST) - len(NOT_JOINED)
        assert told == [joined, 0, 0]
        assert Counter(row.official_id for row in copies(conn)).most_common(1)[0][1] == 1
        assert ledger(world, conn, made) == {Standing.WAITING: joined, Standing.NOT_JOINED: len(NOT_JOINED)}

    await done(world, twice)


async def test_nothing_leaves_while_the_two_minutes_last(world: World) -> None:
    def early(conn: Connection) -> None:
        made = kept(world, conn)
        bulletins.set_state(conn, made, [State.DRAFT], State.HELD, hold_until=local("2027-03-02 09:02"))
        assert send_due(conn, world.bot.office, NOW) == 0
        assert copies(conn) == []

    await done(world, early)


async def test_again_goes_to_those_alone_whom_it_did_not_reach(world: World) -> None:
    def again(conn: Connection) -> None:
        made = going(world, conn)
        send_due(conn, world.bot.office, NOW)
        hoa, lan = world.id_in(conn, "Hoa"), world.id_in(conn, "Lan")
        conn.execute(update(outbox).where(outbox.c.kind == "bulletin").values(state="sent"))
        conn.execute(update(outbox).where(outbox.c.official_id == hoa).values(state="dead", error="bad_request"))
        conn.execute(update(outbox).where(outbox.c.official_id == lan).values(state="unclear", error="timeout"))
        assert ledger(world, conn, made)[Standing.FAILED] == 1
        for _ in range(2):
            bulletin_sending.resent(turn_of(world, conn, "Minh"), made)
        tries = Counter(row.official_id for row in copies(conn))
        assert {official for official, count in tries.items() if count > 1} == {hoa, lan}
        assert max(tries.values()) == 2
        assert ledger(world, conn, made)[Standing.WAITING] == 2

    await done(world, again)


async def test_what_was_stopped_does_not_leave_and_stragglers_stay(world: World) -> None:
    def stop(conn: Connection) -> None:
        made = going(world, conn)
        send_due(conn, world.bot.office, NOW)
        first = copies(conn)[0].id
        conn.execute(update(outbox).where(outbox.c.id == first).values(state="sending"))
        assert bulletins.move(conn, made, [State.GOING], State.PAUSED)
        assert Counter(row.state for row in copies(conn)) == {"sending": 1, "paused": 9}
        conn.execute(update(outbox).where(outbox.c.id == first).values(state="queued"))  # it came back unsent
        send_due(conn, world.bot.office, NOW)
        assert {row.state for row in copies(conn)} == {"paused"}
        assert bulletins.move(conn, made, [State.PAUSED], State.CANCELLED)
        assert {row.state for row in copies(conn)} == {"cancelled"}
        assert not bulletins.move(conn, made, [State.GOING, State.PAUSED], State.GOING)

    await done(world, stop)


async def test_only_who_it_was_meant_for_can_say_received(world: World) -> None:
    def received(conn: Connection) -> None:
        unit = next(unit.id for unit in people.tree(conn) if unit.code == "DD")
        made = going(world, conn, Audience(Group.UNIT, str(unit)))
        send_due(conn, world.bot.office, NOW)
        assert bulletins.seen(conn, made, world.id_in(conn, "Hoa"), NOW)
        assert bulletins.seen(conn, made, world.id_in(conn, "Hoa"), NOW)
        assert not bulletins.seen(conn, made, world.id_in(conn, "Tùng"), NOW)
        staff = {official.id: official for official in people.staff(conn, NOW.date())}
        assert deliveries.totals(bulletins.ledger(conn, made, staff)).read == 1

    await done(world, received)


SECOND = """
Minh: /vanphong
Máy → Minh: Việc của Văn phòng
Minh bấm: Nhắc việc
Máy → Minh: Nhắc việc
Minh bấm: Gửi thông báo
Máy → Minh: Soạn thông báo
Minh bấm: Soạn thông báo
Máy → Minh: cho ai
Minh bấm: Toàn cơ quan
Máy → Minh: Toàn cơ quan, 11 người
Minh: Họp sơ kết chiều thứ Năm
Máy → Minh: ưu tiên
Minh bấm: Thường
Máy → Minh: – Nhận được ngay: 10
Minh bấm: Lưu, chưa gửi
Máy → Minh: Đang soạn
Minh bấm: Gửi đi
Máy → Minh: 10 người nhận được
Minh: 10
Máy → Minh: cần người thứ hai đồng ý
Máy → Sơn: đề nghị gửi một thông báo tới 10 người
    [Xem và duyệt]
Máy → Quản: đề nghị gửi một thông báo
Minh bấm: Huỷ gửi
Máy → Minh: Đã huỷ gửi
Minh bấm: Gửi đi
Máy → Minh: 10 người nhận được
Minh: gui thong bao
Máy → Minh: cần người thứ hai đồng ý
Máy → Sơn: đề nghị gửi một thông báo
Máy → Quản: đề nghị gửi một thông báo
Sơn bấm: Xem và duyệt
Máy → Sơn: Chờ người thứ hai đồng ý
    [Đồng ý gửi] [Huỷ gửi]
Sơn bấm: Đồng ý gửi
Máy → Sơn: 10 người nhận được
Sơn: 10
Máy → Sơn: Đã xác nhận
Giờ: 2027-03-02 09:10
Máy → Hoa: Họp sơ kết chiều thứ Năm
Máy → Sơn: Họp sơ kết chiều thứ Năm
"""


async def test_a_second_person_agrees_above_the_limit(world: World, tmp_path: Any) -> None:
    await done(world, lambda conn: settings.put(conn, "second_approver_above", "5"))
    script = tmp_path / "hai-nguoi.txt"
    script.write_text(SECOND)
    await play(world, script)


async def test_nobody_agrees_to_what_they_asked_for_themselves(world: World) -> None:
    def alone(conn: Connection) -> None:
        made = kept(world, conn)
        bulletins.set_state(conn, made, [State.DRAFT], State.AWAITING)
        bulletin_sending.approve(turn_of(world, conn, "Minh"), made)
        last = conn.execute(select(outbox.c.text).order_by(outbox.c.id.desc()).limit(1)).scalar_one()
        assert "lần thứ hai phải là người khác" in last
        found = bulletins.get(conn, made)
        assert found is not None
        assert found.state is State.AWAITING

    await done(world, alone)


async def test_a_kind_of_units_takes_what_is_below_them_along(world: World) -> None:
    def meant(conn: Connection) -> None:
        units = {unit.code: unit.id for unit in people.tree(conn)}
        unit_kinds.put(conn, units["SO"], "so", by=1, now=NOW)
        unit_kinds.put(conn, units["LN"], "chi_cuc", by=1, now=NOW)
        found = bulletin_audience.members(conn, Audience(Group.KIND, "chi_cuc"), NOW.date())
        assert {official.id for official in found} == {world.id_in(conn, name) for name in ("Dũng", "Tùng", "Ánh")}

    await done(world, meant)
