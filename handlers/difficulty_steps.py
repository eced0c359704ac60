"""The steps of a difficulty: taken, answered, put before the director, decided, documented, closed, withdrawn."""

from collections.abc import Callable
from datetime import date
from typing import Any

from handlers import answers, unit_files
from handlers import difficulties as screens
from handlers.access import Access, Handler, allow
from handlers.difficulty_form import LONGEST
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.turn import Turn, press
from rules.difficulties import DOCUMENT, Difficulty, State, allowed, takes_document
from rules.records import Role
from rules.words import clean
from storage import difficulties, people
from storage.difficulties import Written

LONGEST_NUMBER = 60
NOTHING = Written()
OFFICE = frozenset({Role.OFFICE})
TEXTS = {"answer": State.ANSWERED, "put": State.PUT, "decide": State.DECIDED}


@allow(Role.OFFICE)
def take(turn: Turn, difficulty: int, revision: int) -> None:
    """The office looks at it now; its sender can no longer change it."""
    moved(turn, difficulty, revision, State.TAKEN, NOTHING)


@allow(Role.OFFICE)
def answer(turn: Turn, difficulty: int, revision: int) -> None:
    """Ask for the office's answer."""
    _ask(turn, ANSWER, difficulty, revision, State.ANSWERED)


@allow(Role.OFFICE)
def put(turn: Turn, difficulty: int, revision: int) -> None:
    """Ask for the office's summary for the director."""
    _ask(turn, PUT, difficulty, revision, State.PUT)


@allow(Role.DIRECTOR)
def decide(turn: Turn, difficulty: int, revision: int) -> None:
    """Ask for the director's decision in words."""
    _ask(turn, DECIDE, difficulty, revision, State.DECIDED)


@allow(Role.DIRECTOR)
def approve(turn: Turn, difficulty: int, revision: int) -> None:
    """The director agrees with what the office proposed."""
    agreed = turn.office.renderer.labels("difficulty/words_of_consent")["agreed"]
    moved(turn, difficulty, revision, State.DECIDED, Written(agreed))


@allow(Role.MEMBER, when=screens.may_see)
def close(turn: Turn, difficulty: int, revision: int) -> None:
    """It is settled; for its sender and for the office."""
    if turn.me.has(Role.OFFICE) or difficulties.owner(turn.conn, {"difficulty": difficulty}) == turn.me.official_id:
        moved(turn, difficulty, revision, State.CLOSED, NOTHING)
    else:
        turn.say("menu/not_allowed")


@allow(Role.MEMBER, owner=difficulties.owner)
def withdraw(turn: Turn, difficulty: int, revision: int) -> None:
    """Ask once more before withdrawing."""
    about = {"difficulty": difficulty, "revision": revision}
    choices = [press("yes", "difficulty.withdrawn", **about), press("no", "difficulty.open", difficulty=difficulty)]
    turn.say("difficulty/withdraw", choices)


@allow(Role.MEMBER, owner=difficulties.owner)
def withdrawn(turn: Turn, difficulty: int, revision: int) -> None:
    """Withdraw it as it was looked at; its rows stay."""
    moved(turn, difficulty, revision, State.WITHDRAWN, NOTHING)


@allow(Role.HEAD, unit=difficulties.unit_owning)
def document(turn: Turn, difficulty: int, revision: int) -> None:
    """Ask for the number, day and file of the written document."""
    found = difficulties.by_id(turn.conn, difficulty)
    if found is not None and takes_document(found.state):
        start(turn, PAPER, {"difficulty": difficulty})
    elif found is not None:
        screens.show(turn, found, before=("difficulty/changed", {}))


def moved(turn: Turn, difficulty: int, revision: int, state: State, written: Written) -> None:
    """Take a step from the revision that was looked at, say so, and tell those whom it concerns."""
    me = turn.me.official_id
    done = difficulties.move(turn.conn, difficulty, revision, state, written, by=me, now=turn.now)
    found = difficulties.by_id(turn.conn, difficulty)
    if found is None:
        turn.say("form/gone")
        return
    screens.show(turn, found, before=("difficulty/done", {"state": state}) if done else ("difficulty/changed", {}))
    if done:
        _tell(turn, found)


def _tell(turn: Turn, found: Difficulty) -> None:
    look = [press("look", "difficulty.open", difficulty=found.id)]
    for official in sorted(_concerned(turn, found) - {turn.me.official_id}):
        turn.tell(official, "difficulty/notice", look, found=found, step=found.steps[-1])


def _concerned(turn: Turn, found: Difficulty) -> set[int]:
    """The sender and the unit's heads; the director of what is put, the office of what is decided or withdrawn."""
    told = {found.official_id, *people.heads_over(turn.conn, found.unit_id, turn.today)}
    role = {State.PUT: Role.DIRECTOR, State.DECIDED: Role.OFFICE, State.WITHDRAWN: Role.OFFICE}.get(found.state)
    return told | ({official for official, _ in people.holders(turn.conn, role, turn.today)} if role else set())


def _ask(turn: Turn, form: Form, difficulty: int, revision: int, state: State) -> None:
    found = difficulties.by_id(turn.conn, difficulty)
    if found is None:
        turn.say("form/gone")
    elif found.revision != revision or not allowed(found.state, state):
        screens.show(turn, found, before=("difficulty/changed", {}))
    else:
        start(turn, form, {"difficulty": difficulty, "revision": revision})


def _found(turn: Turn, filling: Filling) -> dict[str, Any]:
    found = difficulties.by_id(turn.conn, filling.about["difficulty"])
    return {"found": found, "summary": found.last(State.PUT) if found else None}


def _saving(name: str) -> Callable[[Turn, Filling], None]:
    def save(turn: Turn, filling: Filling) -> None:
        about = filling.about
        moved(turn, about["difficulty"], about["revision"], TEXTS[name], Written(filling.value("text")))

    return save


def _text_form(name: str, access: Access) -> Form:
    asked = Field("text", f"difficulty/{name}/ask_text", answers.text("difficulty/which_text", LONGEST), values=_found)
    review = f"difficulty/{name}/review"
    return Form(f"difficulty/{name}", access, lambda filling: [asked], review=review, save=_saving(name), values=_found)


def _read_number(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    text = " ".join(clean(given.text or "").split())
    if not any(letter.isdigit() for letter in text) or len(text) > LONGEST_NUMBER:
        return Again("difficulty/document/which_number")
    return Answer(text, text)


def _read_day(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    found = answers.day(given, turn.today, past=True)
    late = isinstance(found, date) and found > turn.today
    return Again("form/which_day", {"typed": (given.text or "")[:60]}) if late else answers.dated(found)


def _save_paper(turn: Turn, filling: Filling) -> None:
    key, day = filling.about["difficulty"], date.fromisoformat(filling.value("day"))
    written = Written(file_id=filling.value("file"), number=filling.value("number"), on_day=day)
    done = difficulties.add_document(turn.conn, key, written, by=turn.me.official_id, now=turn.now)
    found = difficulties.by_id(turn.conn, key)
    if found is None:
        turn.say("form/gone")
        return
    screens.show(turn, found, before=("difficulty/done", {"state": DOCUMENT}) if done else ("difficulty/changed", {}))
    if done:
        _tell_office(turn, found)


def _tell_office(turn: Turn, found: Difficulty) -> None:
    look = [press("look", "difficulty.open", difficulty=found.id)]
    for official, _ in people.holders(turn.conn, Role.OFFICE, turn.today):
        if official != turn.me.official_id:
            turn.tell(official, "difficulty/notice", look, found=found, step=found.steps[-1])


ANSWER, PUT = (_text_form(name, Access(OFFICE)) for name in ("answer", "put"))
DECIDE = _text_form("decide", Access(frozenset({Role.DIRECTOR})))
PAPER = Form(
    name="difficulty/document",
    access=document.access,  # type: ignore[attr-defined]
    fields=lambda filling: [
        Field("number", "difficulty/document/ask_number", _read_number, values=_found),
        Field("day", "difficulty/document/ask_day", _read_day),
        Field("file", "difficulty/document/ask_file", unit_files.read_file),
    ],
    review="difficulty/document/review",
    save=_save_paper,
    values=_found,
)
FORMS = (ANSWER, PUT, DECIDE, PAPER)
ACTIONS: dict[str, Handler] = {
    "difficulty.take": take,
    "difficulty.answer": answer,
    "difficulty.put": put,
    "difficulty.approve": approve,
    "difficulty.decide": decide,
    "difficulty.close": close,
    "difficulty.withdraw": withdraw,
    "difficulty.withdrawn": withdrawn,
    "difficulty.document": document,
}
