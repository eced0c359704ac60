"""The yearly rating of a person or a unit: heads propose, the role that the office has set enters the decision."""

from collections.abc import Sequence
from typing import Any

from handlers.access import Handler, allow
from handlers.awards import EARLIEST, LONGEST
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.merit_scope import OVER, name_of, over
from handlers.merits import decides_ratings, may_rate, say
from handlers.turn import Turn, press
from rules.merits import Grade, RatingState, candidate_of, text_of
from rules.words import clean
from storage import ratings


@allow(*OVER, when=over)
def begin(turn: Turn, candidate: str) -> None:
    """Ask for the year and the grade."""
    if not may_rate(turn):
        turn.say("menu/not_allowed")
    elif name_of(turn, candidate_of(candidate)) is None:
        turn.say("form/gone")
    else:
        start(turn, FORM, {"candidate": candidate})


@allow(*OVER, when=over)
def withdraw(turn: Turn, rating: int) -> None:
    """Take back a rating that was entered by mistake; a decided one only by who enters decisions."""
    found = ratings.get(turn.conn, rating)
    if found is None or not (decides_ratings(turn) or (may_rate(turn) and found.state is RatingState.PROPOSED)):
        turn.say("menu/not_allowed")
        return
    ratings.withdraw(turn.conn, rating, by=turn.me.official_id, now=turn.now)
    say(turn, found.candidate)


def _fields(filling: Filling) -> Sequence[Field]:
    return [
        Field("year", "rating/ask_year", _read_year, options=_years, values=_values),
        Field("grade", "rating/ask_grade", _read_grade, options=_grades, values=_values),
        Field("number", "rating/ask_number", _read_number, values=_values, optional=True),
    ]


def _years(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return [(str(year), year) for year in (turn.today.year, turn.today.year - 1)]


def _read_year(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    text = (given.text or "").strip()
    if text.isascii() and text.isdigit() and EARLIEST <= int(text[:9]) <= turn.today.year:
        return Answer(int(text), text)
    return Again("award/which_year", {"earliest": EARLIEST, "latest": turn.today.year})


def _grades(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    labels = turn.office.renderer.labels("rating/grades")
    return [(labels[grade], grade.value) for grade in Grade]


def _read_grade(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _read_number(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    text = " ".join(clean(given.text or "").split())
    return Answer(text, text) if 0 < len(text) <= LONGEST["number"] else Again("form/needed")


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    name = name_of(turn, candidate_of(filling.about["candidate"])) or ""
    return {"name": name, "decides": decides_ratings(turn)}


def _save(turn: Turn, filling: Filling) -> None:
    candidate = candidate_of(filling.about["candidate"])
    allowed = may_rate(turn) and over(turn.conn, turn.me, dict(filling.about))
    if not allowed or name_of(turn, candidate) is None:
        turn.say("menu/not_allowed")
        return
    year, grade = filling.value("year"), Grade(filling.value("grade"))
    decided = next((r for r in ratings.of_candidate(turn.conn, candidate) if r.year == year), None)
    if decided and decided.state is RatingState.DECIDED and not decides_ratings(turn):
        turn.say("rating/decided", [press("merits", "merit.show", candidate=text_of(candidate))], year=year)
        return
    state = RatingState.DECIDED if decides_ratings(turn) else RatingState.PROPOSED
    number = filling.value("number") or ""
    by, now = turn.me.official_id, turn.now
    made = ratings.enter(turn.conn, candidate, year, grade, state, number=number, by=by, now=now)
    choices = [
        press("undo", "rating.withdraw", rating=made),
        press("merits", "merit.show", candidate=text_of(candidate)),
    ]
    turn.say("rating/saved", choices, year=year, grade=grade.value, **_values(turn, filling))


FORM = Form(
    name="rating",
    access=begin.access,  # type: ignore[attr-defined]
    fields=_fields,
    review="rating/review",
    save=_save,
    values=_values,
)

ACTIONS: dict[str, Handler] = {"rating.begin": begin, "rating.withdraw": withdraw}
