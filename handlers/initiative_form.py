"""Registering an initiative or a research topic: name, field, description, expected result, day, further authors."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers import answers
from handlers import initiatives as screens
from handlers.access import Handler, allow
from handlers.campaign_choice import chosen
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.person_picking import read_person
from handlers.turn import Turn, press
from rules.dates import format_date
from rules.initiative import Initiative, InitiativeState, allowed
from rules.records import Role
from storage import campaigns, initiatives, people, standing
from storage.initiatives import NewInitiative

MOST_AUTHORS = 4  # beside the one who registers
LONGEST = {"name": 150, "field": 80, "description": 200, "expected": 120}


@allow(Role.MEMBER)
def begin(turn: Turn, campaign: int) -> None:
    """Ask for a new initiative."""
    if chosen(turn, campaign, "initiative.mine") is not None:
        start(turn, FORM, {"campaign": campaign})


@allow(Role.MEMBER, owner=initiatives.owner)
def edit(turn: Turn, initiative: int, revision: int) -> None:
    """Open the form again with everything that was registered."""
    found = initiatives.by_id(turn.conn, initiative)
    if found is None or chosen(turn, found.campaign_id, "initiative.mine") is None:
        return
    if found.revision != revision or not allowed(found.state, InitiativeState.SUBMITTED):
        screens.show(turn, found, before=("initiative/changed", {}))
        return
    about = {"campaign": found.campaign_id, "initiative": initiative, "revision": revision}
    start(turn, FORM, about, _as_answers(found))


def _as_answers(found: Initiative) -> dict[str, Answer]:
    texts = {name: getattr(found, name) for name in LONGEST}
    answers = {name: Answer(text or None, text) for name, text in texts.items()}
    answers["due"] = Answer(found.due_on.isoformat(), format_date(found.due_on)) if found.due_on else Answer(None, "")
    others = list(zip(found.authors, found.author_names, strict=True))[1:]
    answers |= {f"author{n}": Answer(who, name) for n, (who, name) in enumerate(others, 1)}
    return answers | ({f"author{len(others) + 1}": Answer(None, "")} if len(others) < MOST_AUTHORS else {})


def _fields(filling: Filling) -> Sequence[Field]:
    asked = [
        Field("name", "initiative/ask_name", answers.text("pledge/which_promise", LONGEST["name"])),
        Field("field", "initiative/ask_field", answers.text("pledge/which_promise", LONGEST["field"]), options=_topics),
        Field(
            "description",
            "initiative/ask_description",
            answers.text("pledge/which_promise", LONGEST["description"]),
            optional=True,
        ),
        Field(
            "expected",
            "initiative/ask_expected",
            answers.text("pledge/which_promise", LONGEST["expected"]),
            optional=True,
        ),
        Field("due", "initiative/ask_due", answers.read_coming_day, options=_days, optional=True),
    ]
    for number in range(1, MOST_AUTHORS + 1):
        asked.append(Field(f"author{number}", "initiative/ask_author", _read_author, values=_named, optional=True))
        if filling.value(f"author{number}") is None:
            break
    return asked


def _topics(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    found = campaigns.running_topics(turn.conn, filling.about["campaign"], turn.today)
    return [(topic.heading[:60], topic.heading[: LONGEST["field"]]) for topic in found[:6]]


def _days(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    ends = {stage.ends_on for stage in campaigns.stages_of(turn.conn, filling.about["campaign"])}
    return [(format_date(day), day.isoformat()) for day in sorted(ends) if day >= turn.today]


def _named(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"named": [answer.shown for name, answer in filling.answers.items() if name.startswith("author")]}


def _read_author(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """A colleague of the unit by name or code, anybody else by code alone: names elsewhere are not for browsing."""
    typed = given.text or ""
    found = read_person(turn, typed, {turn.me.unit_id})
    if isinstance(found, Again) and not found.options and any(letter.isdigit() for letter in typed):
        found = read_person(turn, typed)
    if isinstance(found, Answer) and found.value in _taken(turn, filling):
        return Again("initiative/author_twice", {"name": found.shown})
    return found


def _taken(turn: Turn, filling: Filling) -> set[Any]:
    others = {answer.value for name, answer in filling.answers.items() if name.startswith("author")}
    return others | {turn.me.official_id}


def _written(filling: Filling) -> NewInitiative:
    texts = {name: filling.value(name) or "" for name in LONGEST}
    due = filling.value("due")
    named = [filling.value(f"author{n}") for n in range(1, MOST_AUTHORS + 1)]
    authors = tuple(each for each in named if each is not None)
    return NewInitiative(**texts, due_on=date.fromisoformat(due) if due else None, authors=authors)


def _save(turn: Turn, filling: Filling) -> None:
    campaign, old = filling.about["campaign"], filling.about.get("initiative")
    if chosen(turn, campaign, "initiative.mine") is None:
        return
    me, written = turn.me, _written(filling)
    if any(people.unit_of(turn.conn, author, turn.today) is None for author in written.authors):
        turn.say("form/gone")
    elif old is None:
        who = {"campaign_id": campaign, "official_id": me.official_id, "unit_id": me.unit_id}
        _saved(turn, initiatives.register(turn.conn, written, **who, now=turn.now))
    elif initiatives.owner(turn.conn, {"initiative": old}) == me.official_id:
        _rewritten(turn, old, filling.about["revision"], written)


def _rewritten(turn: Turn, old: int, revision: int, written: NewInitiative) -> None:
    done = initiatives.rewrite(turn.conn, old, revision, written, turn.now)
    found = initiatives.by_id(turn.conn, old)
    assert found is not None  # its owner was just read
    if done:
        _saved(turn, found)
    else:
        screens.show(turn, found, before=("initiative/changed", {}))


def _saved(turn: Turn, found: Initiative) -> None:
    choices = [press("look", "initiative.open", initiative=found.id), press("menu", "menu.show")]
    turn.say("initiative/saved", choices, initiative=found)
    look = [press("look", "initiative.open", initiative=found.id)]
    for official in sorted(standing.confirmers_of(turn.conn, found.official_id, turn.today) - set(found.authors)):
        turn.tell(official, "initiative/waiting_notice", look, initiative=found)
    screens.tell_authors(turn, found)


FORM = Form(
    name="initiative",
    access=begin.access,  # type: ignore[attr-defined]
    fields=_fields,
    review="initiative/review",
    save=_save,
    values=lambda turn, filling: {"written": _written(filling), **_named(turn, filling)},
)

ACTIONS: dict[str, Handler] = {"initiative.begin": begin, "initiative.edit": edit}
