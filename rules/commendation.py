"""Commendation in steps: proposed, selected, made public, heard, voted, submitted, approved, decided; none left out.

Luật Thi đua, khen thưởng số 06/2022/QH15, Arts. 8, 9 (kinds, forms), 84 (dossier); Nghị định 152/2025/NĐ-CP Art. 4 (what holds
a proposal up). Selecting, voting and deciding is people's; nothing here decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rules.merits import Candidate


class Way(StrEnum):
    """REGULAR: every step. SHORT: what is proposed at once (đột xuất) goes without the public list."""

    REGULAR = "regular"
    SHORT = "short"


class Stage(StrEnum):
    PROPOSED = "proposed"
    SELECTED = "selected"
    PUBLISHED = "published"
    HEARD = "heard"
    VOTED = "voted"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    DECIDED = "decided"
    NOT_PROPOSED = "not_proposed"
    DROPPED = "dropped"
    WITHDRAWN = "withdrawn"


class Kind(StrEnum):
    """Kinds of commendation (Art. 8); niên hạn is for armed forces and not among them."""

    WORK = "cong_trang"
    SUDDEN = "dot_xuat"
    MOVEMENT = "chuyen_de"
    SERVICE = "cong_hien"
    FOREIGN = "doi_ngoai"


class Route(StrEnum):
    """Whether the department's own head decides, or the proposal goes to the level above."""

    OWN = "own"
    ABOVE = "above"


# results of these do not count towards công trạng: Nghị định 152/2025/NĐ-CP, Art. 4.2
APART = frozenset({Kind.SUDDEN, Kind.MOVEMENT})
OWN_AUTHORITY = "Giám đốc Sở"
ENDED = frozenset({Stage.NOT_PROPOSED, Stage.DROPPED, Stage.WITHDRAWN})
OPEN_TO_CHANGE = frozenset({Stage.PROPOSED, Stage.SELECTED})
_ALL = (
    Stage.PROPOSED, Stage.SELECTED, Stage.PUBLISHED, Stage.HEARD, Stage.VOTED, Stage.SUBMITTED, Stage.APPROVED,
    Stage.DECIDED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal at one revision. ``unit_id`` is the unit of the person at the time, or the collective itself.

    ``direct`` and ``woman``: what a person said of the candidate, None when nobody has. ``form``: a form of commendation
    (giấy khen, bằng khen), not a title.
    """

    id: int
    round_id: int
    official_id: int | None
    unit_id: int
    unit_name: str
    name: str
    revision: int
    stage: Stage
    title_id: int
    title_code: str
    title_name: str
    form: bool
    kind: Kind
    route: Route
    achievement: str
    direct: bool | None
    woman: bool | None
    nomination_id: int | None
    showcase_id: int | None
    change: str
    reason: str
    at: datetime
    by: int

    @property
    def candidate(self) -> Candidate:
        """Who is proposed."""
        return Candidate(official=self.official_id) if self.official_id is not None else Candidate(unit=self.unit_id)

    @property
    def live(self) -> bool:
        """Whether it is still on its way, or decided."""
        return self.stage not in ENDED


@dataclass(frozen=True, slots=True)
class Round:
    """One round of selection. ``received_on`` is the day of receipt that chooses the version of the law."""

    id: int
    campaign_id: int
    name: str
    year: int
    way: Way
    received_on: date
    guidance: str
    guidance_file_id: int | None
    by: int


def steps_of(way: Way, *, council: bool) -> tuple[Stage, ...]:
    """The stages a proposal passes, in order; ``council``: whether the short way has a vote too."""
    if way is Way.REGULAR:
        return _ALL
    left_out = {Stage.PUBLISHED, Stage.HEARD} | (set() if council else {Stage.VOTED})
    return tuple(stage for stage in _ALL if stage not in left_out)


def following(stage: Stage, way: Way, *, council: bool) -> Stage | None:
    """The next stage; None at the end and outside the way."""
    steps = steps_of(way, council=council)
    if stage not in steps or stage is steps[-1]:
        return None
    return steps[steps.index(stage) + 1]


def ready(
    proposals: Iterable[Proposal], to: Stage, way: Way, held: Iterable[Candidate], *, council: bool
) -> list[Proposal]:
    """Those whose next stage is ``to`` and that nothing holds up (Nghị định 152/2025/NĐ-CP, Art. 4.3)."""
    stopped = set(held)
    return [p for p in proposals if following(p.stage, way, council=council) is to and p.candidate not in stopped]


def route_of(decided_by: str) -> Route:
    """The usual route of a title by who decides it (Art. 80 of the Law for heads of departments); people may change it."""
    return Route.OWN if decided_by == OWN_AUTHORITY else Route.ABOVE


class Clash(StrEnum):
    """Why a proposal cannot stand beside another."""

    TWICE = "twice"
    SAME_ACHIEVEMENT = "same_achievement"


def clash(wanted: Proposal, others: Sequence[Proposal]) -> Clash | None:
    """The same title for the same candidate in one round; one achievement for two forms (Art. 5.2.c of the Law)."""
    for other in others:
        if other.id == wanted.id or not other.live or other.candidate != wanted.candidate:
            continue
        if other.round_id == wanted.round_id and other.title_id == wanted.title_id:
            return Clash.TWICE
        if wanted.form and other.form and _one_achievement(wanted, other):
            return Clash.SAME_ACHIEVEMENT
    return None


def _one_achievement(one: Proposal, other: Proposal) -> bool:
    sources = ((one.nomination_id, other.nomination_id), (one.showcase_id, other.showcase_id))
    same = any(mine is not None and mine == theirs for mine, theirs in sources)
    return same or _words(one.achievement) == _words(other.achievement)


def _words(text: str) -> list[str]:
    return text.casefold().split()


@dataclass(frozen=True, slots=True)
class Shares:
    """Of ``whole`` persons: direct workers and women as far as it was said, and how many of whom nothing was said."""

    whole: int
    direct: int
    direct_unsaid: int
    women: int
    women_unsaid: int


def shares(proposals: Iterable[Proposal]) -> Shares:
    """The share of direct workers and women among the persons in a list; collectives are not counted."""
    persons = {p.official_id: p for p in proposals if p.official_id is not None}.values()
    return Shares(
        len(persons),
        sum(p.direct is True for p in persons),
        sum(p.direct is None for p in persons),
        sum(p.woman is True for p in persons),
        sum(p.woman is None for p in persons),
    )


POSTS = (("chairman", "Chủ tịch"), ("vice", "Phó Chủ tịch"), ("secretary", "Thư ký"), ("member", "Thành viên"))


@dataclass(frozen=True, slots=True)
class CouncilMember:
    """One membership of the council (Hội đồng thi đua, khen thưởng) with its term; ``number`` is the deciding paper's."""

    id: int
    official_id: int
    name: str
    post: str
    number: str
    from_date: date
    to_date: date | None
