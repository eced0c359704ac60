"""The ledger: everybody has one line for every rung that came, with the reason the record gives; pauses, deeds, blocks."""

from collections import Counter
from datetime import date
from typing import Any

from sqlalchemy import Connection, select, update

from handlers.reminders import sweep
from rules.reminder_ledger import Outcome, Reason
from rules.reminders import MEMBER
from rules.requests import FieldKind
from storage import (
    absences,
    campaigns,
    extensions,
    people,
    reminder_ledger,
    reminder_pauses,
    requests,
    settings,
    unsent_reminders,
)
from storage.ledger_lines import Entry
from storage.schema.operations import outbox
from storage.schema.people import accounts
from tests.world import CAST, ZONE, World, local

MARCH = (date(2027, 3, 1), date(2027, 3, 31))


async def swept(world: World, when: str) -> None:
    world.clock.instant = local(when)
    await world.database.write(lambda conn: sweep(conn, world.bot.office, world.clock.now()))


async def lines(world: World, **whose: Any) -> list[Entry]:
    return await world.database.read(lambda conn: reminder_ledger.entries(conn, ZONE, *MARCH, **whose))


async def mine(world: World, name: str) -> list[tuple[int, Outcome, Reason]]:
    who = await world.database.read(lambda conn: world.id_in(conn, name))
    found = [line for line in await lines(world, official_id=who) if line.ladder == MEMBER]
    return [(line.on_day.day, line.outcome, line.reason) for line in found]


async def test_everybody_has_one_line_with_the_reason_that_the_record_gives(world: World) -> None:
    await world.campaign()
    await world.pledged("Lan", "Trồng cây = 400 cây")

    def before(conn: Connection) -> None:
        absences.add(conn, world.id_in(conn, "Hoa"), date(2027, 3, 17), date(2027, 3, 18))
        blocked = accounts.c.official_id == world.id_in(conn, "Tùng")
        conn.execute(update(accounts).where(blocked).values(blocked_at=world.clock.now()))

    await world.database.write(before)
    for hour in ("08:00", "08:01", "10:00"):
        await swept(world, f"2027-03-17 {hour}")
    told = [line for line in await lines(world) if line.ladder == MEMBER]
    assert Counter(line.official_id for line in told).most_common(1)[0][1] == 1
    assert len(told) == len(CAST)
    expected = {"Hoa": Reason.AWAY, "Lan": Reason.DONE, "Tùng": Reason.BLOCKED, "Khải": Reason.NOT_JOINED}
    for name, reason in expected.items():
        assert await mine(world, name) == [(17, Outcome.SKIPPED, reason)], name
    assert await mine(world, "Ánh") == [(17, Outcome.WAITING, Reason.NONE)]
    await swept(world, "2027-03-19 08:00")
    assert (await mine(world, "Hoa"))[0] == (19, Outcome.WAITING, Reason.NONE)


async def test_a_digest_that_did_not_leave_says_why(world: World) -> None:
    campaign = await world.campaign()
    await swept(world, "2027-03-17 08:00")

    def settle(conn: Connection) -> None:
        unsent_reminders.settled(conn, world.id_in(conn, "Hoa"), campaign)

    await world.pledged("Hoa", "Trồng cây = 400 cây")
    await world.database.write(settle)
    assert await mine(world, "Hoa") == [(17, Outcome.WITHDRAWN, Reason.DONE)]
    await swept(world, "2027-03-18 08:00")  # nothing was sent on the day before
    assert await mine(world, "Lan") == [
        (18, Outcome.WAITING, Reason.NONE),
        (17, Outcome.WITHDRAWN, Reason.PASSED),
    ]


async def test_who_was_told_often_enough_is_named_so_but_not_on_the_deadline(world: World) -> None:
    await world.campaign()
    await world.database.write(lambda conn: settings.put(conn, "reminder_gap_days", "7"))
    for day in (24, 26, 31):
        await swept(world, f"2027-03-{day} 08:00")
        sent = update(outbox).where(outbox.c.kind == "reminder", outbox.c.state == "queued").values(state="sent")
        await world.database.write(lambda conn, query=sent: conn.execute(query))
    found = await mine(world, "Hoa")
    assert (26, Outcome.SKIPPED, Reason.CAPPED) in found
    assert [day for day, outcome, _ in found if outcome in (Outcome.SENT, Outcome.LATE)] == [31, 24]


async def test_a_pause_holds_one_campaign_and_ends_by_itself(world: World) -> None:
    await world.campaign()
    other = await world.campaign(title="Phong trào thứ hai")

    def pause(conn: Connection) -> int:
        today, now = date(2027, 3, 16), world.clock.now()
        return reminder_pauses.begin(conn, other, date(2027, 3, 17), "Chống bão", by=1, today=today, now=now)

    await world.database.write(pause)
    await swept(world, "2027-03-17 08:00")
    found = await lines(world, official_id=await world.database.read(lambda conn: world.id_in(conn, "Hoa")))
    assert {(line.campaign, line.outcome, line.reason) for line in found} == {
        ("Thi đua hoàn thành nhiệm vụ năm 2027", Outcome.WAITING, Reason.NONE),
        ("Phong trào thứ hai", Outcome.SKIPPED, Reason.PAUSED),
    }
    sent = update(outbox).where(outbox.c.kind == "reminder").values(state="sent")
    await world.database.write(lambda conn: conn.execute(sent))
    await swept(world, "2027-03-18 08:00")
    late = await world.database.read(
        lambda conn: (
            conn.execute(select(outbox.c.text).where(outbox.c.state == "queued", outbox.c.kind == "reminder"))
            .scalars()
            .all()
        )
    )
    assert late
    assert all("Phong trào thứ hai" in text and "năm 2027</b>" not in text for text in late)


async def test_a_new_pause_takes_the_place_of_the_old_one(world: World) -> None:
    campaign = await world.campaign()

    def pauses(conn: Connection) -> None:
        today, now = date(2027, 3, 1), world.clock.now()
        about = {"by": 1, "today": today, "now": now}
        first = reminder_pauses.begin(conn, campaign, date(2027, 3, 5), "Nghỉ", **about)
        second = reminder_pauses.begin(conn, campaign, date(2027, 3, 3), "Nghỉ", **about)
        whole = reminder_pauses.begin(conn, None, date(2027, 3, 4), "Nghỉ", **about)
        assert [each.id for each in reminder_pauses.running(conn, today)] == [second, whole]
        assert not reminder_pauses.end(conn, first, by=1, now=now)
        assert reminder_pauses.on_day(conn, date(2027, 3, 4)).holds(999)
        assert reminder_pauses.end(conn, whole, by=1, now=now)
        assert not reminder_pauses.on_day(conn, date(2027, 3, 4)).holds(campaign)
        assert reminder_pauses.on_day(conn, date(2027, 3, 3)).holds(campaign)

    await world.database.write(pauses)


async def test_what_went_up_to_the_chiefs_has_a_line_for_each_of_them(world: World) -> None:
    await world.campaign()
    for day in ("2027-03-31", "2027-04-02", "2027-04-06"):
        await swept(world, f"{day} 08:00")
    april = (date(2027, 4, 1), date(2027, 4, 30))
    found = await world.database.read(lambda conn: reminder_ledger.entries(conn, ZONE, *april))
    raised = [line for line in found if line.ladder == reminder_ledger.RAISED]
    heads = {"Hoàng Thị Bình", "Đỗ Văn Dũng"}
    assert heads <= {line.full_name for line in raised}
    assert len(raised) == len({(line.on_day, line.full_name, line.milestone) for line in raised})


async def test_requests_and_decisions_have_lines_with_what_became_of_them_and_why(world: World) -> None:
    """Bình is away, Dũng has blocked the bot, Sơn is told, what Minh asked is decided before it left."""
    world.clock.instant = local("2027-03-02 09:00")
    await world.campaign()

    def before(conn: Connection) -> int:
        now, ids = world.clock.now(), {unit.code: unit.id for unit in people.tree(conn)}
        fields = [("Số hộ", FieldKind.TEXT, "")]
        to = [ids["DD"], ids["LN"]]
        made = requests.make(conn, "Rà soát", date(2027, 3, 8), fields, to, hold_until=now, by=1, now=now)
        requests.send(conn, made, now)
        absences.add(conn, world.id_in(conn, "Bình"), date(2027, 3, 4), date(2027, 3, 30))
        blocked = accounts.c.official_id == world.id_in(conn, "Dũng")
        conn.execute(update(accounts).where(blocked).values(blocked_at=now))
        milestone = campaigns.open_milestones(conn)[1][0]
        day = date(2027, 7, 9)
        return extensions.propose(
            conn, milestone.id, milestone.due_on, day, "chờ", by=world.id_in(conn, "Minh"), now=now
        )

    asked = await world.database.write(before)
    for hour in ("08:05", "08:06"):
        await swept(world, f"2027-03-05 {hour}")
    found = {(line.full_name, line.ladder, line.milestone, line.rung): line for line in await lines(world)}
    outcomes = {key: (line.outcome, line.reason) for key, line in found.items() if key[1] in ("request", "extension")}
    assert outcomes == {
        ("Hoàng Thị Bình", "request", "Rà soát", -1): (Outcome.SKIPPED, Reason.AWAY),
        ("Đỗ Văn Dũng", "request", "Rà soát", -1): (Outcome.SKIPPED, Reason.BLOCKED),
        ("Lê Thanh Sơn", "extension", "Sơ kết 6 tháng", 0): (Outcome.WAITING, Reason.NONE),
    }
    extension = found["Lê Thanh Sơn", "extension", "Sơ kết 6 tháng", 0]
    assert extension.campaign == "Thi đua hoàn thành nhiệm vụ năm 2027"

    def decide(conn: Connection) -> None:
        extensions.decide(conn, asked, extensions.REFUSED, by=world.id_in(conn, "Sơn"), now=world.clock.now())

    await world.database.write(decide)
    decided = [line for line in await lines(world) if line.ladder == "extension"]
    assert [(line.outcome, line.reason) for line in decided] == [(Outcome.WITHDRAWN, Reason.DONE)]


async def test_who_is_not_told_of_what_is_overdue_has_one_line_that_says_why(world: World) -> None:
    await world.campaign()
    other = await world.campaign(title="Phong trào thứ hai")

    def before(conn: Connection) -> None:
        today, now = date(2027, 4, 1), world.clock.now()
        absences.add(conn, world.id_in(conn, "Bình"), today, date(2027, 4, 30))
        reminder_pauses.begin(conn, other, date(2027, 4, 30), "Chống bão", by=1, today=today, now=now)

    for day in ("2027-03-31", "2027-04-02", "2027-04-05"):
        await swept(world, f"{day} 08:00")
        if day == "2027-03-31":
            await world.database.write(before)
        await swept(world, f"{day} 14:00")
    april = (date(2027, 4, 1), date(2027, 4, 30))
    found = await world.database.read(lambda conn: reminder_ledger.entries(conn, ZONE, *april))
    raised = [line for line in found if line.ladder == reminder_ledger.RAISED and line.outcome is Outcome.SKIPPED]
    lines = Counter((line.campaign, line.full_name, line.on_day.day, line.reason) for line in raised)
    first = "Thi đua hoàn thành nhiệm vụ năm 2027"
    assert lines == {
        (first, "Hoàng Thị Bình", 2, Reason.AWAY): 1,
        ("Phong trào thứ hai", "Đỗ Văn Dũng", 2, Reason.PAUSED): 1,
    }
