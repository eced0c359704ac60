"""Pledges that wait for a head: listed, opened, confirmed one by one or a screenful at once."""

from typing import Any

from handlers.access import Handler, allow
from handlers.turn import Turn, option, press
from handlers.unit_scope import DECIDING, SEEING, View, may_decide, named_unit, over_pledge, running, turning, view
from rules.confirmation import confirmers
from rules.paging import screen_of
from rules.records import Official, Pledge, PledgeState
from rules.unit_standing import in_order, shown_names
from storage import campaigns, people, pledges, standing, unsent_reminders


def waiting_for(turn: Turn, seen: View) -> list[tuple[Official, Pledge]]:
    """The pledges of a unit that this person may decide on, in the order of their owners' names."""
    chain, staff = standing.chain(turn.conn, turn.today), {o.id: o for o in seen.standing.officials}
    pledged = {pledge.official_id: pledge for pledge in seen.standing.waiting}
    mine = [staff[id_] for id_ in pledged if turn.me.official_id in confirmers(chain, id_, staff[id_].unit_id)]
    return [(official, pledged[official.id]) for official in in_order(mine)]


@allow(*SEEING, unit=named_unit)
def waiting(turn: Turn, campaign: int, unit: int, page: int = 0) -> None:
    """The pledges that wait for this person, a screenful at a time."""
    seen = view(turn, campaign, unit)
    if seen is None:
        return
    found = waiting_for(turn, seen)
    names, screen = shown_names([official for official, _ in found]), screen_of(found, page)
    choices = [option(names[o.id], "unit.pledge", **seen.about, pledge=p.id) for o, p in screen.items]
    if len(screen.items) > 1:
        chosen = [[pledge.id, pledge.revision] for _, pledge in screen.items]
        choices.append(press("all", "unit.confirm_all", **seen.about, chosen=chosen))
    choices += turning(screen, "unit.waiting", **seen.about)
    rows = [(names[official.id], pledge) for official, pledge in screen.items]
    others = len(seen.standing.waiting) - len(found)
    choices.append(press("unit", "unit.show", **seen.about))
    turn.say("unit/waiting", choices, view=seen, rows=rows, screen=screen, others=others)


@allow(*SEEING, unit=named_unit, when=over_pledge)
def one(turn: Turn, campaign: int, unit: int, pledge: int) -> None:
    """One person's pledge as it is now."""
    show(turn, campaign, unit, pledge)


def show(
    turn: Turn, campaign: int, unit: int, pledge_id: int, before: tuple[str, dict[str, Any]] | None = None
) -> None:
    """Say a pledge, with what this person may do about it."""
    pledge = pledges.by_id(turn.conn, pledge_id)
    official = standing.official(turn.conn, pledge.official_id, turn.today) if pledge else None
    if pledge is None or official is None:
        turn.say("form/gone")
        return
    about = {"campaign": campaign, "unit": unit}
    choices = [press("waiting", "unit.waiting", **about), press("unit", "unit.show", **about)]
    open_for_me = may_decide(turn.conn, turn.me, {**about, "pledge": pledge_id})
    if pledge.state is PledgeState.SUBMITTED and open_for_me:
        seen = {**about, "pledge": pledge_id, "revision": pledge.revision}
        choices = [press("confirm", "unit.confirm", **seen), press("return", "unit.return", **seen), *choices]
    reason = pledges.returned_reason(turn.conn, pledge_id)
    turn.say("unit/pledge", choices, before=before, pledge=pledge, official=official, reason=reason)


@allow(*DECIDING, unit=named_unit, when=may_decide)
def confirm(turn: Turn, campaign: int, unit: int, pledge: int, revision: int) -> None:
    """Confirm the revision that was looked at, and tell the official."""
    if running(turn, campaign, unit) is None:
        return
    about = {"campaign": campaign, "unit": unit}
    confirmed = _confirm(turn, pledge, revision)
    if confirmed is None:
        show(turn, campaign, unit, pledge, before=("unit/changed", {}))
        return
    choices = [press("waiting", "unit.waiting", **about), press("unit", "unit.show", **about)]
    turn.say("unit/confirmed", choices, name=people.name_of(turn.conn, confirmed.official_id))


def _confirm(turn: Turn, pledge_id: int, revision: int) -> Pledge | None:
    """Confirm one revision and tell its owner; None when the pledge has changed since."""
    me = turn.me.official_id
    done = pledges.decide(turn.conn, pledge_id, revision, PledgeState.CONFIRMED, by=me, now=turn.now)
    pledge = pledges.by_id(turn.conn, pledge_id) if done else None
    if pledge is not None:
        unsent_reminders.settled_unit(turn.conn, pledge.unit_id, pledge.campaign_id)
        choices = [press("report", "progress.begin", campaign=pledge.campaign_id), press("mine", "menu.mine")]
        campaign = campaigns.get(turn.conn, pledge.campaign_id)
        turn.tell(pledge.official_id, "unit/confirmed_notice", choices, pledge=pledge, campaign=campaign)
    return pledge


@allow(*DECIDING, unit=named_unit)
def confirm_all(turn: Turn, campaign: int, unit: int, chosen: list[list[int]]) -> None:
    """Ask once more, with the names, before confirming a screenful."""
    found = _still_waiting(turn, campaign, unit, chosen)
    about = {"campaign": campaign, "unit": unit}
    choices = [press("yes", "unit.confirmed_all", **about, chosen=chosen), press("no", "unit.waiting", **about)]
    names = shown_names([official for official, _ in found])
    turn.say("unit/confirm_all", choices if found else choices[1:], names=list(names.values()))


@allow(*DECIDING, unit=named_unit)
def confirmed_all(turn: Turn, campaign: int, unit: int, chosen: list[list[int]]) -> None:
    """Confirm every pledge of a screenful that is still as it was looked at."""
    found = _still_waiting(turn, campaign, unit, chosen)
    done = [pledge for _, pledge in found if _confirm(turn, pledge.id, pledge.revision) is not None]
    about = {"campaign": campaign, "unit": unit}
    choices = [press("waiting", "unit.waiting", **about), press("unit", "unit.show", **about)]
    turn.say("unit/confirmed_all", choices, done=len(done), changed=len(chosen) - len(done))


def _still_waiting(turn: Turn, campaign: int, unit: int, chosen: list[list[int]]) -> list[tuple[Official, Pledge]]:
    seen = view(turn, campaign, unit)
    looked_at = {(pledge_id, revision) for pledge_id, revision in chosen}
    found = waiting_for(turn, seen) if seen is not None else []
    return [(official, pledge) for official, pledge in found if (pledge.id, pledge.revision) in looked_at]


ACTIONS: dict[str, Handler] = {
    "unit.waiting": waiting,
    "unit.pledge": one,
    "unit.confirm": confirm,
    "unit.confirm_all": confirm_all,
    "unit.confirmed_all": confirmed_all,
}
