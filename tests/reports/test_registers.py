"""Units' pledges and initiatives in the compile: every count against rows counted apart, in the sheets and annexes too."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random

from reports import period
from reports.excel import write_workbook
from reports.summary import summarise
from reports.word import write_report
from rules.collective_pledge import Change, CollectiveItem, CollectivePledge, CollectiveState, CollectiveStep
from rules.initiative import Initiative, InitiativeState, InitiativeStep
from rules.records import CampaignRecord, Unit
from rules.registers import Registers
from tests.reports import files
from tests.reports.made_up import record

HALF = period.named("6m", 2026)
AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
S = CollectiveState


def collective(unit: Unit, random: Random) -> CollectivePledge:
    state = random.choice(list(S))
    steps = (
        CollectiveStep(1, Change.WRITE, 1, "Người Soạn", AT),
        CollectiveStep(2, Change.SIGN, 1, f"Trưởng {unit.id}", AT),
        CollectiveStep(3, Change.AGREE, 2, f"Công đoàn {unit.id}", AT),
    )
    items = tuple(
        CollectiveItem(
            f"Việc {n} của {unit.code}", Decimal(n), "việc", date(2026, 6, 30), leads="Tổ 1", proof="Báo cáo"
        )
        for n in range(1, random.randint(2, 4))
    )
    registered = None if state is S.DRAFT else AT
    late = registered is not None and random.random() < 0.3
    title = "Tập thể lao động xuất sắc"
    return CollectivePledge(unit.id, 1, unit.id, state, title, 4, f"GT-{unit.id}", 3, registered, late, items, steps)


def initiative(number: int, unit: Unit, random: Random) -> Initiative:
    state = random.choice(list(InitiativeState))
    decided = state in (InitiativeState.APPLIED, InitiativeState.RECOGNISED)
    step = InitiativeStep(
        1, state, 1, "Người", AT, "", f"{number}/QĐ" if decided else "", AT.date() if decided else None
    )
    who = ((number,), (f"Tác giả {number}",))
    told = (f"Sáng kiến {number}", "Cải cách", "", "Giảm 30%", None)
    return Initiative(number, 1, number, unit.id, state, f"SK-{number}", 1, AT, *told, *who, (step,))


def made(seed: int) -> CampaignRecord:
    random, whole = Random(seed), record(20, 9, seed)
    below = whole.units[1:]
    collectives = tuple(collective(unit, random) for unit in below if random.random() < 0.8)
    found = tuple(initiative(n, random.choice(below), random) for n in range(1, 13))
    return replace(whole, registers=Registers(collectives, found))


def test_counts_rows_sheets_and_annexes_agree(tmp_path: Path) -> None:
    for seed in (1, 2, 3):
        whole = made(seed)
        summary = summarise(whole, HALF)
        signed = [p for p in whole.registers.collectives if p.state not in (S.DRAFT, S.WITHDRAWN)]
        figures = {key: figure.value for key, figure in summary.figures().items()}
        assert figures["collectives"] == len(whole.units) - 1
        assert figures["collectives_registered"] == len(signed)
        assert figures["collectives_missing"] == len(whole.units) - 1 - len(signed)
        assert figures["collectives_late"] == sum(p.late for p in signed)
        assert figures["collectives_confirmed"] == sum(p.state == "confirmed" for p in signed)
        standing = [i.state.value for i in whole.registers.initiatives if i.state.value != "withdrawn"]
        assert figures["initiatives"] == len(standing)
        assert figures["initiatives_applied"] == standing.count("applied") + standing.count("recognised")
        assert figures["initiatives_recognised"] == standing.count("recognised")
        if seed == 1:
            lines = sum(len(p.items) for p in signed)
            sheets = files.sheets(write_workbook(summary, tmp_path / "a.xlsx"))
            assert len(files.column(sheets["Danh hiệu tập thể"], "Tên tập thể")) == len(signed)
            assert len(files.column(sheets["Giao ước đơn vị"], "Nội dung")) == lines
            assert len(files.column(sheets["Sáng kiến"], "Tên sáng kiến, đề tài")) == len(standing)
            document = files.opened(write_report(summary, files.LETTERHEAD, tmp_path / "a.docx"))
            pledged = files.word_rows(files.word_table(document, "Chủ trì", "Công đoàn ký"))
            assert len(pledged) - 1 == lines
            assert {row[-1] for row in pledged[1:]} == {f"Công đoàn {p.unit_id}" for p in signed}
            assert len(files.word_rows(files.word_table(document, "Tên tập thể", "Phân loại tập thể"))) - 1 == len(
                signed
            )


def test_a_subtree_counts_its_own_alone() -> None:
    whole = made(1)
    top = next(
        unit for unit in whole.units if any(each.parent_id == unit.id for each in whole.units) and unit.parent_id
    )
    inside = {top.id, *(unit.id for unit in whole.units if unit.parent_id == top.id)}
    summary = summarise(whole, HALF, top.id)
    expected = [p for p in whole.registers.collectives if p.unit_id in inside and p.stands]
    assert len(summary.table("collective_titles").rows) == len(expected)
    ideas = [i for i in whole.registers.initiatives if i.unit_id in inside and i.state.value != "withdrawn"]
    assert len(summary.table("initiatives").rows) == len(ideas)


def test_nothing_registered_is_not_zero() -> None:
    summary = summarise(record(5, 4), HALF)
    for key in ("collectives_registered", "collectives_missing", "initiatives", "initiatives_recognised"):
        assert summary.figure(key).value is None
    assert "Chưa đăng ký:" in summary.table("collective_titles").note
