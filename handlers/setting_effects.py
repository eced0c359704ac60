"""What a changed ladder would do to the campaigns that run, before it is changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from rules.deadlines import next_milestone
from rules.office_settings import LADDER_SETTINGS, telling
from rules.records import Milestone
from rules.reminders import tellings
from storage import calendar, campaigns, retention


@dataclass(frozen=True, slots=True)
class Effect:
    """The days on which a milestone would be told of under the new ladder; none: not any more."""

    milestone: Milestone
    days: tuple[date, ...]


def effects(
    conn: Connection, zone: ZoneInfo, today: date, stored: Mapping[str, str], name: str, new: str
) -> list[Effect]:
    """For every open campaign's next milestone, when the setting ``name`` (a ladder; others have none) were ``new``."""
    ladder = next((each for each, setting in LADDER_SETTINGS.items() if setting == name), None)
    if ladder is None:
        return []
    before, after = telling(stored).ladders[ladder], telling({**stored, name: new}).ladders[ladder]
    working = calendar.working_calendar(conn)
    found = {milestone.id: (opened, set_on) for milestone, opened, set_on, _ in campaigns.open_milestones(conn)}
    made = []
    for campaign in campaigns.in_state(conn, campaigns.OPEN):
        milestone = next_milestone(campaigns.milestones_of(conn, campaign.id), today)
        if milestone is not None:
            opened, set_on = found[milestone.id]
            started = max(opened.astimezone(zone).date(), set_on or date.min)
            days = tellings(milestone.due_on, after, started, today, working, before)
            made.append(Effect(milestone, days))
    return made


def forgotten(conn: Connection, now: datetime, name: str, new: str) -> int:
    """How many messages would lose their text at once, if the years that texts are kept were ``new``; 0 for other settings."""
    return retention.due(conn, now, int(new)) if name == retention.SETTING else 0
