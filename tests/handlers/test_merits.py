"""Who may rate, by the office's settings."""

from typing import Any

import pytest

from storage import settings
from tests.world import World


async def labels_of_lan(world: World, name: str) -> list[str]:
    """The buttons that somebody gets under Lan's awards and ratings."""
    phone = world.phones[name]
    way = ("Việc khác", "Thành tích, sáng kiến, điển hình", "Thành tích của tôi", "Xem người, đơn vị khác")
    for word, label in (("/menu", ""), *(("", pressed) for pressed in way)):
        phone.type(word) if word else phone.press(None, label)
        await world.settle()
    phone.type("CB06")
    await world.settle()
    message: Any = phone.received[-1]
    assert "Vũ Thị Lan" in message.text
    return list(message.labels)


@pytest.mark.parametrize(
    ("setting", "value", "name", "may"),
    [
        ("heads_propose_ratings", "1", "Bình", True),
        ("heads_propose_ratings", "0", "Bình", False),
        ("heads_propose_ratings", "0", "Minh", True),
        ("rating_entry_role", "director", "Sơn", True),
        ("rating_entry_role", "director", "Minh", False),
    ],
)
async def test_who_is_offered_to_rate(world: World, setting: str, value: str, name: str, may: bool) -> None:
    await world.database.write(lambda conn: settings.put(conn, setting, value))
    labels = await labels_of_lan(world, name)
    assert ("Ghi xếp loại" in labels) == may
    assert ("Thêm khen thưởng" in labels) == (name == "Minh")
