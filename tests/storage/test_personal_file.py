"""A file holds what the record holds of one person, and nothing of another."""

from typing import Any

from sqlalchemy import Connection

from reports.personal_file import SECTIONS, lines
from rules.merits import Candidate
from storage import people, personal_file
from tests.handlers.access_scene import prepared
from tests.world import ZONE, World


async def test_the_sections_of_a_person_and_of_a_unit(world: World) -> None:
    await world.campaign()

    def look(conn: Connection) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
        prepared(world, conn)
        unit = next(unit.id for unit in people.tree(conn) if unit.code == "DD")
        hoa = Candidate(official=world.id_in(conn, "Hoa"))
        rated = personal_file.sections(conn, hoa)
        return rated, personal_file.sections(conn, hoa, rated=False), personal_file.sections(conn, Candidate(unit=unit))

    person, unrated, unit = await world.database.write(look)
    assert [row[2] for row in person["units"]] == ["Phòng Quản lý đất đai"]
    assert person["pledges"][0][2] == "Lao động tiên tiến"
    assert person["awards"][0][0] == 2026
    assert person["initiatives"]
    assert person.keys() - unrated.keys() == {"ratings"}
    assert unit["activities"]
    assert unit["showcases"]
    for held in (person, unit):
        for name, rows in held.items():
            assert all(len(row) == len(SECTIONS[name][1]) for row in rows), name
            assert len(list(lines(name, rows, ZONE))) == len(rows)


async def test_a_person_without_a_record_has_empty_sections(world: World) -> None:
    found = await world.database.read(
        lambda conn: personal_file.sections(conn, Candidate(official=world.id_in(conn, "Khải")))
    )
    assert {name for name, rows in found.items() if rows} == {"units"}
