"""A campaign written down in a small TOML file, stored as a draft that the office then previews and opens."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from rules.records import MilestoneKind
from storage import campaign_parts, campaigns
from storage.campaign_parts import NewTarget

_NEEDED = ("title", "year")
_HEAD = ("title", "year", "theme", "objective", "number", "issuer", "issued_on", "parent_document", "late_rule")


def load_campaign(conn: Connection, text: str, audience_unit_id: int | None) -> int:
    """Store the campaign in ``text`` as a draft for a unit and all below it (None: everybody); returns its id.

    The file's keys are those of ``bot/demo/campaign.toml``. Raises ValueError (``tomllib.TOMLDecodeError`` is one) or
    KeyError when it is not such a file; nothing is stored then, once the caller's transaction is undone.
    """
    content = tomllib.loads(text, parse_float=Decimal)
    unknown = set(content) - {*_HEAD, "stages", "milestones", "targets", "topics", "movements"}
    if unknown:
        raise ValueError(f"not a part of a campaign: {', '.join(sorted(unknown))}")
    head = {name: content[name] for name in _HEAD if name in content or name in _NEEDED}
    campaign_id = campaigns.create(conn, **head, audience_unit_id=audience_unit_id)
    _store_dates(conn, campaign_id, content)
    campaign_parts.add_targets(conn, campaign_id, [_target(row) for row in content.get("targets", [])])
    topics = [(row["number"], row["heading"], row["text"]) for row in content.get("topics", [])]
    campaign_parts.add_topics(conn, campaign_id, topics)
    campaign_parts.add_movements(conn, campaign_id, content.get("movements", []))
    return campaign_id


def _store_dates(conn: Connection, campaign_id: int, content: Mapping[str, Any]) -> None:
    stages = {
        row["name"]: campaign_parts.add_stage(conn, campaign_id, row["name"], row["starts_on"], row["ends_on"])
        for row in content.get("stages", [])
    }
    for row in content.get("milestones", []):
        stage_id = stages[row["stage"]] if "stage" in row else None
        kind = MilestoneKind(row["kind"])
        campaign_parts.add_milestone(conn, campaign_id, kind, row["name"], row["due_on"], stage_id)


def _target(row: Mapping[str, Any]) -> NewTarget:
    value = Decimal(row["value"]) if "value" in row else None
    return NewTarget(**{**row, "value": value})
