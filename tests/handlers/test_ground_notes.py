"""Papers made while a ground has ended: whoever makes them is told beside the files, and the files say nothing of it."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, insert

from storage import regulations
from storage.schema.documents import legal_bases
from tests.handlers.test_commendation_papers import made, prepare, words
from tests.world import World

NOTE = "Lưu ý để trình người ký"


def rule(world: World, conn: Connection, number: str, last: date) -> None:
    row: dict[str, Any] = {"number": number, "name": "Quyết định mẫu", "effective_to": last}
    regulations.add(conn, row | {"successor": "Quyết định số 9/QĐ-UBND"}, by=1, now=world.clock.now())


def based(conn: Connection, campaign: int, text: str) -> None:
    conn.execute(insert(legal_bases).values(campaign_id=campaign, text=text))


async def compiled(world: World) -> list[str]:
    phone = world.phones["Minh"]
    world.forget()
    phone.type("/tonghop")
    await world.settle()
    phone.press(None, "Quý I")
    await world.settle()
    return [message.text for message in world.unread("Minh")]


async def test_a_compile_says_it_only_when_a_ground_has_ended(world: World) -> None:
    campaign = await world.campaign()
    await world.database.write(lambda conn: based(conn, campaign, "Quyết định số 5/QĐ-UBND ngày 02/01/2026"))
    await world.database.write(lambda conn: rule(world, conn, "5/QĐ-UBND", date(2027, 6, 30)))
    assert not any(NOTE in text for text in await compiled(world)), "months away"
    await world.database.write(lambda conn: rule(world, conn, "7/QĐ-UBND", date(2027, 1, 9)))
    assert not any(NOTE in text for text in await compiled(world)), "this campaign does not rest on it"
    await world.database.write(lambda conn: based(conn, campaign, "Quyết định số 7/QĐ-UBND"))
    notes = [text for text in await compiled(world) if NOTE in text]
    assert len(notes) == 1
    assert "7/QĐ-UBND đã hết hiệu lực từ 10/1/2027" in notes[0]
    assert "9/QĐ-UBND" in notes[0]
    assert "5/QĐ-UBND" not in notes[0]


async def test_the_papers_of_a_round_keep_it_out_of_the_file(world: World) -> None:
    campaign = await world.campaign()
    await world.database.write(lambda conn: prepare(world, conn, campaign))
    await world.database.write(lambda conn: rule(world, conn, "152/2025/NĐ-CP", date(2026, 12, 31)))
    public = await made(world, "Danh sách công khai (Word)")
    assert public
    assert not any(NOTE in message.text for message in world.phones["Minh"].received), "nobody signs that one"
    files = await made(world, "Tờ trình (Word)")
    assert any(NOTE in message.text for message in world.phones["Minh"].received)
    assert files
    assert all("Lưu ý" not in words(content) for content in files.values())
