"""Which stage of a campaign a report is for, and by when it is due."""

from dataclasses import dataclass
from datetime import date

from handlers.turn import Turn
from rules.progress import current_stage, deadline, in_time, just_ended
from rules.records import Stage
from rules.unit_duty import reopened
from storage import campaigns, progress, reopenings


@dataclass(frozen=True, slots=True)
class Due:
    """A stage with its last day, whether a report of this message keeps it, and whether the campaign still takes it."""

    stage: Stage
    due_on: date
    in_time: bool
    closed: bool


def due(turn: Turn, campaign_id: int, stage_id: int) -> Due:
    """The deadline of a stage, judged by the network's time of the message being handled."""
    stage = next(s for s in campaigns.stages_of(turn.conn, campaign_id) if s.id == stage_id)
    due_on = deadline(stage, campaigns.milestones_for(turn.conn, campaign_id, turn.me.unit_id))
    kept = in_time(turn.event.sent_at, due_on, turn.office.zone)
    rule = campaigns.details(turn.conn, campaign_id).late_rule
    opened = _reopened(turn, campaign_id, stage_id)
    return Due(stage, due_on, kept, closed=not kept and rule == "closed" and not opened)


def _reopened(turn: Turn, campaign_id: int, stage_id: int) -> bool:
    """Whether the office has opened the stage again for the person's unit."""
    return reopened(reopenings.of_campaign(turn.conn, campaign_id), stage_id, turn.me.unit_id, turn.today)


def candidates(turn: Turn, campaign_id: int, item_ids: list[int]) -> list[Due]:
    """The stages a report may be meant for: today's, after the one just ended when an item was not reported in it."""
    stages = campaigns.stages_of(turn.conn, campaign_id)
    today = turn.event.sent_at.astimezone(turn.office.zone).date()
    current = current_stage(stages, today)
    if current is None:
        return []
    earlier = just_ended(stages, current, today)
    found = [due(turn, campaign_id, current.id)]
    if earlier is not None and not _reported(turn, campaign_id, earlier.id, item_ids):
        found.insert(0, due(turn, campaign_id, earlier.id))
    offered = {each.stage.id for each in found}
    again = [s.id for s in stages if s.id not in offered and _reopened(turn, campaign_id, s.id)]
    found = [due(turn, campaign_id, stage) for stage in again] + found
    return [stage for stage in found if not stage.closed] or found[-1:]


def _reported(turn: Turn, campaign_id: int, stage_id: int, item_ids: list[int]) -> bool:
    mine = progress.latest(turn.conn, turn.me.official_id, campaign_id)
    return set(item_ids) <= {report.item_id for report in mine if report.stage_id == stage_id}
