"""The file of a dropped draft leaves the disk; that it did is noted, and the document may be sent again."""

from pathlib import Path

from sqlalchemy import Connection, select

from storage.schema.documents import documents
from storage.schema.participation import files
from storage.schema.people import audit
from tests.handlers.test_real_documents import press
from tests.launch_files import FILES
from tests.world import World

NAME = next(name for name in FILES if name.endswith(".docx"))


async def send(world: World) -> None:
    world.phones["Minh"].send_file(NAME, FILES[NAME], "application/octet-stream", "phát động")
    await world.settle()


def on_disk(world: World) -> list[Path]:
    folder = world.settings.data_dir / "files"
    return sorted(folder.iterdir()) if folder.is_dir() else []


async def drop(world: World) -> str:
    await press(world, "Minh", "Bỏ bản dự thảo")
    return await press(world, "Minh", "Bỏ bản dự thảo")


async def test_the_file_goes_with_the_draft_and_comes_with_the_next(world: World) -> None:
    await send(world)
    assert len(on_disk(world)) == 1
    assert "Tệp văn bản gốc cũng được xoá" in await drop(world)
    assert on_disk(world) == []

    def noted(conn: Connection) -> list[str]:
        return list(conn.execute(select(audit.c.action).where(audit.c.action == "document.file_removed")).scalars())

    assert len(await world.database.read(noted)) == 1
    states = await world.database.read(lambda conn: conn.execute(select(files.c.state)).scalars().all())
    assert states == ["removed"]

    await send(world)
    (again,) = on_disk(world)
    kept = await world.database.read(lambda conn: conn.execute(select(documents.c.file_id)).scalar_one())
    name = await world.database.read(
        lambda conn: conn.execute(select(files.c.random_name).where(files.c.id == kept)).scalar_one()
    )
    assert again.name == name


async def test_a_file_that_another_campaign_came_from_stays(world: World) -> None:
    await send(world)
    await send(world)
    assert len(on_disk(world)) == 1  # the second copy of the same document is not kept
    await press(world, "Minh", "Lập thêm bản khác")
    assert "Tệp văn bản gốc" not in await drop(world)
    assert len(on_disk(world)) == 1
