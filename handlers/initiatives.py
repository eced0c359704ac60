"""Initiatives: a person's own, one on the screen with what can be done about it, withdrawing."""

from typing import Any

from sqlalchemy import Connection

from handlers.access import Handler, allow
from handlers.campaign_choice import chosen
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import in_sight, running, turning
from rules.initiative import Initiative, InitiativeState, allowed
from rules.paging import screen_of
from rules.records import Role
from storage import campaigns, initiatives, people, standing
from storage.people import Person

A_SCREEN = 6
S = InitiativeState


def may_see(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the person is among the authors, or may look at the unit anyway."""
    found = initiatives.by_id(conn, arguments["initiative"])
    if found is None:
        return False
    return person.official_id in found.authors or in_sight(conn, person, {"unit": found.unit_id})


def may_decide(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the person confirms what its first author registers; never an author."""
    found = initiatives.by_id(conn, arguments["initiative"])
    if found is None or person.official_id in found.authors:
        return False
    return person.official_id in standing.confirmers_of(conn, found.official_id, person.on_day)


@allow(Role.MEMBER)
def mine(turn: Turn, campaign: int | None = None, page: int = 0) -> None:
    """What the person registered or is an author of, and the way to register another one."""
    found = chosen(turn, campaign, "initiative.mine")
    if found is None:
        return
    screen = screen_of(initiatives.of_official(turn.conn, found.id, turn.me.official_id), page, A_SCREEN)
    choices = [press("begin", "initiative.begin", campaign=found.id), *opening(screen.items)]
    choices += turning(screen, "initiative.mine", campaign=found.id)
    choices.append(press("menu", "menu.show"))
    turn.say("initiative/mine", choices, campaign=found, lines=lines(turn, screen.items, screen.first), screen=screen)


def opening(found: tuple[Initiative, ...]) -> list[Choice]:
    """A button per initiative that opens it."""
    return [option(each.name[:40], "initiative.open", initiative=each.id) for each in found]


def lines(turn: Turn, found: tuple[Initiative, ...], first: int) -> list[str]:
    """One line per initiative, numbered on from ``first``."""
    return [phrase(turn, "initiative/line", n=first + n, each=each) for n, each in enumerate(found, 1)]


@allow(Role.MEMBER, when=may_see)
def open_(turn: Turn, initiative: int) -> None:
    """One initiative."""
    found = initiatives.by_id(turn.conn, initiative)
    if found is not None:
        show(turn, found)


def show(turn: Turn, found: Initiative, before: tuple[str, dict[str, Any]] | None = None) -> None:
    """Say an initiative as it stands, with what this person can do about it."""
    result = found.last if found.state in (S.APPLIED, S.RECOGNISED) else None
    unit = people.unit(turn.conn, found.unit_id)
    choices = [*_decisions(turn, found), *_around(turn, found)]
    turn.say("initiative/show", choices, before=before, initiative=found, unit=unit, result=result)


def _decisions(turn: Turn, found: Initiative) -> list[Choice]:
    about = {"initiative": found.id, "revision": found.revision}
    names: list[str] = []
    if found.state is S.SUBMITTED and may_decide(turn.conn, turn.me, about):
        names += ["confirm", "return"]
    if found.official_id == turn.me.official_id:
        names += ["edit"] if allowed(found.state, S.SUBMITTED) else []
        names += ["withdraw"] if allowed(found.state, S.WITHDRAWN) else []
    if turn.me.has(Role.OFFICE) and allowed(found.state, S.RECOGNISED):
        names += ["result"]
    return [press(name, f"initiative.{name}", **about) for name in names]


def _around(turn: Turn, found: Initiative) -> list[Choice]:
    choices = []
    if in_sight(turn.conn, turn.me, {"unit": found.unit_id}):
        choices.append(press("list", "initiative.of_unit", campaign=found.campaign_id, unit=found.unit_id))
    if turn.me.official_id in found.authors:
        choices.append(press("mine", "initiative.mine", campaign=found.campaign_id))
    return choices


@allow(Role.MEMBER, owner=initiatives.owner)
def withdraw(turn: Turn, initiative: int, revision: int) -> None:
    """Ask once more before withdrawing."""
    about = {"initiative": initiative, "revision": revision}
    choices = [press("yes", "initiative.withdrawn", **about), press("no", "initiative.open", initiative=initiative)]
    turn.say("initiative/withdraw", choices)


@allow(Role.MEMBER, owner=initiatives.owner)
def withdrawn(turn: Turn, initiative: int, revision: int) -> None:
    """Withdraw the revision that was looked at; its rows stay."""
    decided(turn, initiative, revision, S.WITHDRAWN)


def decided(
    turn: Turn, initiative: int, revision: int, state: InitiativeState, *, told: bool = False, **values: Any
) -> None:
    """Move the revision that was looked at to a state and say so; with ``told`` its authors are told too."""
    before = initiatives.by_id(turn.conn, initiative)
    if before is None or running(turn, before.campaign_id, before.unit_id) is None:
        return
    done = initiatives.decide(turn.conn, initiative, revision, state, by=turn.me.official_id, now=turn.now, **values)
    found = initiatives.by_id(turn.conn, initiative)
    assert found is not None  # nothing is ever deleted
    show(turn, found, before=("initiative/done", {"state": state}) if done else ("initiative/changed", {}))
    if done and told:
        tell_authors(turn, found)


def tell_authors(turn: Turn, found: Initiative) -> None:
    """Tell everybody who is named as an author how it stands now."""
    look, campaign = (
        [press("look", "initiative.open", initiative=found.id)],
        campaigns.get(turn.conn, found.campaign_id),
    )
    for author in found.authors:
        if author != turn.me.official_id:
            turn.tell(author, "initiative/notice", look, initiative=found, campaign=campaign, step=found.last)


ACTIONS: dict[str, Handler] = {
    "initiative.mine": mine,
    "initiative.open": open_,
    "initiative.withdraw": withdraw,
    "initiative.withdrawn": withdrawn,
}
