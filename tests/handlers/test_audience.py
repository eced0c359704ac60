"""Everything that asks who takes part gives one answer: announcement, reminders, rates, unit views, the person's own menu."""

from datetime import date

from sqlalchemy import Connection, update

from handlers import reminder_look
from rules.records import Role
from storage import broadcasts, calendar, campaigns, deliveries, people, record, settings, standing
from storage.schema.people import units
from tests.world import CAST, World, local

TODAY = date(2027, 3, 24)
NOW = local("2027-03-24 08:00")
INSIDE = {"Dũng", "Tùng", "Ánh"}  # the branch and what hangs below it


async def test_one_answer_everywhere(world: World) -> None:
    campaign = await world.campaign(audience_kinds=["chi_cuc"])

    def work(conn: Connection) -> None:
        conn.execute(update(units).where(units.c.code == "LN").values(kind="chi_cuc"))
        ids = {name: world.id_in(conn, name) for name in CAST}
        inside = {ids[name] for name in INSIDE}
        joined = {each.id for each in people.staff(conn, TODAY) if each.joined}
        reached = broadcasts.reached(conn, campaigns.audience_units(conn, campaign), TODAY)
        assert {each.official_id for each in reached} == inside & joined
        assert {each.official.id for each in deliveries.of_campaign(conn, campaign, TODAY)} == inside
        kept = record.campaign_record(conn, campaign, NOW, world.bot.office.zone)
        assert {each.id for each in kept.officials} == inside
        assert {each.code for each in kept.units} == {"LN", "HAT1"}
        assert {each.id for each in standing.record(conn, campaign, TODAY).officials} == inside
        for name, who in ids.items():
            unit = people.unit_of(conn, who, TODAY)
            assert unit is not None
            assert bool(campaigns.running_for(conn, unit)) == (name in INSIDE), name
        codes = {each.code: each.id for each in people.tree(conn)}
        seen = {code for code, unit in codes.items() if standing.running(conn, unit)}
        assert seen == {"SO", "LN", "HAT1"}  # whoever heads a unit above sees it too
        looking = reminder_look.look(
            conn, world.bot.office, NOW, calendar.working_calendar(conn), settings.reminding(conn)
        )
        chiefs = {who for who, _ in people.holders(conn, Role.OFFICE, TODAY)}
        assert set(looking.notices) - chiefs == inside & joined

    await world.database.write(work)
