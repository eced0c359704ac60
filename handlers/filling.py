"""The engine of forms: kept as a row, so that nothing typed is ever lost.

It gives every form back, skip, huỷ, review before saving, edit one answer, resume days later, and a friendly re-ask that
says what was not understood.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handlers.deputies import acting
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.form_answers import changeable, in_short
from handlers.sheet import (
    CHOOSE,
    REVIEW,
    Sheet,
    field_asked,
    missing,
    moved_to,
    named,
    sheet_of,
    state_of,
    with_answers,
)
from handlers.turn import Choice, Turn, lettered, option, press
from rules.pick import Picked, pick
from storage import conversations
from storage.conversations import Conversation


def start(turn: Turn, form: Form, about: Mapping[str, Any], answers: Mapping[str, Answer] | None = None) -> None:
    """Begin a form; answers that are already known are not asked. A waiting draft of the same thing is offered first."""
    draft = next(
        (c for c in conversations.begun(turn.conn, turn.event.network, turn.event.chat) if c.form == form.name), None
    )
    if draft and not answers and draft.state["about"] == dict(about) and draft.state["answers"]:
        resume(turn, sheet_of(form, draft))
        return
    _proceed(turn, _begun(turn, form, Filling(about, answers or {})))


def start_with(
    turn: Turn, form: Form, about: Mapping[str, Any], given: Given, answers: Mapping[str, Answer] | None = None
) -> None:
    """Begin a form with what was already said as the answer to its first question that is not among ``answers``."""
    sheet = _begun(turn, form, Filling(about, answers or {}))
    answered(turn, moved_to(sheet, missing(sheet)[0].name, editing=False), given)


def _begun(turn: Turn, form: Form, filling: Filling) -> Sheet:
    state = state_of(filling, at="", editing=False)
    row = Conversation(turn.event.network, turn.event.chat, form.name, state)
    return sheet_of(form, conversations.keep(turn.conn, row, turn.now))


def resume(turn: Turn, sheet: Sheet) -> None:
    """Go on where the person stopped."""
    row = conversations.activate(turn.conn, sheet.row, turn.now)
    _ask(turn, replace(sheet, row=row), before=("form/resumed", {"title": title_of(turn, sheet.form)}))


def title_of(turn: Turn, form: Form) -> str:
    """What the form is called to people."""
    return turn.office.renderer.render(f"{form.name}/title", {}).text


def answered(turn: Turn, sheet: Sheet, given: Given) -> None:
    """The person's next message is the answer to the question asked."""
    heard = sheet.form.heard(turn, sheet.filling, sheet.at, given)
    if heard is not None:
        _hear(turn, sheet, heard)
        return
    asked = field_asked(sheet)
    if asked is None:
        _turn_to(turn, sheet, given)
        return
    chosen = _chosen(turn, sheet, asked, given)
    answer = chosen or asked.read(turn, sheet.filling, given)
    _hear(turn, sheet, answer if isinstance(answer, Again) else {asked.name: answer})


def _turn_to(turn: Turn, sheet: Sheet, given: Given) -> None:
    """Words typed where there is nothing to answer: which answer to change, when they mean one."""
    asked = changeable(sheet) if sheet.at == CHOOSE else []
    found = pick(given.text or "", [in_short(turn, sheet, each) for each in asked])
    if isinstance(found, Picked):
        change(turn, sheet, asked[found.index].name)
    else:
        _ask(turn, sheet, before=("form/press_or_type" if sheet.at == CHOOSE else "form/press_one", {}))


def _hear(turn: Turn, sheet: Sheet, heard: Mapping[str, Answer] | Again) -> None:
    if not isinstance(heard, Again):
        _proceed(turn, with_answers(sheet, {**sheet.filling.answers, **heard}))
        return
    if heard.clear:
        sheet = with_answers(sheet, {**sheet.filling.answers, **heard.clear})
        sheet = moved_to(sheet, sheet.at, editing=bool(sheet.row.state["editing"]))
    if heard.options:
        _ask_which(turn, sheet, heard)
    else:
        _ask(turn, sheet, before=(heard.moment, heard.values))


def _ask_which(turn: Turn, sheet: Sheet, again: Again) -> None:
    """Offer the readings of an answer that has several."""
    about = {"form": sheet.form.name, "field": again.field or sheet.at}
    choices = [option(label, "form.pick", **about, value=value) for label, value in again.options]
    choices.append(press("stop", "form.stop", form=sheet.form.name))
    values = {"readings": [label for label, _ in again.options], **again.values}
    prompt = turn.say(again.moment, [lettered(choice) for choice in choices], tail=1, **values)
    conversations.keep(turn.conn, replace(sheet.row, prompt_id=prompt), turn.now)


def picked(turn: Turn, sheet: Sheet, name: str, value: Any, label: str) -> None:
    """A pressed option of a question (the one asked, or one whose readings were offered)."""
    asked = named(sheet, name)
    if asked is None:
        _ask(turn, sheet, before=("form/passed", {}))
    else:
        _take(turn, sheet, asked, Answer(value, label))


def skipped(turn: Turn, sheet: Sheet) -> None:
    """Leave an optional question out; one that is not optional is asked again."""
    asked = field_asked(sheet)
    if asked is None or not asked.optional:
        _ask(turn, sheet, before=("form/needed", {}))
        return
    answers = {**sheet.filling.answers, asked.name: Answer(None, "")}
    _proceed(turn, with_answers(sheet, answers))


def back(turn: Turn, sheet: Sheet) -> None:
    """Ask the previous question again; its answer stays until it is given anew."""
    names = [f.name for f in sheet.form.fields(sheet.filling)]
    place = names.index(sheet.at) if sheet.at in names else len(names)
    if place == 0:
        _ask(turn, sheet)
    else:
        _ask(turn, moved_to(sheet, names[place - 1], editing=False))


def choose(turn: Turn, sheet: Sheet) -> None:
    """Show which answers can be changed."""
    _ask(turn, moved_to(sheet, CHOOSE, editing=False))


def change(turn: Turn, sheet: Sheet, name: str) -> None:
    """Ask one question again, then return to the review."""
    _ask(turn, moved_to(sheet, name, editing=True))


def save(turn: Turn, sheet: Sheet) -> None:
    """Store what the form holds and end it; an unfinished one is asked on instead."""
    if missing(sheet):
        _proceed(turn, sheet)
        return
    conversations.end(turn.conn, sheet.row)
    form, about = sheet.form, sheet.filling.about
    acting(turn, form.access, about, title_of(turn, form), lambda: form.save(turn, sheet.filling))


def stop(turn: Turn, sheet: Sheet) -> None:
    """Huỷ: nothing is saved; what was typed waits, unless the person drops it."""
    conversations.suspend(turn.conn, sheet.row, turn.now)
    choices = [press("resume", "form.resume", form=sheet.form.name), press("drop", "form.drop", form=sheet.form.name)]
    turn.say("form/stopped", choices, title=title_of(turn, sheet.form))


def review(turn: Turn, sheet: Sheet) -> None:
    """Back to the review without changing anything."""
    _proceed(turn, sheet)


def ask_again(turn: Turn, sheet: Sheet, before: tuple[str, Mapping[str, Any]] | None = None) -> None:
    """Repeat the current question."""
    _ask(turn, sheet, before=before)


def _chosen(turn: Turn, sheet: Sheet, asked: Field, given: Given) -> Answer | None:
    options = asked.options(turn, sheet.filling)
    if not options or not given.text or (asked.figure and given.text.strip().isdigit()):
        return None
    found = pick(given.text, [label for label, _ in options])
    if isinstance(found, Picked):
        label, value = options[found.index]
        return Answer(value, label)
    return None


def _take(turn: Turn, sheet: Sheet, asked: Field, answer: Answer) -> None:
    _proceed(turn, with_answers(sheet, {**sheet.filling.answers, asked.name: answer}))


def _proceed(turn: Turn, sheet: Sheet) -> None:
    left = missing(sheet)
    if not left and not sheet.form.review:
        save(turn, sheet)
        return
    _ask(turn, moved_to(sheet, left[0].name if left else REVIEW, editing=False))


def _ask(turn: Turn, sheet: Sheet, before: tuple[str, Mapping[str, Any]] | None = None) -> None:
    asked = field_asked(sheet)
    if asked is not None:
        prompt = _ask_field(turn, sheet, asked, before)
    elif sheet.at == CHOOSE:
        prompt = turn.say("form/choose", _changes(turn, sheet), before=before, tail=1)
    else:
        prompt = _ask_review(turn, sheet, before)
    conversations.keep(turn.conn, replace(sheet.row, prompt_id=prompt), turn.now)


def _ask_field(turn: Turn, sheet: Sheet, asked: Field, before: tuple[str, Mapping[str, Any]] | None) -> int:
    about = {"form": sheet.form.name, "field": asked.name}
    offered = [option(label, "form.pick", **about, value=value) for label, value in asked.options(turn, sheet.filling)]
    choices = [press("skip", "form.skip", **about)] if asked.optional else []
    choices += sheet.form.asides(turn, sheet.filling)
    if sheet.row.state["editing"]:
        choices.append(press("review", "form.review", **about))
    elif sheet.form.fields(sheet.filling)[0].name != asked.name:
        choices.append(press("back", "form.back", **about))
    choices.append(press("stop", "form.stop", **about))
    shown = [*(map(lettered, offered) if asked.figure else offered), *map(lettered, choices)]
    values = asked.values(turn, sheet.filling)
    return turn.say(asked.moment, shown, before=before, tail=len(choices), **values)


def _ask_review(turn: Turn, sheet: Sheet, before: tuple[str, Mapping[str, Any]] | None) -> int:
    about = {"form": sheet.form.name}
    choices: list[Choice] = [press("save", "form.save", **about), *sheet.form.more(turn, sheet.filling)]
    choices += [press(name, f"form.{name}", **about) for name in ("choose", "stop")]
    answers = {name: answer.shown for name, answer in sheet.filling.answers.items()}
    shown = [lettered(choice) for choice in choices]
    return turn.say(sheet.form.review, shown, before=before, answers=answers, **sheet.form.values(turn, sheet.filling))


def _changes(turn: Turn, sheet: Sheet) -> list[Choice]:
    about = {"form": sheet.form.name}
    asked = changeable(sheet)
    changes = [option(in_short(turn, sheet, each), "form.change", **about, field=each.name) for each in asked]
    return [*changes, press("review", "form.review", **about)]
