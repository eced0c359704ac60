"""Giấy mời: sheets with one-person codes, by unit or for one person; made in the background, sent as files."""

from collections.abc import Sequence
from datetime import date, datetime

from handlers.access import Handler, allow
from handlers.turn import Choice, Turn, option, press
from rules.records import Official, Role
from storage import invitations, jobs, people, roster, settings

PAGE = 6


@allow(Role.OFFICE, Role.ADMIN)
def begin(turn: Turn) -> None:
    """How many have not joined, and whom to make sheets for."""
    choices = [
        press("all", "invitations.queue", unit=None),
        *_unit_choices(turn, 0),
        press("one", "accounts.begin"),
        press("office", "office.show"),
    ]
    waiting = _waiting(turn, None)
    invited = invitations.invited(turn.conn, turn.now)
    days = settings.number(turn.conn, "invitation_days")
    turn.say("invitations/show", choices, waiting=len(waiting), invited=invited, days=days)


@allow(Role.OFFICE, Role.ADMIN)
def units(turn: Turn, start: int) -> None:
    """Further units to choose from."""
    turn.say("invitations/choose_unit", _unit_choices(turn, start))


def _unit_choices(turn: Turn, start: int) -> list[Choice]:
    waiting = _waiting(turn, None)
    counted = [(unit, sum(1 for person in waiting if person.unit_id == unit.id)) for unit in people.tree(turn.conn)]
    needed = [(unit, count) for unit, count in counted if count]
    page = needed[start : start + PAGE]
    choices = [option(f"{unit.name} ({count})", "invitations.queue", unit=unit.id) for unit, count in page]
    labels = turn.office.renderer.render("invitations/choose_unit", {}).labels
    more = len(needed) > start + PAGE
    return [*choices, option(labels["more"], "invitations.units", start=start + PAGE)] if more else choices


def _waiting(turn: Turn, unit: int | None) -> Sequence[Official]:
    staff = people.staff(turn.conn, turn.today, {unit} if unit is not None else None)
    return [person for person in staff if not person.joined]


@allow(Role.OFFICE, Role.ADMIN)
def queue(turn: Turn, unit: int | None) -> None:
    """Queue the sheets of a unit, or of all."""
    waiting = [p.id for p in _waiting(turn, unit) if not out_of_reach(turn, p.id)]
    if waiting:
        _queue(turn, waiting)
    else:
        turn.say("invitations/nobody", [press("menu", "menu.show")])


@allow(Role.OFFICE, Role.ADMIN)
def reissue(turn: Turn, official: int) -> None:
    """A new code for one person who may have joined: older codes end now, the account when the new one is used."""
    if out_of_reach(turn, official):
        turn.say("invitations/admin_only")
    else:
        _queue(turn, [official])


def out_of_reach(turn: Turn, official_id: int) -> bool:
    """Whether only administrators may touch this person's access, and the one who asks is none."""
    held = roster.roles_of(turn.conn, official_id, turn.today)
    return Role.ADMIN in held and not turn.me.has(Role.ADMIN)


def _queue(turn: Turn, official_ids: list[int]) -> None:
    if jobs.waiting(turn.conn, "invitations", turn.event.chat):
        turn.say("invitations/already")
        return
    started = turn.say("invitations/started")
    about = {"officials": official_ids, "by": turn.me.official_id, "progress": started}
    jobs.queue(turn.conn, "invitations", about, turn.event.network, turn.event.chat, turn.now)


@allow(Role.OFFICE, Role.ADMIN)
def done(turn: Turn, sheets: list[list[str]], expires_at: str, officials: list[int], **_: object) -> None:
    """Send the sheets, when the one who asked still may have them; [path, name shown, unit, count] each."""
    if turn.person is None:
        return
    for path, name, unit, count in sheets:
        turn.say("invitations/sheet", attachment=(path, name), unit=unit, count=int(count))
    day: date = datetime.fromisoformat(expires_at).astimezone(turn.office.zone).date()
    choices = [press("again", "invitations.begin"), press("menu", "menu.show")]
    turn.say("invitations/done", choices, people=len(officials), files=len(sheets), expires_at=day)


ACTIONS: dict[str, Handler] = {
    "invitations.begin": begin,
    "invitations.units": units,
    "invitations.queue": queue,
    "invitations.reissue": reissue,
}
OUTCOMES: dict[str, Handler] = {"invitations": done}
