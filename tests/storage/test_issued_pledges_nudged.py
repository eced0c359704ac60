"""Reminders of an issued pledge: one a day, and none leaves for what was taken up or taken back meanwhile."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, select

from rules.issued_pledge import Answered, Bearers, IssuedItem
from storage import issued_pledges, outbox, people
from storage.outbox import Priority, State
from storage.schema.operations import outbox as rows
from tests.world import START, World

DAY = "2027-01-11"


async def test_what_waits_to_leave_is_cancelled_when_nobody_needs_it_any_more(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> list[tuple[bool, str]]:
        to = [world.id_in(conn, name) for name in ("Hoa", "Lan", "Tùng")]
        unit = people.unit_of(conn, to[0], START.date())
        given: Any = {
            "campaign_id": campaign,
            "unit_id": unit,
            "name": "Mẫu",
            "items": [IssuedItem("Tiết kiệm")],
            "by": to[0],
        }
        one, two = (issued_pledges.issue(conn, bearers=Bearers.PEOPLE, to=to, now=START, **given) for _ in range(2))
        assert not issued_pledges.nudged(conn, one, DAY)
        about: dict[str, Any] = {
            "network": "telegram",
            "chat": "1",
            "text": "?",
            "choices": [],
            "created_at": START,
            "kind": "nudge",
        }
        about |= {"priority": Priority.REMINDER, "not_before": START + timedelta(hours=1)}
        for issued, official in ((one, to[0]), (one, to[1]), (one, to[1]), (two, to[2])):
            key = issued_pledges.key(issued, official, official, DAY)
            outbox.put_once(conn, [about | {"official_id": official, "unique_key": key}])
        assert issued_pledges.nudged(conn, one, DAY)
        assert not issued_pledges.nudged(conn, one, "2027-01-12")
        issued_pledges.taken_up(conn, {"issued": one, "answered": Answered.ACCEPTED}, to[0], START)
        assert issued_pledges.withdraw(conn, two, START)
        mine = rows.c.unique_key.startswith("issued:")
        found = conn.execute(select(rows.c.official_id, rows.c.state).where(mine).order_by(rows.c.id)).all()
        return [(row.official_id == to[1], row.state) for row in found]

    assert await world.database.write(work) == [
        (False, State.CANCELLED),
        (True, State.QUEUED),
        (False, State.CANCELLED),
    ]
