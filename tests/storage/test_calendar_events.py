"""Versions of deadlines in calendar files: the number grows with a change and with nothing else."""

from datetime import date, timedelta

from sqlalchemy import Connection

from storage.calendar_events import Deadline, Version, called_off, give, versions
from tests.world import World


async def test_the_sequence_grows_only_when_a_deadline_changes(world: World) -> None:
    now, due = world.clock.now(), date(2027, 3, 31)
    later = now + timedelta(days=1)

    def given_out(conn: Connection) -> None:
        first = Deadline("milestone:1", due, "Hạn: đăng ký", "")
        other = Deadline("item:1", due, "Hạn: trồng cây", "")
        moved = Deadline("milestone:1", due + timedelta(days=9), "Hạn: đăng ký", "")
        assert versions(conn, [first, other], now) == {each: Version(0, now) for each in ("milestone:1", "item:1")}
        assert versions(conn, [first], later)["milestone:1"] == Version(0, now)
        assert versions(conn, [moved, other], later)["milestone:1"] == Version(1, later)
        assert versions(conn, [moved, other], later)["item:1"] == Version(0, now)
        assert versions(conn, [first], later)["milestone:1"].sequence == 2

    await world.database.write(given_out)


async def test_what_a_file_held_and_holds_no_longer_is_called_off_until_its_day(world: World) -> None:
    now, due = world.clock.now(), date(2027, 3, 31)
    first, other = Deadline("milestone:1", due, "Hạn: đăng ký", ""), Deadline("item:1", due, "Hạn: trồng cây", "")

    def given_out(conn: Connection) -> None:
        versions(conn, [first, other], now)
        assert give(conn, 1, [first.name, other.name]) == set()
        assert give(conn, 2, [first.name]) == set()
        assert give(conn, None, [first.name]) == set()
        assert give(conn, 1, [other.name]) == {first.name}
        assert called_off(conn, [first.name], due, now) == [(first, Version(1, now))]
        assert called_off(conn, [first.name], due, now) == [(first, Version(1, now))]
        assert called_off(conn, [first.name], due + timedelta(days=1), now) == []
        assert versions(conn, [first], now)[first.name] == Version(2, now)  # it holds again
        assert give(conn, 2, []) == {first.name}

    await world.database.write(given_out)
