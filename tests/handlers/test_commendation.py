"""Commendation beside its conversations: limits, holds, what is said of votes, names that stay with the office."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from rules.commendation import Kind, Proposal, Route, Stage, Way
from storage import audit, awards, council, decisions, eligibility, people, proposals, reported, rounds, settings, votes
from storage.proposals import Said
from storage.schema import metadata
from storage.schema.commendation import commendation_norms, proposal_revisions, proposal_votes
from storage.schema.merits import title_conditions
from tests.messages.texts import faults
from tests.world import World

TEMPLATES = Path(__file__).parents[2] / "messages" / "templates"
DIALOGS = Path(__file__).parents[1] / "dialogs"
GIVEN = re.compile(r"được (?:khen|tặng|công nhận danh hiệu|phong tặng)\b", re.IGNORECASE)
# conditions of titles name past awards, and the office enters awards from decisions: none of them tells anybody of an award
OF_THE_PAST = {"award/ask_title.j2", "award/show.j2"}


def opened(world: World, conn: Connection, campaign: int, way: Way = Way.REGULAR) -> int:
    about: dict[str, Any] = {"by": world.id_in(conn, "Minh"), "now": world.clock.now()}
    day = date(2027, 1, 11)
    return rounds.open_(
        conn, campaign_id=campaign, name="Đợt 1", year=2027, way=way, received_on=day, title_ids=[], **about
    )


def proposed(
    world: World, conn: Connection, held: int, name: str, title: int = 2, stage: Stage = Stage.PROPOSED
) -> Proposal:
    who, about = world.id_in(conn, name), {"by": world.id_in(conn, "Minh"), "now": world.clock.now()}
    unit = people.unit_of(conn, who, date(2027, 1, 11)) or 0
    said = Said(title, Kind.WORK, Route.OWN, f"Thành tích của {name}")
    made = proposals.add(conn, held, who, unit, said, **about)
    found = proposals.get(conn, made)
    assert found is not None
    if stage is not Stage.PROPOSED:
        proposals.move(conn, [found], stage, **about)
    newest = proposals.get(conn, made)
    assert newest is not None
    return newest


def test_nobody_is_told_of_an_award_but_by_the_number_of_a_decision() -> None:
    """Every template: the words stand only where the decision's number stands."""
    found = {}
    for path in TEMPLATES.rglob("*.j2"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if GIVEN.search(line) and not re.search(r"Quyết định số \{\{ decision\.number \}\}", line):
                found[str(path.relative_to(TEMPLATES))] = line
    assert set(found) <= OF_THE_PAST, found


def test_no_conversation_tells_of_an_award_before_a_decision() -> None:
    """Every conversation: what the machine says of an award names the decision, or a decision was entered before."""
    for path in sorted(DIALOGS.rglob("*.txt")):
        entered = False
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            entered = entered or "Đã ghi Quyết định số" in line or "Theo Quyết định số" in line
            told = line.startswith(("Máy →", "    ")) and GIVEN.search(line)
            past = "tặng danh hiệu, hình thức nào" in line or "lần liên tục được tặng" in line
            assert not told or entered or past, f"{path.name}:{number}: {line}"


def test_no_column_could_hold_who_voted_what() -> None:
    columns = set(proposal_votes.columns.keys())
    assert columns == {
        "id", "proposal_id", "revision", "held_on", "members", "present", "in_writing", "agree", "threshold", "quorum",
        "basis", "passed", "at", "by",
    }  # fmt: skip
    referring = [table.name for table in metadata.sorted_tables if any(c.name == "vote_id" for c in table.columns)]
    assert referring == []


async def test_every_step_is_a_row_that_stays(world: World) -> None:
    campaign = await world.campaign()

    def steps(conn: Connection) -> list[Any]:
        held = opened(world, conn, campaign)
        made = proposed(world, conn, held, "Hoa")
        by = {"by": world.id_in(conn, "Minh"), "now": world.clock.now()}
        assert proposals.move(conn, [made], Stage.SELECTED, **by) == 1
        assert proposals.move(conn, [made], Stage.DROPPED, **by) == 0, "an old copy moves nothing"
        query = select(proposal_revisions).where(proposal_revisions.c.proposal_id == made.id)
        assert [row.stage for row in conn.execute(query)] == ["proposed", "selected"]
        assert audit.first_broken(conn) is None
        return proposals.history(conn, made.id)

    found = await world.database.write(steps)
    assert [each.stage for each in found] == [Stage.SELECTED, Stage.PROPOSED]


async def test_a_wrong_decision_leaves_no_award_and_stays_in_the_record(world: World) -> None:
    campaign = await world.campaign()

    def decided(conn: Connection) -> None:
        held = rounds.get(conn, opened(world, conn, campaign))
        assert held is not None
        made = proposed(world, conn, held.id, "Hoa", stage=Stage.APPROVED)
        by: dict[str, Any] = {"by": world.id_in(conn, "Minh"), "now": world.clock.now()}
        issued = ("45/QĐ", date(2027, 1, 10), "Giám đốc Sở", None)
        entered = decisions.enter(conn, held, *issued, [made], {made.id: Decimal(2_530_000)}, **by)
        given = awards.of_candidate(conn, made.candidate)
        assert [(each.number, each.decided_on, each.kind) for each in given] == [
            ("45/QĐ", date(2027, 1, 10), "cong_trang")
        ]
        assert decisions.decided(conn, entered)[0][1] == Decimal(2_530_000)
        assert decisions.withdraw(conn, entered, "Nhập nhầm", **by)
        assert not decisions.withdraw(conn, entered, "Nhập nhầm", **by)
        assert awards.of_candidate(conn, made.candidate) == []
        found = proposals.get(conn, made.id)
        assert found is not None
        assert found.stage is Stage.APPROVED
        assert decisions.every(conn) == []
        kept = decisions.get(conn, entered)
        assert kept is not None
        assert kept.withdrawn

    await world.database.write(decided)


@pytest.mark.parametrize(("kind", "counts"), [(Kind.WORK, True), (Kind.SUDDEN, False), (Kind.MOVEMENT, False)])
async def test_what_was_given_at_once_does_not_count_towards_titles(world: World, kind: Kind, counts: bool) -> None:
    def facts(conn: Connection) -> int:
        who = proposals.Candidate(official=world.id_in(conn, "Hoa"))
        new = awards.NewAward(2, 2026, "1/QĐ", date(2026, 12, 20), kind=str(kind))
        awards.add(conn, who, new, by=None, now=world.clock.now())
        return len(eligibility.facts(conn, who, 2027, date(2027, 1, 11)).awards)

    assert await world.database.write(facts) == int(counts)


async def test_membership_of_the_council_carries_its_role_for_its_term(world: World) -> None:
    def sits(conn: Connection) -> None:
        lan, by = world.id_in(conn, "Lan"), {"by": 1, "now": world.clock.now()}
        assert council.add(conn, lan, "secretary", date(2027, 1, 1), None, "15/QĐ", **by)
        assert not council.add(conn, lan, "member", date(2027, 1, 5), None, "", **by)
        assert council.is_secretary(conn, lan, date(2027, 1, 11))
        place = ("telegram", str(world.phones["Lan"].user_id))
        person = people.behind(conn, *place, date(2027, 1, 11))
        assert person is not None
        assert person.has(people.Role.COUNCIL)
        seat = council.members(conn, date(2027, 1, 11))[0]
        assert council.end(conn, seat.id, date(2027, 1, 11), **by)
        assert not council.end(conn, seat.id, date(2027, 1, 11), **by)
        person = people.behind(conn, *place, date(2027, 1, 11))
        assert person is not None
        assert not person.has(people.Role.COUNCIL)
        assert [each.official_id for each in council.members(conn, date(2027, 1, 10))] == [lan]

    await world.database.write(sits)


async def test_what_was_reported_is_counted_from_the_newest_reports(world: World) -> None:
    campaign = await world.campaign()
    await world.pledged("Hoa", "Trồng cây = 400 cây; Học nghị quyết")
    world.phones["Hoa"].type("đã trồng 420 cây")
    await world.settle()
    found = await world.database.read(lambda conn: reported.by_official(conn, campaign))
    hoa = await world.database.read(lambda conn: world.id_in(conn, "Hoa"))
    rows = metadata.tables["progress"]
    kept = await world.database.read(lambda conn: conn.execute(select(rows).where(rows.c.newest)).all())
    assert found.get(hoa, reported.Reported()).on_time == sum(not row.late for row in kept)
    assert found.get(hoa, reported.Reported()).over == len(kept)


async def test_a_quorum_that_is_missed_makes_no_result(world: World) -> None:
    """The office enters a quorum; totals below it are kept, and the proposal waits for another meeting."""
    campaign = await world.campaign()

    def prepare(conn: Connection) -> None:
        held = opened(world, conn, campaign)
        proposed(world, conn, held, "Hoa", stage=Stage.HEARD)
        by: dict[str, Any] = {"by": world.id_in(conn, "Minh"), "now": world.clock.now()}
        for name in ("Sơn", "Bình", "Hội"):
            council.add(conn, world.id_in(conn, name), "member", date(2027, 1, 1), None, "", **by)
        row = {"kind": "quorum", "text": "2/3", "value": Decimal("66.66"), "effective_from": date(2026, 1, 1)}
        conn.execute(insert(commendation_norms).values(row))

    await world.database.write(prepare)
    said = await pressed(world, "Đợt 1", "Nhập kết quả bỏ phiếu", "11/1/2027")
    assert "Hội đồng có 3 thành viên" in said
    for typed in ("1", "0", "1"):
        world.phones["Minh"].type(typed)
        await world.settle()
    world.phones["Minh"].press(None, "Lưu")
    await world.settle()
    assert "chưa đủ 66,66% thành viên" in world.phones["Minh"].received[-1].text
    counted, found = await world.database.read(lambda conn: (votes.of(conn, [1])[1], proposals.get(conn, 1)))
    assert not counted.passed
    assert found is not None
    assert found.stage is Stage.HEARD


async def pressed(world: World, *labels: str) -> str:
    """What the office is told after pressing its way from its rounds on."""
    phone = world.phones["Minh"]
    phone.type("/vanphong")
    await world.settle()
    for label in ("Khen thưởng", "Đợt xét khen thưởng", *labels):
        phone.press(None, label)
        await world.settle()
    return str(phone.received[-1].text)


async def test_a_local_limit_is_shown_with_its_basis(world: World) -> None:
    campaign = await world.campaign()

    def prepare(conn: Connection) -> None:
        held = opened(world, conn, campaign)
        proposed(world, conn, held, "Hoa", stage=Stage.VOTED)
        row = {"title_code": "CSTDCS", "kind": "quota", "text": "Hạn mức", "percent": Decimal(5)}
        row |= {"document": "Quy chế của tỉnh", "document_date": date(2025, 12, 2), "article": "Điều 7"}
        row |= {"effective_from": date(2026, 1, 1)}
        conn.execute(insert(title_conditions).values(row))

    await world.database.write(prepare)
    limit = "Tỷ lệ cho phép/đang đề nghị, Chiến sĩ thi đua cơ sở: 5% (tối đa 0 trên 11)/1, vượt 1. Căn cứ: "
    limit += "Điều 7 Quy chế của tỉnh ngày 2/12/2025, áp dụng từ 1/1/2026."
    assert limit in await pressed(world, "Đợt 1"), "on the round's screen, before its steps"
    assert limit in await pressed(world, "Đợt 1", "Trình Giám đốc")
    said = await pressed(world, "Đợt 1", "Danh sách đề nghị")
    assert limit in said
    assert "Nguyễn Thị Hoa: Chiến sĩ thi đua cơ sở – Hội đồng đồng ý đề nghị – vượt tỷ lệ cho phép" in said


async def test_limits_of_many_titles_fit_a_phone(world: World) -> None:
    campaign = await world.campaign()

    def prepare(conn: Connection) -> None:
        held = opened(world, conn, campaign)
        for number, stage in enumerate(Stage):
            made = proposed(world, conn, held, ("Hoa", "Lan", "Tùng", "Ánh", "Bình", "Dũng")[number % 6], stage=stage)
            rows = {"title_code": made.title_code, "kind": "quota", "text": "Hạn mức " * 30, "percent": Decimal(5)}
            rows |= {"document": "Quy chế dài " * 25, "document_date": date(2025, 12, 2), "article": "Điều 7 " * 20}
            conn.execute(insert(title_conditions).values(rows | {"effective_from": date(2026, 1, 1)}))

    await world.database.write(prepare)
    for labels in ((), ("Danh sách đề nghị",), ("Trình Giám đốc",)):
        said = await pressed(world, "Đợt 1", *labels)
        assert "danh hiệu có tỷ lệ cho phép, xem ở bảng kê Excel" in said, labels
        assert len(said) <= 900, labels


async def test_the_longest_words_fit_a_phone(world: World) -> None:
    """A round with proposals at every stage, every text as long as its form allows: each screen of the office is opened."""
    campaign = await world.campaign()

    def prepare(conn: Connection) -> None:
        by: dict[str, Any] = {"by": world.id_in(conn, "Minh"), "now": world.clock.now()}
        held = opened(world, conn, campaign)
        rounds.guide(conn, held, "Hướng dẫn " * 30, None, **by)
        for number, stage in enumerate(Stage):
            made = proposed(world, conn, held, ("Hoa", "Lan", "Tùng", "Ánh", "Bình", "Dũng")[number % 6])
            said = Said(made.title_id, made.kind, made.route, "Thành tích dài " * 200)
            proposals.change(conn, made, said, **by)
            newest = proposals.get(conn, made.id)
            assert newest is not None
            proposals.move(conn, [newest], stage, reason="Lý do dài " * 40, **by)
            rounds.comment(
                conn, held, made.id, world.id_in(conn, "Hoa"), "Góp ý dài " * 100, complaint=True, now=by["now"]
            )
            rounds.step(conn, held, rounds.RETURNED, reason="Lý do dài " * 40, count=1, **by)

    await world.database.write(prepare)
    for labels in (
        ("Danh sách đề nghị", "Trang sau", "Vũ Thị Lan: Chiến sĩ thi đua cơ sở", "Các bước đã qua", "Đề nghị"),
        ("Danh sách đề nghị", "Nguyễn Thị Hoa: Chiến sĩ thi đua cơ sở", "Sửa"),
        ("Danh sách đề nghị", "Nguyễn Thị Hoa: Chiến sĩ thi đua cơ sở", "Thành phần hồ sơ"),
        ("Xem thêm", "Góp ý đã nhận", "Trang sau"),
        ("Xem thêm", "Các bước đã làm", "Trang sau"),
        ("Danh sách để xem xét", "Lao động tiên tiến", "Trang sau"),
        ("Trình Giám đốc",),
    ):
        await pressed(world, "Đợt 1", *labels)
    assert await world.database.read(lambda conn: list(faults(conn))) == []


async def test_at_once_goes_by_the_council_when_the_office_says_so(world: World) -> None:
    campaign = await world.campaign()

    def prepare(conn: Connection) -> None:
        held = opened(world, conn, campaign, Way.SHORT)
        proposed(world, conn, held, "Hoa", stage=Stage.SELECTED)

    await world.database.write(prepare)
    phone = world.phones["Minh"]
    for number, expected in ((0, "Trình Giám đốc"), (1, "Nhập kết quả bỏ phiếu")):
        await world.database.write(lambda conn, n=number: settings.put(conn, "council_for_sudden", str(n)))
        phone.type("/vanphong")
        await world.settle()
        for label in ("Khen thưởng", "Đề nghị đột xuất", "Đợt 1"):
            phone.press(None, label)
            await world.settle()
        steps = {"Công khai lấy ý kiến", "Nhập kết quả bỏ phiếu", "Trình Giám đốc"}
        assert steps & set(phone.received[-1].labels) == {expected}


async def test_what_is_held_up_after_it_was_submitted_is_not_approved(world: World) -> None:
    campaign = await world.campaign()

    def prepare(conn: Connection) -> None:
        held = opened(world, conn, campaign)
        proposed(world, conn, held, "Hoa", stage=Stage.SUBMITTED)
        stopped = proposed(world, conn, held, "Lan", stage=Stage.SUBMITTED)
        eligibility.flag(conn, stopped.candidate, on=True, by=None, now=world.clock.now())

    await world.database.write(prepare)
    phone = world.phones["Sơn"]
    phone.type("/menu")
    await world.settle()
    for label in ("Chờ duyệt", "Khen thưởng: Đợt 1"):
        phone.press(None, label)
        await world.settle()
    assert "Chờ ý kiến đồng chí: 1 đề nghị" in phone.received[-1].text
    assert "Vũ Thị Lan" not in phone.received[-1].text
    phone.press(None, "Đồng ý")
    await world.settle()
    found = await world.database.read(lambda conn: [each.stage for each in proposals.of_round(conn, 1)])
    assert found == [Stage.APPROVED, Stage.SUBMITTED]
