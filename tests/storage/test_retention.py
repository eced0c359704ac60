"""Texts of old messages go when a limit is set, part by part; rows and the record stay."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, func, insert, select

from rules.retention import kept_since
from storage import outbox, retention, settings
from storage.schema.operations import inbox
from storage.schema.operations import outbox as table
from tests.world import World

NOW = datetime(2030, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "years", "wanted"),
    [
        (NOW, 0, None),
        (NOW, 2, datetime(2028, 6, 1, tzinfo=UTC)),
        (datetime(2028, 2, 29, tzinfo=UTC), 1, datetime(2027, 2, 28, tzinfo=UTC)),
    ],
)
def test_since_when_texts_are_kept(now: datetime, years: int, wanted: datetime | None) -> None:
    assert kept_since(now, years) == wanted


def message(conn: Connection, at: datetime, state: str) -> int:
    row: dict[str, Any] = {
        "network": "telegram",
        "chat": "1",
        "kind": "reply",
        "priority": 0,
        "text": "chữ",
        "choices": [],
    }
    return outbox.put(conn, **row, created_at=at, state=state)


def event(conn: Connection, at: datetime, state: str) -> None:
    row = {
        "network": "telegram",
        "event_id": f"{at}{state}",
        "lane": "1",
        "raw": "{}",
        "received_at": at,
        "state": state,
    }
    conn.execute(insert(inbox).values(row))


async def test_only_what_is_old_and_settled_goes(world: World) -> None:
    old, fresh = NOW - timedelta(days=800), NOW - timedelta(days=10)

    def run(conn: Connection) -> None:
        conn.execute(inbox.delete())
        conn.execute(table.delete())
        gone = message(conn, old, "sent")
        stay = [message(conn, old, "queued"), message(conn, fresh, "sent")]
        event(conn, old, "done")
        event(conn, old, "waiting")
        assert (retention.due(conn, NOW), retention.purge(conn, NOW)) == (0, 0)  # nothing is set
        assert retention.due(conn, NOW, years=2) == 2
        settings.put(conn, retention.SETTING, "2")
        assert retention.due(conn, NOW) == retention.purge(conn, NOW) == 2
        assert (retention.due(conn, NOW), retention.purge(conn, NOW)) == (0, 0)
        texts = {row.id: row.text for row in conn.execute(select(table.c.id, table.c.text))}
        assert texts == {gone: "", **dict.fromkeys(stay, "chữ")}
        assert conn.execute(select(func.count()).select_from(inbox)).scalar_one() == 1

    await world.database.write(run)
