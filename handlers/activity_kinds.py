"""The kinds of activity that units may record: the office adds, renames and retires them; what exists keeps its name."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from handlers import answers as readers
from handlers.access import Access, Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.turn import Turn, option, press
from handlers.unit_scope import turning
from rules.activities import read_ticks
from rules.activity_kinds import KINDS, Kind
from rules.own_activity_kinds import (
    ASK,
    LONGEST_LABEL,
    LONGEST_NAME,
    MOST_OWN,
    OFFERED,
    extras_asked,
    labels_of,
    own_labels,
    ticked_of,
)
from rules.paging import screen_of
from rules.records import Role
from rules.words import clean, fold
from storage import activity_kinds
from storage.activity_kinds import KeptKind

A_SCREEN = 6
KEEPERS = (Role.OFFICE, Role.ADMIN)


@allow(*KEEPERS)
def list_(turn: Turn, page: int = 0) -> None:
    """All kinds, those that are offered first."""
    found = sorted(activity_kinds.every(turn.conn).values(), key=lambda each: each.retired)
    screen = screen_of(found, page, A_SCREEN)
    choices = [option(each.kind.name, "activity_kind.show", activity_kind=each.kind.code) for each in screen.items]
    turns = [*turning(screen, "activity_kind.list"), press("office", "office.show")]
    turn.say("activity_kind/list", [*choices, press("add", "activity_kind.add"), *turns], screen=screen)


@allow(*KEEPERS)
def show(turn: Turn, activity_kind: str) -> None:
    """One kind: what it asks, what it was called before."""
    found = activity_kinds.every(turn.conn).get(activity_kind)
    if found is None:
        list_(turn)
    else:
        _say(turn, found)


def _say(turn: Turn, found: KeptKind, before: tuple[str, dict[str, Any]] | None = None) -> None:
    about = {"activity_kind": found.kind.code}
    names = ["rename", *(["edit"] if found.kind.code not in KINDS else []), "restore" if found.retired else "retire"]
    choices = [press(name, f"activity_kind.{name}", **about) for name in names]
    earlier = activity_kinds.names_before(turn.conn, found.kind.code)
    back = press("list", "activity_kind.list")
    turn.say("activity_kind/show", [*choices, back], before=before, each=found, earlier=earlier)


@allow(*KEEPERS)
def add(turn: Turn) -> None:
    """Ask for a new kind."""
    start(turn, FORM, {"activity_kind": ""})


@allow(*KEEPERS)
def edit(turn: Turn, activity_kind: str) -> None:
    """Open the form with what a kind of the office's own asks."""
    found = activity_kinds.every(turn.conn).get(activity_kind)
    if found is None or activity_kind in KINDS:
        list_(turn)
    else:
        start(turn, FORM, _about(found.kind), _answers(turn, found.kind))


def _about(kind: Kind) -> dict[str, Any]:
    return {"activity_kind": kind.code, "revision": kind.revision}


def _answers(turn: Turn, kind: Kind) -> dict[str, Answer]:
    ticked, own = ticked_of(kind), labels_of(kind)
    labels = turn.office.renderer.labels("activity_kind/plannable")
    return {
        "name": Answer(kind.name, kind.name),
        "asked": Answer(ticked or None, _shown(ticked)),
        "own": Answer(own or None, "; ".join(own)),
        "plannable": Answer(kind.plannable, labels["yes" if kind.plannable else "no"]),
    }


def _shown(ticked: Sequence[str]) -> str:
    return "; ".join(extra.label for extra in OFFERED if extra.name in ticked)


@allow(*KEEPERS)
def rename(turn: Turn, activity_kind: str) -> None:
    """Ask for a new name."""
    found = activity_kinds.every(turn.conn).get(activity_kind)
    if found is None:
        list_(turn)
    else:
        start(turn, RENAME, _about(found.kind))


@allow(*KEEPERS)
def retire(turn: Turn, activity_kind: str) -> None:
    """Offer a kind no more; what was recorded of it stays."""
    _turn(turn, activity_kind, retired=True)


@allow(*KEEPERS)
def restore(turn: Turn, activity_kind: str) -> None:
    """Offer a kind again."""
    _turn(turn, activity_kind, retired=False)


def _turn(turn: Turn, code: str, *, retired: bool) -> None:
    found = activity_kinds.every(turn.conn).get(code)
    if found is None:
        list_(turn)
    elif retired and [each.code for each in activity_kinds.offered(turn.conn)] == [code]:
        _say(turn, found, before=("activity_kind/last", {}))
    else:
        if found.retired != retired:
            activity_kinds.put(turn.conn, found.kind, retired=retired, by=turn.me.official_id, now=turn.now)
        show(turn, code)


def _read_name(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    found = readers.line("activity_kind/which_name", LONGEST_NAME)(turn, filling, given)
    if isinstance(found, Again):
        return found
    others = [each.kind for each in activity_kinds.every(turn.conn).values()]
    taken = [
        each for each in others if each.code != filling.about["activity_kind"] and fold(each.name) == fold(found.value)
    ]
    return Again("activity_kind/taken", {"name": taken[0].name}) if taken else found


def _read_ticks(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    places = read_ticks(clean(given.text or ""), len(OFFERED))
    if places is None:
        return Again("activity/which_ticks", {"count": len(OFFERED)})
    names = [OFFERED[place].name for place in places]
    return Answer(names, _shown(names))


def _read_own(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    labels = own_labels(given.text or "")
    if labels is None:
        return Again("activity_kind/which_own", {"most": MOST_OWN, "longest": LONGEST_LABEL})
    return Answer(labels, "; ".join(labels))


def _press(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _plannable(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    labels = turn.office.renderer.labels("activity_kind/plannable")
    return [(labels["no"], False), (labels["yes"], True)]


def _kind(turn: Turn, filling: Filling) -> Kind:
    code, revision = filling.about["activity_kind"], filling.about.get("revision")
    extras = extras_asked(filling.value("asked") or (), filling.value("own") or ())
    made = Kind(code or activity_kinds.free_code(turn.conn), filling.value("name"), ASK, extras)
    return replace(made, plannable=filling.value("plannable"), revision=revision)


def _save(turn: Turn, filling: Filling) -> None:
    _put(turn, _kind(turn, filling))


def _put(turn: Turn, kind: Kind) -> None:
    held = activity_kinds.every(turn.conn).get(kind.code)
    retired = held is not None and held.retired
    done = activity_kinds.put(turn.conn, kind, retired=retired, by=turn.me.official_id, now=turn.now)
    found = activity_kinds.every(turn.conn)[kind.code]
    _say(turn, found, before=("activity_kind/saved" if done else "activity_kind/changed", {}))


def _save_name(turn: Turn, filling: Filling) -> None:
    found = activity_kinds.every(turn.conn)[filling.about["activity_kind"]]
    _put(turn, replace(found.kind, name=filling.value("name"), revision=filling.about["revision"]))


FORM = Form(
    name="activity_kind",
    access=Access(frozenset(KEEPERS)),
    fields=lambda filling: [
        Field("name", "activity_kind/ask_name", _read_name),
        Field(
            "asked",
            "activity_kind/ask_asked",
            _read_ticks,
            values=lambda turn, filling: {"offered": OFFERED},
            optional=True,
        ),
        Field(
            "own", "activity_kind/ask_own", _read_own, values=lambda turn, filling: {"most": MOST_OWN}, optional=True
        ),
        Field("plannable", "activity_kind/ask_plannable", _press, options=_plannable),
    ],
    review="activity_kind/review",
    save=_save,
    values=lambda turn, filling: {"each": _kind(turn, filling)},
)
RENAME = Form(
    name="activity_kind/rename",
    access=Access(frozenset(KEEPERS)),
    fields=lambda filling: [Field("name", "activity_kind/ask_name", _read_name)],
    review="activity_kind/rename/review",
    save=_save_name,
    values=lambda turn, filling: {"each": activity_kinds.every(turn.conn)[filling.about["activity_kind"]].kind},
)
ACTIONS: dict[str, Handler] = {
    "activity_kind.list": list_,
    "activity_kind.show": show,
    "activity_kind.add": add,
    "activity_kind.edit": edit,
    "activity_kind.rename": rename,
    "activity_kind.retire": retire,
    "activity_kind.restore": restore,
}
