"""The answers of a form as they are listed to be changed: what was asked, in short, and what was answered."""

from handlers.form import Field
from handlers.sheet import Sheet
from handlers.turn import Turn


def changeable(sheet: Sheet) -> list[Field]:
    """The questions that have been answered or skipped."""
    return [each for each in sheet.form.fields(sheet.filling) if each.name in sheet.filling.answers]


def in_short(turn: Turn, sheet: Sheet, asked: Field) -> str:
    """For example “Hạn: 30/6/2027”; an answer kept without words says what its button says."""
    answer = sheet.filling.answers[asked.name]
    labels = (label for label, value in asked.options(turn, sheet.filling) if value == answer.value)
    shown = answer.shown or next(labels, turn.office.renderer.labels("form/choose")["skipped"])
    return f"{_named(turn, sheet, asked)}: {' '.join(shown.split())}"


def _named(turn: Turn, sheet: Sheet, asked: Field) -> str:
    """What a question is called: the ``short`` below its words, or the name it was declared with."""
    if asked.title:
        return asked.title
    return turn.office.renderer.render(asked.moment, asked.values(turn, sheet.filling)).labels["short"]
