"""The same conversations on a network without buttons: answered with the signs of written lists, they leave the same record."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from storage.schema import metadata
from tests.databases import Databases
from tests.dialogs.player import play
from tests.world import World

HERE = Path(__file__).parent
# joining, registering, reporting, a head's day, the unit's report, the office: all that needs no file of the network
SCRIPTS = (
    "tham-gia-go-ma",
    "dang-ky-giao-uoc",
    "dang-ky-trong-tam-luot",
    "bao-cao-mot-dong",
    "bao-cao-so-mo-ho",
    "nhac-truoc-han",
    "don-vi-buoi-sang",
    "don-vi-bao-cao",
    "don-vi-tra-lai-giao-uoc",
    "giao-uoc-don-vi",
    "doi-han",
    "dong-phong-trao",
    "nam-sau",
    "hoat-dong",
    "sang-kien",
)
# what a network brings along or carries, not what people have said and decided
CARRIED = {"inbox", "outbox", "conversations", "jobs"}
CARRIED_COLUMNS = {"outbox_id", "prompt_id"}
# drawn at random, so never the same twice
DRAWN = {"code", "code_hash", "receipt", "random_name"}


@pytest.mark.parametrize("name", SCRIPTS)
async def test_signs_leave_the_record_that_buttons_leave(name: str, tmp_path: Path, databases: Databases) -> None:
    pressed = await _played(name, tmp_path / "pressed", databases, numbered=False)
    typed = await _played(name, tmp_path / "typed", databases, numbered=True)
    assert {table: rows for table, rows in typed.items() if rows != pressed[table]} == {}
    assert typed == pressed


async def _played(
    name: str, folder: Path, databases: Databases, *, numbered: bool
) -> dict[str, list[dict[str, object]]]:
    url = databases.new()
    world = World(folder, url)
    world.numbered = numbered
    await world.open()
    await world.populate()
    await world.campaign()
    await play(world, HERE / f"{name}.txt")
    found = await world.database.read(_record)
    await world.close()
    databases.drop(url)
    return found


def _record(conn: Connection) -> dict[str, list[dict[str, object]]]:
    """Every row of every table, but what the network carries."""
    return {
        table.name: [
            {name: value for name, value in row.items() if name not in CARRIED_COLUMNS | DRAWN}
            for row in conn.execute(select(table).order_by(*table.primary_key)).mappings()
        ]
        for table in metadata.sorted_tables
        if table.name not in CARRIED
    }
