"""Emulation blocs (cụm, khối thi đua) on the office's desk: members, the head of each year, the year's papers."""

from handlers.access import Handler, allow
from handlers.phrases import phrase
from handlers.turn import Turn, option, press
from handlers.unit_scope import turning
from rules.paging import screen_of
from rules.records import Role
from storage import blocs

A_SCREEN = 6
MOST_SHOWN = 12


@allow(Role.OFFICE, Role.ADMIN)
def list_(turn: Turn, page: int = 0) -> None:
    """Every bloc, those that have ended last."""
    screen = screen_of(blocs.every(turn.conn), page, A_SCREEN)
    choices = [option(phrase(turn, "bloc/label", bloc=each), "bloc.show", bloc=each.id) for each in screen.items]
    choices += [press("add", "bloc.add"), *turning(screen, "bloc.list"), press("office", "office.show")]
    turn.say("bloc/list", choices, screen=screen)


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, bloc: int, year: int | None = None) -> None:
    """One bloc in a year (this one, when none is said), and what can be done."""
    found, at = blocs.get(turn.conn, bloc), year or turn.today.year
    heads, kept = blocs.heads(turn.conn, bloc), blocs.papers(turn.conn, bloc, at)
    about = {"bloc": bloc, "year": at}
    choices = []
    for kind in blocs.PAPERS:
        name = phrase(turn, "bloc/paper_label", kind=kind, paper=kept.get(kind))
        choices.append(option(name, "bloc.papers", **about, paper_kind=kind))
    if found.to_date is None:
        choices += [press("head", "bloc.head", **about), press("join", "bloc.join", bloc=bloc)]
        choices += [press("leave", "bloc.leave", bloc=bloc)] if blocs.members(turn.conn, bloc) else []
    choices.append(press("before", "bloc.show", bloc=bloc, year=at - 1))
    choices += [press("after", "bloc.show", bloc=bloc, year=at + 1)] if at <= turn.today.year else []
    changes = ("rename", "end") if found.to_date is None else ("go_on",)
    choices += [press(name, f"bloc.{name}", bloc=bloc) for name in changes]
    turn.say(
        "bloc/show",
        [*choices, press("blocs", "bloc.list")],
        bloc=found,
        year=at,
        head=heads.get(at),
        members=blocs.members_in(turn.conn, bloc, at),
        most=MOST_SHOWN,
    )


@allow(Role.OFFICE, Role.ADMIN)
def head(turn: Turn, bloc: int, year: int, page: int = 0) -> None:
    """Which member heads the bloc in a year."""
    screen = screen_of(blocs.members_in(turn.conn, bloc, year), page, A_SCREEN)
    about = {"bloc": bloc, "year": year}
    choices = [option(each.name, "bloc.headed", **about, member=each.id) for each in screen.items]
    choices += [] if screen.total else [press("join", "bloc.join", bloc=bloc)]
    choices += [*turning(screen, "bloc.head", **about), press("bloc", "bloc.show", **about)]
    turn.say("bloc/head", choices, bloc=blocs.get(turn.conn, bloc), year=year, screen=screen)


@allow(Role.OFFICE, Role.ADMIN)
def headed(turn: Turn, bloc: int, year: int, member: int) -> None:
    """Keep the head of a year."""
    if any(each.id == member for each in blocs.members_in(turn.conn, bloc, year)):
        blocs.set_head(turn.conn, bloc, year, member, by=turn.me.official_id, now=turn.now)
    show(turn, bloc, year)


@allow(Role.OFFICE, Role.ADMIN)
def leave(turn: Turn, bloc: int, page: int = 0) -> None:
    """Which member leaves."""
    screen = screen_of(blocs.members(turn.conn, bloc), page, A_SCREEN)
    choices = [option(each.name, "bloc.ask_left", bloc=bloc, member=each.id) for each in screen.items]
    choices += [*turning(screen, "bloc.leave", bloc=bloc), press("bloc", "bloc.show", bloc=bloc)]
    turn.say("bloc/leave", choices, bloc=blocs.get(turn.conn, bloc))


@allow(Role.OFFICE, Role.ADMIN)
def ask_left(turn: Turn, bloc: int, member: int) -> None:
    """Ask once more before a membership ends."""
    choices = [press("yes", "bloc.left", bloc=bloc, member=member), press("no", "bloc.show", bloc=bloc)]
    turn.say("bloc/ask_left", choices, member=blocs.member(turn.conn, member), bloc=blocs.get(turn.conn, bloc))


@allow(Role.OFFICE, Role.ADMIN)
def left(turn: Turn, bloc: int, member: int) -> None:
    """End a membership today; earlier years keep it."""
    if any(each.id == member for each in blocs.members(turn.conn, bloc)):
        blocs.leave(turn.conn, member, turn.today, by=turn.me.official_id, now=turn.now)
    show(turn, bloc)


@allow(Role.OFFICE, Role.ADMIN)
def end(turn: Turn, bloc: int) -> None:
    """Ask once more before a bloc ends."""
    choices = [press("yes", "bloc.ended", bloc=bloc), press("no", "bloc.show", bloc=bloc)]
    turn.say("bloc/end", choices, bloc=blocs.get(turn.conn, bloc))


@allow(Role.OFFICE, Role.ADMIN)
def ended(turn: Turn, bloc: int) -> None:
    """End a bloc today; what it had stays to be looked up."""
    blocs.end(turn.conn, bloc, turn.today, by=turn.me.official_id, now=turn.now)
    show(turn, bloc)


@allow(Role.OFFICE, Role.ADMIN)
def go_on(turn: Turn, bloc: int) -> None:
    """Take the end of a bloc back."""
    blocs.end(turn.conn, bloc, None, by=turn.me.official_id, now=turn.now)
    show(turn, bloc)


ACTIONS: dict[str, Handler] = {
    "bloc.list": list_,
    "bloc.show": show,
    "bloc.head": head,
    "bloc.headed": headed,
    "bloc.leave": leave,
    "bloc.ask_left": ask_left,
    "bloc.left": left,
    "bloc.end": end,
    "bloc.ended": ended,
    "bloc.go_on": go_on,
}
