"""Questions and answers: found by a few letters by everybody; made, edited, taken back and published again by the office."""

from dataclasses import replace
from typing import Any

from handlers import answers
from handlers.access import Access, Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given, Reader
from handlers.turn import Turn, option, press
from handlers.unit_scope import turning
from rules.difficulties import State
from rules.faq import Entry, asked, search
from rules.paging import screen_of
from rules.records import Role
from rules.words import fold
from storage import difficulties, faq, roster

A_SCREEN = 6
LONGEST_QUESTION, LONGEST_ANSWER = 150, 600


@allow(Role.MEMBER)
def begin(turn: Turn) -> None:
    """Ask what is wanted."""
    if faq.published(turn.conn):
        start(turn, ASK, {})
    else:
        turn.say("faq/none_yet", [press("difficulty", "difficulty.begin"), press("menu", "menu.show")])


@allow(Role.MEMBER)
def heard(turn: Turn) -> None:
    """A line that begins with "hỏi"."""
    words = asked(turn.event.text or "")
    if words:
        found(turn, words)
    else:
        begin(turn)


def found(turn: Turn, typed: str) -> None:
    """The one answer that fits, or the questions to choose from."""
    entries = search(faq.published(turn.conn), typed)
    again = [press("again", "faq.begin"), press("difficulty", "difficulty.begin"), press("menu", "menu.show")]
    if len(entries) == 1:
        turn.say("faq/answer", again, entry=entries[0])
    else:
        choices = [option(entry.question, "faq.read", question=entry.id) for entry in entries]
        turn.say("faq/found", [*choices, *again], entries=entries, typed=typed[:60])


@allow(Role.MEMBER)
def read(turn: Turn, question: int) -> None:
    """One answer, as long as it is published."""
    entries = [each for each in faq.published(turn.conn) if each.id == question]
    again = [press("again", "faq.begin"), press("difficulty", "difficulty.begin"), press("menu", "menu.show")]
    if entries:
        turn.say("faq/answer", again, entry=entries[0])
    else:
        turn.say("faq/gone", again)


@allow(Role.OFFICE)
def register(turn: Turn, page: int = 0) -> None:
    """All entries, and the way to write one."""
    screen = screen_of(faq.every(turn.conn), page, A_SCREEN)
    choices = [press("add", "faq.add")]
    choices += [option(entry.question, "faq.show", question=entry.id) for entry in screen.items]
    choices += [*turning(screen, "faq.register"), press("office", "office.show")]
    turn.say("faq/register", choices, screen=screen)


@allow(Role.OFFICE)
def show(turn: Turn, question: int) -> None:
    """One entry as the office sees it."""
    kept = faq.get(turn.conn, question)
    if kept is not None:
        _say(turn, kept)


def _say(turn: Turn, kept: Entry, before: tuple[str, dict[str, Any]] | None = None) -> None:
    turning_ = "unpublish" if kept.published else "publish"
    about = {"question": kept.id, "revision": kept.revision}
    choices = [press("edit", "faq.edit", **about), press(turning_, "faq.turn", **about)]
    turn.say("faq/show", [*choices, press("list", "faq.register")], before=before, entry=kept)


@allow(Role.OFFICE)
def turn_(turn: Turn, question: int, revision: int) -> None:
    """Take an entry back, or publish it again."""
    kept = faq.get(turn.conn, question)
    if kept is None:
        return
    turned = replace(kept, revision=revision, published=not kept.published)
    done = faq.write(turn.conn, turned, by=turn.me.official_id, now=turn.now)
    _say(turn, faq.get(turn.conn, question) or kept, before=None if done else ("faq/changed", {}))


@allow(Role.OFFICE)
def add(turn: Turn) -> None:
    """Ask for a new entry."""
    start(turn, FORM, {"entry": None, "difficulty": None})


@allow(Role.OFFICE)
def make(turn: Turn, difficulty: int) -> None:
    """Make an answered difficulty an entry: its words are offered to be worded anew."""
    source = difficulties.by_id(turn.conn, difficulty)
    kept = faq.of_difficulty(turn.conn, difficulty)
    if kept is not None:
        _say(turn, kept)
    elif source is not None:
        start(turn, FORM, {"entry": None, "difficulty": difficulty})


@allow(Role.OFFICE)
def edit(turn: Turn, question: int, revision: int) -> None:
    """Open the form with the words of an entry."""
    kept = faq.get(turn.conn, question)
    if kept is not None:
        known = {"question": Answer(kept.question, kept.question), "answer": Answer(kept.answer, kept.answer)}
        start(turn, FORM, {"entry": question, "revision": revision, "difficulty": None}, known)


def _nameless(most: int) -> Reader:
    """A reader of words that name nobody on the roster: what is published is read by everybody."""

    def read(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
        said = answers.text("difficulty/which_text", most)(turn, filling, given)
        if isinstance(said, Again):
            return said
        text = f" {fold(said.shown)} "
        named = [each.full_name for each in roster.known(turn.conn, turn.today) if f" {fold(each.full_name)} " in text]
        return Again("faq/names", {"named": named[:3]}) if named else said

    return read


def _source(turn: Turn, filling: Filling) -> dict[str, Any]:
    key = filling.about["difficulty"]
    source = difficulties.by_id(turn.conn, key) if key is not None else None
    told = (source.last(State.DECIDED) or source.last(State.ANSWERED)) if source is not None else None
    return {"source": source, "told": told}


def _save(turn: Turn, filling: Filling) -> None:
    question, answer = filling.value("question"), filling.value("answer")
    about, by = filling.about, turn.me.official_id
    if about["entry"] is None:
        key, done = faq.add(turn.conn, about["difficulty"], question, answer, by=by, now=turn.now), True
    else:
        key = about["entry"]
        kept = faq.get(turn.conn, key)
        assert kept is not None  # entries are never deleted
        worded = replace(kept, revision=about["revision"], question=question, answer=answer)
        done = faq.write(turn.conn, worded, by=by, now=turn.now)
    kept = faq.get(turn.conn, key)
    assert kept is not None  # just written
    _say(turn, kept, before=("faq/saved", {}) if done else ("faq/changed", {}))


def _read_query(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    text = (given.text or "").strip()
    return Answer(text[:200], text[:200]) if fold(text) else Again("faq/which_words")


ASK = Form(
    name="faq/ask",
    access=Access(frozenset({Role.MEMBER})),
    fields=lambda filling: [Field("words", "faq/ask_words", _read_query)],
    review="",
    save=lambda turn, filling: found(turn, filling.value("words")),
)
FORM = Form(
    name="faq",
    access=Access(frozenset({Role.OFFICE})),
    fields=lambda filling: [
        Field("question", "faq/ask_question", _nameless(LONGEST_QUESTION), values=_source),
        Field("answer", "faq/ask_answer", _nameless(LONGEST_ANSWER), values=_source),
    ],
    review="faq/review",
    save=_save,
)
ACTIONS: dict[str, Handler] = {
    "faq.begin": begin,
    "faq.read": read,
    "faq.register": register,
    "faq.show": show,
    "faq.turn": turn_,
    "faq.add": add,
    "faq.make": make,
    "faq.edit": edit,
}
