"""Entering things as one of the demo's people, at one instant."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from storage import campaigns, people, roster, titles


class Record:
    """Ids of people by staff code and of units by code, and the campaign that is open."""

    def __init__(self, conn: Connection, now: datetime) -> None:
        self.conn = conn
        self.now = now
        self.ids = {each.staff_code: each.official_id for each in roster.known(conn, now.date())}
        self.units = {unit.code: unit.id for unit in people.tree(conn)}

    @property
    def campaign(self) -> int:
        """The id of the campaign that is open."""
        return campaigns.in_state(self.conn, campaigns.OPEN)[0].id

    def by(self, code: str) -> dict[str, Any]:
        """Who enters something, and when."""
        return {"by": self.ids[code], "now": self.now}

    def place(self, code: str) -> dict[str, Any]:
        """The open campaign and the unit of a person, as storage asks for them."""
        unit = people.unit_of(self.conn, self.ids[code], self.now.date())
        assert unit is not None
        return {"campaign_id": self.campaign, "unit_id": unit}

    def title(self, code: str) -> int:
        """The id of a title of the catalogue."""
        return next(each.id for each in titles.every(self.conn) if each.code == code)
