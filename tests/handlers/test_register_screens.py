"""The longest pledge of a unit and the longest initiative still fit a phone, page by page."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Connection

from rules.collective_pledge import Change, CollectiveItem
from rules.initiative import InitiativeState
from storage import collective_pledges, initiatives, people
from storage.initiatives import NewInitiative
from tests.messages.texts import faults
from tests.world import World

LONG = "công việc dài " * 36


async def test_the_longest_ones_fit(world: World) -> None:
    campaign = await world.campaign()

    def fill(conn: Connection) -> None:
        by, hoa, now = world.id_in(conn, "Bình"), world.id_in(conn, "Hoa"), world.clock.now()
        unit = people.unit_of(conn, by, date(2027, 1, 11)) or 0
        item = CollectiveItem(
            LONG[:500], Decimal("1234567.89"), "hồ sơ", date(2027, 6, 30), None, None, *[LONG[:200]] * 3
        )
        who = {"campaign_id": campaign, "unit_id": unit, "by": by, "now": now}
        key = collective_pledges.write(conn, title_id=5, items=[item] * 5, **who)
        collective_pledges.decide(conn, key, 1, Change.SIGN, by=by, now=now)
        collective_pledges.decide(conn, key, 2, Change.RETURN, by=hoa, now=now, why=LONG[:500])
        others = tuple(world.id_in(conn, name) for name in ("Lan", "Tùng", "Ánh", "Dũng"))
        told = NewInitiative(LONG[:150], LONG[:80], LONG[:200], LONG[:120], date(2027, 6, 30), others)
        about = {"campaign_id": campaign, "official_id": hoa, "unit_id": unit, "now": now}
        for _ in range(7):
            made = initiatives.register(conn, told, **about).id
        initiatives.decide(conn, made, 1, InitiativeState.RETURNED, by=by, now=now, why=LONG[:500])

    await world.database.write(fill)
    phone = world.phones["Bình"]
    for press in (
        "Việc của đơn vị",
        "Giao ước, giao mẫu",
        "Giao ước của đơn vị",
        "Trang sau",
        "Quá trình",
        "Quay lại",
        "Giao ước các đơn vị",
    ):
        if press == "Việc của đơn vị":
            phone.type("/donvi")
            await world.settle()
        phone.press(None, press)
        await world.settle()
    phone.press(None, "Mô hình, điển hình, sáng kiến")
    await world.settle()
    phone.press(None, "Sáng kiến của đơn vị")
    await world.settle()
    phone.press(None, "Trang sau")
    await world.settle()
    world.phones["Hoa"].type("/menu")
    await world.settle()
    for press in ("Việc khác", "Thành tích, sáng kiến, điển hình", "Đăng ký sáng kiến", "Trang sau"):
        world.phones["Hoa"].press(None, press)
        await world.settle()
    world.phones["Hoa"].press(None, world.phones["Hoa"].received[-1].labels[1])
    await world.settle()
    assert "trả lại" in world.phones["Hoa"].received[-1].text
    found = await world.database.read(lambda conn: list(faults(conn)))
    assert not found, "\n".join(found)
