"""Whatever is typed, pasted or sent at any point of a conversation, the event is handled: none is put aside as unreadable."""

import pytest
from sqlalchemy import select

from storage import inbox
from storage.schema.operations import inbox as events
from tests.world import World

ODD = [
    "a\x00b",
    "\x00",
    "\u202e\u200b\ufeff",
    "x" * 4096,
    "ế" * 4096,
    "'; DROP TABLE inbox; --",
    "%s %(a)s {0} {{7*7}}",
]
# where the person is when it comes: what was typed before it
PLACES = {
    "menu": [],
    "pledge": ["/dangky"],
    "pledge title": ["/dangky", "1"],
    "pledge items": ["/dangky", "1", "1"],
    "progress": ["/baocao"],
    "progress figure": ["/baocao", "1"],
    "progress in one line": ["đã trồng 320 cây"],
    "overview": ["/phongtrao"],
}


@pytest.mark.parametrize("place", PLACES)
async def test_odd_input_is_handled(world: World, place: str) -> None:
    await world.campaign()
    await world.pledged("Hoa", "Trồng cây = 400 cây; Học nghị quyết")
    hoa, lan = world.phones["Hoa"], world.phones["Lan"]
    for phone in (hoa, lan, world.phones["Khải"]):
        for odd in ODD:
            for words in ("/huy", *PLACES[place], odd):
                phone.type(words)
        phone.send_file(f"{'rất dài ' * 60}\x00.pdf", b"%PDF-1.4", "application/pdf", "\x00" + "y" * 1024)
        for data in ("999999999999999.0", "9999999999.1", "2147483648.0", "².0", "1.999", "x", "\x00.0"):
            phone.press_raw(data)
    await world.settle()
    assert await world.database.read(inbox.quarantined) == []
    errors = select(events.c.error).where(events.c.error != "")
    assert await world.database.read(lambda conn: conn.execute(errors).scalars().all()) == []


async def test_a_file_of_four_gigabytes_is_handled(world: World) -> None:
    """Telegram's premium members may send such; the declared size alone is kept."""
    await world.campaign()
    await world.pledged("Hoa", "Trồng cây = 400 cây")
    hoa = world.phones["Hoa"]
    body = hoa.send_file("lon.pdf", b"%PDF-1.4", "application/pdf").as_api(hoa.private)
    body["document"]["file_size"] = 4_000_000_000
    world.telegram.bot.queue.put("message", body)
    await world.settle()
    assert await world.database.read(inbox.quarantined) == []
    assert world.unread("Hoa")
