"""“Xuất hồ sơ phong trào”: everything of one campaign in one archive, made in the background, sent to the office."""

from handlers.access import Handler, allow
from handlers.file_links import hand
from handlers.labels import MOST_OFFERED
from handlers.phrases import phrase
from handlers.turn import Turn, option, press
from rules.records import Role
from storage import audit, campaigns, jobs
from storage.campaign_drafts import DROPPED

EXPORT = "campaign_export"
MOST_SENT = 49 * 1024**2  # the networks take no more than 50 MB
MEGABYTE = 1024**2


@allow(Role.OFFICE)
def begin(turn: Turn) -> None:
    """Which campaign."""
    found = [campaign for campaign in campaigns.every(turn.conn) if campaign.state != DROPPED][:MOST_OFFERED]
    choices = [option(phrase(turn, "desk/label", campaign=c), "export.queue", campaign=c.id) for c in found]
    back = press("archive", "office.group", group="archive")
    turn.say("export/ask" if found else "export/none", [*choices, back])


@allow(Role.OFFICE)
def queue(turn: Turn, campaign: int) -> None:
    """Have the archive made; one at a time for each chat."""
    if jobs.waiting(turn.conn, EXPORT, turn.event.chat):
        turn.say("export/already")
        return
    title = campaigns.get(turn.conn, campaign).title
    started = turn.say("export/started", title=title)
    about = {"campaign": campaign, "progress": started}
    jobs.queue(turn.conn, EXPORT, about, turn.event.network, turn.event.chat, turn.now)


@allow(Role.OFFICE)
def done(
    turn: Turn, campaign: int, progress: int, path: str, name: str, size: int, sha256: str, files: int, missing: int
) -> None:
    """Send the archive, or say where it lies when it is too large to be sent; the audit keeps its SHA-256."""
    title = campaigns.get(turn.conn, campaign).title
    audit.record(turn.conn, turn.me.official_id, "campaign.exported", f"campaign:{campaign}", sha256, turn.now)
    back = [press("archive", "office.group", group="archive")]
    if size > MOST_SENT:
        turn.say("export/too_large", back, title=title, name=name, megabytes=size // MEGABYTE, sha256=sha256)
    else:
        values = {"title": title, "files": files, "missing": missing, "sha256": sha256}
        hand(turn, "export/done", (path, name), (EXPORT, {"campaign": campaign, "progress": progress}), **values)


ACTIONS: dict[str, Handler] = {"export.begin": begin, "export.queue": queue}
OUTCOMES: dict[str, Handler] = {EXPORT: done}
