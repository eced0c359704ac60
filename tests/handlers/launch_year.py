"""A launch document played through a year in the made-up Sở: sent, approved, opened, reported on twice, compiled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot.work_compile import issued_by
from reports import period as periods
from reports.letterhead import Capacity
from reports.making import Source, What, make_files
from reports.model import Summary
from rules.milestones import MilestoneKind
from rules.reckoning import Reckoning
from rules.records import Target
from rules.unit_report import Figure, FigureState, Narrative, Outcome
from storage import (
    campaign_drafts,
    campaign_parts,
    campaigns,
    draft_parts,
    milestones,
    people,
    pledges,
    reckonings,
    shares,
    showcases,
    signing,
    unit_reports,
)
from storage.draft_parts import Entry
from storage.milestones import NewMilestone
from storage.pledges import NewItem
from storage.record import campaign_record
from storage.signing import NewSigning
from storage.unit_reports import NewReport
from tests.handlers.test_real_documents import only_campaign, press, said, send
from tests.world import CAST, ZONE, World, local

# what the program itself counts
COUNTED = ("registration", "showcase")
OBJECTIVE, INDICATOR = "Mục tiêu tổng quát", "Chỉ số được theo dõi"
BASELINE = Decimal(30)
REPORTING = {"DD": "Bình", "LN": "Dũng"}


@dataclass(frozen=True)
class Year:
    """One document's campaign after its year: what was read in it, what was recorded, what was made of it."""

    parts: Mapping[str, list[Entry]]
    half: Summary
    whole: Summary
    made: Sequence[Path]


async def opened(world: World, text: str) -> int:
    """The campaign of a document: entered by the office, completed in the draft, approved by the director, open."""
    await send(world, text)
    campaign = await only_campaign(world)
    year = (await world.database.read(lambda conn: campaigns.get(conn, campaign))).year
    await world.database.write(lambda conn: completed(world, conn, campaign))
    world.clock.instant = local(f"{year}-01-11 08:00")
    await press(world, "Minh", "Trình duyệt")
    await press(world, "Minh", "Trình duyệt")
    await press(world, "Sơn", "Duyệt")
    await press(world, "Minh", "Xem trước và mở")
    await press(world, "Minh", "Mở phong trào")
    await said(world, "Minh", "mở phong trào")
    await world.at(local(f"{year}-01-11 08:03"))
    assert (await world.database.read(lambda conn: campaigns.get(conn, campaign))).state == campaigns.OPEN
    return campaign


def completed(world: World, conn: Connection, campaign: int) -> None:
    """What the office adds in the draft: a title where there is none, an indicator without a value where there is no target,
    the objective as a topic to report on, two reports."""
    by: dict[str, Any] = {"by": world.id_in(conn, "Minh"), "now": world.clock.now()}
    facts = {each.values["name"]: each for each in campaign_drafts.whole(conn, campaign)["facts"]}
    year = campaigns.get(conn, campaign).year
    if not campaigns.targets_of(conn, campaign):
        unit = next(each.id for each in people.tree(conn) if each.code == "DD")
        indicator = {"text": INDICATOR, "measure": INDICATOR, "comparator": "none", "unit": "điểm"}
        draft_parts.add(conn, campaign, "targets", {**indicator, "owner_unit_id": unit}, **by)
    if facts["title"].doubtful:
        draft_parts.change(conn, campaign, "facts", facts["title"].id, {"value": "Thi đua toàn ngành"}, **by)
    if facts["objective"].values["value"]:
        draft_parts.add(conn, campaign, "topics", {"heading": OBJECTIVE}, **by)
    first = milestones.add_stage(conn, campaign, "6 tháng đầu năm", date(year, 6, 30))
    last = next(each.id for each in campaigns.stages_of(conn, campaign) if each.ends_on == date(year, 12, 31))
    for name, due_on, stage in (("Sơ kết", date(year, 6, 30), first), ("Tổng kết", date(year, 12, 20), last)):
        milestones.add(
            conn, campaign, NewMilestone(MilestoneKind.PROGRESS, name, due_on, stage), world.clock.now().date()
        )


def reported(world: World, conn: Connection, campaign: int, day: date, period: str) -> None:
    """Two units report on everything they answer for in the stage that ends on a day; nothing is owed after that."""
    stage = next(each for each in campaigns.stages_of(conn, campaign) if each.ends_on == day)
    units = {unit.code: unit.id for unit in people.tree(conn) if unit.code in REPORTING}
    owed = unit_reports.owing(conn, campaign, stage.id, list(units.values()), day)
    for code, head in REPORTING.items():
        figures = [figure(each, period, day) for each in owed[units[code]].targets]
        told = [Narrative(each.id, saying(each.number, code, period)) for each in owed[units[code]].topics]
        report = NewReport(campaign, stage.id, units[code], figures, told)
        now, by = world.clock.now(), world.id_in(conn, head)
        made = unit_reports.submit(conn, report, by=by, late=False, sent_at=now)
        unit_reports.decide(conn, made.id, Outcome.SEEN, by=world.id_in(conn, "Minh"), now=now)
    after = unit_reports.owing(conn, campaign, stage.id, list(units.values()), day)
    assert [each.count for each in after.values()] == [0, 0]


def ended(conn: Connection, campaign: int, day: date) -> None:
    topic = campaigns.topics_of(conn, campaign)[0]
    assert campaign_parts.end_topic(conn, campaign, topic.id, day)


def saying(number: str, code: str, period: str) -> str:
    return f"Kết quả nội dung {number} của {code} kỳ {period}"


def figure(target: Target, period: str, day: date) -> Figure:
    """Half of what is asked at half-year, just enough at the end; ranks are published only then."""
    asked = target.value or Decimal(0)
    if target.comparator == "rank_up":
        if period == "6m":
            return Figure(target.id, FigureState.AWAITING, unit=target.unit)
        return Figure(target.id, FigureState.KNOWN, BASELINE - asked, target.unit, asked, "Bảng xếp hạng", day)
    if target.value is None:
        return Figure(target.id, FigureState.KNOWN, BASELINE, target.unit, None, "Số liệu thống kê", day)
    enough = asked + Decimal("0.5") if target.comparator == ">" else asked
    amount = enough / 2 if period == "6m" else enough
    return Figure(target.id, FigureState.KNOWN, amount, target.unit, asked, "Số liệu thống kê", day)


def promised(world: World, conn: Connection, campaign: int) -> None:
    """Targets go to a unit; ranks get their baseline; a person registers; each unit shows a model."""
    now, by = world.clock.now(), world.id_in(conn, "Minh")
    units = {unit.code: unit.id for unit in people.tree(conn)}
    for target in campaigns.targets_of(conn, campaign):
        if target.level not in COUNTED and target.value is not None:
            shares.issue(conn, target.id, target.value, target.unit, unit_ids=[units["DD"]], by=by, now=now)
        if target.comparator == "rank_up":
            reckonings.keep(conn, Reckoning(target.id, baseline=BASELINE), by=by, now=now)
    for unit in sorted(units.values()):
        said_of_it = {"kind": "mo_hinh", "name": "Mô hình mẫu", "description": "Thử"}
        showcases.add(conn, campaign_id=campaign, unit_id=unit, by=by, now=now, **said_of_it)
    for name in CAST:
        who = world.id_in(conn, name)
        about: dict[str, Any] = {
            "campaign_id": campaign,
            "official_id": who,
            "unit_id": people.unit_of(conn, who, now.date()) or 0,
        }
        items = [NewItem("Việc được giao")]
        pledges.submit(conn, **about, title_id=1, items=items, by=who, late=False, now=now)


def signer_of(parts: Mapping[str, list[Entry]]) -> NewSigning:
    """Who signs for the office, in the capacity in which the document itself was signed."""
    found = parts["signers"][0].values
    post, capacity = found["position"].capitalize(), found["capacity"]
    if capacity == Capacity.DEPUTY:
        return NewSigning(found["name"], capacity, "Giám đốc", post, "", date(2020, 1, 1), None)
    kept = capacity if capacity == Capacity.ACTING else ""
    return NewSigning(found["name"], kept, post, "", found["on_behalf_of"], date(2020, 1, 1), None)


async def played(world: World, text: str, folder: Path) -> Year:
    """A document's campaign after its year, with the files of the year's end in ``folder``."""
    campaign = await opened(world, text)
    year = (await world.database.read(lambda conn: campaigns.get(conn, campaign))).year
    parts = await world.database.read(lambda conn: campaign_drafts.whole(conn, campaign))

    def start(conn: Connection) -> None:
        promised(world, conn, campaign)
        signing.add(conn, signer_of(parts), by=world.id_in(conn, "Minh"), now=world.clock.now())

    await world.database.write(start)
    half = await compiled(world, campaign, date(year, 6, 30), "6m")
    whole = await compiled(world, campaign, date(year, 12, 31), "year")
    head, own = await world.database.read(lambda conn: issued_by(conn, world.settings, world.clock.now()))
    made = [
        path for what in (What.REPORT, What.PAPERS) for path in make_files(whole, what, head, folder, templates=own)
    ]
    return Year(parts, half.summary(), whole.summary(), made)


async def compiled(world: World, campaign: int, last: date, period: str) -> Source:
    """What there is to compile the morning after a period, on whose last day the units reported."""
    world.clock.instant = local(f"{last} 09:00")
    await world.database.write(lambda conn: reported(world, conn, campaign, last, period))
    if period == "year":  # a topic that is over keeps what was told of it
        await world.database.write(lambda conn: ended(conn, campaign, last))
    world.clock.instant = local(f"{last + timedelta(days=1)} 09:00")
    record = await world.database.read(lambda conn: campaign_record(conn, campaign, world.clock.now(), ZONE))
    return Source(record, periods.named(period, last.year), None)
