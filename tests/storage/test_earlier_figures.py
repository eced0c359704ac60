"""Figures of earlier years: entered once, corrected by revisions, undone; shown beside this year's targets."""

from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import Connection, insert

from rules.earlier_figures import Entry, Reading, plan
from storage import campaigns, earlier_figures, people, reckonings
from storage.roster import APPLIED, READ
from storage.schema import campaigns as c
from tests.world import World

NOW = datetime(2027, 1, 11, tzinfo=UTC)


def enter(conn: Connection, amount: str, year: int = 2026) -> int:
    reading = Reading((Entry("S", 2, year, "Chi cục Kiểm lâm", "Trồng  rừng", amount, "Ha"),), ())
    kept = earlier_figures.keep(conn, reading, None, NOW)
    found = plan(reading, people.tree(conn), earlier_figures.recorded(conn))
    assert earlier_figures.finish(conn, kept, READ, APPLIED)
    earlier_figures.carry_out(conn, kept, found, by=None, now=NOW)
    return kept


async def test_a_figure_stands_beside_the_target_of_the_same_name(world: World) -> None:
    campaign = await world.campaign()

    def look(conn: Connection) -> tuple[dict[int, Decimal], int]:
        row = {"campaign_id": campaign, "text": "Trồng rừng 300 ha", "measure": "trồng rừng", "comparator": ">="}
        target = conn.execute(insert(c.targets).values(**row, unit="ha").returning(c.targets.c.id)).scalar_one()
        enter(conn, "290")
        enter(conn, "5", year=2025)
        unit = next(unit.id for unit in people.tree(conn) if unit.code == "LN")
        assert campaigns.get(conn, campaign).year == 2027
        return reckonings.earlier(conn, campaign, unit), target

    found, target = await world.database.write(look)
    assert found == {target: Decimal(290)}


async def test_a_correction_replaces_and_its_undoing_brings_back(world: World) -> None:
    def change(conn: Connection) -> list[list[Decimal]]:
        seen = []
        first = enter(conn, "290")
        second = enter(conn, "300")
        seen.append(list(earlier_figures.recorded(conn).values()))
        assert earlier_figures.undo(conn, second, by=None, now=NOW)
        seen.append(list(earlier_figures.recorded(conn).values()))
        assert not earlier_figures.undo(conn, second, by=None, now=NOW)
        assert earlier_figures.undo(conn, first, by=None, now=NOW)
        seen.append(list(earlier_figures.recorded(conn).values()))
        return seen

    assert await world.database.write(change) == [[Decimal(300)], [Decimal(290)], []]
