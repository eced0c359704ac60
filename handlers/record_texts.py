"""Texts and files of a unit's record: what may not be kept is refused and forgotten, the rest is taken as it is."""

from collections.abc import Mapping

from handlers import answers, evidence
from handlers.form import Again, Answer, Filling, Given
from handlers.turn import Turn
from rules.file_kinds import label
from rules.secrecy import restricted
from rules.words import clean
from storage import withheld


def read_text(turn: Turn, given: Given, most: int) -> Answer | Again:
    """A text of at most ``most`` characters that names nothing restricted."""
    found = answers.taken(clean(given.text or ""), "unit/showcase/which_text", most)
    return found if isinstance(found, Again) else _refused(turn, found.value) or found


def take_file(turn: Turn, filling: Filling, given: Given) -> Mapping[str, Answer] | Again | None:
    """A file sent at any question joins the others (answer ``files``); None when no file was sent."""
    if given.file is None:
        return None
    refused = _refused(turn, label(given.file.name))
    if refused is not None:
        return refused
    taken = evidence.accept(turn, given.file, filling.value("files") or [])
    return taken if isinstance(taken, Again) else {"files": Answer(taken, evidence.counted(turn, len(taken)))}


def no_file(turn: Turn, filling: Filling, given: Given) -> Again:
    """What was said where a file was asked for."""
    return Again("unit/which_file")


def _refused(turn: Turn, text: str) -> Again | None:
    reason = restricted(text)
    if reason is None:
        return None
    withheld.forget(turn.conn, turn.event.network, turn.event.event_id)
    return Again("evidence/restricted", {"reason": reason})
