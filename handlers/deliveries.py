"""The office's ledger of an announcement: how many, by unit, who was not reached, sending again to those alone."""

from collections.abc import Callable

from handlers.access import allow
from handlers.announcement import rows_for
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from rules.pages import pack
from rules.records import Campaign, Role
from storage import audit, broadcasts, campaigns, deliveries, jobs, people
from storage.broadcasts import PAUSED, Reached
from storage.deliveries import Delivery

LETTERS = 700


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, campaign: int | None = None) -> None:
    """The figures, and what can be done about them."""
    found = opened(turn, campaign, "delivery.show")
    if found is None:
        return
    totals = deliveries.totals(deliveries.of_campaign(turn.conn, found.id, turn.today))
    going = broadcasts.unfinished(turn.conn, found.id) if found.state == campaigns.OPEN else []
    choices = [press("units", "delivery.units", campaign=found.id)]
    choices.append(press("unreached", "delivery.unreached", campaign=found.id))
    if found.state == campaigns.OPEN and totals.resendable:
        choices.append(press("resend", "delivery.resend", campaign=found.id))
    for broadcast in going:
        choices += _controls(broadcast.id, broadcast.state)
    choices.append(press("office", "office.show"))
    paused = any(broadcast.state == PAUSED for broadcast in going)
    turn.say("delivery/shown", choices, campaign=found, totals=totals, paused=paused)


def _controls(broadcast: int, state: str) -> list[Choice]:
    change = press("pause", "broadcast.pause", broadcast=broadcast)
    if state == PAUSED:
        change = press("resume", "broadcast.resume", broadcast=broadcast)
    return [change, press("stop", "broadcast.stop", broadcast=broadcast)]


def opened(turn: Turn, campaign_id: int | None, action: str) -> Campaign | None:
    """The open, paused or closed campaign that ``action`` is about; None when the office was told there is none, or asked."""
    found = campaigns.in_state(turn.conn, campaigns.OPEN, campaigns.PAUSED, campaigns.CLOSED)
    if campaign_id is not None:
        found = [campaign for campaign in found if campaign.id == campaign_id]
    if len(found) == 1:
        return found[0]
    if found:
        turn.say("campaign/which", [option(c.title, action, campaign=c.id) for c in found])
    else:
        turn.say("office/none_opened", [press("open", "campaign.drafts"), press("office", "office.show")])
    return None


@allow(Role.OFFICE, Role.ADMIN)
def by_unit(turn: Turn, campaign: int, page: int = 0) -> None:
    """Unit by unit, in the order of the tree."""
    ledger: dict[int, list[Delivery]] = {}
    for line in deliveries.of_campaign(turn.conn, campaign, turn.today):
        ledger.setdefault(line.official.unit_id, []).append(line)
    units = [unit for unit in people.tree(turn.conn) if unit.id in ledger]
    lines = [phrase(turn, "delivery/unit_line", unit=u, totals=deliveries.totals(ledger[u.id])) for u in units]
    _paged(turn, "delivery/units", "delivery.units", lines, campaign, page)


@allow(Role.OFFICE, Role.ADMIN)
def unreached(turn: Turn, campaign: int, page: int = 0) -> None:
    """By name: who has surely or possibly not got it, and why."""
    names = {unit.id: unit.name for unit in people.tree(turn.conn)}
    missed = deliveries.unreached(deliveries.of_campaign(turn.conn, campaign, turn.today))
    lines = [phrase(turn, "delivery/person_line", line=line, unit=names[line.official.unit_id]) for line in missed]
    file = [press("file", "delivery.file", campaign=campaign)] if missed else []
    _paged(turn, "delivery/unreached", "delivery.unreached", lines, campaign, page, file)


def _paged(
    turn: Turn, moment: str, action: str, lines: list[str], campaign: int, page: int, more: list[Choice] | None = None
) -> None:
    pages = pack(lines, LETTERS) or [[]]
    at = max(0, min(page, len(pages) - 1))
    choices = [press("previous", action, campaign=campaign, page=at - 1)] if at > 0 else []
    if at + 1 < len(pages):
        choices.append(press("next", action, campaign=campaign, page=at + 1))
    choices += [*(more or []), press("ledger", "delivery.show", campaign=campaign)]
    turn.say(moment, choices, lines=pages[at], page=at + 1, pages=len(pages), total=len(lines))


@allow(Role.OFFICE, Role.ADMIN)
def file(turn: Turn, campaign: int) -> None:
    """Have the list of those not reached made as a workbook."""
    if not jobs.waiting(turn.conn, "unreached", turn.event.chat):
        jobs.queue(turn.conn, "unreached", {"campaign": campaign}, turn.event.network, turn.event.chat, turn.now)
    turn.say("delivery/making")


@allow(Role.OFFICE, Role.ADMIN)
def file_made(turn: Turn, campaign: int, path: str, name: str, count: int) -> None:
    """The workbook is there."""
    back = [press("ledger", "delivery.show", campaign=campaign)]
    turn.say("delivery/file", back, attachment=(path, name), count=count)


@allow(Role.OFFICE, Role.ADMIN)
def resend(turn: Turn, campaign: int) -> None:
    """Ask once more before sending again, with the number of people."""
    again = deliveries.resendable(deliveries.of_campaign(turn.conn, campaign, turn.today))
    about = {"campaign": campaign}
    if again and campaigns.get(turn.conn, campaign).state == campaigns.OPEN:
        choices = [press("yes", "delivery.resent", **about), press("ledger", "delivery.show", **about)]
        turn.say("delivery/resend", choices, totals=deliveries.totals(again))
    else:
        turn.say("delivery/nothing_to_resend", [press("ledger", "delivery.show", **about)])


@allow(Role.OFFICE, Role.ADMIN)
def resent(turn: Turn, campaign: int) -> None:
    """Queue a new try for each of those it did not reach; a second press finds nobody left."""
    again = deliveries.resendable(deliveries.of_campaign(turn.conn, campaign, turn.today))
    if not again or campaigns.get(turn.conn, campaign).state != campaigns.OPEN:
        turn.say("delivery/nothing_to_resend", [press("ledger", "delivery.show", campaign=campaign)])
        return
    told, attempts = _places(turn, campaign, again)
    broadcast = broadcasts.begin(turn.conn, campaign, broadcasts.RESEND, turn.me.official_id, turn.now)
    broadcasts.queue(turn.conn, broadcast, rows_for(turn.conn, turn.office, campaign, told, turn.now, attempts))
    record(turn, "broadcast.resent", campaign)
    turn.say("delivery/resent", [press("ledger", "delivery.show", campaign=campaign)], people=len(told))


def _places(turn: Turn, campaign: int, again: list[Delivery]) -> tuple[list[Reached], dict[int, int]]:
    attempts = {line.official.id: line.tries + 1 for line in again}
    audience = broadcasts.reached(turn.conn, campaigns.audience_units(turn.conn, campaign), turn.today)
    return [person for person in audience if person.official_id in attempts], attempts


def record(turn: Turn, action: str, campaign: int) -> None:
    """Keep in the audit what was done to a campaign's announcement."""
    audit.record(turn.conn, turn.me.official_id, action, f"campaign:{campaign}", "", turn.now)


OUTCOMES = {"unreached": file_made}
ACTIONS: dict[str, Callable[..., None]] = {
    "delivery.show": show,
    "delivery.units": by_unit,
    "delivery.unreached": unreached,
    "delivery.file": file,
    "delivery.resend": resend,
    "delivery.resent": resent,
}
