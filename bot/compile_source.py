"""What a compile is asked of, read from the record: as of now, as of the period's end, as it was frozen, by years."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.jobs import RefusedError
from reports import period as periods
from reports.making import Kept, Source
from reports.plain import code_of
from rules.records import CampaignRecord
from storage import campaigns, cascade, frozen
from storage.record import campaign_record
from storage.record_then import record_then

MOST_EARLIER = 4


def source_of(conn: Connection, arguments: dict[str, Any], now: datetime, zone: ZoneInfo) -> Source:
    """What the arguments of a compile ask for.

    A freeze counts unless ``current`` or ``at_end`` is asked; ``frozen`` names one by its id.
    """
    campaign, scope = arguments["campaign"], arguments["scope"]
    period = periods.read(arguments["period"], campaigns.get(conn, campaign).year)
    if arguments.get("output") == "years":
        record = campaign_record(conn, campaign, now, zone)
        return Source(
            record, periods.named("year", record.campaign.year), scope, years=_earlier(conn, campaign, now, zone)
        )
    if arguments.get("at_end"):
        end = datetime.combine(period.ends_on + timedelta(days=1), time(), zone).astimezone(UTC) - timedelta(seconds=1)
        return Source(_as_of(conn, campaign, end, now, zone), period, scope)
    record = campaign_record(conn, campaign, now, zone)
    return Source(record, period, scope, None if arguments.get("current") else _kept(conn, arguments))


def _as_of(conn: Connection, campaign: int, end: datetime, now: datetime, zone: ZoneInfo) -> CampaignRecord:
    if end >= now:
        return campaign_record(conn, campaign, now, zone)
    return record_then(conn, campaign, end, zone)


def _kept(conn: Connection, arguments: dict[str, Any]) -> Kept | None:
    named = arguments.get("frozen")
    place = (arguments["campaign"], arguments["period"], arguments["scope"])
    found = frozen.newest(conn, *place) if named is None else frozen.get(conn, named)
    return None if found is None else Kept(frozen.content(conn, found.id), found.sha256, found.at)


def _earlier(conn: Connection, campaign: int, now: datetime, zone: ZoneInfo) -> dict[int, CampaignRecord]:
    """The campaigns that this one carries on, by year; each with the people of the last day of its year."""
    found: dict[int, CampaignRecord] = {}
    _, before = cascade.links(conn, campaign)
    while before is not None and len(found) < MOST_EARLIER:
        year = campaigns.get(conn, before).year
        end = datetime(year + 1, 1, 1, tzinfo=zone).astimezone(UTC) - timedelta(seconds=1)
        found.setdefault(year, _as_of(conn, before, end, now, zone))
        _, before = cascade.links(conn, before)
    return found


def is_whole(source: Source) -> bool:
    """Whether the kept text, if there is one, is that which was frozen."""
    return source.kept is None or code_of(source.kept.content) == source.kept.sha256


def checked(source: Source) -> None:
    """RefusedError when the kept text is not the one that was frozen."""
    if not is_whole(source):
        raise RefusedError("freeze/altered")
