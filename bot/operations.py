"""What operators do beside running: first set-up, replaying quarantined events."""

import os
from datetime import datetime

from sqlalchemy import Connection

from bot.copies import bring_up
from bot.settings import Settings
from storage import campaigns, inbox, norms
from storage.database import engine
from storage.titles import usual_titles


def prepare(settings: Settings) -> str:
    """Make the data folder, bring the database to the newest schema, enter the usual titles; returns the revision."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    os.chmod(settings.data_dir, 0o700)
    settings.secret()
    revision = bring_up(settings)
    made = engine(settings.database)
    try:
        with made.begin() as conn:
            usual_titles(conn)
            norms.enter_usual(conn)
    finally:
        made.dispose()
    return revision


def campaign_exists(conn: Connection, campaign_id: int) -> bool:
    """Whether there is such a campaign."""
    return any(campaign.id == campaign_id for campaign in campaigns.every(conn))


def replay(settings: Settings) -> int:
    """Give every quarantined event new tries; returns how many."""
    made = engine(settings.database)
    try:
        with made.begin() as conn:
            return inbox.replay(conn)
    finally:
        made.dispose()


def quarantined(settings: Settings) -> list[tuple[int, str, str, datetime]]:
    """(id, network, error code, received at) of quarantined events."""
    made = engine(settings.database)
    try:
        with made.connect() as conn:
            return inbox.quarantined(conn)
    finally:
        made.dispose()
