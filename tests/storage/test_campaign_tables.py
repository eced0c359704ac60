"""Of two campaigns that fill every table alike, each has its own rows in its archive, all of them and no other."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, Engine, MetaData, select, update

from rules.difficulties import State
from storage.campaign_tables import OURS, Rows
from storage.database import engine
from storage.schema import metadata
from tests.filled import fill
from tests.world import ZONE

T = metadata.tables


@pytest.fixture
def filled(database_url: str) -> Iterator[Engine]:
    made = engine(database_url)
    yield made
    made.dispose()


def campaign_of(conn: Connection, seed: int) -> dict[str, int]:
    """The id of each table's row of a campaign of the year 2026 + ``seed``."""
    raw = MetaData()  # as the database has it: whatever fits a column goes
    raw.reflect(conn)
    rows = {name: row["id"] for name, row in fill(conn, raw, seed).items() if "id" in row}
    at = datetime(2026 + seed, 6, 1, tzinfo=UTC)
    campaign = rows["campaigns"]
    for name, values in {
        "difficulties": {"state": State.NEW},
        "difficulty_steps": {"change": State.NEW},
        "requests": {"made_at": at},
        "bulletins": {"created_at": at, "audience": f"missing:{campaign}:pledge"},
        "audit": {"object": f"campaign:{campaign}"},
    }.items():
        conn.execute(update(T[name]).where(T[name].c.id == rows[name]).values(values))
    return rows


@pytest.mark.parametrize("mine", [0, 1])
def test_a_campaign_has_its_own_rows_of_every_table(filled: Engine, mine: int) -> None:
    with filled.begin() as conn:
        both = [campaign_of(conn, seed) for seed in (1, 2)]
        rows = Rows(conn, both[mine]["campaigns"], ZONE)
        found = {name: conn.execute(select(T[name].c.id).where(rows.of(T[name]))).scalars().all() for name in OURS}
    assert found == {name: [both[mine][name]] for name in OURS}


def test_what_is_tied_to_no_campaign_is_that_of_its_years(filled: Engine) -> None:
    """The office's days: the first hour of a year there is still the year before in UTC."""
    table = T["requests"]
    with filled.begin() as conn:
        own = campaign_of(conn, 1)
        rows = Rows(conn, own["campaigns"], ZONE)
        for instant, inside in (
            (datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC), False),
            (datetime(2026, 12, 31, 17, tzinfo=UTC), True),
            (datetime(2027, 12, 31, 16, 59, 59, tzinfo=UTC), True),
            (datetime(2027, 12, 31, 17, tzinfo=UTC), False),
        ):
            conn.execute(update(table).values(made_at=instant))
            found = conn.execute(select(table.c.id).where(rows.of(table))).scalars().all()
            assert found == [own["requests"]] * inside, instant
