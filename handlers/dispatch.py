"""Finds the handler of an event in the table of contents, asks whether the person may use it, and calls it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handlers import filling, form_actions, secrecy
from handlers.access import Access, permitted
from handlers.deputies import acting
from handlers.form import Form, Given
from handlers.labels import offered as rows_offered
from handlers.labels import said
from handlers.numbering import chosen, is_sign
from handlers.sheet import Sheet
from handlers.turn import Turn, press
from rules.words import fold
from storage import outbox

Handler = Callable[..., None]
# messages that a thumb scrolls back to where there are no buttons: a label of any of them may be typed
SCREENFUL = 20
LONGEST_TYPED = 200  # letters of a label that somebody may type


@dataclass(frozen=True, slots=True)
class Tables:
    """The table of contents: what people can type, press, be asked, and say in their own words."""

    commands: Mapping[str, Handler]
    actions: Mapping[str, Handler]
    forms: Mapping[str, Form]
    words: Handler
    strangers: Handler
    group: Handler
    presence: Handler


def dispatch(turn: Turn, tables: Tables) -> None:
    """Answer one event."""
    event = turn.event
    if event.left or event.returned or event.migrated_to:
        tables.presence(turn)
    elif not event.private:
        tables.group(turn)
    elif secrecy.found(turn):
        _refused(turn, tables)
    elif event.press is not None:
        _pressed(turn, tables)
    elif event.command is not None:
        _commanded(turn, tables)
    else:
        _said(turn, tables)


def _refused(turn: Turn, tables: Tables) -> None:
    """Nothing of the message is used; what was asked is asked again."""
    sheet = form_actions.sheet_at(turn, tables.forms)
    if turn.person is None:
        _stranger(turn, tables)
    elif sheet is not None:
        filling.ask_again(turn, sheet, before=("evidence/secret", {}))
    else:
        turn.say("evidence/secret", [press("menu", "menu.show")])


def _commanded(turn: Turn, tables: Tables) -> None:
    handler = tables.commands.get(turn.event.command or "")
    if handler is None:
        turn.say("menu/unknown_command", [press("menu", "menu.show")]) if turn.person else _stranger(turn, tables)
        return
    _call(turn, tables, handler, {})


def _pressed(turn: Turn, tables: Tables) -> None:
    assert turn.event.press is not None
    offered = outbox.offer(turn.conn, turn.event.press.outbox_id)
    mine = offered is not None and (offered.network, offered.chat) == (turn.event.network, turn.event.chat)
    here = mine and 0 <= turn.event.press.index < len(offered.choices)
    if not here or offered.choices[turn.event.press.index]["action"] not in tables.actions:
        turn.say("form/gone", [press("menu", "menu.show")]) if turn.person else _stranger(turn, tables)
        return
    _choose(turn, tables, offered.choices[turn.event.press.index])


def _choose(turn: Turn, tables: Tables, choice: dict[str, Any]) -> None:
    label = said(choice)
    arguments = {**choice["args"], "label": label} if choice["action"] == "form.pick" else choice["args"]
    _call(turn, tables, tables.actions[choice["action"]], arguments, label)


def _call(turn: Turn, tables: Tables, handler: Handler, arguments: dict[str, Any], label: str = "") -> None:
    access: Access = handler.access  # type: ignore[attr-defined]
    if permitted(turn.conn, turn.person, access, arguments):
        acting(turn, access, arguments, label, lambda: handler(turn, **arguments))
    elif turn.person is None:
        _stranger(turn, tables)
    else:
        turn.say("menu/not_allowed", [press("menu", "menu.show")])


def _stranger(turn: Turn, tables: Tables) -> None:
    """Who is about to join is asked on, and nothing typed so far is lost; everybody else gets the one fixed answer."""
    sheet = form_actions.sheet_at(turn, tables.forms)
    if sheet is not None:
        filling.ask_again(turn, sheet, before=("join/first_this", {}))
    else:
        tables.strangers(turn)


def _said(turn: Turn, tables: Tables) -> None:
    event = turn.event
    sheet = form_actions.sheet_at(turn, tables.forms)
    labelled = _label_typed(turn, sheet)
    if labelled is not None:
        _choose(turn, tables, labelled)
    elif sheet is not None and _pushed_up(turn, sheet):
        filling.ask_again(turn, sheet, before=("form/numbered_which", {}))
    elif sheet is not None:
        filling.answered(turn, sheet, Given(event.text, event.file, event.contact))
    elif turn.person is None:
        tables.strangers(turn)
    else:
        _call(turn, tables, tables.words, {})


def _pushed_up(turn: Turn, sheet: Sheet) -> bool:
    """Whether a sign was typed, where there are no buttons, while another message stands below the question."""
    if turn.capabilities.buttons or not is_sign(turn.event.text or ""):
        return False
    newest = outbox.last_offer(turn.conn, turn.event.network, turn.event.chat)
    return newest is not None and bool(newest.choices) and newest.id != sheet.row.prompt_id


def _label_typed(turn: Turn, sheet: Sheet | None) -> dict[str, Any] | None:
    """The choice whose label was typed in full: of the newest message (or its sign, where there are no buttons), or of
    the question asked last, which a reminder may have pushed up the screen. A caption is never a label."""
    text = (turn.event.text or "").strip()
    if not text or len(text) > LONGEST_TYPED or turn.event.file is not None:
        return None
    # further up the screen only where nothing can be pressed, and while no question waits that the words may answer
    most = 1 if turn.capabilities.buttons or sheet is not None else SCREENFUL
    latest = outbox.latest_offers(turn.conn, turn.event.network, turn.event.chat, most)
    if text.isdigit() or (is_sign(text) and not turn.capabilities.buttons):
        return None if turn.capabilities.buttons else _signed(turn, sheet, text, latest)
    asked = outbox.offer(turn.conn, sheet.row.prompt_id) if sheet is not None and sheet.row.prompt_id else None
    return next(filter(None, (_labelled(text, offered) for offered in (*latest, asked))), None)


def _signed(turn: Turn, sheet: Sheet | None, text: str, latest: Sequence[Any]) -> dict[str, Any] | None:
    """A sign counts only while its list is the last one, and never while an older question waits for its answer."""
    if not latest or (sheet is not None and _pushed_up(turn, sheet)):
        return None
    return chosen(text, latest[0].choices)


def _labelled(text: str, offered: Any) -> dict[str, Any] | None:
    typed = fold(text)
    choices = rows_offered(offered.choices) if offered is not None else []
    named = [choice for choice in choices if typed in (fold(choice["label"]), fold(said(choice)))]
    return named[0] if len(named) == 1 else None
