"""Who counts when a rate is taken of the headcount on a stated day: a rule of the office, as two of its settings.

The law does not say how leave, secondment and newcomers are counted; without settings everybody on the roster counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class HeadcountRule:
    """Days, 0: no such rule. Who is away (leave, secondment) for ``away_days`` or longer and who came fewer than
    ``newcomer_days`` before the stated day do not count."""

    away_days: int = 0
    newcomer_days: int = 0


@dataclass(frozen=True, slots=True)
class Presence:
    """One on the roster: the first day there, and the absences as (first day, last day or None while it is not known)."""

    official_id: int
    since: date
    away: Sequence[tuple[date, date | None]] = ()


def counts(presence: Presence, rule: HeadcountRule, on: date) -> bool:
    """Whether one counts on the stated day; an absence without a last day is as long as it has lasted by then."""
    if rule.newcomer_days and (on - presence.since).days < rule.newcomer_days:
        return False
    if not rule.away_days:
        return True
    now = [(first, last or on) for first, last in presence.away if first <= on and (last is None or on <= last)]
    return all((last - first).days + 1 < rule.away_days for first, last in now)
