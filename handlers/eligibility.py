"""“Điều kiện danh hiệu”: what a candidate has of a title's conditions. Who is given one is never said here."""

from datetime import date
from typing import Any

from sqlalchemy import Connection

from handlers.access import Handler, allow
from handlers.merit_scope import LOOKING, OVER, may_see, name_of, over
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import turning
from rules.conditions import Condition, Kind, versions
from rules.eligibility import Answer, Finding, Outcome, Why
from rules.merits import Candidate, candidate_of, text_of
from rules.pages import pack
from rules.paging import screen_of
from rules.records import Role
from storage import eligibility, titles
from storage.people import Person
from storage.titles import Title

A_SCREEN, LETTERS, MOST_ASKED = 6, 460, 3
SAID_BY_HEADS = (Kind.PERSON,)
SAID_BY_OFFICE = (Kind.PERSON, Kind.INITIATIVE, Kind.DISCIPLINE)


def may_confirm(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Heads confirm what is seen in daily work of their own people and units, the office everything a person has to say."""
    found = titles.condition(conn, arguments["condition"])
    if found is None or not over(conn, person, arguments):
        return False
    return found.kind in (SAID_BY_OFFICE if person.has(Role.OFFICE) else SAID_BY_HEADS)


@allow(Role.MEMBER)
def mine(turn: Turn) -> None:
    """Which title the person asks about."""
    _list(turn, Candidate(official=turn.me.official_id), 0)


@allow(*LOOKING, when=may_see)
def list_(turn: Turn, candidate: str, page: int = 0) -> None:
    """The titles and forms that somebody can be considered for."""
    _list(turn, candidate_of(candidate), page)


def _list(turn: Turn, candidate: Candidate, page: int) -> None:
    name = name_of(turn, candidate)
    if name is None:
        turn.say("form/gone")
        return
    level = titles.INDIVIDUAL if candidate.unit is None else titles.COLLECTIVE
    about = {"candidate": text_of(candidate)}
    screen = screen_of(titles.in_force(turn.conn, level, turn.today), page, A_SCREEN)
    choices = [option(each.name, "eligibility.show", **about, sought=each.id) for each in screen.items]
    choices += [*turning(screen, "eligibility.titles", **about), press("merits", "merit.show", **about)]
    turn.say("eligibility/titles", [*choices, press("menu", "menu.show")], name=name)


@allow(*LOOKING, when=may_see)
def show(turn: Turn, candidate: str, sought: int, year: int = 0, received: str = "", page: int = 0) -> None:
    """The answer for one title: enough, something missing, or a person has to say; each with its article and version."""
    found, who = titles.get(turn.conn, sought), candidate_of(candidate)
    if found is None or name_of(turn, who) is None:
        turn.say("form/gone")
        return
    _say(turn, who, found, year or turn.today.year, date.fromisoformat(received) if received else turn.today, page)


def _say(turn: Turn, who: Candidate, title: Title, year: int, received: date, page: int) -> None:
    answer = eligibility.answer(turn.conn, who, title.code, year, received)
    about = {"candidate": text_of(who), "sought": title.id, "year": year, "received": received.isoformat()}
    every = titles.conditions_of(turn.conn, title.code)
    pages = pack(lines(turn, answer), LETTERS) or [[]]
    at = max(0, min(page, len(pages) - 1))
    choices = [press("previous", "eligibility.show", **about, page=at - 1)] if at else []
    choices += [press("next", "eligibility.show", **about, page=at + 1)] if at + 1 < len(pages) else []
    choices += [*_asked(turn, answer, about), *_otherwise(turn, every, about, received)]
    turn.say(
        "eligibility/show",
        [*choices, press("titles", "eligibility.titles", candidate=about["candidate"]), press("menu", "menu.show")],
        name=name_of(turn, who),
        title=title,
        year=year,
        received=received,
        since=next((day for day in versions(every) if day <= received), None),
        outcome=answer.outcome,
        lines=pages[at],
        page=at + 1,
        pages=len(pages),
        unregistered=eligibility.unregistered(turn.conn, who, title.id, year) and title.kind != "form",
    )


def lines(turn: Turn, answer: Answer) -> list[str]:
    """A line a condition: what is missing first, then what a person has to say, then what is there."""
    rest = [each for each in answer.findings if each not in (*answer.missing, *answer.person)]
    met = [each for each in rest if each.outcome is Outcome.MET]
    told = [phrase(turn, "eligibility/finding", finding=each) for each in (*answer.missing, *answer.person, *met)]
    return [*told, *(phrase(turn, "eligibility/quota", condition=each) for each in answer.quotas)]


def _asked(turn: Turn, answer: Answer, about: dict[str, Any]) -> list[Choice]:
    """What the one who looks may confirm; what was confirmed can be taken back."""
    said = [each for each in answer.findings if _may_be_said(turn, each, about)]
    asked = [each.condition for each in sorted(said, key=lambda each: each.outcome is not Outcome.PERSON)[:MOST_ASKED]]
    labels = [phrase(turn, "eligibility/ask_label", condition=each) for each in asked]
    return [
        option(label, "eligibility.ask", **about, condition=each.id) for label, each in zip(labels, asked, strict=True)
    ]


def _may_be_said(turn: Turn, finding: Finding, about: dict[str, Any]) -> bool:
    return (
        may_confirm(turn.conn, turn.me, {**about, "condition": finding.condition.id}) and finding.why is not Why.UNCLEAR
    )


def _otherwise(turn: Turn, every: list[Condition], about: dict[str, Any], received: date) -> list[Choice]:
    """The year before (or this one again), and the version before the one that was asked for."""
    other = turn.today.year - 1 if about["year"] == turn.today.year else turn.today.year
    label = phrase(turn, "eligibility/year_label", year=other)
    choices = [option(label, "eligibility.show", **{**about, "year": other})]
    days = [day for day in versions(every) if day <= turn.today]
    now = next((day for day in days if day <= received), None)
    for place, day in enumerate(days[:2]):
        if day != now:
            on = days[place - 1].fromordinal(days[place - 1].toordinal() - 1) if place else turn.today
            label = phrase(turn, "eligibility/version_label", day=on)
            choices.append(option(label, "eligibility.show", **{**about, "received": on.isoformat()}))
    return choices


@allow(*OVER, when=may_confirm)
def ask(turn: Turn, candidate: str, condition: int, sought: int, year: int, received: str) -> None:
    """What the person says of one condition."""
    asked, who = titles.condition(turn.conn, condition), candidate_of(candidate)
    name = name_of(turn, who)
    if asked is None or name is None:
        turn.say("form/gone")
        return
    about = {"candidate": candidate, "condition": condition, "sought": sought, "year": year, "received": received}
    choices = [press("met", "eligibility.confirm", **about, met=True)]
    if asked.kind is not Kind.DISCIPLINE:
        choices.append(press("not_met", "eligibility.confirm", **about, met=False))
    choices.append(press("unsaid", "eligibility.confirm", **about, met=None))
    back = {key: value for key, value in about.items() if key != "condition"}
    turn.say(
        "eligibility/ask", [*choices, press("back", "eligibility.show", **back)], name=name, condition=asked, year=year
    )


@allow(*OVER, when=may_confirm)
def confirm(
    turn: Turn, candidate: str, condition: int, sought: int, year: int, received: str, met: bool | None = None
) -> None:
    """Keep it, and show the answer anew."""
    asked, who, found = titles.condition(turn.conn, condition), candidate_of(candidate), titles.get(turn.conn, sought)
    denied = asked is not None and asked.kind is Kind.DISCIPLINE and met is False
    if asked is None or found is None or denied or name_of(turn, who) is None:
        turn.say("form/gone")
        return
    eligibility.confirm(turn.conn, who, condition, year, met, by=turn.me.official_id, now=turn.now)
    _say(turn, who, found, year, date.fromisoformat(received), 0)


def note(turn: Turn, title_id: int | None, year: int) -> dict[str, Any] | None:
    """What is to be said beside a title that the person is about to register; None when there is no condition."""
    title = titles.get(turn.conn, title_id) if title_id else None
    if title is None or not titles.conditions_of(turn.conn, title.code):
        return None
    answer = eligibility.answer(turn.conn, Candidate(official=turn.me.official_id), title.code, year, turn.today)
    shown = (answer.missing or answer.person)[:2]
    more = len(answer.missing or answer.person) - len(shown)
    return {"outcome": answer.outcome, "findings": shown, "more": more}


ACTIONS: dict[str, Handler] = {
    "eligibility.mine": mine,
    "eligibility.titles": list_,
    "eligibility.show": show,
    "eligibility.ask": ask,
    "eligibility.confirm": confirm,
}
