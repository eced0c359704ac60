"""Writing a difficulty: what it is, what it is about, a file; begun by oneself, or half filled from a report."""

from collections.abc import Sequence
from typing import Any

from handlers import answers, unit_files
from handlers import difficulties as screens
from handlers.access import Access, Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.turn import Turn, press
from rules.difficulties import Difficulty, State
from rules.records import Role
from storage import campaigns, difficulties, people, progress
from storage.difficulties import Written

LONGEST = 700  # is read whole on one screen
MOST_TOPICS = 8


@allow(Role.MEMBER)
def begin(turn: Turn) -> None:
    """Ask for a new difficulty."""
    start(turn, FORM, {"difficulty": None})


@allow(Role.MEMBER, owner=progress.owner)
def from_report(turn: Turn, progress: int) -> None:
    """Begin with what was just reported as blocked."""
    text, topic = _reported(turn, progress)
    known = {"text": Answer(text, text)} | ({"topic": Answer(*topic)} if topic else {})
    start(turn, FORM, {"difficulty": None}, known)


def _reported(turn: Turn, report: int) -> tuple[str, tuple[int, str] | None]:
    about, note, topic_id = difficulties.reported(turn.conn, report)
    headings = dict(_topics_here(turn))
    text = ": ".join(part for part in (about, note) if part)[:LONGEST]
    return text, (topic_id, headings[topic_id]) if topic_id is not None and topic_id in headings else None


@allow(Role.MEMBER, owner=difficulties.owner)
def edit(turn: Turn, difficulty: int, revision: int) -> None:
    """Open the form again with everything that was written, until the office takes it."""
    found = difficulties.by_id(turn.conn, difficulty)
    if found is None:
        return
    if found.revision != revision or found.state is not State.NEW:
        screens.show(turn, found, before=("difficulty/changed", {}))
        return
    start(turn, FORM, {"difficulty": difficulty, "revision": revision}, _as_answers(turn, found))


def _as_answers(turn: Turn, found: Difficulty) -> dict[str, Answer]:
    content, headings = found.content, dict(_topics_here(turn))
    topic = content.topic_id if content.topic_id in headings else None
    name = turn.office.renderer.labels("difficulty/ask_file")["kept"] if content.file_id else ""
    return {
        "text": Answer(content.text, content.text),
        "topic": Answer(topic, headings[topic] if topic is not None else ""),
        "file": Answer(content.file_id, name),
    }


def _topics_here(turn: Turn) -> list[tuple[int, str]]:
    running = campaigns.running_for(turn.conn, turn.me.unit_id)
    found = [topic for each in running for topic in campaigns.running_topics(turn.conn, each.id, turn.today)]
    return [(topic.id, topic.heading[:60]) for topic in found[:MOST_TOPICS]]


def _read_topic(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("difficulty/which_topic")


def _fields(filling: Filling) -> Sequence[Field]:
    return [
        Field("text", "difficulty/ask_text", answers.text("difficulty/which_text", LONGEST)),
        Field(
            "topic",
            "difficulty/ask_topic",
            _read_topic,
            options=lambda turn, filling: [(heading, key) for key, heading in _topics_here(turn)],
            optional=True,
        ),
        Field("file", "difficulty/ask_file", unit_files.read_file, optional=True),
    ]


def _save(turn: Turn, filling: Filling) -> None:
    written = Written(filling.value("text"), filling.value("topic"), filling.value("file"))
    old = filling.about["difficulty"]
    if old is None:
        made = difficulties.send(
            turn.conn,
            written,
            official_id=turn.me.official_id,
            unit_id=turn.me.unit_id,
            year=turn.today.year,
            now=turn.now,
        )
        _sent(turn, made)
    elif difficulties.owner(turn.conn, dict(filling.about)) == turn.me.official_id:
        _edited(turn, old, filling.about["revision"], written)


def _edited(turn: Turn, old: int, revision: int, written: Written) -> None:
    me = turn.me.official_id
    done = difficulties.move(turn.conn, old, revision, State.NEW, written, by=me, now=turn.now)
    found = difficulties.by_id(turn.conn, old)
    assert found is not None  # its sender was just read
    screens.show(turn, found, before=("difficulty/edited", {}) if done else ("difficulty/changed", {}))


def _sent(turn: Turn, made: Difficulty) -> None:
    look = [press("look", "difficulty.open", difficulty=made.id)]
    turn.say("difficulty/saved", [*look, press("menu", "menu.show")], made=made)
    unit = people.unit(turn.conn, made.unit_id)
    told = {official for official, _ in people.holders(turn.conn, Role.OFFICE, turn.today)}
    told |= set(people.heads_over(turn.conn, made.unit_id, turn.today))
    for official in sorted(told - {turn.me.official_id}):
        turn.tell(official, "difficulty/came", look, made=made, unit=unit)


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"editing": filling.about["difficulty"] is not None}


FORM = Form(
    name="difficulty",
    access=Access(frozenset({Role.MEMBER})),
    fields=_fields,
    review="difficulty/review",
    save=_save,
    values=_values,
)
ACTIONS: dict[str, Handler] = {
    "difficulty.begin": begin,
    "difficulty.from_report": from_report,
    "difficulty.edit": edit,
}
