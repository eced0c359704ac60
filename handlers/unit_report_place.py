"""Where a unit's report stands: which campaign, unit and stage, what is asked, what was sent, and who may do what about it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from handlers.turn import Turn, press
from handlers.unit_scope import heads
from rules.progress import current_stage, deadline, in_time, just_ended
from rules.records import Campaign, Role, Stage, Unit
from rules.unit_duty import Duty, Missing, missing, reopened, takes_reports
from rules.unit_report import UnitReport
from storage import campaigns, people, reopenings, unit_reports
from storage.campaigns import CLOSED, OPEN
from storage.people import Person
from storage.unit_duties import duties, exempt_units


@dataclass(frozen=True, slots=True)
class Place:
    """One unit's report on one stage. ``taken``: the stage takes reports now, ``in_time``: without marking them late."""

    campaign: Campaign
    unit: Unit
    stage: Stage
    due_on: date
    duty: Duty
    report: UnitReport | None
    missing: Missing
    in_time: bool
    taken: bool

    @property
    def about(self) -> dict[str, int]:
        """The arguments that every action on it carries."""
        return {"campaign": self.campaign.id, "unit": self.unit.id, "stage": self.stage.id}

    @property
    def about_ids(self) -> tuple[int, int, int]:
        """Ids of the campaign, the stage and the unit."""
        return self.campaign.id, self.stage.id, self.unit.id


def place(turn: Turn, campaign: int, unit: int, stage: int | None = None) -> Place | None:
    """How a unit's report stands now; None when the person was told that there is none to give."""
    found = campaign_of(turn, campaign, unit)
    if found is None:
        return None
    stages = campaigns.stages_of(turn.conn, campaign)
    known = [each for each in stages if each.id == stage]
    if not stages or (stage is not None and not known):
        turn.say("progress/no_stage", [press("menu", "menu.show")])
        return None
    if known:
        return _at(turn, found, unit, known[0])
    return _usual(turn, found, unit, stages)


def _usual(turn: Turn, campaign: Campaign, unit: int, stages: list[Stage]) -> Place | None:
    """The stage just ended while something of it is missing, else the one that runs."""
    current = current_stage(stages, turn.today)
    earlier = just_ended(stages, current, turn.today) if current is not None else None
    late = _at(turn, campaign, unit, earlier) if earlier is not None else None
    if late is not None and late.missing.count:
        return late
    return _at(turn, campaign, unit, current) if current is not None else None


def campaign_of(turn: Turn, campaign: int, unit: int) -> Campaign | None:
    """The campaign, running or closed, when the unit takes part in it; None when the person was told."""
    running = campaigns.in_state(turn.conn, OPEN, CLOSED)
    found = next((each for each in running if each.id == campaign), None)
    inside = campaigns.audience_units(turn.conn, campaign) if found is not None else set()
    known = {each.id for each in people.tree(turn.conn)}
    if found is None or unit not in (known if inside is None else inside & known):
        turn.say("campaign/none_running", [press("menu", "menu.show")])
        return None
    return found


def _at(turn: Turn, campaign: Campaign, unit: int, stage: Stage) -> Place:
    conn = turn.conn
    due_on = deadline(stage, campaigns.milestones_for(conn, campaign.id, unit))
    kept = in_time(turn.event.sent_at, due_on, turn.office.zone)
    opened = reopened(reopenings.of_campaign(conn, campaign.id), stage.id, unit, turn.today)
    rule = campaigns.details(conn, campaign.id).late_rule
    taken = takes_reports(in_time=kept, late_rule=rule, campaign_open=campaign.state == OPEN, reopened=opened)
    owed, report = duties(conn, campaign.id, stage, [unit])[unit], unit_reports.newest(conn, stage.id, unit)
    left = missing(owed, report, exempt=unit in exempt_units(conn, [unit], turn.today))
    return Place(campaign, people.unit(conn, unit), stage, due_on, owed, report, left, kept, taken)


def answers_for(conn: Connection, person: Person, unit: int) -> bool:
    """Whether a person reports for a unit in the own name: its head, or the nearest one above when it has none."""
    return person.official_id in people.heads_over(conn, unit, person.on_day)


def may_write(conn: Connection, person: Person, unit: int) -> bool:
    """Heads over the unit, and the office for every unit."""
    return person.has(Role.OFFICE) or heads(conn, person, unit)


def may_decide(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether a person may acknowledge or return the report of the unit named: the office, the director and heads of a unit
    above it; nobody decides on what they answer for themselves."""
    unit = arguments["unit"]
    if answers_for(conn, person, unit) and not person.has(Role.DIRECTOR):
        return False
    above = people.ancestors(conn, unit)[1:]
    led = not set(above).isdisjoint(person.headed())
    return led or person.has(Role.OFFICE) or person.has(Role.DIRECTOR)
