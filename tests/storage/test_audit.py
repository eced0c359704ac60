"""The audit chain: rows follow each other, and a row that was changed or taken away shows."""

import pytest
from sqlalchemy import Connection, delete, update

from storage import audit
from storage.schema.people import audit as table
from tests.world import World


@pytest.fixture
async def three_rows(world: World) -> World:
    def write(conn: Connection) -> None:
        for number in range(3):
            audit.record(conn, None, "milestone.moved", f"milestone:{number}", "lý do", world.clock.now())

    await world.database.write(write)
    return world


async def test_an_untouched_chain_is_whole(three_rows: World) -> None:
    assert await three_rows.database.read(audit.first_broken) is None


@pytest.mark.parametrize("column", ["action", "object", "reason", "hash", "previous_hash"])
async def test_a_changed_row_is_named(three_rows: World, column: str) -> None:
    second = await three_rows.database.read(lambda conn: conn.execute(table.select().order_by(table.c.id)).all()[-2].id)
    change = update(table).where(table.c.id == second).values({column: "khác"})
    await three_rows.database.write(lambda conn: conn.execute(change).rowcount)
    assert await three_rows.database.read(audit.first_broken) == second


async def test_a_row_taken_away_shows_at_the_next(three_rows: World) -> None:
    rows = await three_rows.database.read(lambda conn: conn.execute(table.select().order_by(table.c.id)).all())
    await three_rows.database.write(lambda conn: conn.execute(delete(table).where(table.c.id == rows[-2].id)).rowcount)
    assert await three_rows.database.read(audit.first_broken) == rows[-1].id
