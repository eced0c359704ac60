"""The papers made of a campaign beside the report: registration list, pledges, notice."""

import re
from dataclasses import replace
from typing import Any

from reports import printing, targets, wording
from reports.days import day_of
from reports.letterhead import Letterhead, Recipient, Signer
from reports.model import Summary
from reports.word.annexes import Annex
from reports.word.fields import of_campaign
from reports.word.papers import NOTICE_PAPER, PLEDGE_BOARD, TITLE_LIST
from reports.word.report import narrow
from reports.word.writing import Content
from rules.campaign_addressee import COPY, FILE, TO
from rules.records import CampaignRecord, Target, Topic

_PLEDGED = "order unit content promised due_on leads cooperates proof attained"
_PLEDGED_EARLIER = "order unit content pledged measure_unit due_on leads cooperates proof"
_FILED = re.compile(r"^\s*Lưu\s*:?", re.IGNORECASE)
_OWN = "order name unit content promised due_on state attained"
_OWN_EARLIER = "order name unit content pledged measure_unit due_on state"


def title_list(summary: Summary) -> Content:
    """Danh sách đăng ký danh hiệu: collectives and people, each with a foot of totals and rate."""
    return Content(
        TITLE_LIST,
        summary.year,
        summary.as_of,
        f"Danh sách đăng ký danh hiệu năm {summary.year}",
        of_campaign(summary),
        {"title_counts": narrow(summary.table("title_counts"))},
        (
            # nothing of what is proposed stands in a list of registrations: the proposals have a list of their own
            Annex(
                "collective_titles",
                wide=True,
                columns="order collective unit_kind title proposed_initiatives recent registered_on state note",
            ),
            Annex(
                "titles",
                wide=True,
                points=10,
                columns="order name unit position category title own_initiatives recent registered_on note",
            ),
        ),
        summary.tables(),
    )


def pledge_board(summary: Summary) -> Content:
    """Bảng giao ước of the units of the summary's scope: the lines of each unit, then those of its people."""
    values: dict[str, Any] = of_campaign(summary) | {"ky_trai": (wording.UNION_SIGNS,), "nguoi_ky_trai": ""}
    return Content(
        PLEDGE_BOARD,
        summary.year,
        summary.as_of,
        f"Giao ước thi đua năm {summary.year}",
        values,
        {},
        (
            Annex("collective_pledges", wide=True, columns=_PLEDGED, earlier=_PLEDGED_EARLIER),
            Annex("pledges", wide=True, columns=_OWN, earlier=_OWN_EARLIER),
        ),
        summary.tables(),
    )


def for_unit(letterhead: Letterhead, unit: str) -> Letterhead:
    """The letterhead for a paper that a unit signs itself: the office stands over it, and its head signs."""
    signer = Signer(head=wording.UNIT_HEAD_SIGNS)
    return replace(letterhead, superior=letterhead.issuer, issuer=unit, signer=signer)


def for_campaign(letterhead: Letterhead, record: CampaignRecord) -> Letterhead:
    """The letterhead for a paper to those whom the campaign's document names (as it is where that names nobody), on the
    grounds of that document."""
    by_kind = {kind: [each for each in record.addressees if each.kind == kind] for kind in (TO, COPY, FILE)}
    marks = [mark for each in by_kind[FILE] for mark in _marks(each.name)]
    return replace(
        letterhead,
        grounds=record.grounds,
        addressees=tuple(each.name for each in by_kind[TO]),
        recipients=tuple(Recipient(e.name, e.purpose.lower()) for e in by_kind[COPY]) or letterhead.recipients,
        archive=tuple(marks) or letterhead.archive,
    )


def _marks(text: str) -> list[str]:
    """``Lưu: VT, VP (L.A)`` → the marks after VT."""
    return [mark for part in _FILED.sub("", text).split(",") if (mark := part.strip(" .;")) and mark != "VT"]


def notice(summary: Summary, record: CampaignRecord) -> Content:
    """Thông báo: targets, topics and time limits of the campaign as they stand in the record."""
    values: dict[str, Any] = {
        **of_campaign(summary),
        "chi_tieu": [_target(target) for target in record.targets],
        "noi_dung": [_topic(topic) for topic in record.topics],
        "moc": [
            {"ten": each.name, "ngay": printing.cell(each.due_on)}
            for each in sorted(record.milestones, key=lambda each: each.due_on)
        ],
    }
    title = f"Thông báo {day_of(record.as_of):%d/%m/%Y}"
    return Content(NOTICE_PAPER, summary.year, summary.as_of, title, values)


def _topic(topic: Topic) -> str:
    """The heading with the number that it has in the campaign's document; a number at the head of a line would be a clause
    of the notice itself."""
    number = topic.number.strip().rstrip(".")
    named = wording.TOPIC.format(number=number, heading=topic.heading) if number else topic.heading
    return printing.printable(named).rstrip(" .;")


def _target(target: Target) -> str:
    asked = targets.asked(target)
    measure = (target.measure or target.text).rstrip(" .;")
    return f"{measure}: {asked}" if asked else measure
