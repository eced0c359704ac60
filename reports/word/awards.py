"""The papers of a commendation round: Tờ trình, Biên bản, Danh sách, and the list that is open for comments."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from reports import printing, wording
from reports.commendation import Meeting, Round, by_title, counted, proposed_tables, public_tables
from reports.letterhead import Letterhead, Signer
from reports.model import Table
from reports.word.annexes import Annex
from reports.word.figure_words import Number, both, in_words
from reports.word.papers import AWARD_LIST, MINUTES, PUBLIC_LIST, SUBMISSION, Paper
from reports.word.writing import Content
from rules.commendation import OWN_AUTHORITY

_PROPOSED = (Annex("proposed_collectives", wide=True, points=10), Annex("proposed_people", wide=True, points=10))
_PUBLIC = (Annex("public_collectives"), Annex("public_people"))


def submission(found: Round, as_of: datetime, year: int) -> Content:
    """Tờ trình with the lists of collectives and people; whom it goes to are the letterhead's addressees (`to_decider`)."""
    return _content(SUBMISSION, found, as_of, year, {})


def to_decider(letterhead: Letterhead, found: Round) -> Letterhead:
    """The letterhead of a Tờ trình: to the office's addressees, or to who decides where it has none or decides itself."""
    if found.decided_by and (not letterhead.addressees or found.decided_by == OWN_AUTHORITY):
        return replace(letterhead, addressees=(found.decided_by,))
    return letterhead


def award_list(found: Round, as_of: datetime, year: int) -> Content:
    """Danh sách đề nghị, a paper of its own."""
    return _content(AWARD_LIST, found, as_of, year, {})


def minutes(found: Round, as_of: datetime, year: int) -> Content:
    """Biên bản họp xét. ValueError when the round has no meeting; nobody's vote is in it, only totals."""
    meeting = found.meeting
    if meeting is None:
        raise ValueError("a round without a meeting has no minutes")
    values = {
        "bat_dau": meeting.starts or _blank_moment(meeting.held_on),
        "ket_thuc": meeting.ends or _blank_moment(meeting.held_on),
        "dia_diem": meeting.place or wording.BLANK,
        "chu_tri": ", ".join((meeting.chair[0] or wording.BLANK, meeting.chair[1])),
        "thu_ky": ", ".join((meeting.secretary[0] or wording.BLANK, meeting.secretary[1])),
        "y_kien": [remark.rstrip(" .;") for remark in meeting.remarks],
        "khong_du_phieu": in_words(meeting.below) if meeting.below else "",
        "ky_trai": (wording.SECRETARY_SIGNS,),
        "nguoi_ky_trai": meeting.secretary[0],
        "ky_ten": (wording.CHAIR_SIGNS,),
        "nguoi_ky": meeting.chair[0],
        **both(_figures(found) | _attendance(meeting)),
    }
    return _content(MINUTES, found, as_of, year, values)


def public_list(found: Round, as_of: datetime, year: int) -> Content:
    """Thông báo that opens the list for comments: names, units and titles, nothing else."""
    values = {
        "tu_ngay": _day(found.open_from),
        "den_ngay": _day(found.open_to),
        "noi_nhan_y_kien": found.comments_to or wording.BLANK,
    }
    return _content(PUBLIC_LIST, found, as_of, year, values, public_tables(found), _PUBLIC)


def of_council(letterhead: Letterhead, council: str, abbreviation: str) -> Letterhead:
    """The letterhead of a council that uses the department's seal: a number series of its own, signed TM. by its chair."""
    signer = Signer(head=wording.COUNCIL_CHAIR, name=letterhead.signer.name, collective=council)
    return replace(
        letterhead, superior=letterhead.issuer, issuer=council, abbreviation=abbreviation, signer=signer, addressees=()
    )


def _content(
    paper: Paper,
    found: Round,
    as_of: datetime,
    year: int,
    more: Mapping[str, Any],
    tables: tuple[Table, ...] = (),
    annexes: tuple[Annex, ...] = _PROPOSED,
) -> Content:
    values = {
        "phong_trao": found.campaign,
        "dot": found.label,
        "noi_quyet_dinh": found.decided_by,
        "danh_hieu": by_title(found),
        "ngay_hop": "" if found.meeting is None else printing.cell(found.meeting.held_on),
        "ho_so": [document.rstrip(" .;") for document in found.documents],
        **both(_figures(found)),
        **more,
    }
    by_key = {table.key: table for table in tables or proposed_tables(found)}
    return Content(paper, year, as_of, f"{paper.label} {found.label}", values, {}, annexes, by_key)


def _figures(found: Round) -> dict[str, Number]:
    counts: dict[str, Number] = dict(counted(found))
    people = len(found.people)
    for part in ("direct", "women"):
        count = counts[part]
        counts[f"{part}_rate"] = None if count is None else printing.rate(int(count), people)
    return counts


def _attendance(meeting: Meeting) -> dict[str, Number]:
    return {"members": meeting.members, "present": meeting.present, "written": meeting.written}


def _blank_moment(day: date) -> str:
    return wording.BLANK_MOMENT.format(day=f"{day:%d}", month=_month(day), year=day.year)


def _month(day: date) -> str:
    """Months 1 and 2 get a zero (NĐ 30/2020, Phụ lục I, mục II.4)."""
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


def _day(day: date | None) -> str:
    return wording.BLANK if day is None else printing.cell(day)
