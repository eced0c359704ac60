"""Texts of old messages go when a limit is set, part by part; rows and the record stay."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, func, insert, select

from rules.retention import kept_since
from storage import outbox, retention, settings
from storage.outbox import State
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


def message(conn: Connection, at: datetime, state: str, **values: Any) -> int:
    row: dict[str, Any] = {
        "network": "telegram",
        "chat": "1",
        "kind": "reply",
        "priority": 0,
        "text": "chữ",
        "choices": [],
    }
    return outbox.put(conn, **row | values, created_at=at, state=state)


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


async def test_every_settled_message_loses_what_it_said_and_the_file_it_brought(world: World) -> None:
    """Whatever still waits or is under way keeps its words, however old it is; the row itself always stays."""
    old, choice = NOW - timedelta(days=800), [{"label": "Hoa", "action": "menu.show", "args": {}}]
    words: dict[str, Any] = {
        "choices": choice,
        "attachment": "compiled/ho-so-hoa.xlsx",
        "attachment_name": "ho-so-hoa.xlsx",
    }

    def run(conn: Connection) -> dict[str, tuple[Any, ...]]:
        conn.execute(inbox.delete())
        conn.execute(table.delete())
        made = {state: message(conn, old, state, **words) for state in State}
        settings.put(conn, retention.SETTING, "2")
        retention.purge(conn, NOW)
        columns = (table.c.text, table.c.choices, table.c.attachment, table.c.attachment_name)
        rows = {row[0]: tuple(row)[1:] for row in conn.execute(select(table.c.id, *columns))}
        return {state: rows[number] for state, number in made.items()}

    whole = ("chữ", choice, "compiled/ho-so-hoa.xlsx", "ho-so-hoa.xlsx")
    settled = {State.SENT, State.UNCLEAR, State.DEAD, State.CANCELLED}
    wanted = {state: ("", [], "", "") if state in settled else whole for state in State}
    assert await world.database.write(run) == wanted


@pytest.mark.parametrize(("state", "stays"), [("waiting", True), ("done", False), ("quarantined", False)])
async def test_raw_events_go_with_their_answers(world: World, state: str, stays: bool) -> None:
    def run(conn: Connection) -> int:
        conn.execute(inbox.delete())
        event(conn, NOW - timedelta(days=800), state)
        settings.put(conn, retention.SETTING, "2")
        while retention.purge(conn, NOW):
            pass
        return conn.execute(select(func.count()).select_from(inbox)).scalar_one()

    assert bool(await world.database.write(run)) is stays


async def test_much_is_forgotten_part_by_part_by_one_look_at_the_clock(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "MOST_AT_ONCE", 2)
    now = world.clock.now()
    old = now - timedelta(days=800)

    def planted(conn: Connection) -> tuple[int, int]:
        for _ in range(5):
            message(conn, old, "sent")
        settings.put(conn, retention.SETTING, "2")
        return retention.due(conn, now), retention.purge(conn, now)

    assert await world.database.write(planted) == (5, 2)
    await world.bot.scheduler.sweep()
    assert await world.database.read(lambda conn: retention.due(conn, now)) == 0


async def test_a_button_of_a_forgotten_message_does_no_harm(world: World) -> None:
    hoa = world.phones["Hoa"]
    hoa.type("/menu")
    await world.settle()
    world.clock.instant += timedelta(days=800)
    await world.database.write(lambda conn: settings.put(conn, retention.SETTING, "1"))
    await world.bot.scheduler.sweep()
    await world.settle()
    world.forget()
    hoa.press(None, "Việc khác")
    await world.settle()
    assert ["Nút này không còn dùng được" in message.text for message in world.unread("Hoa")] == [True]
