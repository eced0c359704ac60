"""The questions about an outstanding example: who, where, when, what was done, which tags; asked of heads and of everybody."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers.activity_form import day_answer, read_past
from handlers.form import Again, Answer, Field, Filling, Given
from handlers.person_picking import read_person
from handlers.record_texts import no_file, read_text, take_file
from handlers.turn import Turn
from rules.activities import read_ticks
from rules.nominations import PERSON, SUBJECTS, TAGS, Nomination, tags_shown
from rules.words import clean, fold
from storage import people
from storage.nominations import NewNomination

LONGEST_TEXT = 400
LONGEST_NAME = 100


def fields(filling: Filling) -> Sequence[Field]:
    """What is asked, in order; where somebody works is asked of those who are not on the roster."""
    asked = [Field("subject", "nomination/ask_subject", _press_or_type, options=_subjects)]
    if filling.value("subject") is not None:
        asked.append(Field("who", "nomination/ask_who", _read_who, values=_about))
    who = filling.value("who")
    if who is not None and who["official"] is None:
        asked.append(Field("workplace", "nomination/ask_workplace", _read_workplace, optional=True))
    return [
        *asked,
        Field("deed_on", "nomination/ask_day", _read_day, optional=True),
        Field("text", "nomination/ask_text", _read_text),
        Field("tags", "nomination/ask_tags", _read_tags, values=_tags, optional=True),
        Field("files", "activity/ask_files", no_file, optional=True),
    ]


def heard(turn: Turn, filling: Filling, at: str, given: Given) -> Any:
    """A file may come at any question."""
    return take_file(turn, filling, given)


def _press_or_type(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _subjects(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return [(label, code) for code, label in SUBJECTS]


def _about(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"person": filling.value("subject") == PERSON}


def _read_who(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """A person of the units in sight, or the name as it was typed; what only resembles a name is asked."""
    typed = read_text(turn, given, LONGEST_NAME)
    if isinstance(typed, Again) or filling.value("subject") != PERSON:
        return typed if isinstance(typed, Again) else _free(typed.shown)
    inside = people.subtree(turn.conn, filling.about.get("unit", turn.me.unit_id))
    found = read_person(turn, typed.shown, inside)
    if isinstance(found, Answer):
        known = _known(found.value, found.shown)
        return known if fold(found.shown) == fold(typed.shown) else _offer(typed.shown, [(known.shown, known.value)])
    known_options = [(label, _known(number, label.partition(" – ")[0]).value) for label, number in found.options]
    return _offer(typed.shown, known_options) if known_options else _free(typed.shown)


def _offer(typed: str, known: list[tuple[str, Any]]) -> Again:
    free = _free(typed)
    return Again("nomination/which_person", options=[*known, (f"“{typed}” (người khác)", free.value)])


def _known(official: int, name: str) -> Answer:
    return Answer({"official": official, "name": name}, name)


def _free(name: str) -> Answer:
    return Answer({"official": None, "name": name}, name)


def _read_workplace(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return read_text(turn, given, LONGEST_NAME)


def _read_day(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return read_past(turn, given)


def _read_text(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return read_text(turn, given, LONGEST_TEXT)


def _tags(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"tags": [label for _, label in TAGS]}


def _read_tags(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    places = read_ticks(clean(given.text or ""), len(TAGS))
    if places is None:
        return Again("activity/which_ticks", {"count": len(TAGS)})
    codes = [TAGS[place][0] for place in places]
    return Answer(codes, tags_shown(codes))


def said(filling: Filling) -> NewNomination:
    """What the form holds, to be stored."""
    who, deed_on = filling.value("who"), filling.value("deed_on")
    return NewNomination(
        subject=filling.value("subject"),
        official_id=who["official"],
        name=who["name"],
        workplace=filling.value("workplace") or "",
        deed_on=date.fromisoformat(deed_on) if deed_on else None,
        text=filling.value("text"),
        tags=tuple(filling.value("tags") or ()),
    )


def as_answers(kept: Nomination) -> dict[str, Answer]:
    """A nomination as a filled form; its files stay, further ones may be sent."""
    return {
        "subject": Answer(kept.subject, dict(SUBJECTS)[kept.subject]),
        "who": Answer({"official": kept.official_id, "name": kept.name}, kept.name),
        "workplace": Answer(kept.workplace or None, kept.workplace),
        "deed_on": day_answer(kept.deed_on) if kept.deed_on else Answer(None, ""),
        "text": Answer(kept.text, kept.text),
        "tags": Answer(list(kept.tags) or None, tags_shown(kept.tags)),
        "files": Answer(None, ""),
    }
