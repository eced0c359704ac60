"""What is decided about a unit's pledge: signed, agreed to by the trade union, confirmed above, withdrawn."""

from typing import Any

from handlers import collective
from handlers.access import Handler, allow
from handlers.collective_form import open_for
from handlers.collective_scope import confirmers, may_confirm, signs, speaks_for_union
from handlers.pledge import window
from handlers.turn import Turn, press
from handlers.unit_scope import running
from rules.collective_pledge import Change, CollectivePledge
from rules.records import Role
from storage import campaigns, collective_pledges, people, union, unsent_reminders


@allow(Role.HEAD, unit=collective_pledges.unit_owning, when=signs)
def sign(turn: Turn, collective: int, revision: int) -> None:
    """The head says yes to the draft: it is registered, and goes to the trade union."""
    found = collective_pledges.by_id(turn.conn, collective)
    if found is None or not running(turn, found.campaign_id, found.unit_id):
        return
    if open_for(turn, found.campaign_id, found):
        decided(turn, collective, revision, Change.SIGN, late=_late(turn, found))


def _late(turn: Turn, pledge: CollectivePledge) -> bool:
    return window(turn, pledge.campaign_id) != "open"


@allow(Role.MEMBER, when=speaks_for_union)
def agree(turn: Turn, collective: int, revision: int) -> None:
    """The trade union says yes: it goes to the level above."""
    decided(turn, collective, revision, Change.AGREE)


@allow(Role.MEMBER, when=may_confirm)
def confirm(turn: Turn, collective: int, revision: int) -> None:
    """The level above says yes."""
    decided(turn, collective, revision, Change.CONFIRM)


def decided(
    turn: Turn, collective_id: int, revision: int, change: Change, *, why: str = "", late: bool = False
) -> None:
    """Make a change to the revision that was looked at, say so, and tell whoever is concerned next."""
    before = collective_pledges.by_id(turn.conn, collective_id)
    if before is None or running(turn, before.campaign_id, before.unit_id) is None:
        return
    me = turn.me.official_id
    done = collective_pledges.decide(
        turn.conn, collective_id, revision, change, by=me, now=turn.now, why=why, late=late
    )
    found = collective_pledges.by_id(turn.conn, collective_id)
    assert found is not None  # nothing is ever deleted
    moment = (
        ("collective/done", {"change": change, "late": found.late and before.registered_at is None})
        if done
        else ("collective/changed_since", {})
    )
    collective.show(turn, found, before=moment)
    if done:
        unsent_reminders.settled_unit(turn.conn, found.unit_id, found.campaign_id)
        _tell(turn, before, found, change, why)


def _tell(turn: Turn, before: CollectivePledge, found: CollectivePledge, change: Change, why: str) -> None:
    """Those whose word is asked next; the signatories, when it is confirmed, returned or withdrawn."""
    signatories = {step.by for kind in (Change.SIGN, Change.AGREE) if (step := before.last(kind))}
    representative = union.representative(turn.conn, found.unit_id, turn.today)
    told = {
        Change.SIGN: {representative} if representative is not None else set(),
        Change.AGREE: signatories | confirmers(turn.conn, found, turn.me),
        Change.WITHDRAW: signatories | ({representative} if representative is not None and signatories else set()),
    }.get(change, signatories)
    look = [press("look", "collective.open", collective=found.id)]
    values: dict[str, Any] = {"change": change, "pledge": found, "why": why}
    values |= {"unit": people.unit(turn.conn, found.unit_id), "campaign": campaigns.get(turn.conn, found.campaign_id)}
    above = confirmers(turn.conn, found, turn.me) if change is Change.AGREE else frozenset()
    for official in sorted(told - {turn.me.official_id}):
        turn.tell(official, "collective/notice", look, asked=official in above, **values)


@allow(Role.HEAD, unit=collective_pledges.unit_owning, when=signs)
def withdraw(turn: Turn, collective: int, revision: int) -> None:
    """Ask once more before withdrawing."""
    about = {"collective": collective, "revision": revision}
    choices = [press("yes", "collective.withdrawn", **about), press("no", "collective.open", collective=collective)]
    turn.say("collective/withdraw", choices)


@allow(Role.HEAD, unit=collective_pledges.unit_owning, when=signs)
def withdrawn(turn: Turn, collective: int, revision: int) -> None:
    """Withdraw the revision that was looked at; its rows stay."""
    found = collective_pledges.by_id(turn.conn, collective)
    if found is not None and open_for(turn, found.campaign_id, found):
        decided(turn, collective, revision, Change.WITHDRAW)


ACTIONS: dict[str, Handler] = {
    "collective.sign": sign,
    "collective.agree": agree,
    "collective.confirm": confirm,
    "collective.withdraw": withdraw,
    "collective.withdrawn": withdrawn,
}
