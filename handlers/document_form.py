"""“Nhập từ văn bản”: the document as a file, or its text pasted in as many messages as it takes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from handlers import document
from handlers.access import allow
from handlers.event import File
from handlers.evidence import as_argument
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.phrases import phrase
from handlers.sheet import REVIEW
from handlers.turn import Turn
from rules.file_kinds import MOST_BYTES, label
from rules.records import Role

SHORTEST, MOST_PIECES = 200, 60


@allow(Role.OFFICE, Role.ADMIN)
def begin(turn: Turn) -> None:
    """Ask for the document."""
    start(turn, FORM, {})


def _fields(filling: Filling) -> Sequence[Field]:
    """The first message, then one more for every message that was sent."""
    given = sum(1 for name in filling.answers if name.startswith("piece"))
    first = Field("piece1", "document/ask", _read)
    return [first, *(Field(f"piece{n}", "document/ask", _read, on_request=True) for n in range(2, given + 2))]


def _read(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    if given.file is not None:
        return _read_file(given.file)
    text = given.text or ""
    if not text.strip():
        return Again("document/which")
    return Answer({"text": text}, f"{text.strip()[:60]}…")


def _read_file(file: File) -> Answer | Again:
    if (file.size or 0) > MOST_BYTES:
        return Again("document/too_large", {"most": MOST_BYTES // 1024**2})
    return Answer({"file": as_argument(file)}, label(file.name))


def _hear(turn: Turn, filling: Filling, at: str, given: Given) -> Mapping[str, Answer] | Again | None:
    """At the review a further message is the next piece of the text; a file takes the place of all."""
    if at != REVIEW:
        return None
    answer = _read(turn, filling, given)
    if isinstance(answer, Again):
        return answer
    count = len(filling.answers)
    if "file" in answer.value or "file" in filling.value("piece1"):
        return dict.fromkeys(filling.answers, answer)
    return {f"piece{count + 1}": answer} if count < MOST_PIECES else Again("document/too_many")


def pasted(filling: Filling) -> str:
    """The pieces in the order they were sent."""
    pieces = [filling.value(f"piece{n}") for n in range(1, len(filling.answers) + 1)]
    return "\n".join(piece["text"] for piece in pieces if "text" in piece)


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    first = filling.value("piece1")
    name = label(first["file"]["name"]) if "file" in first else ""
    return {"name": name, "pieces": len(filling.answers), "letters": len(pasted(filling))}


def _save(turn: Turn, filling: Filling) -> None:
    first = filling.value("piece1")
    if "file" in first:
        document.read(turn, file=first["file"])
    elif len(pasted(filling)) < SHORTEST:
        turn.say("document/too_short", least=SHORTEST)
    else:
        document.queue(turn, phrase(turn, "document/pasted_name"), text=pasted(filling))


FORM = Form(
    name="document",
    access=begin.access,  # type: ignore[attr-defined]
    fields=_fields,
    review="document/review",
    save=_save,
    values=_values,
    heard=_hear,
)
ACTIONS: dict[str, Callable[..., None]] = {"document.begin": begin}
