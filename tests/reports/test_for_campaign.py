"""What a campaign's document says of its readers and of its targets stands so in the papers."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from reports import period
from reports.letterhead import Recipient
from reports.lint_docx import lint
from reports.summary import summarise
from reports.targets import asked
from reports.word import lists
from reports.word.writing import write
from rules.campaign_addressee import COPY, FILE, TO, CampaignAddressee
from rules.records import Target
from tests.reports import files
from tests.reports.made_up import record

NAMED = (
    CampaignAddressee("Trưởng các phòng, đơn vị thuộc Sở", kind=TO),
    CampaignAddressee("UBND tỉnh", "B/c"),
    CampaignAddressee("Phó Chánh Văn phòng - Nguyễn Mẫu An"),
    CampaignAddressee("Lưu: VT, VP (L.A)", kind=FILE),
)


def test_the_notice_goes_to_those_whom_the_document_names(tmp_path: Path) -> None:
    whole = replace(record(20, 9), addressees=NAMED)
    head = lists.for_campaign(files.LETTERHEAD, whole)
    assert head.addressees == ("Trưởng các phòng, đơn vị thuộc Sở",)
    assert head.recipient_lines() == (
        "- Như trên;",
        "- UBND tỉnh (b/c);",
        "- Phó Chánh Văn phòng - Nguyễn Mẫu An;",
        "- Lưu: VT, VP (L.A).",
    )
    write(lists.notice(summarise(whole, period.named("6m", 2026)), whole), head, tmp_path / "a.docx")
    assert lint(tmp_path / "a.docx") == []


def test_without_names_the_office_s_own_recipients_stay() -> None:
    head = lists.for_campaign(files.LETTERHEAD, record(20, 9))
    assert (head.recipients, head.archive) == (files.LETTERHEAD.recipients, files.LETTERHEAD.archive)


@pytest.mark.parametrize("printed", ["Lưu: VT, VP.", "Lưu VT, VP", "  lưu:VT,VP;"])
def test_marks_of_the_file(printed: str) -> None:
    whole = replace(record(20, 9), addressees=(CampaignAddressee(printed, kind=FILE),))
    assert lists.for_campaign(files.LETTERHEAD, whole).archive == ("VP",)


def test_every_recipient_is_one_line() -> None:
    named = tuple(CampaignAddressee(f"Cơ quan {number}", kind=COPY) for number in range(12))
    head = lists.for_campaign(files.LETTERHEAD, replace(record(20, 9), addressees=named))
    assert head.recipients == tuple(Recipient(f"Cơ quan {number}") for number in range(12))


@pytest.mark.parametrize(
    ("comparator", "direction", "said"),
    [
        (">=", "decrease", "giảm từ 4 %/năm trở lên"),
        (">=", "", "từ 4 %/năm trở lên"),
        ("decrease", "decrease", "giảm 4 %/năm"),
        ("rank_up", "increase", "tăng 4 %/năm"),
        ("none", "increase", "tăng 4 %/năm"),
    ],
)
def test_a_target_says_which_way_it_goes(comparator: str, direction: str, said: str) -> None:
    target = Target(1, 1, "Hộ nghèo", "Hộ nghèo", comparator, Decimal(4), "%/năm", direction=direction)
    assert asked(target) == said
