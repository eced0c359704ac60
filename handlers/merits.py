"""“Thành tích”: the awards and ratings of a person or a unit, as far as the one who looks may see them."""

from collections.abc import Sequence
from typing import Any

from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.merit_scope import LOOKING, OVER, everywhere, is_office, may_find, may_see, name_of, over
from handlers.person_picking import read_person
from handlers.turn import Choice, Turn, press
from handlers.unit_scope import turning
from rules.merits import Candidate, candidate_of, text_of
from rules.paging import screen_of
from rules.pick import Picked, pick
from rules.records import Role
from storage import awards, eligibility, people, ratings, settings

A_SCREEN = 5


@allow(Role.MEMBER)
def mine(turn: Turn) -> None:
    """The person's own awards and ratings."""
    say(turn, Candidate(official=turn.me.official_id))


@allow(*LOOKING, when=may_see)
def show(turn: Turn, candidate: str, page: int = 0) -> None:
    """The awards and ratings of somebody."""
    say(turn, candidate_of(candidate), page)


def say(turn: Turn, candidate: Candidate, page: int = 0) -> None:
    """Say what is recorded of a candidate, newest first."""
    name = name_of(turn, candidate)
    if name is None:
        turn.say("form/gone")
        return
    screen = screen_of(awards.of_candidate(turn.conn, candidate), page, A_SCREEN)
    rated = ratings.of_candidate(turn.conn, candidate)[:A_SCREEN]
    flagged = is_office(turn) and eligibility.flagged(turn.conn, candidate)
    own = candidate.official == turn.me.official_id
    values: dict[str, Any] = {"name": name, "screen": screen, "ratings": rated, "flagged": flagged, "own": own}
    turn.say("merits/show", _choices(turn, candidate, screen, flagged=flagged), **values)


def _choices(turn: Turn, candidate: Candidate, screen: Any, *, flagged: bool) -> list[Choice]:
    about = {"candidate": text_of(candidate)}
    choices = [*turning(screen, "merit.show", **about), press("eligibility", "eligibility.titles", **about)]
    choices += _entering(turn, about, any_award=bool(screen.total), flagged=flagged)
    if may_find(turn.conn, turn.me, {}):
        choices.append(press("find", "merit.find"))
    return [*choices, press("menu", "menu.show")]


def _entering(turn: Turn, about: dict[str, str], *, any_award: bool, flagged: bool) -> list[Choice]:
    """What the office enters; heads propose ratings as long as the office lets them."""
    office, others = is_office(turn), over(turn.conn, turn.me, about)
    offered = (
        (others and may_rate(turn), press("rate", "rating.begin", **about)),
        (office, press("add", "award.begin", **about)),
        (office and any_award, press("change", "award.list", **about)),
        (office and others, press("unflag" if flagged else "flag", "merit.flag", **about, on=not flagged)),
    )
    return [choice for wanted, choice in offered if wanted]


def may_rate(turn: Turn) -> bool:
    """Whether the person may at least propose ratings."""
    return decides_ratings(turn) or bool(turn.me.headed() and settings.number(turn.conn, "heads_propose_ratings"))


def decides_ratings(turn: Turn) -> bool:
    """Whether what the person enters is the decision."""
    return turn.me.has(Role(settings.text(turn.conn, "rating_entry_role")))


@allow(Role.OFFICE, when=over)
def flag(turn: Turn, candidate: str, on: bool) -> None:
    """Set the flag that holds a title up, or take it away; nobody is asked why."""
    found = candidate_of(candidate)
    if name_of(turn, found) is None:
        turn.say("form/gone")
        return
    eligibility.flag(turn.conn, found, on=on, by=turn.me.official_id, now=turn.now)
    say(turn, found)


@allow(*OVER, when=may_find)
def find(turn: Turn) -> None:
    """Ask whose awards are looked for."""
    start(turn, FORM, {})


def _units(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    headed = set(turn.me.headed())
    return [(unit.name, f"u{unit.id}") for unit in people.tree(turn.conn) if unit.id in headed]


def _read(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """A person first, else a unit; heads find those below them only."""
    inside = _inside(turn)
    found = read_person(turn, given.text or "", inside)
    if isinstance(found, Answer):
        return Answer(f"o{found.value}", found.shown)
    if found.options:
        return Again(found.moment, found.values, [(label, f"o{value}") for label, value in found.options])
    units = [unit for unit in people.tree(turn.conn) if inside is None or unit.id in inside]
    picked = pick(given.text or "", [unit.name for unit in units])
    if isinstance(picked, Picked):
        return Answer(f"u{units[picked.index].id}", units[picked.index].name)
    return Again("merits/nobody", {"typed": (given.text or "")[:60]})


def _inside(turn: Turn) -> set[int] | None:
    if everywhere(turn.conn, turn.me):
        return None
    return set().union(*(people.subtree(turn.conn, unit) for unit in turn.me.headed()))


def _found(turn: Turn, filling: Filling) -> None:
    who = filling.value("who")
    if may_see(turn.conn, turn.me, {"candidate": who}):
        say(turn, candidate_of(who))
    else:
        turn.say("menu/not_allowed")


def _fields(filling: Filling) -> Sequence[Field]:
    return [Field("who", "merits/ask_who", _read, options=_units)]


FORM = Form(name="merits", access=find.access, fields=_fields, review="", save=_found)  # type: ignore[attr-defined]

ACTIONS: dict[str, Handler] = {"merit.mine": mine, "merit.show": show, "merit.flag": flag, "merit.find": find}
