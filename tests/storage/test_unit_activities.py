"""Launches, models and projects, nudges: revisions kept, nothing overwritten, once a day."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from storage import accounts, files, launches, nudges, outbox, people, showcases
from storage.schema import participation as t
from tests.world import World

DAY = date(2027, 3, 15)


def unit(conn: Connection, code: str) -> int:
    return next(found.id for found in people.tree(conn) if found.code == code)


def plan(conn: Connection, world: World, by: int, name: str) -> int:
    said = {"name": name, "kind": "pdf", "network": "telegram", "reference": name, "declared_size": 10}
    return files.declare(conn, official_id=by, now=world.clock.now(), **said)


async def test_the_newest_word_of_a_launch_counts_and_the_older_ones_stay(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        by, at, now = world.id_in(conn, "Bình"), unit(conn, "DD"), world.clock.now()
        said = {"campaign_id": campaign, "unit_id": at, "by": by, "now": now}
        first = launches.submit(conn, held_on=DAY, late=False, **said)
        files.attach(conn, [plan(conn, world, by, "ke-hoach.pdf")], by, launch_id=first)
        second = launches.submit(conn, held_on=DAY + timedelta(days=30), late=True, **said)
        found = launches.of_campaign(conn, campaign)
        assert [(f.unit_id, f.held_on, f.late) for f in found] == [(at, DAY + timedelta(days=30), True)]
        assert found[0].plan_file == "ke-hoach.pdf"
        files.attach(conn, [plan(conn, world, by, "ban-sua.pdf")], by, launch_id=second)
        assert launches.of_campaign(conn, campaign)[0].plan_file == "ban-sua.pdf"
        rows = conn.execute(select(t.launches.c.revision, t.launches.c.held_on).order_by(t.launches.c.revision))
        assert [tuple(row) for row in rows] == [(1, DAY), (2, DAY + timedelta(days=30))]
        assert launches.of_unit(conn, campaign, unit(conn, "LN")) is None

    await world.database.write(work)


async def test_a_changed_model_takes_over_the_files_and_names_what_it_replaces(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        by, at, now = world.id_in(conn, "Bình"), unit(conn, "DD"), world.clock.now()
        said = {"kind": "mo_hinh", "name": "Hồ sơ không giấy", "description": ""}
        first = showcases.add(conn, campaign_id=campaign, unit_id=at, by=by, now=now, **said)
        files.attach(conn, [plan(conn, world, by, "anh.jpg")], by, showcase_id=first)
        second = showcases.replace(conn, first, by=by, now=now, **{**said, "kind": "cong_trinh"})
        assert second is not None
        kept = showcases.of_unit(conn, campaign, at)
        assert [(k.id, k.showcase.kind, k.files) for k in kept] == [(second, "cong_trinh", 1)]
        assert showcases.by_id(conn, first) is None
        assert showcases.replace(conn, first, by=by, now=now, **said) is None
        assert [s.name for s in showcases.of_campaign(conn, campaign)] == ["Hồ sơ không giấy"]
        assert showcases.withdraw(conn, second, now) is True
        assert showcases.withdraw(conn, second, now) is False
        assert showcases.of_campaign(conn, campaign) == []
        replaced = conn.execute(select(t.showcases.c.id, t.showcases.c.replaces).order_by(t.showcases.c.id)).all()
        assert [tuple(row) for row in replaced] == [(first, None), (second, first)]

    await world.database.write(work)


async def test_a_unit_is_nudged_once_a_day(world: World) -> None:
    campaign = await world.campaign()
    values = {"day": DAY, "reached": 2, "now": world.clock.now()}

    def first(conn: Connection) -> None:
        by, at = world.id_in(conn, "Bình"), unit(conn, "DD")
        nudges.keep(conn, campaign, at, by=by, **values)
        nudges.keep(conn, campaign, at, by=by, **{**values, "day": DAY + timedelta(days=1)})
        found = nudges.of_unit(conn, campaign, at, DAY)
        assert found is not None
        assert found.reached == 2

    def second(conn: Connection) -> None:
        nudges.keep(conn, campaign, unit(conn, "DD"), by=world.id_in(conn, "Bình"), **values)

    await world.database.write(first)
    with pytest.raises(IntegrityError):
        await world.database.write(second)


async def test_the_first_nudge_of_a_person_on_a_day_is_the_one_that_is_kept(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        hoa, lan = world.id_in(conn, "Hoa"), world.id_in(conn, "Lan")
        now = world.clock.now()
        nudges.tell(conn, campaign, [hoa], day=DAY, by=lan, now=now)
        nudges.tell(conn, campaign, [hoa, lan], day=DAY, by=hoa, now=now + timedelta(hours=1))
        assert nudges.told(conn, campaign, DAY) == {hoa, lan}
        assert nudges.last(conn, campaign, hoa) == now
        assert nudges.told(conn, campaign, DAY + timedelta(days=1)) == set()

    await world.database.write(work)


async def test_people_are_reached_where_chat_of_says(world: World) -> None:
    def work(conn: Connection) -> None:
        everybody = {name: world.id_in(conn, name) for name in ("Hoa", "Lan", "Khải", "Bình")}
        outbox.person_left(conn, "telegram", str(world.phones["Lan"].user_id), world.clock.now())
        found = accounts.where_reached(conn, everybody.values())
        assert found == {o: place for o in everybody.values() if (place := people.chat_of(conn, o)) is not None}
        assert set(found) == {everybody["Hoa"], everybody["Bình"]}

    await world.database.write(work)
