"""The buttons that every form has. They act only while their question is the last one asked."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from handlers import filling
from handlers.access import allow, permitted
from handlers.form import Form
from handlers.labels import said
from handlers.sheet import Sheet, sheet_of
from handlers.turn import Choice, Turn
from storage import conversations

# what the choices of a question do
_QUESTION = frozenset({"form.pick", "form.change", "form.skip", "form.back", "form.review", "form.stop"})

Move = Callable[[Turn, Sheet, dict[str, Any]], None]


def actions(forms: Mapping[str, Form]) -> dict[str, Callable[..., None]]:
    """The table of form actions, bound to the declared forms."""
    moves: dict[str, Move] = {
        "form.pick": lambda turn, sheet, args: filling.picked(turn, sheet, args["field"], args["value"], args["label"]),
        "form.skip": lambda turn, sheet, args: filling.skipped(turn, sheet),
        "form.back": lambda turn, sheet, args: filling.back(turn, sheet),
        "form.choose": lambda turn, sheet, args: filling.choose(turn, sheet),
        "form.change": lambda turn, sheet, args: filling.change(turn, sheet, args["field"]),
        "form.review": lambda turn, sheet, args: filling.review(turn, sheet),
        "form.save": lambda turn, sheet, args: filling.save(turn, sheet),
        "form.stop": lambda turn, sheet, args: filling.stop(turn, sheet),
    }
    table: dict[str, Callable[..., None]] = {name: _while_last(forms, move) for name, move in moves.items()}
    return {**table, "form.resume": _resume(forms), "form.drop": _drop(forms), "form.others": _others(forms)}


def sheet_at(turn: Turn, forms: Mapping[str, Form], *, active: bool = True, name: str | None = None) -> Sheet | None:
    """The form this chat is at (or, by name, one that waits), when the person may still use it."""
    for row in conversations.begun(turn.conn, turn.event.network, turn.event.chat):
        wanted = row.active if name is None else row.form == name
        if wanted and row.form in forms:
            found = sheet_of(forms[row.form], row)
            about = dict(found.filling.about)
            return found if permitted(turn.conn, turn.person, found.form.access, about) else None
    return None


def _while_last(forms: Mapping[str, Form], move: Move) -> Callable[..., None]:
    @allow(strangers=True)  # the form's own access is checked by sheet_at
    def act(turn: Turn, **arguments: Any) -> None:
        sheet = sheet_at(turn, forms)
        if sheet is None or sheet.form.name != arguments["form"]:
            turn.say("form/gone")
        elif not _is_last(turn, sheet):
            filling.ask_again(turn, sheet, before=("form/passed", {}))
        else:
            move(turn, sheet, arguments)

    return act


def _is_last(turn: Turn, sheet: Sheet) -> bool:
    """Whether what was pressed is of the question asked last; what was typed always is."""
    return turn.event.press is None or sheet.row.prompt_id == turn.event.press.outbox_id


def _resume(forms: Mapping[str, Form]) -> Callable[..., None]:
    @allow(strangers=True)  # the form's own access is checked by sheet_at
    def act(turn: Turn, **arguments: Any) -> None:
        sheet = sheet_at(turn, forms, name=arguments["form"])
        if sheet is None:
            turn.say("form/gone")
        else:
            filling.resume(turn, sheet)

    return act


def _drop(forms: Mapping[str, Form]) -> Callable[..., None]:
    @allow(strangers=True)  # the form's own access is checked by sheet_at
    def act(turn: Turn, **arguments: Any) -> None:
        sheet = sheet_at(turn, forms, name=arguments["form"])
        if sheet is None:
            turn.say("form/gone")
        else:
            conversations.end(turn.conn, sheet.row)
            turn.say("form/dropped")

    return act


def _others(forms: Mapping[str, Form]) -> Callable[..., None]:
    @allow(strangers=True)  # each choice's own access is checked when it is pressed
    def act(turn: Turn, choices: list[dict[str, Any]], about: str) -> None:
        """The choices that did not fit; of a question, they are then where it is answered."""
        sheet = sheet_at(turn, forms)
        shown = [Choice(row["action"], row["args"], label=said(row), lettered="lettered" in row) for row in choices]
        prompt = turn.say("form/others", shown, about=about)
        if sheet is not None and choices[0]["action"] in _QUESTION and _is_last(turn, sheet):
            conversations.keep(turn.conn, replace(sheet.row, prompt_id=prompt), turn.now)

    return act


def stopping(forms: Mapping[str, Form]) -> Callable[..., None]:
    """/huy: stop the form being filled in; what was typed waits."""

    @allow(strangers=True)  # the form's own access is checked by sheet_at
    def stop(turn: Turn) -> None:
        sheet = sheet_at(turn, forms)
        if sheet is None:
            turn.say("menu/nothing_to_stop")
        else:
            filling.stop(turn, sheet)

    return stop
