"""Activities, nominations, steps: every change a revision, nothing overwritten, who was slower is told so."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, func, select

from rules.nominations import NominationState
from storage import activities, files, nominations, people, showcases, steps
from storage.activities import NewActivity
from storage.nominations import NewNomination
from storage.schema.activities import activity_revisions
from tests.world import World

DAY = date(2027, 1, 8)
SAID = NewActivity("tuyen_truyen", DAY, False, "Phổ biến kế hoạch", {"form": "hop", "reached": 45})


def unit(conn: Connection, code: str) -> int:
    return next(found.id for found in people.tree(conn) if found.code == code)


async def test_changes_withdrawal_and_return_are_revisions(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        who = {"by": world.id_in(conn, "Bình"), "now": world.clock.now()}
        made = activities.add(conn, campaign, unit(conn, "DD"), SAID, **who)
        assert activities.change(conn, made, 1, replace(SAID, extras={"form": "hop", "reached": 54}), **who)
        assert not activities.change(conn, made, 1, SAID, **who)  # somebody was faster
        assert not activities.restore(conn, made, **who)
        assert activities.withdraw(conn, made, "Ghi trùng", **who)
        assert not activities.withdraw(conn, made, "Ghi trùng", **who)
        assert not activities.change(conn, made, 3, SAID, **who)
        assert activities.of_units(conn, campaign) == []
        withdrawn = activities.get(conn, made)
        assert withdrawn is not None
        assert (withdrawn.withdrawn, withdrawn.reason, withdrawn.reached) == (True, "Ghi trùng", 54)
        assert activities.restore(conn, made, **who)
        told = [(each.revision, each.change, each.reached) for each in activities.history(conn, made)]
        assert told == [(4, "restored", 54), (3, "withdrawn", 54), (2, "edited", 54), (1, "entered", 45)]
        newest = select(func.count()).where(activity_revisions.c.activity_id == made, activity_revisions.c.newest)
        assert conn.execute(newest).scalar_one() == 1
        assert [each.id for each in activities.of_units(conn, campaign, {unit(conn, "DD")})] == [made]
        assert activities.of_units(conn, campaign, {unit(conn, "LN")}) == []
        assert activities.unit_owning(conn, {"activity": made}) == unit(conn, "DD")
        assert activities.get(conn, 999_999) is None

    await world.database.write(work)


async def test_a_record_file_belongs_to_the_units_record_a_refused_one_to_nothing(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        by, now = world.id_in(conn, "Bình"), world.clock.now()
        made = activities.add(conn, campaign, unit(conn, "DD"), SAID, by=by, now=now)
        sent = {"kind": "pdf", "network": "telegram", "reference": "x", "declared_size": 5, "now": now}
        first, second = (files.declare(conn, official_id=by, name=f"{n}.pdf", **sent) for n in "ab")
        files.attach(conn, [first, second], by, activity_id=made)
        files.keep(conn, first, 5, "00")
        files.refuse(conn, second)
        assert [each.name for each in files.of_record(conn, activity_id=made)] == ["a.pdf"]
        assert files.unit_owning(conn, {"file": first}) == unit(conn, "DD")
        assert files.unit_owning(conn, {"file": second}) is None
        found = activities.get(conn, made)
        assert found is not None
        assert found.files == 1

    await world.database.write(work)


async def test_a_nomination_is_decided_once_and_keeps_its_steps(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        by, now, at = world.id_in(conn, "Hoa"), world.clock.now(), unit(conn, "DD")
        said = NewNomination("ca_nhan", world.id_in(conn, "Lan"), "Vũ Thị Lan", "", DAY, "Làm tốt", ("nu",))
        made = nominations.add(conn, campaign, at, said, by=by, now=now, found_on=None)
        taken = (NominationState.SUGGESTED, NominationState.ACCEPTED)
        assert nominations.decide(conn, made, *taken, by=by, now=now, found_on=DAY)
        assert not nominations.decide(conn, made, *taken, by=by, now=now, found_on=DAY)
        first = steps.add(conn, "bieu_duong", DAY, "", by=by, now=now, nomination_id=made)
        steps.add(conn, "tinh", DAY, "QĐ mẫu", by=by, now=now, nomination_id=made)
        found = nominations.get(conn, made)
        assert found is not None
        assert (found.suggested_by, found.found_on, found.praised_on, found.level) == (by, DAY, DAY, "tinh")
        assert steps.unit_owning(conn, {"step": first}) == at
        assert steps.withdraw(conn, first, by=by, now=now)
        assert not steps.withdraw(conn, first, by=by, now=now)
        assert nominations.change(conn, found, replace(said, text="Làm rất tốt"), by=by, now=now)
        assert not nominations.change(conn, found, said, by=by, now=now)
        newest = nominations.of_unit(conn, campaign, {at})[0]
        assert (newest.text, newest.praised_on, newest.state) == ("Làm rất tốt", None, NominationState.ACCEPTED)
        assert [each.change for each in nominations.history(conn, made)] == ["edited", "accepted", "entered"]
        assert nominations.every(conn, campaign) == [newest]

    await world.database.write(work)


async def test_steps_of_a_model_outlive_its_change(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        about = {"by": world.id_in(conn, "Bình"), "now": world.clock.now()}
        said = {"kind": "mo_hinh", "name": "Hồ sơ không giấy", "description": ""}
        first = showcases.add(conn, campaign_id=campaign, unit_id=unit(conn, "DD"), **about, **said)
        steps.add(conn, "lua_chon", DAY, "", **about, showcase_id=first)
        second = showcases.replace(conn, first, **about, **{**said, "name": "Hồ sơ số"})
        assert second is not None
        steps.add(conn, "mo_ta", DAY, "", **about, showcase_id=second)
        assert [each.step for each in steps.of_showcase(conn, second)] == ["lua_chon", "mo_ta"]

    await world.database.write(work)
