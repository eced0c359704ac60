"""Movements under all their names: recognised anew in documents, found by any name, joined and taken apart."""

from datetime import UTC, datetime

import pytest

from rules.movement_catalogue import BY_NAME, KNOWN
from rules.words import fold
from storage import campaign_parts, draft_parts, movements
from tests.world import World

NOW = datetime(2027, 1, 11, tzinfo=UTC)


def test_no_well_known_name_stands_for_two_movements() -> None:
    assert len(BY_NAME) == sum(len({fold(name) for name in names}) for names in KNOWN.values())


@pytest.mark.parametrize("name", [name for names in KNOWN.values() for name in names])
def test_reading_a_name_agrees_with_the_catalogue(name: str) -> None:
    from rules.launch_document.movement_names import identity

    known = BY_NAME[fold(name)]
    assert identity(name) in (known, fold(name), fold(name).replace(" ", "-"))


async def test_a_joined_name_is_recognised_in_the_next_campaign(world: World) -> None:
    first, second = await world.campaign(), await world.campaign(title="Năm sau")

    def work(conn):  # type: ignore[no-untyped-def]
        campaign_parts.add_movements(conn, first, ["Cả nước chung tay vì người nghèo", "Mái ấm tỉnh Mẫu"])
        poor, local = movements.of_campaign(conn, first)
        assert poor.identity == "vi-nguoi-ngheo"
        movements.join(conn, local.identity, poor.identity, by=1, now=NOW)
        draft_parts.add(conn, second, "movements", {"name": "MÁI ẤM tỉnh Mẫu"}, by=1, now=NOW)
        assert [m.identity for m in movements.of_campaign(conn, second)] == ["vi-nguoi-ngheo"]
        for typed in ("vi nguoi ngheo", "mai am tinh mau", "Cả nước chung tay vì người nghèo"):
            found = movements.find(conn, second, typed)
            assert found is not None, typed
            assert found.name == "MÁI ẤM tỉnh Mẫu"
        assert movements.find(conn, second, "nông thôn mới") is None
        own = movements.split(conn, "Mái ấm tỉnh Mẫu", by=1, now=NOW)
        assert own == "mai-am-tinh-mau"
        assert [m.identity for m in movements.of_campaign(conn, second)] == [own]
        assert [m.identity for m in movements.of_campaign(conn, first)] == ["vi-nguoi-ngheo", own]
        assert movements.find(conn, second, "vì người nghèo") is None

    await world.database.write(work)
