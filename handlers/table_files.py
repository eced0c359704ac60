"""A table that is sent to be read: by its name, not too large, and read by a job of its kind, one at a time in a chat."""

from typing import Any

from handlers.event import File
from handlers.form import Again, Answer, Field, Filling, Form, Given, Reader
from handlers.turn import Turn
from storage import jobs

EXTENSIONS = (".xlsx", ".xls", ".csv")
MOST_BYTES = 10 * 1024 * 1024
LONGEST_NAME = 100


def is_table(file: File | None) -> bool:
    """Whether a sent file may be a table, by its name."""
    return file is not None and file.name.lower().endswith(EXTENSIONS)


def too_large(file: File) -> bool:
    """Whether the network says so already."""
    return (file.size or 0) > MOST_BYTES


def queue(turn: Turn, kind: str, reference: str, name: str) -> None:
    """Have the file read by the jobs of ``kind``."""
    if jobs.waiting(turn.conn, kind, turn.event.chat):
        turn.say("roster/already")
        return
    about = {"reference": reference, "by": turn.me.official_id}
    jobs.queue(turn.conn, kind, about, turn.event.network, turn.event.chat, turn.now)
    turn.say("roster/started", name=name)


def form(kind: str, begin: Any, ask: str, which: str) -> Form:
    """The form that ``begin`` starts: it asks (``ask``) for a table, says again ``which`` is wanted, and has it read."""

    def send(turn: Turn, filling: Filling) -> None:
        queue(turn, kind, **filling.value("file"))

    return Form(
        name=kind,
        access=begin.access,
        fields=lambda filling: [Field("file", ask, _read_file(which))],
        review="",
        save=send,
    )


def _read_file(which: str) -> Reader:
    def read(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
        file = given.file
        if file is None or not is_table(file):
            return Again(which)
        if too_large(file):
            return Again("roster/too_large")
        name = file.name[:LONGEST_NAME]
        return Answer({"reference": file.reference, "name": name}, name)

    return read
