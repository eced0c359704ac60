"""A form in one chat: the declaration, the row it is kept in, and what it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from handlers.form import Answer, Field, Filling, Form
from storage.conversations import Conversation

REVIEW = "review"
CHOOSE = "choose"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form in one chat: the declaration, the row it is kept in, and what it holds."""

    form: Form
    row: Conversation
    filling: Filling

    @property
    def at(self) -> str:
        """The field being asked, ``review``, or ``choose`` (which answer to change)."""
        return str(self.row.state["at"])


def sheet_of(form: Form, row: Conversation) -> Sheet:
    """A stored conversation read as a form."""
    answers = {name: Answer(**answer) for name, answer in row.state["answers"].items()}
    return Sheet(form, row, Filling(row.state["about"], answers))


def missing(sheet: Sheet) -> list[Field]:
    """The questions that have to be asked still."""
    answers = sheet.filling.answers
    return [f for f in sheet.form.fields(sheet.filling) if f.name not in answers and not f.on_request]


def field_asked(sheet: Sheet) -> Field | None:
    """The question being asked; None at the review and while an answer to change is chosen."""
    return named(sheet, sheet.at)


def named(sheet: Sheet, name: str) -> Field | None:
    """A question of the form as it stands, by name."""
    return next((f for f in sheet.form.fields(sheet.filling) if f.name == name), None)


def with_answers(sheet: Sheet, answers: Mapping[str, Answer]) -> Sheet:
    """The sheet with new answers; answers to questions that are no longer asked are dropped."""
    filling = Filling(sheet.filling.about, answers)
    asked = {f.name for f in sheet.form.fields(filling)}
    return replace(sheet, filling=replace(filling, answers={n: a for n, a in answers.items() if n in asked}))


def moved_to(sheet: Sheet, at: str, *, editing: bool) -> Sheet:
    """The sheet at another question; ``editing`` returns to the review after its answer."""
    return replace(sheet, row=replace(sheet.row, state=state_of(sheet.filling, at=at, editing=editing)))


def state_of(filling: Filling, *, at: str, editing: bool) -> dict[str, Any]:
    """What of a form is kept in its row (JSON)."""
    answers = {name: {"value": a.value, "shown": a.shown} for name, a in filling.answers.items()}
    return {"about": dict(filling.about), "answers": answers, "at": at, "editing": editing}
