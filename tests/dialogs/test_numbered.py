"""The same conversations on a network without buttons: answered with the signs of written lists, they leave the same record."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from storage import outbox
from storage.schema import metadata
from tests.databases import Databases
from tests.dialogs.player import play
from tests.world import World, local

HERE = Path(__file__).parent
# joining, registering, reporting, a head's day, the unit's report, the office: all that needs no file of the network
SCRIPTS = ("tham-gia-go-ma", "dang-ky-giao-uoc", "bao-cao-mot-dong", "don-vi-buoi-sang", "don-vi-bao-cao", "doi-han")
FURTHER = (
    "dang-ky-trong-tam-luot",
    "bao-cao-so-mo-ho",
    "nhac-truoc-han",
    "don-vi-tra-lai-giao-uoc",
    "giao-uoc-don-vi",
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


@pytest.mark.parametrize("name", [*SCRIPTS, *(pytest.param(name, marks=pytest.mark.further) for name in FURTHER)])
async def test_signs_leave_the_record_that_buttons_leave(name: str, tmp_path: Path, databases: Databases) -> None:
    pressed = await _played(name, tmp_path / "pressed", databases, numbered=False)
    typed = await _played(name, tmp_path / "typed", databases, numbered=True)
    assert typed.keys() == pressed.keys()
    assert {table: rows for table, rows in typed.items() if rows != pressed[table]} == {}


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


@pytest.fixture
async def plain(tmp_path: Path, databases: Databases) -> AsyncIterator[World]:
    """A world on the network without buttons, its campaign open, Hoa with a pledge."""
    url = databases.new()
    world = World(tmp_path, url)
    world.numbered = True
    await world.open()
    await world.populate()
    await world.campaign()
    await world.pledged("Hoa", "Trồng cây = 40 cây")
    yield world
    await world.close()
    databases.drop(url)


async def _said(world: World, name: str, text: str) -> str:
    world.phones[name].type(text)
    await world.settle()
    return str(world.phones[name].received[-1].text)


async def test_a_digit_at_a_figure_question_is_the_figure_and_a_letter_the_choice(plain: World) -> None:
    asked = await _said(plain, "Hoa", "/baocao")
    assert "a. Đúng tiến độ" in asked
    assert "1. " not in asked
    assert "2 cây" in await _said(plain, "Hoa", "2")  # not the second choice
    await _said(plain, "Hoa", "/huy")
    await _said(plain, "Hoa", "/baocao")
    assert "Bỏ hẳn" not in await _said(plain, "Hoa", "d")


async def test_a_sign_is_not_taken_for_a_list_that_pushed_the_question_up(plain: World) -> None:
    await _said(plain, "Hoa", "/baocao")
    await plain.at(local("2027-03-24 08:05"))  # a reminder comes in between
    await _said(plain, "Hoa", "/baocao")
    place = ("telegram", str(plain.phones["Hoa"].user_id))
    row = {"official_id": None, "kind": "notice", "priority": 0, "text": "Tin khác.", "created_at": plain.clock.now()}
    other = {"label": "Của tôi", "action": "menu.mine", "args": {}}
    await plain.database.write(lambda conn: outbox.put(conn, network=place[0], chat=place[1], choices=[other], **row))
    await plain.settle()
    assert "Vừa có tin khác đến sau câu hỏi" in await _said(plain, "Hoa", "1")
    assert "1 cây" in await _said(plain, "Hoa", "1")


async def test_a_file_that_cannot_be_carried_is_told_of(plain: World) -> None:
    await _said(plain, "Hoa", "/menu")
    for label in ("Việc khác", "Giờ nhắc, lịch", "Thêm hạn vào lịch"):
        plain.press("Hoa", label)
        await plain.settle()
    assert any("Kênh này không gửi được tệp" in message.text for message in plain.phones["Hoa"].received)
    assert all(message.file is None for message in plain.phones["Hoa"].received)
