"""A draft campaign stored, read back, changed with an audit, and approved just as it stands."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, func, insert, select

from rules.campaign_draft import DraftRows, rows_of
from rules.launch_document.read import read
from rules.records import MilestoneKind
from storage import approvals, audit, campaign_drafts, campaigns, documents, draft_corrections, draft_parts, settings
from storage.draft_parts import Entry
from storage.schema import campaigns as c
from storage.schema.documents import documents as document_table
from storage.schema.people import audit as audit_table
from tests.rules.launch_document.documents_of import Measured, invented, seeds
from tests.world import World

TEXTS = {document.name: document.text for document in invented()}
PLAN = TEXTS["department_plan"]
TODAY = date(2027, 1, 11)
BY = 1


def rows(text: str) -> DraftRows:
    return rows_of(read(text), TODAY, "ten-tep")


def stored(conn: Connection, world: World, text: str = PLAN) -> int:
    made, now = rows(text), world.clock.now()
    document, _ = campaign_drafts.receive(conn, made, text, file_id=None, by=BY, now=now)
    return campaign_drafts.store(conn, made, document, by=BY, now=now)


async def inside(world: World, work: Callable[[Connection, int], Any], text: str = PLAN) -> Any:
    return await world.database.write(lambda conn: work(conn, stored(conn, world, text)))


@pytest.mark.parametrize("measured", [*invented(), *seeds()], ids=lambda each: each.name)
async def test_what_was_read_is_read_back_whole(world: World, measured: Measured) -> None:
    draft = read(measured.text).as_dict()

    def compare(conn: Connection, campaign: int) -> None:
        whole = campaign_drafts.whole(conn, campaign)
        found = [(e.values["value"], e.values["unit"], e.values["comparator"], e.lines) for e in whole["targets"]]
        lines = [tuple(draft["sources"][f"targets.{at}"]["lines"]) for at in range(len(draft["targets"]))]
        wanted = [(t["value"], t["unit"], t["comparator"]) for t in draft["targets"]]
        same = [(None if v is None else format(v.normalize(), "f"), u, cmp) for v, u, cmp, _ in found]
        assert same == wanted
        assert [at for *_, at in found] == lines
        assert [e.values["text"] for e in whole["topics"]] == [t["text"] for t in draft["contents"]]
        assert len({e.values["number"] for e in whole["topics"]}) == len(draft["contents"])
        resolved = [d["resolved"] for d in draft["deadlines"]]
        found_days = Counter(str(e.values["due_on"]) for e in whole["milestones"])
        assert not found_days - Counter(resolved)
        told = "\n".join(campaign_drafts.warnings_of(conn, campaign))
        for limit in draft["deadlines"]:  # one that is no milestone is told instead
            assert limit["resolved"] is None or found_days[limit["resolved"]] or limit["phrase"] in told
        assert len(whole["undated_limits"]) == resolved.count(None)
        for part, key in (("duties", "duties"), ("addressees", "addressees"), ("signers", "signers")):
            assert len(whole[part]) == len(draft[key])
        facts = {e.values["name"]: e.values["value"] for e in whole["facts"]}
        for name in ("title", "number", "issuer", "province", "theme", "objective"):
            assert facts[name] == draft[name] or not facts[name] or facts[name] == "ten-tep"
        stages = {stage.id: stage for stage in campaigns.stages_of(conn, campaign)}
        for milestone in campaigns.milestones_of(conn, campaign):
            assert (milestone.stage_id in stages) == (milestone.kind == MilestoneKind.PROGRESS)

    await inside(world, compare, measured.text)


async def test_a_part_of_a_target_points_to_its_whole(world: World) -> None:
    text = (
        "KẾ HOẠCH\nPhát động phong trào thi đua năm 2027\nI. CHỈ TIÊU\n"
        "1. Tỷ lệ lao động qua đào tạo đạt 57,2%, trong đó đào tạo nghề đạt 41%.\n"
    )

    def look(conn: Connection, campaign: int) -> None:
        whole, part = campaigns.targets_of(conn, campaign)
        assert (whole.parent_target_id, part.parent_target_id) == (None, whole.id)
        draft_parts.take_out(conn, campaign, "targets", whole.id, by=BY, now=world.clock.now())
        assert campaigns.targets_of(conn, campaign)[0].parent_target_id is None

    await inside(world, look, text)


async def test_a_document_is_known_again(world: World) -> None:
    def look(conn: Connection, campaign: int) -> None:
        now = world.clock.now()
        first = documents.of_campaign(conn, campaign)
        assert first is not None
        for text in (PLAN, PLAN.replace("\n", "\n\n"), PLAN.replace("Không phô trương", "Không khoa trương")):
            again = campaign_drafts.receive(conn, rows(text), text, file_id=None, by=BY, now=now)
            assert again == (first.id, [campaign])
        for other in (PLAN.replace("214/KH", "215/KH"), PLAN.replace("ngày 20 tháng 01", "ngày 21 tháng 01")):
            made, before = campaign_drafts.receive(conn, rows(other), other, file_id=None, by=BY, now=now)
            assert made != first.id
            assert before == []
        campaign_drafts.drop(conn, campaign, by=BY, now=now)
        assert documents.campaigns_from(conn, first.id) == []

    await inside(world, look)


async def test_documents_without_numbers_are_told_apart_by_their_words(world: World) -> None:
    def look(conn: Connection, _: int) -> None:
        stored(conn, world, TEXTS["appeal_letter"])
        stored(conn, world, TEXTS["bloc_pledge"])
        without = select(func.count()).select_from(document_table).where(document_table.c.number.is_(None))
        assert conn.execute(without).scalar_one() == 2

    await inside(world, look)


def first(conn: Connection, campaign: int, part: str) -> Entry:
    return draft_parts.entries(conn, campaign, part)[0]


CHANGES: list[tuple[str, dict[str, Any]]] = [
    ("targets", {"comparator": "<="}),
    ("topics", {"heading": "Nội dung khác"}),
    ("movements", {"name": "Phong trào khác"}),
    ("milestones", {"due_on": date(2026, 6, 1)}),
    ("duties", {"who": "Phòng khác"}),
    ("addressees", {"purpose": "b/c"}),
    ("signers", {"position": "GIÁM ĐỐC"}),
    ("legal_bases", {"text": "Luật khác"}),
    ("commendation_rules", {"text": "Quy định khác"}),
    ("facts", {"value": "Tên khác"}),
]


@pytest.mark.parametrize(("part", "values"), CHANGES, ids=[part for part, _ in CHANGES])
async def test_a_change_is_kept_audited_and_ends_the_approval(world: World, part: str, values: dict[str, Any]) -> None:
    def look(conn: Connection, campaign: int) -> None:
        now, entry = world.clock.now(), first(conn, campaign, part)
        approvals.submit(conn, campaign, by=BY, now=now)
        approvals.approve(conn, campaign, by=2, now=now)
        assert approvals.may_open(conn, campaign)
        assert draft_parts.change(conn, campaign, part, entry.id, values, by=BY, now=now)
        changed = draft_parts.entry(conn, campaign, part, entry.id)
        assert changed is not None
        assert {name: changed.values[name] for name in values} == values
        assert not changed.doubtful
        assert approvals.state(conn, campaign) == approvals.NONE
        assert not approvals.may_open(conn, campaign)
        written = conn.execute(select(audit_table).order_by(audit_table.c.id.desc())).first()
        assert written is not None
        assert (written.action, written.object, written.actor_id) == ("draft.changed", f"{part}:{entry.id}", BY)
        assert audit.first_broken(conn) is None

    await inside(world, look)


@pytest.mark.parametrize("part", list(draft_parts.PARTS))
async def test_taking_out_and_confirming(world: World, part: str) -> None:
    def look(conn: Connection, campaign: int) -> None:
        now = world.clock.now()
        before = draft_parts.entries(conn, campaign, part)
        for entry in before:
            assert draft_parts.confirm(conn, campaign, part, entry.id, by=BY, now=now)
        assert not any(entry.doubtful for entry in draft_parts.entries(conn, campaign, part))
        for entry in before:
            assert draft_parts.take_out(conn, campaign, part, entry.id, by=BY, now=now)
            assert not draft_parts.take_out(conn, campaign, part, entry.id, by=BY, now=now)
            assert not draft_parts.change(conn, campaign, part, entry.id, {}, by=BY, now=now)
        assert draft_parts.entries(conn, campaign, part) == []

    await inside(world, look)


async def test_confirming_alone_does_not_end_an_approval(world: World) -> None:
    def look(conn: Connection, campaign: int) -> None:
        now = world.clock.now()
        approvals.submit(conn, campaign, by=BY, now=now)
        unsure = next(each for each in draft_parts.entries(conn, campaign, "targets") if each.doubtful)
        draft_parts.confirm(conn, campaign, "targets", unsure.id, by=BY, now=now)
        assert approvals.state(conn, campaign) == approvals.SUBMITTED

    await inside(world, look)


async def test_an_entry_of_another_campaign_is_not_touched(world: World) -> None:
    def look(conn: Connection, campaign: int) -> None:
        other = stored(conn, world, TEXTS["clinic_plan"])
        entry, now = first(conn, other, "targets"), world.clock.now()
        assert not draft_parts.change(conn, campaign, "targets", entry.id, {"measure": "x"}, by=BY, now=now)
        assert not draft_parts.take_out(conn, campaign, "targets", entry.id, by=BY, now=now)
        assert first(conn, other, "targets") == entry

    await inside(world, look)


async def test_a_limit_that_is_given_a_day_becomes_a_milestone(world: World) -> None:
    def look(conn: Connection, campaign: int) -> None:
        limit = {"campaign_id": campaign, "phrase": "hằng quý", "action": "Báo cáo hằng quý", "kind": "recurring"}
        made = conn.execute(
            insert(draft_parts.PARTS["undated_limits"])
            .values(limit)
            .returning(draft_parts.PARTS["undated_limits"].c.id)
        ).scalar_one()
        day = date(2026, 4, 30)
        milestone = draft_parts.give_day(conn, campaign, made, day, by=BY, now=world.clock.now())
        stage = next(s for s in campaigns.stages_of(conn, campaign) if s.starts_on <= day <= s.ends_on)
        kept = campaigns.milestone(conn, milestone or 0)
        assert (kept.due_on, kept.kind, kept.stage_id) == (day, MilestoneKind.PROGRESS, stage.id)
        assert draft_parts.give_day(conn, campaign, made, day, by=BY, now=world.clock.now()) is None

    await inside(world, look)


async def test_a_milestone_changes_its_kind_with_its_stage(world: World) -> None:
    def look(conn: Connection, campaign: int) -> None:
        now = world.clock.now()
        report = next(m for m in campaigns.milestones_of(conn, campaign) if m.kind == MilestoneKind.PROGRESS)
        draft_parts.change(conn, campaign, "milestones", report.id, {"kind": "registration"}, by=BY, now=now)
        assert campaigns.milestone(conn, report.id).stage_id is None
        draft_parts.change(conn, campaign, "milestones", report.id, {"kind": "progress"}, by=BY, now=now)
        assert campaigns.milestone(conn, report.id).stage_id == report.stage_id

    await inside(world, look)


async def test_corrections_change_the_campaign_and_never_the_document(world: World) -> None:
    text = PLAN.replace("Phấn đấu có ít nhất 15", "Phần đấu có ít nhất 15")

    def look(conn: Connection, campaign: int) -> None:
        now, [waiting] = world.clock.now(), draft_corrections.waiting(conn, campaign)
        assert draft_corrections.decide(conn, campaign, waiting.id, accept=True, by=BY, now=now)
        assert not draft_corrections.decide(conn, campaign, waiting.id, accept=False, by=BY, now=now)
        texts = [target.text for target in campaigns.targets_of(conn, campaign)]
        assert any(each.startswith("Phấn đấu có ít nhất 15") for each in texts)
        document = documents.of_campaign(conn, campaign)
        assert document is not None
        assert "Phần đấu có ít nhất 15" in document.text

    await inside(world, look, text)


async def test_approval_is_asked_of_campaigns_from_documents_unless_the_setting_says_no(world: World) -> None:
    plain = await world.campaign(state=campaigns.DRAFT)

    def look(conn: Connection, campaign: int) -> None:
        assert approvals.may_open(conn, plain)
        assert not approvals.may_open(conn, campaign)
        settings.put(conn, "campaign_needs_approval", "0")
        assert approvals.may_open(conn, campaign)

    await inside(world, look)


async def test_a_shares_table_of_a_target_goes_with_it(world: World) -> None:
    def look(conn: Connection, campaign: int) -> None:
        target = first(conn, campaign, "targets").id
        conn.execute(insert(c.target_shares).values(target_id=target, unit_id=1, value=1))
        assert draft_parts.take_out(conn, campaign, "targets", target, by=BY, now=world.clock.now())
        assert conn.execute(select(func.count()).select_from(c.target_shares)).scalar_one() == 0

    await inside(world, look)
