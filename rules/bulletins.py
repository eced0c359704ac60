"""What the office writes to chosen people: who is meant, and the states it goes through."""

from dataclasses import dataclass
from enum import StrEnum

from rules.records import Role
from rules.unit_kinds import KINDS

SHORTEST, LONGEST = 10, 450
ROLES = (Role.HEAD, Role.OFFICE, Role.COUNCIL, Role.DIRECTOR)


class Group(StrEnum):
    """Everybody, a unit with all below it, units of a kind, holders of a role, those who still owe something."""

    EVERYBODY = "all"
    UNIT = "unit"
    KIND = "kind"
    ROLE = "role"
    MISSING = "missing"


class Lacking(StrEnum):
    """What is still owed in a campaign: a pledge, the current stage's report, the launch of the unit (its heads)."""

    PLEDGE = "pledge"
    REPORT = "report"
    LAUNCH = "launch"


class State(StrEnum):
    """DRAFT may be changed; AWAITING a second person; HELD for two minutes; GOING out, PAUSED, CANCELLED on the way."""

    DRAFT = "draft"
    AWAITING = "awaiting"
    HELD = "held"
    GOING = "going"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Audience:
    """``key``: the unit's or campaign's id, the kind or the role; ``lacking`` for MISSING alone."""

    group: Group
    key: str = ""
    lacking: Lacking | None = None

    def __str__(self) -> str:
        return ":".join(part for part in (self.group, self.key, self.lacking) if part)


def read_audience(text: str) -> Audience | None:
    """``all``, ``unit:3``, ``kind:phong``, ``role:head``, ``missing:5:pledge``; None for anything else."""
    group, _, rest = text.partition(":")
    key, _, lacking = rest.partition(":")
    number = key.isascii() and key.isdigit()
    fits = {
        Group.EVERYBODY: not rest,
        Group.UNIT: number and not lacking,
        Group.KIND: key in KINDS and not lacking,
        Group.ROLE: key in ROLES and not lacking,
        Group.MISSING: number and lacking in set(Lacking),
    }
    if group not in fits or not fits[Group(group)]:
        return None
    return Audience(Group(group), key, Lacking(lacking) if lacking else None)
