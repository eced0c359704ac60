"""Awards entered one by one, corrected with a reason, withdrawn; the office only."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers import answers
from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.merit_scope import may_see, name_of
from handlers.merits import say
from handlers.turn import Turn, option, press
from handlers.unit_scope import turning
from rules.dates import format_date
from rules.merits import Award, Candidate, candidate_of, text_of
from rules.paging import screen_of
from rules.records import Role
from storage import awards, people, titles
from storage.awards import NewAward

EARLIEST, LONGEST = 1990, {"number": 80, "issuer": 200}
A_SCREEN = 6


@allow(Role.OFFICE, when=may_see)
def begin(turn: Turn, candidate: str) -> None:
    """Ask for one award."""
    if name_of(turn, candidate_of(candidate)) is None:
        turn.say("form/gone")
        return
    start(turn, FORM, {"candidate": candidate})


@allow(Role.OFFICE, when=may_see)
def list_(turn: Turn, candidate: str, page: int = 0) -> None:
    """Which award is to be corrected or withdrawn."""
    found = candidate_of(candidate)
    screen = screen_of(awards.of_candidate(turn.conn, found), page, A_SCREEN)
    choices = [option(f"{each.year}: {each.name}", "award.show", award=each.chain) for each in screen.items]
    choices += [*turning(screen, "award.list", candidate=candidate), press("merits", "merit.show", candidate=candidate)]
    turn.say("award/list", choices, name=name_of(turn, found) or "")


@allow(Role.OFFICE, when=may_see)
def show(turn: Turn, award: int) -> None:
    """One award, with what can be done about it."""
    found = _present(turn, award)
    if found is not None:
        about = {"award": award, "revision": found.revision}
        choices = [press("correct", "award.correct", award=award), press("withdraw", "award.withdraw", **about)]
        choices.append(press("merits", "merit.show", candidate=text_of(found.candidate)))
        turn.say("award/show", choices, award=found, name=name_of(turn, found.candidate) or "")


def _present(turn: Turn, chain: int) -> Award | None:
    found = awards.get(turn.conn, chain)
    if found is None:
        turn.say("award/gone", [press("find", "merit.find"), press("menu", "menu.show")])
    return found


@allow(Role.OFFICE, when=may_see)
def correct(turn: Turn, award: int) -> None:
    """Open the form with what is recorded; a reason is asked at the end."""
    found = _present(turn, award)
    if found is None:
        return
    day = found.decided_on
    answers = {
        "title": Answer(found.title_id, found.name),
        "year": Answer(found.year, str(found.year)),
        "number": Answer(found.number, found.number),
        "decided_on": Answer(day.isoformat() if day else None, format_date(day) if day else ""),
        "issuer": Answer(found.issuer, found.issuer),
    }
    about = {"candidate": text_of(found.candidate), "award": award, "revision": found.revision}
    start(turn, FORM, about, answers)


@allow(Role.OFFICE, when=may_see)
def withdraw(turn: Turn, award: int, revision: int) -> None:
    """Ask once more."""
    found = _present(turn, award)
    if found is not None:
        choices = [
            press("yes", "award.withdrawn", award=award, revision=revision),
            press("no", "award.show", award=award),
        ]
        turn.say("award/withdraw", choices, award=found, name=name_of(turn, found.candidate) or "")


@allow(Role.OFFICE, when=may_see)
def withdrawn(turn: Turn, award: int, revision: int) -> None:
    """Take out the revision that was looked at; its rows stay."""
    whose = awards.owner(turn.conn, award)
    done = awards.withdraw(turn.conn, award, revision, by=turn.me.official_id, now=turn.now)
    if not done or whose is None:
        turn.say("award/gone", [press("find", "merit.find"), press("menu", "menu.show")])
        return
    say(turn, whose)


def _fields(filling: Filling) -> Sequence[Field]:
    asked = [
        Field("title", "award/ask_title", _read_title, options=_titles, values=_name),
        Field("year", "award/ask_year", _read_year, options=_years),
        Field("number", "award/ask_number", answers.line("form/needed", LONGEST["number"]), optional=True),
        Field("decided_on", "award/ask_day", answers.read_decided_on, optional=True),
        Field("issuer", "award/ask_issuer", answers.line("form/needed", LONGEST["issuer"]), optional=True),
    ]
    return (
        [*asked, Field("reason", "award/ask_reason", answers.reason("form/needed"))]
        if "award" in filling.about
        else asked
    )


def _titles(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    level = titles.INDIVIDUAL if candidate_of(filling.about["candidate"]).unit is None else titles.COLLECTIVE
    return [(title.name, title.id) for title in titles.every(turn.conn, level)]


def _name(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"name": name_of(turn, candidate_of(filling.about["candidate"])) or ""}


def _read_title(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _years(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return [(str(year), year) for year in range(turn.today.year, turn.today.year - 4, -1)]


def _read_year(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    text = (given.text or "").strip()
    if text.isascii() and text.isdigit() and EARLIEST <= int(text[:9]) <= turn.today.year:
        return Answer(int(text), text)
    return Again("award/which_year", {"earliest": EARLIEST, "latest": turn.today.year})


def _save(turn: Turn, filling: Filling) -> None:
    candidate = candidate_of(filling.about["candidate"])
    if name_of(turn, candidate) is None:
        turn.say("form/gone")
        return
    by, now = turn.me.official_id, turn.now
    if "award" not in filling.about:
        awards.add(turn.conn, candidate, _entered(turn, filling, candidate), by=by, now=now)
    elif not awards.correct(
        turn.conn, filling.about["award"], filling.about["revision"], _entered(turn, filling, candidate),
        reason=filling.value("reason"), by=by, now=now,
    ):  # fmt: skip
        turn.say("award/gone", [press("find", "merit.find"), press("menu", "menu.show")])
        return
    say(turn, candidate)


def _entered(turn: Turn, filling: Filling, candidate: Candidate) -> NewAward:
    title = titles.get(turn.conn, filling.value("title"))
    day = filling.value("decided_on")
    return NewAward(
        title_id=filling.value("title"),
        year=filling.value("year"),
        number=filling.value("number") or "",
        decided_on=date.fromisoformat(day) if day else None,
        issuer=filling.value("issuer") or "",
        level=title.decided_by if title else "",
        unit_name=_unit_name(turn, filling, candidate),
    )


def _unit_name(turn: Turn, filling: Filling, candidate: Candidate) -> str:
    """The unit's name of that time: a correction keeps what was recorded."""
    old = awards.get(turn.conn, filling.about["award"]) if "award" in filling.about else None
    if old is not None:
        return old.unit_name
    unit = candidate.unit
    if candidate.official is not None:
        unit = people.unit_of(turn.conn, candidate.official, turn.today)
    return people.unit(turn.conn, unit).name if unit is not None else ""


FORM = Form(
    name="award",
    access=begin.access,  # type: ignore[attr-defined]
    fields=_fields,
    review="award/review",
    save=_save,
    values=_name,
)

ACTIONS: dict[str, Handler] = {
    "award.begin": begin,
    "award.list": list_,
    "award.show": show,
    "award.correct": correct,
    "award.withdraw": withdraw,
    "award.withdrawn": withdrawn,
}
