"""Facts that storage hands to rules and reports: immutable. Instants UTC, days the office's; None is unknown, never 0."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from rules.activities import Activity, Joined
from rules.campaign_addressee import CampaignAddressee
from rules.commendation_record import NO_COMMENDATION, CommendationRecord
from rules.difficulties import Difficulty
from rules.milestones import Milestone as Milestone
from rules.milestones import MilestoneKind as MilestoneKind
from rules.nominations import Nomination
from rules.partners import TakingPart
from rules.registers import NO_REGISTERS, Registers
from rules.unit_answers import NO_ANSWERS, UnitAnswers


class Category(StrEnum):
    """Staff category of an official (the three that the launch documents name)."""

    CIVIL_SERVANT = "cong_chuc"
    PUBLIC_EMPLOYEE = "vien_chuc"
    LABOURER = "nguoi_lao_dong"


class Role(StrEnum):
    """What a person may do beyond being a member; HEAD is scoped to a unit and all below it."""

    MEMBER = "member"
    HEAD = "head"
    OFFICE = "office"
    COUNCIL = "council"
    DIRECTOR = "director"
    ADMIN = "admin"


class PledgeState(StrEnum):
    SUBMITTED = "submitted"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class ProgressStatus(StrEnum):
    """What the reporter says of an item: done, on track, late, blocked."""

    DONE = "done"
    ON_TRACK = "on_track"
    LATE = "late"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Unit:
    id: int
    code: str
    name: str
    parent_id: int | None
    kind: str = "phong"


@dataclass(frozen=True, slots=True)
class Official:
    """A person on the roster; ``unit_id`` is the membership on the day the record was read for, ``counted`` whether the
    office's rule counts the person in rates (``rules.headcount``)."""

    id: int
    staff_code: str
    full_name: str
    category: Category
    position: str
    unit_id: int
    joined: bool = False
    reachable: bool = True
    on_leave: bool = False
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Stage:
    id: int
    campaign_id: int
    name: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Target:
    """A figure the campaign asks for. ``comparator``: ``>= > <= < = increase decrease rank_up none``.

    ``level`` says where its result comes from: ``person`` and ``unit`` targets from reports, ``registration`` from the
    pledges (registered ÷ headcount, in %), ``showcase`` from models and projects together. ``number`` is the printed one,
    ``upper`` the end of a range, ``direction`` the change asked for (``increase``, ``decrease`` or empty), ``parent_target_id``
    the target above. ``state``: ``open``, ``awaiting_publication`` (published later) or ``closed``. Lines count from 1.
    """

    id: int
    campaign_id: int
    text: str
    measure: str
    comparator: str
    value: Decimal | None
    unit: str
    level: str = "unit"
    number: str = ""
    upper: Decimal | None = None
    baseline: str = ""
    direction: str = ""
    qualifier: str = ""
    parent_target_id: int | None = None
    owner_unit_id: int | None = None
    data_source: str = ""
    state: str = "open"
    first_line: int | None = None
    last_line: int | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    id: int
    campaign_id: int
    number: str
    heading: str
    text: str = ""
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Campaign:
    id: int
    title: str
    year: int
    theme: str
    state: str
    number: str | None = None
    issuer: str = ""
    parent_document: str = ""
    opened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PledgeItem:
    id: int
    text: str
    amount: Decimal | None = None
    unit: str = ""
    due_on: date | None = None
    target_id: int | None = None
    topic_id: int | None = None
    comparator: str = ""


@dataclass(frozen=True, slots=True)
class Pledge:
    """One person's pledge in one campaign, at its newest revision; ``unit_id`` is the unit at that time."""

    id: int
    campaign_id: int
    official_id: int
    unit_id: int
    state: PledgeState
    title: str
    receipt: str
    revision: int
    registered_at: datetime
    late: bool
    items: tuple[PledgeItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """The newest revision of one person's report on one pledge item in one stage."""

    id: int
    official_id: int
    unit_id: int
    item_id: int
    stage_id: int
    status: ProgressStatus
    amount: Decimal | None
    percent: Decimal | None
    unit: str
    note: str
    typed: str
    reported_at: datetime
    late: bool
    revision: int
    receipt: str
    evidence: int = 0


@dataclass(frozen=True, slots=True)
class Launch:
    """A unit's statement that it has launched the campaign; ``held_on`` is the day of the meeting."""

    unit_id: int
    held_on: date
    reported_at: datetime
    late: bool
    plan_file: str | None = None


@dataclass(frozen=True, slots=True)
class Showcase:
    """A unit's model (``mo_hinh``) or project (``cong_trinh``)."""

    unit_id: int
    kind: str
    name: str
    description: str
    reported_at: datetime


@dataclass(frozen=True, slots=True)
class CampaignRecord:
    """All that a compile needs of a campaign at ``as_of``: newest revisions, the audience's people, withdrawn pledges too."""

    campaign: Campaign
    as_of: datetime
    units: tuple[Unit, ...]
    officials: tuple[Official, ...]
    targets: tuple[Target, ...] = ()
    topics: tuple[Topic, ...] = ()
    stages: tuple[Stage, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    progress: tuple[Progress, ...] = ()
    launches: tuple[Launch, ...] = ()
    showcases: tuple[Showcase, ...] = ()
    activities: tuple[Activity, ...] = ()
    movements: tuple[Joined, ...] = ()
    nominations: tuple[Nomination, ...] = ()
    partners: tuple[TakingPart, ...] = ()
    answered: UnitAnswers = NO_ANSWERS
    registers: Registers = NO_REGISTERS
    commendation: CommendationRecord = NO_COMMENDATION
    addressees: tuple[CampaignAddressee, ...] = ()
    difficulties: tuple[Difficulty, ...] = ()
    grounds: tuple[str, ...] = ()
