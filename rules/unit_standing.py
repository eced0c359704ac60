"""How units stand in a campaign: who has registered and reported, which pledges wait, what the unit itself has done.

One computation for the unit head's screen and the office's; nothing here looks at a clock or a database.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rules.names import sort_key
from rules.records import Launch, Official, Pledge, PledgeState, Showcase, Stage, Target, Unit
from rules.words import fold

_SHOWCASE_WORDS = ("mo hinh", "cong trinh")


class Missing(StrEnum):
    """What an official still owes: a pledge, the correction of a returned one, a report of the current stage."""

    PLEDGE = "pledge"
    CORRECTION = "correction"
    REPORT = "report"


class Reach(StrEnum):
    """Whether a message finds the official now; leave comes before every technical reason."""

    REACHED = "reached"
    ON_LEAVE = "on_leave"
    NOT_JOINED = "not_joined"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class StandingRecord:
    """The rows that a standing is derived from.

    ``reported`` holds the ids of pledge items with a report in ``stage``; ``pledges`` may hold withdrawn ones; ``units`` are
    parents first.
    """

    units: tuple[Unit, ...]
    officials: tuple[Official, ...]
    pledges: tuple[Pledge, ...] = ()
    reported: frozenset[int] = frozenset()
    launches: tuple[Launch, ...] = ()
    showcases: tuple[Showcase, ...] = ()
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """The standing of some units together; people in the order of the record.

    ``owed`` holds, by official, what is owed first: a pledge, its correction, then the report. ``pledges`` are by official
    and leave out withdrawn ones; a returned pledge still counts as registered. Only who has promised something owes a
    report, and it is complete when it speaks of every promise.
    """

    officials: tuple[Official, ...]
    pledges: Mapping[int, Pledge]
    owed: Mapping[int, Missing]
    unregistered: tuple[Official, ...]
    returned: tuple[Official, ...]
    owing: tuple[Official, ...]
    unreported: tuple[Official, ...]
    waiting: tuple[Pledge, ...]
    launches: tuple[Launch, ...]
    showcases: tuple[Showcase, ...]

    @property
    def headcount(self) -> int:
        """People on the roster, those on leave too."""
        return len(self.officials)

    @property
    def on_leave(self) -> int:
        return sum(official.on_leave for official in self.officials)

    @property
    def registered(self) -> int:
        return len(self.officials) - len(self.unregistered)

    @property
    def reported(self) -> int:
        return len(self.owing) - len(self.unreported)


def standing(record: StandingRecord, unit_ids: Iterable[int]) -> UnitStanding:
    """The standing of the people and activities of ``unit_ids`` (a unit with all below it, when nested units roll up)."""
    inside = frozenset(unit_ids)
    people = [official for official in record.officials if official.unit_id in inside]
    kept = {pledge.official_id: pledge for pledge in record.pledges if pledge.state is not PledgeState.WITHDRAWN}
    pledges = {official.id: kept[official.id] for official in people if official.id in kept}
    owing = [o for o in people if record.stage is not None and o.id in pledges and pledges[o.id].items]
    late = [o for o in owing if not _complete(pledges[o.id], record.reported)]
    unregistered = [o for o in people if o.id not in pledges]
    returned = [o for o in people if o.id in pledges and pledges[o.id].state is PledgeState.RETURNED]
    return UnitStanding(
        officials=tuple(people),
        pledges=pledges,
        owed=_owed(late, returned, unregistered),
        unregistered=tuple(unregistered),
        returned=tuple(returned),
        owing=tuple(owing),
        unreported=tuple(late),
        waiting=tuple(pledge for pledge in pledges.values() if pledge.state is PledgeState.SUBMITTED),
        launches=tuple(launch for launch in record.launches if launch.unit_id in inside),
        showcases=tuple(showcase for showcase in record.showcases if showcase.unit_id in inside),
    )


def _owed(
    late: Iterable[Official], returned: Iterable[Official], unregistered: Iterable[Official]
) -> dict[int, Missing]:
    owed = {official.id: Missing.REPORT for official in late}
    owed |= {official.id: Missing.CORRECTION for official in returned}
    return owed | {official.id: Missing.PLEDGE for official in unregistered}


def in_order(officials: Iterable[Official]) -> list[Official]:
    """People as Vietnamese lists have them."""
    return sorted(officials, key=lambda official: (*sort_key(official.full_name), official.staff_code))


def _complete(pledge: Pledge, reported: frozenset[int]) -> bool:
    return all(item.id in reported for item in pledge.items)


def branch(units: Sequence[Unit], unit_id: int) -> frozenset[int]:
    """A unit and all below it; ``units`` are parents first."""
    found = {unit_id}
    for unit in units:
        if unit.parent_id in found:
            found.add(unit.id)
    return frozenset(found)


def children(units: Sequence[Unit], unit_id: int) -> tuple[Unit, ...]:
    """The units directly below a unit."""
    return tuple(unit for unit in units if unit.parent_id == unit_id)


def reach(official: Official) -> Reach:
    """Whether, and if not why not, a message finds an official."""
    if official.on_leave:
        return Reach.ON_LEAVE
    if not official.joined:
        return Reach.NOT_JOINED
    return Reach.REACHED if official.reachable else Reach.BLOCKED


def shown_names(officials: Sequence[Official]) -> dict[int, str]:
    """How each is named in one list: the position is added to a name that occurs twice, the staff code if that is no help."""
    full = [(official, f"{official.full_name} ({official.position or official.staff_code})") for official in officials]
    counted = Counter(official.full_name for official in officials)
    labels = Counter(label for _, label in full)
    shown = {}
    for official, label in full:
        if counted[official.full_name] == 1:
            shown[official.id] = official.full_name
        elif labels[label] == 1:
            shown[official.id] = label
        else:
            shown[official.id] = f"{official.full_name} ({official.position}, {official.staff_code})"
    return shown


def showcase_target(targets: Iterable[Target]) -> Target | None:
    """The campaign's figure for models and projects per unit, counted over both kinds together; None when it sets none."""
    asked = [t for t in targets if t.level in ("unit", "showcase") and t.value is not None and t.comparator == ">="]
    return next((t for t in asked if any(word in fold(f"{t.measure} {t.unit}") for word in _SHOWCASE_WORDS)), None)


def showcases_reached(count: int, target: Target | None) -> bool | None:
    """Whether a unit's models and projects reach the campaign's figure; None when there is no figure."""
    return None if target is None or target.value is None else count >= target.value
