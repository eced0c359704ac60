"""Chốt số liệu: the office freezes a compile; what was frozen is listed, printed as it was, and compared."""

from datetime import datetime
from typing import Any

from handlers import answers
from handlers.access import Handler, allow
from handlers.compile_scope import FREEZING, WHOLE, about, in_sight
from handlers.file_links import hand
from handlers.filling import start
from handlers.form import Field, Filling, Form
from handlers.phrases import phrase
from handlers.turn import Turn, option, press
from handlers.unit_scope import turning
from rules.pages import pack
from rules.paging import screen_of
from storage import campaigns, comparisons, frozen, jobs
from storage.frozen import Frozen
from storage.frozen_changes import changes_since

FREEZE, COMPARE = "freeze", "compare"
LONGEST_NOTE, A_SCREEN, ROOM = 300, 6, 700


@allow(*FREEZING, when=in_sight)
def begin(turn: Turn, campaign: int, period: str, scope: int | None = None) -> None:
    """Ask for a note, then freeze."""
    start(turn, FORM, {"campaign": campaign, "period": period, "scope": scope})


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    given = filling.about
    return {"about": about(turn, given["campaign"], given["period"], given["scope"]), "note": filling.value("note")}


def _save(turn: Turn, filling: Filling) -> None:
    if _busy(turn, FREEZE):
        return
    turn.say("freeze/started")
    given = {**filling.about, "note": filling.value("note") or ""}
    jobs.queue(turn.conn, FREEZE, given, turn.event.network, turn.event.chat, turn.now)


def _busy(turn: Turn, kind: str) -> bool:
    if jobs.waiting(turn.conn, kind, turn.event.chat):
        turn.say("compile/already")
        return True
    return False


@allow(*FREEZING, when=in_sight)
def done(
    turn: Turn, campaign: int, period: str, scope: int | None, note: str, content: str, sha256: str, as_of: str
) -> None:
    """Keep what was frozen; it is printed from now on."""
    made = datetime.fromisoformat(as_of)
    kept: dict[str, Any] = {"as_of": made, "note": note, "by": turn.me.official_id, "now": turn.now}
    found = frozen.keep(turn.conn, campaign, period, scope, content, sha256, **kept)
    choices = [press("show", "freeze.show", frozen=found.id), press("again", "compile.begin", campaign=campaign)]
    turn.say("freeze/done", choices, frozen=found, about=about(turn, campaign, period, scope))


@allow(*WHOLE)
def list_(turn: Turn, campaign: int, page: int = 0) -> None:
    """Every freeze of a campaign, the newest first."""
    screen = screen_of(frozen.of_campaign(turn.conn, campaign), page, A_SCREEN)
    choices = [option(_label(turn, each), "freeze.show", frozen=each.id) for each in screen.items]
    choices += turning(screen, "freeze.list", campaign=campaign)
    back = press("again", "compile.begin", campaign=campaign)
    turn.say("freeze/list", [*choices, back], campaign=campaigns.get(turn.conn, campaign), screen=screen)


def _label(turn: Turn, each: Frozen) -> str:
    return phrase(turn, "freeze/label", frozen=each, about=_about(turn, each))


def _about(turn: Turn, each: Frozen) -> Any:
    return about(turn, each.campaign_id, each.period, each.scope)


@allow(*WHOLE)
def show(turn: Turn, frozen: int) -> None:
    """One freeze: who, when, why, whether the record has changed since; print and compare."""
    found = _found(turn, frozen)
    if found is None:
        return
    changes = changes_since(turn.conn, found.campaign_id, found.as_of)
    older = _before(turn, found)
    choices = [press("print", "freeze.print", frozen=found.id), press("compare", "freeze.compare", older=found.id)]
    choices += [press("before", "freeze.compare", older=older.id, newer=found.id)] if older else []
    choices += [
        press("other", "freeze.against", newer=found.id),
        press("list", "freeze.list", campaign=found.campaign_id),
    ]
    turn.say("freeze/show", choices, frozen=found, about=_about(turn, found), changes=changes)


def _found(turn: Turn, frozen_id: int) -> Frozen | None:
    found = frozen.get(turn.conn, frozen_id)
    if found is None:
        turn.say("freeze/gone", [press("again", "compile.begin")])
    return found


def _before(turn: Turn, newer: Frozen) -> Frozen | None:
    """The freeze of the same period and scope that ``newer`` took over from."""
    older = (each for each in frozen.of_campaign(turn.conn, newer.campaign_id) if each.id < newer.id)
    return next((each for each in older if (each.period, each.scope) == (newer.period, newer.scope)), None)


@allow(*WHOLE)
def against(turn: Turn, newer: int, page: int = 0) -> None:
    """With which other freeze to compare."""
    found = _found(turn, newer)
    if found is None:
        return
    others = [each for each in frozen.of_campaign(turn.conn, found.campaign_id) if each.id != newer]
    screen = screen_of(others, page, A_SCREEN)
    choices = [option(_label(turn, each), "freeze.compare", older=each.id, newer=newer) for each in screen.items]
    choices += turning(screen, "freeze.against", newer=newer)
    turn.say("freeze/against", [*choices, press("show", "freeze.show", frozen=newer)], screen=screen)


@allow(*WHOLE)
def print_(turn: Turn, frozen: int) -> None:
    """Make the documents of a freeze again, as it was."""
    found = _found(turn, frozen)
    if found is None or _busy(turn, "compile"):
        return
    about = {"campaign": found.campaign_id, "period": found.period, "scope": found.scope, "frozen": found.id}
    about["progress"] = turn.say("compile/started")
    jobs.queue(turn.conn, "compile", about, turn.event.network, turn.event.chat, turn.now)


@allow(*WHOLE)
def compare(turn: Turn, older: int, newer: int | None = None) -> None:
    """Find the differences between two freezes, or a freeze and now."""
    found = _found(turn, older)
    if found is None or _busy(turn, COMPARE) or (newer is not None and _found(turn, newer) is None):
        return
    turn.say("freeze/comparing")
    about = {"older": older, "newer": newer}
    jobs.queue(turn.conn, COMPARE, about, turn.event.network, turn.event.chat, turn.now)


@allow(*WHOLE)
def compared(turn: Turn, older: int, newer: int | None, file: list[str], lines: list[str]) -> None:
    """Say what differs, and send all of it as a workbook."""
    first, second = (frozen.get(turn.conn, each) if each is not None else None for each in (older, newer))
    title = phrase(turn, "freeze/compared_title", older=first, newer=second)
    kept = comparisons.keep(turn.conn, turn.me.official_id, title, lines, turn.now)
    if lines:
        hand(turn, "freeze/file", (file[0], file[1]), (COMPARE, {"older": older, "newer": newer}), count=len(lines))
    _page(turn, kept, title, lines, 0, older)


@allow(*WHOLE)
def page(turn: Turn, comparison: int, page: int) -> None:
    """Another page of one's own comparison."""
    found = comparisons.get(turn.conn, comparison)
    mine = comparisons.owner(turn.conn, {"comparison": comparison}) == turn.me.official_id
    if found is None or not mine:
        turn.say("freeze/gone", [press("again", "compile.begin")])
        return
    _page(turn, comparison, found[0], found[1], page, None)


def _page(turn: Turn, comparison: int, title: str, lines: list[str], number: int, older: int | None) -> None:
    screen = screen_of(pack(lines, ROOM) or [[]], number, 1)
    choices = turning(screen, "freeze.page", comparison=comparison)
    choices += [press("show", "freeze.show", frozen=older)] if older is not None else []
    turn.say("freeze/differences", choices, title=title, lines=screen.items[0], screen=screen, total=len(lines))


FORM = Form(
    name="freeze",
    access=begin.access,  # type: ignore[attr-defined]
    fields=lambda filling: [
        Field(
            "note",
            "freeze/ask_note",
            answers.text("form/press_or_type", LONGEST_NOTE, bool),
            values=_values,
            optional=True,
        )
    ],
    review="freeze/review",
    save=_save,
    values=_values,
)

ACTIONS: dict[str, Handler] = {
    "freeze.begin": begin,
    "freeze.list": list_,
    "freeze.show": show,
    "freeze.against": against,
    "freeze.print": print_,
    "freeze.compare": compare,
    "freeze.page": page,
}
OUTCOMES: dict[str, Handler] = {FREEZE: done, COMPARE: compared}
