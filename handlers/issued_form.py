"""Issuing a pledge: to whom, and what it holds; everybody meant gets it at once."""

from collections.abc import Sequence
from typing import Any

from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Again, Field, Filling, Form, Given
from handlers.issued_sending import give
from handlers.phrases import phrase
from handlers.promise_fields import Options, Promises, offered, promise_fields, promised
from handlers.turn import Turn, press
from handlers.unit_scope import named_unit, running
from rules.issued_pledge import Bearers, IssuedItem
from rules.records import Role
from storage import campaigns, issued_pledges, people

LEVELS = {Bearers.PEOPLE: ("person",), Bearers.UNITS: ("unit", "showcase")}
LONGEST_NAME = 120


@allow(Role.HEAD, Role.OFFICE, unit=named_unit)
def begin(turn: Turn, campaign: int, unit: int) -> None:
    """Ask to whom and what."""
    if running(turn, campaign, unit) is not None:
        start(turn, FORM, {"campaign": campaign, "unit": unit})


def _meant(turn: Turn, filling: Filling, bearers: str) -> list[int]:
    """Ids of the officials (never the one who issues) or of the units below."""
    unit, audience = filling.about["unit"], campaigns.audience_units(turn.conn, filling.about["campaign"])
    below = people.subtree(turn.conn, unit)
    inside = below if audience is None else below & audience
    if bearers == Bearers.PEOPLE:
        staff = people.staff(turn.conn, turn.today, inside)
        return [official.id for official in staff if official.id != turn.me.official_id]
    return [each.id for each in people.tree(turn.conn) if each.id in inside - {unit}]


def _whom(turn: Turn, filling: Filling) -> Options:
    counts = {bearers: len(_meant(turn, filling, bearers)) for bearers in Bearers}
    return [
        (phrase(turn, "issued/whom_label", bearers=bearers, count=count), bearers)
        for bearers, count in counts.items()
        if count
    ]


def _read_whom(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _offers(turn: Turn, filling: Filling) -> Options:
    return offered(turn, filling.about["campaign"], (), LEVELS[Bearers(filling.value("whom"))])


def _fields(filling: Filling) -> Sequence[Field]:
    whom = Field("whom", "issued/ask_whom", _read_whom, options=_whom, values=_unit)
    return [whom, *promise_fields(Promises(_offers, ask="issued/ask_promise", more="issued/ask_more"), filling)]


def _unit(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"unit": people.unit(turn.conn, filling.about["unit"])}


def _items(filling: Filling) -> list[IssuedItem]:
    return [IssuedItem(**promise) for promise in promised(filling)]


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    lines = [phrase(turn, "issued/item", n=n, item=item) for n, item in enumerate(_items(filling), 1)]
    return {**_unit(turn, filling), "lines": lines}


def _save(turn: Turn, filling: Filling) -> None:
    campaign, unit, bearers = filling.about["campaign"], filling.about["unit"], Bearers(filling.value("whom"))
    to = _meant(turn, filling, bearers)
    if running(turn, campaign, unit) is None:
        return
    if not to:
        turn.say("form/gone")
        return
    items = _items(filling)
    made = issued_pledges.issue(
        turn.conn,
        campaign_id=campaign,
        unit_id=unit,
        name=items[0].text[:LONGEST_NAME],
        bearers=bearers,
        to=to,
        items=items,
        by=turn.me.official_id,
        now=turn.now,
    )
    stored = issued_pledges.by_id(turn.conn, made)
    assert stored is not None  # it has just been stored
    told = give(turn, stored)
    choices = [press("look", "issued.show", issued=made), press("unit", "unit.show", campaign=campaign, unit=unit)]
    turn.say("issued/saved", choices, issued=stored, told=told)


FORM = Form(
    name="issued",
    access=begin.access,  # type: ignore[attr-defined]
    fields=_fields,
    review="issued/review",
    save=_save,
    values=_values,
)

ACTIONS: dict[str, Handler] = {"issued.begin": begin}
