"""Units' pledges, initiatives, representatives, issued pledges: revisions kept, stale presses refused."""

from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import Connection, select

from rules.collective_pledge import Change, CollectiveItem, CollectiveState
from rules.initiative import InitiativeState
from rules.issued_pledge import Answered, Bearers, IssuedItem
from storage import collective_pledges, initiatives, issued_pledges, people, union
from storage.initiatives import NewInitiative
from storage.schema.collective import collective_items, union_representatives
from storage.schema.initiatives import initiative_contents
from tests.world import World

TODAY = date(2027, 1, 11)


async def test_every_writing_of_a_units_pledge_stays(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        by, now = world.id_in(conn, "Bình"), world.clock.now()
        unit = people.unit_of(conn, by, TODAY) or 0
        who = {"campaign_id": campaign, "unit_id": unit, "title_id": 5, "by": by, "now": now}
        key = collective_pledges.write(conn, items=[CollectiveItem("Một", Decimal("93.350"), "%")], **who)
        assert not collective_pledges.decide(conn, key, 1, Change.CONFIRM, by=by, now=now)
        assert collective_pledges.decide(conn, key, 1, Change.SIGN, by=by, now=now, late=True)
        assert not collective_pledges.decide(conn, key, 1, Change.WITHDRAW, by=by, now=now)
        assert [p.id for p in collective_pledges.awaiting_union(conn, unit)] == [key]
        later = now + timedelta(days=1)
        assert collective_pledges.write(conn, items=[CollectiveItem("Hai")], **{**who, "now": later}) == key
        found = collective_pledges.of_unit(conn, campaign, unit)
        assert found is not None
        assert [item.text for item in found.items] == ["Hai"]
        assert (found.state, found.revision, found.registered_at, found.late) == (CollectiveState.DRAFT, 3, now, True)
        assert found.last(Change.SIGN) is None, "a signature is for the contents it was given to"
        assert collective_pledges.decide(conn, key, 3, Change.SIGN, by=by, now=later)
        assert (signed := collective_pledges.by_id(conn, key)) is not None
        assert signed.registered_at == now
        assert set(conn.execute(select(collective_items.c.text)).scalars()) == {"Một", "Hai"}

    await world.database.write(work)


async def test_one_speaks_for_the_union_at_a_time_and_earlier_ones_stay(world: World) -> None:
    def work(conn: Connection) -> None:
        by, lan, hoa = (world.id_in(conn, name) for name in ("Bình", "Lan", "Hoa"))
        unit, now = people.unit_of(conn, by, TODAY) or 0, world.clock.now()
        named = []
        for number, who in enumerate((lan, hoa, None)):
            union.name(conn, unit, who, TODAY + timedelta(days=number), by=by, now=now)
            named.append(union.representative(conn, unit, TODAY + timedelta(days=number)))
        assert named == [lan, hoa, None]
        assert union.representative(conn, unit, TODAY) == lan
        assert len(conn.execute(select(union_representatives)).all()) == 2

    await world.database.write(work)


async def test_an_initiative_keeps_its_writings_authors_and_results(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        hoa, lan = world.id_in(conn, "Hoa"), world.id_in(conn, "Lan")
        now, who = world.clock.now(), {"campaign_id": campaign, "official_id": hoa, "unit_id": 3}
        key = initiatives.register(conn, NewInitiative("Một", authors=(lan, hoa)), now=now, **who).id
        assert [each.id for each in initiatives.of_official(conn, campaign, lan)] == [key]
        assert initiatives.rewrite(conn, key, 1, NewInitiative("Hai"), now)
        assert not initiatives.rewrite(conn, key, 1, NewInitiative("Ba"), now)
        assert initiatives.of_official(conn, campaign, lan) == []
        assert not initiatives.decide(conn, key, 2, InitiativeState.RECOGNISED, by=hoa, now=now)
        assert initiatives.decide(conn, key, 2, InitiativeState.CONFIRMED, by=lan, now=now)
        marked = {"by": lan, "now": now, "number": "1/QĐ", "on_day": TODAY}
        assert initiatives.decide(conn, key, 3, InitiativeState.RECOGNISED, **marked)
        assert not initiatives.decide(conn, key, 4, InitiativeState.WITHDRAWN, by=hoa, now=now)
        found = initiatives.by_id(conn, key)
        assert found is not None
        assert (found.name, found.authors, found.last.number) == ("Hai", (hoa,), "1/QĐ")
        assert sorted(conn.execute(select(initiative_contents.c.name)).scalars()) == ["Hai", "Một"]

    await world.database.write(work)


async def test_an_issued_pledge_knows_who_has_answered(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        hoa, lan = world.id_in(conn, "Hoa"), world.id_in(conn, "Lan")
        now = world.clock.now()
        values = {"campaign_id": campaign, "unit_id": 3, "name": "Mẫu", "by": 1, "now": now}
        key = issued_pledges.issue(
            conn, bearers=Bearers.PEOPLE, to=[hoa, lan], items=[IssuedItem("Việc", Decimal(2), "việc")], **values
        )
        issued_pledges.taken_up(conn, {"issued": key, "answered": "adjusted"}, hoa, now)
        found = issued_pledges.by_id(conn, key)
        assert found is not None
        assert {each.bearer_id: each.state for each in found.bearers} == {
            hoa: Answered.ADJUSTED,
            lan: Answered.WAITING,
        }
        assert [each.id for each in issued_pledges.waiting_for_official(conn, campaign, lan)] == [key]
        assert issued_pledges.waiting_for_official(conn, campaign, hoa) == []
        assert issued_pledges.withdraw(conn, key, now)
        assert not issued_pledges.withdraw(conn, key, now)
        assert issued_pledges.waiting_for_official(conn, campaign, lan) == []

    await world.database.write(work)
