"""Who signs the office's papers in which capacity, from when to when (Nghị định 30/2020/NĐ-CP, Điều 13, in force since
05/3/2020)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.phrases import phrase
from handlers.turn import Turn, option, press
from handlers.unit_scope import turning
from reports.letterhead import Capacity
from rules.absence import nearest_day
from rules.dates import format_date
from rules.paging import screen_of
from rules.records import Role
from rules.words import clean
from storage import audit, signing
from storage.signing import NewSigning

A_SCREEN = 4
FOR_ANOTHER = (Capacity.DEPUTY, Capacity.ORDER, Capacity.DELEGATED)
_LETTERS = (2, 100)


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, page: int = 0) -> None:
    """Who signs today, and every period that stands."""
    screen = screen_of(signing.standing(turn.conn), page, A_SCREEN)
    choices = [press("add", "signing.add")]
    choices += [
        option(phrase(turn, "signing/label", each=each), "signing.ask_withdraw", signer=each.id)
        for each in screen.items
    ]
    turns = [*turning(screen, "signing.list"), press("office", "office.show")]
    turn.say("signing/list", [*choices, *turns], shown=screen.items, now=signing.on(turn.conn, turn.today))


@allow(Role.OFFICE, Role.ADMIN)
def add(turn: Turn) -> None:
    """Ask who signs, how and from when."""
    start(turn, FORM, {})


@allow(Role.OFFICE, Role.ADMIN)
def ask_withdraw(turn: Turn, signer: int) -> None:
    """Ask before an entry is taken back."""
    found = _found(turn, signer)
    if found is not None:
        choices = [press("withdraw", "signing.withdraw", signer=signer), press("list", "signing.list")]
        turn.say("signing/ask_withdraw", choices, each=found)


def _found(turn: Turn, number: int) -> signing.Signing | None:
    found = signing.get(turn.conn, number)
    if found is None:
        turn.say("signing/gone", [press("list", "signing.list")])
    return found


@allow(Role.OFFICE, Role.ADMIN)
def withdraw(turn: Turn, signer: int) -> None:
    """Take an entry back; its row stays."""
    if _found(turn, signer) is not None:
        _withdraw(turn, signer)
        show(turn)


def _withdraw(turn: Turn, number: int) -> None:
    signing.withdraw(turn.conn, number, by=turn.me.official_id, now=turn.now)
    audit.record(turn.conn, turn.me.official_id, "signing.withdrawn", f"signing:{number}", "", turn.now)


def _words(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    text = clean(given.text or "").replace("\n", " ")
    fits = _LETTERS[0] <= len(text) <= _LETTERS[1] and any(map(str.isalpha, text))
    return Answer(text, text) if fits else Again("signing/which_words")


def _capacities(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return [(phrase(turn, "signing/capacity", capacity=each.value), each.name) for each in Capacity]


def _capacity(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return Again("signing/which_capacity")


def _first(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return _day(given, turn.today)


def _day(given: Given, near: date) -> Answer | Again:
    day = nearest_day(given.text or "", near)
    if day is None:
        return Again("form/which_day", {"typed": (given.text or "")[:60]})
    return Answer(day.isoformat(), format_date(day))


def _last(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    first = date.fromisoformat(filling.value("first"))
    found = _day(given, max(first, turn.today))
    if isinstance(found, Answer) and date.fromisoformat(found.value) < first:
        return Again("signing/before", {"first": first})
    return found


def _today(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return [(phrase(turn, "absence/today_label", today=turn.today), turn.today.isoformat())]


def _fields(filling: Filling) -> Sequence[Field]:
    chosen = filling.value("capacity")
    own = Capacity[chosen] in FOR_ANOTHER if chosen else False
    return [
        Field("name", "signing/ask_name", _words),
        Field("capacity", "signing/ask_capacity", _capacity, options=_capacities),
        Field("head", "signing/ask_head", _words),
        *([Field("post", "signing/ask_post", _words)] if own else []),
        Field("collective", "signing/ask_collective", _words, optional=True),
        Field("first", "signing/ask_first", _first, options=_today),
        Field("last", "signing/ask_last", _last, optional=True),
    ]


def _new(filling: Filling) -> NewSigning:
    last = filling.value("last")
    return NewSigning(
        name=filling.value("name"),
        capacity=Capacity[filling.value("capacity")].value,
        head=filling.value("head"),
        post=filling.value("post") or "",
        collective=filling.value("collective") or "",
        from_date=date.fromisoformat(filling.value("first")),
        to_date=date.fromisoformat(last) if last else None,
    )


def _save(turn: Turn, filling: Filling) -> None:
    number = signing.add(turn.conn, _new(filling), by=turn.me.official_id, now=turn.now)
    audit.record(turn.conn, turn.me.official_id, "signing.entered", f"signing:{number}", "", turn.now)
    show(turn)


FORM = Form(
    name="signing",
    access=add.access,  # type: ignore[attr-defined]
    fields=_fields,
    review="signing/review",
    save=_save,
    values=lambda turn, filling: {"each": _new(filling)},
)
ACTIONS: dict[str, Handler] = {
    "signing.list": show,
    "signing.add": add,
    "signing.ask_withdraw": ask_withdraw,
    "signing.withdraw": withdraw,
}
