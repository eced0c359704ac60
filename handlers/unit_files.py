"""Files that go with a unit's launch, model or project: read from the message, kept with the record."""

from typing import Any

from handlers.form import Again, Answer, Filling, Given
from handlers.turn import Turn
from rules.words import clean
from storage import files

MOST_BYTES = 10 * 1024 * 1024
LONGEST_NAME = 200


def read_file(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """A document or photo of at most 10 MB; anything else is asked for again."""
    if given.file is None:
        return Again("unit/which_file")
    if given.file.size is not None and given.file.size > MOST_BYTES:
        return Again("unit/file_too_big", {"size": given.file.size})
    name = clean(given.file.name)[:LONGEST_NAME] or "tệp"
    value = {"reference": given.file.reference, "name": name, "kind": given.file.kind, "size": given.file.size}
    return Answer(value | {"network": turn.event.network}, name)


def keep(turn: Turn, sent: dict[str, Any] | None, **place: int) -> None:
    """Record a file that was sent in a form and tie it to its record (``launch_id=…`` or ``showcase_id=…``)."""
    if sent is None:
        return
    said = {name: sent[name] for name in ("name", "kind", "network", "reference")}
    me = turn.me.official_id
    file_id = files.declare(turn.conn, official_id=me, declared_size=sent["size"], now=turn.now, **said)
    files.attach(turn.conn, [file_id], me, **place)
