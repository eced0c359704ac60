"""What reminders beside milestones were about, in words: by the subject under which they are recorded."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, literal, select

from rules.difficulties import code
from rules.waiting import Matter
from storage.schema.campaigns import campaigns, extensions, milestones
from storage.schema.commendation import commendation_rounds
from storage.schema.data_requests import data_requests
from storage.schema.difficulties import difficulties
from storage.schema.people import officials
from storage.schema.regulations import regulations
from storage.schema.requests import requests

_NONE = literal("")


_CAMPAIGN = select(campaigns.c.id, campaigns.c.title, campaigns.c.title)
_DIFFICULTY = select(difficulties.c.id, difficulties.c.year, difficulties.c.serial)
# by kind: (id, title of the campaign, name); of difficulties their year and number instead
_NAMES: dict[str, Select[Any]] = {
    "request": select(requests.c.id, _NONE, requests.c.text),
    Matter.CONTENT: _CAMPAIGN,
    Matter.OPENING: _CAMPAIGN,
    Matter.EXTENSION: select(extensions.c.id, campaigns.c.title, milestones.c.name)
    .join(milestones, milestones.c.id == extensions.c.milestone_id)
    .join(campaigns, campaigns.c.id == milestones.c.campaign_id),
    Matter.COMMENDATION: select(commendation_rounds.c.id, campaigns.c.title, commendation_rounds.c.name).join(
        campaigns, campaigns.c.id == commendation_rounds.c.campaign_id
    ),
    Matter.DIFFICULTY: _DIFFICULTY,
    "ask": _DIFFICULTY,
    "data": select(data_requests.c.id, _NONE, officials.c.full_name).join(
        officials, officials.c.id == data_requests.c.official_id
    ),
    "regulation": select(regulations.c.id, _NONE, regulations.c.number),
}


def named(conn: Connection, subjects: Collection[str]) -> dict[str, tuple[str, str]]:
    """(title of the campaign or nothing, name) of each subject; one that is not known is left out."""
    ids: dict[str, set[int]] = {}
    for subject in subjects:
        kind, _, key = subject.partition(":")
        if kind in _NAMES and key:
            ids.setdefault(kind, set()).add(int(key))
    found: dict[str, tuple[str, str]] = {}
    for kind, keys in ids.items():
        query = _NAMES[kind]
        rows = conn.execute(query.where(query.selected_columns[0].in_(keys)))
        found |= {f"{kind}:{key}": _words(kind, *told) for key, *told in rows}
    return found


def _words(kind: str, first: Any, second: Any) -> tuple[str, str]:
    return ("", code(first, second)) if kind in (Matter.DIFFICULTY, "ask") else (first, second)
