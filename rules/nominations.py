"""Outstanding examples (điển hình tiên tiến): who, for what, what was done about them and when, and what is missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rules.activity_kinds import Options


class NominationState(StrEnum):
    """SUGGESTED waits for the head; ACCEPTED stands in the head's list."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


PERSON, COLLECTIVE = "ca_nhan", "tap_the"
SUBJECTS: Options = ((PERSON, "Cá nhân"), (COLLECTIVE, "Tập thể"))
TAGS: Options = (
    ("tap_the_nho", "Tập thể nhỏ"),
    ("truc_tiep", "Người trực tiếp lao động"),
    ("vung_kho", "Làm việc ở vùng khó khăn"),
    ("cuu_nguoi", "Dũng cảm cứu người, cứu tài sản"),
    ("nu", "Nữ"),
    ("tre", "Người trẻ (dưới 35 tuổi)"),
    ("dan_toc", "Người dân tộc thiểu số"),
)
PRAISED, PROPOSED, FOLLOWED = "bieu_duong", "de_nghi", "theo_doi"
LEVELS: Options = (
    ("don_vi", "Điển hình cấp đơn vị"),
    ("so", "Điển hình cấp Sở"),
    ("tinh", "Điển hình cấp tỉnh"),
    ("toan_quoc", "Điển hình toàn quốc"),
)
STEPS: Options = (
    (PRAISED, "Đã biểu dương, khen"),
    (PROPOSED, "Đã đề nghị cấp trên"),
    *LEVELS,
    (FOLLOWED, "Theo dõi, bồi dưỡng tiếp"),
)
SHOWCASE_STEPS: Options = (
    ("lua_chon", "Đã lựa chọn"),
    ("mo_ta", "Đã mô tả, lập kế hoạch"),
    ("theo_doi", "Đã theo dõi, kiểm tra"),
    ("chung_minh", "Đã chứng minh kết quả"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One dated step of a nomination or showcase; ``text`` is a note, for example the number of a decision."""

    id: int
    step: str
    on_day: date
    text: str


@dataclass(frozen=True, slots=True)
class Nomination:
    """A nomination at its newest revision. ``official_id`` is None for collectives and people who are not on the roster."""

    id: int
    campaign_id: int
    unit_id: int
    activity_id: int | None
    suggested_by: int | None
    revision: int
    state: NominationState
    subject: str
    official_id: int | None
    name: str
    workplace: str
    deed_on: date | None
    found_on: date | None
    text: str
    tags: Sequence[str] = ()
    change: str = "entered"
    reason: str = ""
    by: int = 0
    at: datetime | None = None
    files: int = 0
    steps: Sequence[Step] = ()

    @property
    def praised_on(self) -> date | None:
        return first_day(self.steps, PRAISED)

    @property
    def proposed_on(self) -> date | None:
        return first_day(self.steps, PROPOSED)

    @property
    def level(self) -> str:
        """The highest level reached, as its code; empty when none."""
        codes = {step.step for step in self.steps}
        return next((code for code, _ in reversed(LEVELS) if code in codes), "")


def first_day(steps: Iterable[Step], code: str) -> date | None:
    """The day of the earliest step of a kind."""
    return min((step.on_day for step in steps if step.step == code), default=None)


def tags_shown(tags: Iterable[str]) -> str:
    """Tags in words."""
    labels = dict(TAGS)
    return "; ".join(labels[tag] for tag in tags)


# what of the head's duty (find, praise, propose) has not been recorded yet
GAPS: Options = (("bieu_duong", "Chưa biểu dương"), ("de_nghi", "Chưa đề nghị cấp trên"))


def gaps(nomination: Nomination) -> tuple[str, ...]:
    """Codes of ``GAPS`` that an accepted nomination has; none for others."""
    if nomination.state != NominationState.ACCEPTED:
        return ()
    days: Mapping[str, date | None] = {"bieu_duong": nomination.praised_on, "de_nghi": nomination.proposed_on}
    return tuple(code for code, _ in GAPS if days[code] is None)


def filtered(found: Iterable[Nomination], wanted: str) -> list[Nomination]:
    """Those that stand and have a gap, a tag or a state named ``wanted`` (every one that stands when empty), newest first."""
    shown = [each for each in found if each.state in (NominationState.ACCEPTED, NominationState.SUGGESTED)]
    kept = [each for each in shown if not wanted or wanted in (*gaps(each), *each.tags, each.state)]
    return sorted(kept, key=lambda each: each.id, reverse=True)
