"""Awards, ratings, confirmations and flags: revisions stay, the facts follow; the workbook of conditions changes the answer."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from rules.eligibility import Outcome
from rules.merits import Candidate, Grade, RatingState
from storage import audit, awards, eligibility, headcount, merit_imports, ratings, record, settings, titles
from storage.awards import NewAward
from storage.schema import initiatives as i
from storage.schema import merits as m
from storage.schema import people as p
from tests.world import ZONE, World

OLD = date(2026, 9, 30)


async def test_a_correction_is_a_revision_and_a_stale_one_does_nothing(world: World) -> None:
    def work(conn: Connection) -> None:
        hoa, now = Candidate(official=world.id_in(conn, "Hoa")), world.clock.now()
        chain = awards.add(conn, hoa, NewAward(1, 2025, "1/QĐ", unit_name="Đơn vị cũ"), by=None, now=now)
        assert awards.correct(conn, chain, 1, NewAward(1, 2025, "2/QĐ"), reason="Nhầm", by=None, now=now)
        assert not awards.correct(conn, chain, 1, NewAward(1, 2025, "3/QĐ"), reason="Nhầm", by=None, now=now)
        (one,) = awards.of_candidate(conn, hoa)
        assert (one.chain, one.number, one.revision) == (chain, "2/QĐ", 2)
        assert conn.execute(select(func.count()).select_from(m.awards)).scalar_one() == 2
        assert not awards.withdraw(conn, chain, 1, by=None, now=now)
        assert awards.withdraw(conn, chain, 2, by=None, now=now)
        assert awards.of_candidate(conn, hoa) == []
        assert awards.recorded(conn) == frozenset()
        assert audit.first_broken(conn) is None

    await world.database.write(work)


async def test_only_a_decided_rating_counts_and_the_last_one_holds(world: World) -> None:
    def work(conn: Connection) -> None:
        hoa, now = Candidate(official=world.id_in(conn, "Hoa")), world.clock.now()
        about: dict[str, Any] = {"by": None, "now": now}
        ratings.enter(conn, hoa, 2026, Grade.GOOD, RatingState.PROPOSED, **about)
        assert eligibility.facts(conn, hoa, 2026, OLD).ratings == {}
        last = ratings.enter(conn, hoa, 2026, Grade.EXCELLENT, RatingState.DECIDED, **about)
        assert eligibility.facts(conn, hoa, 2026, OLD).ratings == {2026: Grade.EXCELLENT}
        assert [each.revision for each in ratings.of_candidate(conn, hoa)] == [2]
        assert ratings.withdraw(conn, last, **about)
        assert not ratings.withdraw(conn, last, **about)
        assert eligibility.facts(conn, hoa, 2026, OLD).ratings == {}

    await world.database.write(work)


async def test_confirmed_flagged_and_taken_back(world: World) -> None:
    def work(conn: Connection) -> None:
        official, now = world.id_in(conn, "Hoa"), world.clock.now()
        hoa = Candidate(official=official)

        def outcome() -> Outcome:
            return eligibility.answer(conn, hoa, "LDTT", 2026, OLD).outcome

        ratings.enter(conn, hoa, 2026, Grade.GOOD, RatingState.DECIDED, by=None, now=now)
        assert outcome() is Outcome.PERSON
        for each in eligibility.answer(conn, hoa, "LDTT", 2026, OLD).person:
            eligibility.confirm(conn, hoa, each.condition.id, 2026, True, by=official, now=now)
        assert outcome() is Outcome.MET
        eligibility.flag(conn, hoa, on=True, by=official, now=now)
        assert outcome() is Outcome.PERSON
        eligibility.flag(conn, hoa, on=False, by=official, now=now)
        assert outcome() is Outcome.MET
        assert eligibility.answer(conn, hoa, "LDTT", 2027, OLD).outcome is Outcome.PERSON
        eligibility.confirm(conn, hoa, titles.conditions_of(conn, "LDTT")[2].id, 2026, None, by=official, now=now)
        assert outcome() is Outcome.PERSON

    await world.database.write(work)


async def test_a_collective_is_judged_by_the_people_who_count(world: World) -> None:
    def work(conn: Connection) -> None:
        now = world.clock.now()
        unit = conn.execute(select(p.units.c.id).where(p.units.c.code == "DD")).scalar_one()
        for name in ("Hoa", "Lan"):
            awards.add(conn, Candidate(official=world.id_in(conn, name)), NewAward(1, 2026), by=None, now=now)
        members = eligibility.facts(conn, Candidate(unit=unit), 2026, date(2027, 1, 11)).members or ()
        assert sorted(len(member.titles) for member in members) == [0, 0, 1, 1]
        settings.put(conn, "headcount_newcomer_days", "366")
        assert len(eligibility.facts(conn, Candidate(unit=unit), 2026, date(2026, 12, 31)).members or ()) == 0
        assert len(eligibility.facts(conn, Candidate(unit=unit), 2026, date(2027, 1, 11)).members or ()) == 4

    await world.database.write(work)


async def test_what_was_recognised_counts_in_the_year_of_its_decision(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        lan, hoa, now = world.id_in(conn, "Lan"), world.id_in(conn, "Hoa"), world.clock.now()
        unit = conn.execute(select(p.units.c.id).where(p.units.c.code == "DD")).scalar_one()
        row = {"campaign_id": campaign, "official_id": lan, "unit_id": unit, "revision": 1, "registered_at": now}
        for number, (state, day) in enumerate(
            (("recognised", date(2026, 12, 1)), ("recognised", None), ("applied", None))
        ):
            kept = (
                i.initiatives.insert().values(**row, state=state, receipt=f"SK-{number}").returning(i.initiatives.c.id)
            )
            made = {"initiative_id": conn.execute(kept).scalar_one(), "revision": 1}
            conn.execute(i.initiative_contents.insert().values(**made, name=f"Sáng kiến {number}"))
            conn.execute(i.initiative_steps.insert().values(**made, state=state, by=lan, at=now, on_day=day))
            conn.execute(i.initiative_authors.insert().values(**made, position=1, official_id=lan))
            conn.execute(i.initiative_authors.insert().values(**made | {"revision": 0}, position=1, official_id=hoa))
        assert eligibility.facts(conn, Candidate(official=hoa), 2027, OLD).initiatives == {}
        assert eligibility.facts(conn, Candidate(official=lan), 2027, OLD).initiatives == {2026: 1, 2027: 1}

    await world.database.write(work)


async def test_the_record_says_who_is_not_counted(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        now = world.clock.now()
        hoa = world.id_in(conn, "Hoa")
        conn.execute(p.absences.insert().values(official_id=hoa, from_date=date(2026, 9, 1), to_date=date(2027, 9, 1)))
        assert headcount.uncounted(conn, date(2027, 1, 11)) == frozenset()
        settings.put(conn, "headcount_away_days", "90")
        officials = record.campaign_record(conn, campaign, now, ZONE).officials
        assert [official.id for official in officials if not official.counted] == [hoa]

    await world.database.write(work)


async def test_the_catalogue_is_entered_once_and_what_the_office_changed_stays(world: World) -> None:
    def work(conn: Connection) -> None:
        before = titles.conditions_of(conn, "CSTDCS")
        assert before
        assert titles.usual_titles(conn) == 0
        assert titles.conditions_of(conn, "CSTDCS") == before
        assert {title.kind for title in titles.every(conn)} == {"title", "form"}
        assert replace(before[0], id=0).title_code == "CSTDCS"

    await world.database.write(work)


async def test_undecided_lists_are_forgotten(world: World) -> None:
    def work(conn: Connection) -> None:
        from rules.merit_lists import Reading

        now = world.clock.now()
        kept = merit_imports.keep(conn, Reading((), ()), None, now)
        assert merit_imports.prune(conn, now) == 0
        assert merit_imports.waiting(conn, kept) == Reading((), ())
        assert merit_imports.prune(conn, now.replace(year=2028)) == 1
        assert merit_imports.waiting(conn, kept) is None

    await world.database.write(work)
