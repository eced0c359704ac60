"""Difficulties on the screen: a person's own, a unit's, the office's list, and one with what can be done about it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from handlers.access import Handler, allow
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import SEEING, heads, in_sight, named_unit, turning
from rules.difficulties import DOCUMENT, Difficulty, State, Step, allowed, overdue, takes_document
from rules.paging import screen_of
from rules.records import Role
from storage import calendar, difficulties, faq, files, jobs, people, settings
from storage.people import Person

A_SCREEN, SHOWN = 6, 240
COPY = "difficulty_file"
PATIENCE = "difficulty_patience_days"
WANTED = ("", "new", "taken", "put", "overdue")


def may_see(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the person sent it, or may look at the unit it came from."""
    found = difficulties.by_id(conn, arguments["difficulty"])
    if found is None:
        return False
    return found.official_id == person.official_id or in_sight(conn, person, {"unit": found.unit_id})


@allow(Role.MEMBER)
def mine(turn: Turn, page: int = 0) -> None:
    """What the person has sent, and the way to send another one."""
    screen = screen_of(difficulties.of_official(turn.conn, turn.me.official_id), page, A_SCREEN)
    choices = [press("begin", "difficulty.begin"), *opening(turn, screen.items)]
    choices += [*turning(screen, "difficulty.mine"), press("menu", "menu.show")]
    turn.say("difficulty/mine", choices, screen=screen)


@allow(*SEEING, unit=named_unit)
def of_unit(turn: Turn, campaign: int, unit: int, page: int = 0) -> None:
    """What came from a unit and all below it, whatever campaign it was reached from."""
    found = difficulties.of_units(turn.conn, people.subtree(turn.conn, unit))
    standing = [each for each in found if each.state is not State.WITHDRAWN]
    screen = screen_of(standing, page, A_SCREEN)
    about = {"campaign": campaign, "unit": unit}
    choices = [press("begin", "difficulty.begin"), *opening(turn, screen.items)]
    choices += [*turning(screen, "difficulty.of_unit", **about), press("unit", "unit.show", **about)]
    turn.say("difficulty/of_unit", choices, unit=people.unit(turn.conn, unit), screen=screen)


@allow(Role.OFFICE, Role.COUNCIL, Role.DIRECTOR)
def register(turn: Turn, wanted: str = "", page: int = 0) -> None:
    """All of them; ``wanted`` is one of ``WANTED``: all, those in a state, or those that wait too long."""
    wanted = wanted if wanted in WANTED else ""
    every = [each for each in difficulties.every(turn.conn) if each.state is not State.WITHDRAWN]
    late = overdue_ids(turn)
    found = [each for each in every if wanted in ("", each.state) or (wanted == "overdue" and each.id in late)]
    screen = screen_of(found, page, A_SCREEN)
    filters = [press(f"only_{name or 'all'}", "difficulty.register", wanted=name) for name in WANTED if name != wanted]
    choices = [*opening(turn, screen.items), *turning(screen, "difficulty.register", wanted=wanted), *filters]
    turn.say("difficulty/register", [*choices, press("menu", "menu.show")], screen=screen, wanted=wanted, late=late)


def overdue_ids(turn: Turn) -> set[int]:
    """Those that wait longer than the office's own setting."""
    working, patience = calendar.working_calendar(turn.conn), settings.number(turn.conn, PATIENCE)
    zone = turn.office.zone
    return {
        each.id
        for each in difficulties.every(turn.conn)
        if overdue(each, each.sent_at.astimezone(zone).date(), turn.today, patience, working)
    }


def opening(turn: Turn, found: Sequence[Difficulty]) -> list[Choice]:
    """A button per difficulty that opens it."""
    return [
        option(phrase(turn, "difficulty/label", each=each), "difficulty.open", difficulty=each.id) for each in found
    ]


@allow(Role.MEMBER, when=may_see)
def open_(turn: Turn, difficulty: int) -> None:
    """One difficulty."""
    found = difficulties.by_id(turn.conn, difficulty)
    if found is not None:
        show(turn, found)


def show(turn: Turn, found: Difficulty, before: tuple[str, dict[str, Any]] | None = None) -> None:
    """Say a difficulty as it stands, with what this person can do about it."""
    choices = [*_moves(turn, found), *_whole(found), *_files(found), press("menu", "menu.show")]
    unit, late = people.unit(turn.conn, found.unit_id), found.id in overdue_ids(turn)
    values: dict[str, Any] = {"answer": found.last(State.ANSWERED), "summary": found.last(State.PUT)}
    values |= {"decision": found.last(State.DECIDED), "document": found.last(DOCUMENT)}
    turn.say("difficulty/show", choices, before=before, found=found, unit=unit, late=late, **values)


def _moves(turn: Turn, found: Difficulty) -> list[Choice]:
    me, own = turn.me, found.official_id == turn.me.official_id
    office = me.has(Role.OFFICE)
    may = {
        "take": office and found.state is State.NEW,
        "answer": office and allowed(found.state, State.ANSWERED),
        "put": office and allowed(found.state, State.PUT),
        "approve": me.has(Role.DIRECTOR) and allowed(found.state, State.DECIDED),
        "decide": me.has(Role.DIRECTOR) and allowed(found.state, State.DECIDED),
        "close": (office or own) and allowed(found.state, State.CLOSED),
        "edit": own and found.state is State.NEW,
        "withdraw": own and allowed(found.state, State.WITHDRAWN),
        "document": takes_document(found.state) and heads(turn.conn, me, found.unit_id),
    }
    about = {"difficulty": found.id, "revision": found.revision}
    choices = [press(name, f"difficulty.{name}", **about) for name, allowed_ in may.items() if allowed_]
    answered = found.last(State.ANSWERED) or found.last(State.DECIDED)
    if office and answered and faq.of_difficulty(turn.conn, found.id) is None:
        choices.append(press("faq", "faq.make", difficulty=found.id))
    return choices


def _whole(found: Difficulty) -> list[Choice]:
    """The way to all words, when the screen shows them shortened."""
    cut = len(found.content.text) > SHOWN or any(len(step.text) > SHOWN // 2 for step in _spoken(found))
    return [press("read", "difficulty.read", difficulty=found.id)] if cut else []


def _spoken(found: Difficulty) -> list[Step]:
    """What was said of it: the newest summary, answer and decision."""
    said = (found.last(change) for change in (State.PUT, State.ANSWERED, State.DECIDED))
    return [step for step in said if step is not None]


@allow(Role.MEMBER, when=may_see)
def read(turn: Turn, difficulty: int) -> None:
    """Every word of it: what was sent, summed up, answered and decided, a message each; then the screen again."""
    found = difficulties.by_id(turn.conn, difficulty)
    if found is None:
        return
    for step in (found.content, *_spoken(found)):
        turn.say("difficulty/whole", found=found, step=step)
    show(turn, found)


def _files(found: Difficulty) -> list[Choice]:
    kept: list[tuple[str, Step | None]] = [("file", found.content), ("paper", found.last(DOCUMENT))]
    return [
        press(name, "difficulty.file", difficulty=found.id, attached=name == "paper")
        for name, step in kept
        if step is not None and step.file_id is not None
    ]


@allow(Role.MEMBER, when=may_see)
def file(turn: Turn, difficulty: int, attached: bool) -> None:
    """Have the file of the newest writing, or that of the written document, brought from the store."""
    found = difficulties.by_id(turn.conn, difficulty)
    step = None if found is None else found.last(DOCUMENT) if attached else found.content
    if step is not None and step.file_id is not None:
        arguments = {"difficulty": difficulty, "file": step.file_id}
        jobs.queue(turn.conn, COPY, arguments, turn.event.network, turn.event.chat, turn.now)


@allow(Role.MEMBER, when=may_see)
def brought(turn: Turn, difficulty: int, file: int, path: str) -> None:
    """Send the file; without a path it was refused or is no longer there."""
    back = [press("look", "difficulty.open", difficulty=difficulty)]
    if path:
        name = files.get(turn.conn, file).name
        turn.say("difficulty/file", back, attachment=(path, name), name=name)
    else:
        turn.say("difficulty/file_lost", back)


ACTIONS: dict[str, Handler] = {
    "difficulty.mine": mine,
    "difficulty.of_unit": of_unit,
    "difficulty.register": register,
    "difficulty.open": open_,
    "difficulty.read": read,
    "difficulty.file": file,
}
OUTCOMES: dict[str, Handler] = {COPY: brought}
