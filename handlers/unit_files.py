"""Files that go with a unit's launch, model or project: taken like any evidence, tied to the record when it is saved."""

from handlers import evidence
from handlers.form import Again, Answer, Filling, Given
from handlers.turn import Turn
from rules.file_kinds import label
from storage import files


def read_file(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """A document or photo; anything else is asked for again."""
    if given.file is None:
        return Again("unit/which_file")
    taken = evidence.accept(turn, given.file, [])
    return taken if isinstance(taken, Again) else Answer(taken[0], label(given.file.name))


def attach(turn: Turn, file_id: int | None, **place: int) -> None:
    """Tie the file that was sent in a form, if any, to its record (``launch_id=…`` or ``showcase_id=…``)."""
    if file_id is not None:
        files.attach(turn.conn, [file_id], turn.me.official_id, **place)
