"""Links to files: forged, expired, foreign, wandering, revoked ones are all the same 404; good ones are counted and safe."""

import io
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import httpx
import pytest
from sqlalchemy import delete, select, update

from bot.logs import Redacting
from bot.serve import fetch_file
from bot.web.app import web_app
from rules.records import Role
from rules.signed_links import sign
from storage import file_links
from storage.file_links import FileLink
from storage.schema import people as p
from storage.schema.compiles import file_links as table
from tests.world import World

HOUR = timedelta(hours=1)


@pytest.fixture
async def client(world: World) -> AsyncIterator[httpx.AsyncClient]:
    async def nothing(*_: object) -> dict[str, object]:
        return {}

    made = web_app(nothing, "", nothing, partial(fetch_file, world.bot))  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=made), base_url="http://bot.test") as client:
        yield client


async def linked(world: World, name: str = "Minh", path: Path | None = None, scope: int | None = None) -> FileLink:
    """A link of somebody to a file that was made."""
    folder = world.settings.data_dir / "compiled" / "20270111-1"
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / "bang.xlsx"
    made.write_bytes(b"0123456789")
    now, of = world.clock.now(), ("compile", {"campaign": 1, "scope": scope})
    return await world.database.write(
        lambda conn: file_links.make(
            conn,
            world.id_in(conn, name),
            (str(path or made), "Bảng số 1.xlsx"),
            of,
            now=now,
            until=now + 24 * HOUR,
        )
    )


def token(world: World, link: FileLink) -> str:
    return sign(world.settings.secret(), link.id, link.official_id, link.expires_at)


async def downloads(world: World, link: FileLink) -> int:
    found = await world.database.read(lambda conn: file_links.get(conn, link.id))
    assert found is not None
    return found.downloads


async def test_the_file_comes_with_safe_headers_and_is_counted(world: World, client: httpx.AsyncClient) -> None:
    link = await linked(world)
    answer = await client.get(f"/files/{token(world, link)}")
    assert (answer.status_code, answer.content) == (200, b"0123456789")
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    part = await client.get(f"/files/{token(world, link)}", headers={"Range": "bytes=2-4"})
    assert (part.status_code, part.content) == (206, b"234")
    assert (await client.head(f"/files/{token(world, link)}")).status_code == 200
    assert await downloads(world, link) == 2


async def test_forged_tokens_find_nothing(world: World, client: httpx.AsyncClient) -> None:
    link = await linked(world)
    other = await linked(world, "Sơn")
    good = token(world, link)
    forged = [
        good[:-1] + ("0" if good[-1] != "0" else "1"),
        f"{other.id}.{good.partition('.')[2]}",
        sign(b"another key", link.id, link.official_id, link.expires_at),
        sign(world.settings.secret(), link.id, other.official_id, link.expires_at),
        sign(world.settings.secret(), link.id, link.official_id, link.expires_at + HOUR),
        link.id,
        "x" * 200,
        "..%2f..%2fsecret",
        "%2e%2e",
        good + "%00",
        good + "/..",
        "",
    ]
    answers = [await client.get(f"/files/{each}") for each in forged]
    assert {answer.status_code for answer in answers} == {404}
    assert {answer.text.lower() for answer in answers} == {"not found"}
    assert await downloads(world, link) == 0


async def test_an_expired_link_finds_nothing(world: World, client: httpx.AsyncClient) -> None:
    link = await linked(world)
    world.clock.instant = link.expires_at - HOUR
    assert (await client.get(f"/files/{token(world, link)}")).status_code == 200
    world.clock.instant = link.expires_at
    assert (await client.get(f"/files/{token(world, link)}")).status_code == 404


async def test_a_longer_time_written_into_the_row_does_not_hold(world: World, client: httpx.AsyncClient) -> None:
    link = await linked(world)
    good = token(world, link)
    await world.database.write(lambda conn: conn.execute(update(table).values(expires_at=link.expires_at + 99 * HOUR)))
    assert (await client.get(f"/files/{good}")).status_code == 404


async def test_who_lost_the_role_or_the_account_has_the_file_no_more(world: World, client: httpx.AsyncClient) -> None:
    office, director = await linked(world, "Minh"), await linked(world, "Sơn")
    await world.database.write(lambda conn: conn.execute(delete(p.roles).where(p.roles.c.role == Role.OFFICE)))
    assert (await client.get(f"/files/{token(world, office)}")).status_code == 404
    assert (await client.get(f"/files/{token(world, director)}")).status_code == 200
    ended = (
        update(p.accounts).where(p.accounts.c.official_id == director.official_id).values(revoked_at=world.clock.now())
    )
    await world.database.write(lambda conn: conn.execute(ended))
    assert (await client.get(f"/files/{token(world, director)}")).status_code == 404


async def test_a_head_has_files_of_the_own_unit_alone(world: World, client: httpx.AsyncClient) -> None:
    units = await world.database.read(lambda conn: {row.code: row.id for row in conn.execute(select(p.units))})
    found = {}
    for code in ("DD", "LN", None):
        link = await linked(world, "Bình", scope=units[code] if code else None)
        found[code] = (await client.get(f"/files/{token(world, link)}")).status_code
    assert found == {"DD": 200, "LN": 404, None: 404}


@pytest.mark.parametrize("place", ["secret", "thidua.db", "compiled", "compiled/../secret", "compiled/20270111-1"])
async def test_only_made_files_are_handed_over(world: World, client: httpx.AsyncClient, place: str) -> None:
    world.settings.secret()
    link = await linked(world, path=world.settings.data_dir / place)
    assert (await client.get(f"/files/{token(world, link)}")).status_code == 404


async def test_a_file_that_was_cleared_away_finds_nothing(world: World, client: httpx.AsyncClient) -> None:
    link = await linked(world)
    Path(link.path).unlink()
    assert (await client.get(f"/files/{token(world, link)}")).status_code == 404


async def test_a_network_without_files_gets_the_link_and_no_attachment(world: World, client: httpx.AsyncClient) -> None:
    office = world.bot.office
    bare = {name: replace(each, files=False) for name, each in office.capabilities.items()}
    changed = replace(office, capabilities=bare, public_url="https://thidua.example.vn/")
    world.bot.jobs._office = changed
    await world.campaign()
    world.phones["Minh"].type("/tonghop")
    await world.settle()
    for label in ("Phạm vi, kỳ, dạng khác", "Quý I", "Loại tệp khác", "Tệp CSV, JSON"):
        world.phones["Minh"].press(None, label)
        await world.settle()
    shown = [message.text or "" for message in world.unread("Minh")]
    link = next(word for text in shown for word in text.split() if word.startswith("https://thidua.example.vn/files/"))
    answer = await client.get(link.removeprefix("https://thidua.example.vn"))
    assert (answer.status_code, answer.content[:2]) == (200, b"PK")
    assert not [message for message in world.unread("Minh") if message.file]


def test_logs_carry_no_token() -> None:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(Redacting("%(message)s"))
    handler.emit(logging.LogRecord("x", logging.INFO, "", 0, "GET /files/abc_DEF-123.0123abcdef 404", None, None))
    assert out.getvalue() == "GET /files/<token> 404\n"
