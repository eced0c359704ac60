"""What the yearly statistics read: who got an award and what the record knows of them, as it was on the day of the decision."""

from datetime import date

from sqlalchemy import Connection, select

from rules.commendation import Kind, Route, Way
from rules.merits import Candidate
from rules.statistics import Given
from storage import awards, decisions, proposals, rounds, statistics
from storage.awards import NewAward
from storage.proposals import Said
from storage.schema import campaigns as c
from storage.schema import people as p
from tests.world import World

DECIDED = date(2027, 12, 1)


def unit_of(conn: Connection, code: str) -> int:
    return conn.execute(select(p.units.c.id).where(p.units.c.code == code)).scalar_one()


async def test_awards_know_the_post_the_unit_and_what_was_said(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> list[Given]:
        now, by = world.clock.now(), world.id_in(conn, "Minh")
        title = conn.execute(select(c.titles.c.id).limit(1)).scalar_one()
        held_id = rounds.open_(
            conn, campaign_id=campaign, name="Đợt", year=2027, way=Way.REGULAR, received_on=DECIDED, title_ids=[], by=by,
            now=now,
        )  # fmt: skip
        held = rounds.get(conn, held_id)
        assert held is not None
        said = Said(title, Kind.WORK, Route.OWN, "Thành tích", direct=True, woman=True)
        tung = world.id_in(conn, "Tùng")
        made = proposals.add(conn, held_id, tung, unit_of(conn, "HAT1"), said, by=by, now=now)
        found = [each for each in proposals.of_round(conn, held_id) if each.id == made]
        decisions.enter(conn, held, "1/QĐ", DECIDED, "Giám đốc Sở", None, found, {}, by=by, now=now)
        for who in ("Dũng", "Sơn", "Tùng"):
            new = NewAward(title, 2027, decided_on=DECIDED, level="Sở")
            awards.add(conn, Candidate(official=world.id_in(conn, who)), new, by=by, now=now)
        hoa = Candidate(official=world.id_in(conn, "Hoa"))
        awards.add(conn, hoa, NewAward(title, 2027, unit_name="Chi cục Kiểm lâm"), by=by, now=now)
        awards.add(conn, Candidate(unit=unit_of(conn, "HAT1")), NewAward(title, 2027), by=by, now=now)
        awards.add(conn, Candidate(unit=unit_of(conn, "HAT1")), NewAward(title, 2026), by=by, now=now)
        return list(statistics.awarded(conn, 2027))

    by_decision, dung, son, tung, hoa, unit = await world.database.write(work)
    told = [(each.leads, each.direct, each.woman, each.branch) for each in (by_decision, dung, son, tung, hoa, unit)]
    assert told == [
        (False, True, True, "Chi cục Kiểm lâm"),
        (True, None, None, "Chi cục Kiểm lâm"),
        (True, None, None, "Sở Nông nghiệp và Môi trường"),
        (False, None, True, "Chi cục Kiểm lâm"),
        (False, None, None, "Chi cục Kiểm lâm"),
        (None, None, None, "Chi cục Kiểm lâm"),
    ]
    assert (by_decision.award.kind, by_decision.authority, dung.authority, hoa.authority) == (
        "cong_trang", "Giám đốc Sở", "Sở", "",
    )  # fmt: skip


async def test_campaigns_carry_their_issuer(world: World) -> None:
    await world.campaign(issuer="UBND tỉnh Mẫu")
    found = await world.database.read(lambda conn: statistics.launched(conn, 2027, world.settings.zone))
    assert [each.issuer for each in found] == ["UBND tỉnh Mẫu"]
