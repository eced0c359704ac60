"""What a report's form makes of any message: evidence, a figure, a status, a reason, or readings to choose from."""

from collections.abc import Mapping
from dataclasses import replace

from handlers import evidence, progress_reading
from handlers.form import Again, Answer, Filling, Given
from handlers.progress_form import LONGEST_NOTE, item_of, reports, standing_name, value_of
from handlers.progress_reading import NOTHING
from handlers.sheet import REVIEW
from handlers.turn import Turn
from rules.words import clean


def heard(turn: Turn, filling: Filling, at: str, given: Given) -> Mapping[str, Answer] | Again | None:
    """A photo or file is evidence whatever was asked, its caption is read like a line that was typed; a figure or status is
    understood at its question and at the review."""
    answers = _said(turn, filling, at, given) if given.text else None
    if given.file is None:
        return answers
    kept = evidence.accept(turn, given.file, filling.value("evidence") or [])
    if isinstance(kept, Again):
        return replace(kept, clear=answers) if isinstance(answers, Mapping) else kept
    proof = {"evidence": Answer(kept, evidence.counted(turn, len(kept)))}
    if isinstance(answers, Again):
        return replace(answers, clear=proof)
    return {**(_captioned(given) if answers is None else answers), **proof}


def _captioned(given: Given) -> dict[str, Answer]:
    """A caption that is no figure is the note."""
    caption = clean(given.text or "")[:LONGEST_NOTE]
    return {"note": Answer(caption, caption)} if caption else {}


def _said(turn: Turn, filling: Filling, at: str, given: Given) -> Mapping[str, Answer] | Again | None:
    item = item_of(turn, filling)
    if item is None or at not in (standing_name(item.id), REVIEW):
        return None
    now, before = reports(turn, filling)
    found = progress_reading.read(turn, clean(given.text or ""), item, now or before)
    old = value_of(filling) if at == REVIEW else NOTHING
    if isinstance(found, Again):
        options = [(label, progress_reading.merged(old, value)) for label, value in found.options]
        return replace(found, field=standing_name(item.id), options=options)
    if found is None:
        return None
    value = progress_reading.merged(old, found)
    note = {"note": Answer(value["note"], value["note"])} if value["note"] else {}
    return {standing_name(item.id): progress_reading.answer(turn, item, value), **note}
