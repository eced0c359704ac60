"""Ordering a compile that comes by itself: which part, of which period and units, how often; changed by the same questions."""

from collections.abc import Mapping, Sequence
from typing import Any

from handlers.access import Handler, allow
from handlers.compile_scope import MAY, in_hand, in_sight, own_scope, sees_whole, visible_units
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.phrases import phrase
from handlers.turn import Turn, press
from reports import period as periods
from reports.period import PeriodKind
from rules.pick import Picked, pick
from rules.pulls import CURRENT, Order, Rhythm, read_order
from storage import campaigns, pulls
from storage.pulls import Pull

_USUAL = (Order(Rhythm.WEEKLY, 0), Order(Rhythm.MONTHLY, 1), Order(Rhythm.BEFORE, 1))
_NAMED = tuple(kind.value for kind in PeriodKind if kind is not PeriodKind.RANGE)
PARTS = ("everything", "page", "excel", "word", "charts")
_MOST_UNITS = 6


@allow(*MAY, when=in_sight)
def begin(turn: Turn, campaign: int, period: str, scope: int | None = None) -> None:
    """Ask what and how often, of the period and units that are looked at."""
    unit = own_scope(turn, scope)
    known = {"period": _period(turn, campaign, period), "scope": _scope(turn, unit)}
    start(turn, FORM, {"campaign": campaign, "period": period, "scope": unit}, known)


@allow(*MAY, owner=pulls.owner)
def change(turn: Turn, pull: int) -> None:
    """The same questions with the answers of an order, each of which can be changed."""
    found = pulls.get(turn.conn, pull)
    if found is None or found.official_id != turn.me.official_id:
        turn.say("pull/gone", [press("pulls", "pull.mine")])
        return
    given = {"campaign": found.campaign_id, "period": found.period, "scope": found.scope, "pull": pull}
    start(turn, FORM, given, _answers(turn, found))


def _answers(turn: Turn, found: Pull) -> dict[str, Answer]:
    rhythm = Answer([found.order.rhythm, found.order.number], rhythm_words(turn, found.order))
    return {
        "what": Answer(found.what, part_words(turn, found.what)),
        "period": _period(turn, found.campaign_id, found.period),
        "scope": _scope(turn, found.scope),
        "rhythm": rhythm,
    }


def rhythm_words(turn: Turn, order: Order) -> str:
    """How often, in words."""
    return phrase(turn, "pull/rhythm", order=order)


def part_words(turn: Turn, what: str) -> str:
    """What is sent, in words."""
    return turn.office.renderer.labels("pull/parts")[what if what in PARTS else "report"]


def period_words(turn: Turn, campaign: int, period: str) -> str:
    """The period, in words."""
    if period == CURRENT:
        return turn.office.renderer.labels("pull/parts")[CURRENT]
    return periods.read(period, campaigns.get(turn.conn, campaign).year).label


def _period(turn: Turn, campaign: int, period: str) -> Answer:
    return Answer(period, period_words(turn, campaign, period))


def _scope(turn: Turn, unit: int | None) -> Answer:
    names = {each.id: each.name for each in visible_units(turn)}
    return Answer(unit, names[unit] if unit in names else phrase(turn, "pull/whole"))


def _what_options(turn: Turn, filling: Filling) -> Sequence[tuple[str, Any]]:
    return [(part_words(turn, each), each) for each in PARTS]


def _period_options(turn: Turn, filling: Filling) -> Sequence[tuple[str, Any]]:
    given = filling.about
    codes = dict.fromkeys((CURRENT, *_NAMED, given["period"]))
    return [(period_words(turn, given["campaign"], code), code) for code in codes]


def _scope_options(turn: Turn, filling: Filling) -> Sequence[tuple[str, Any]]:
    whole = [(phrase(turn, "pull/whole"), None)] if sees_whole(turn.me) else []
    return [*whole, *((unit.name, unit.id) for unit in visible_units(turn)[:_MOST_UNITS])]


def _rhythm_options(turn: Turn, filling: Filling) -> Sequence[tuple[str, Any]]:
    return [(rhythm_words(turn, order), [order.rhythm, order.number]) for order in _USUAL]


def _press_one(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _read_unit(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    units = visible_units(turn)
    found = pick(given.text or "", [each.name for each in units])
    if not isinstance(found, Picked):
        return Again("pull/which_unit", {"typed": (given.text or "")[:60]})
    return Answer(units[found.index].id, units[found.index].name)


def _read_rhythm(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    order = read_order(given.text or "")
    if order is None:
        return Again("pull/which", {})
    return Answer([order.rhythm, order.number], rhythm_words(turn, order))


def _fields(filling: Filling) -> Sequence[Field]:
    return [
        Field("what", "pull/ask_what", _press_one, options=_what_options, values=_values),
        Field("period", "pull/ask_period", _press_one, options=_period_options),
        Field("scope", "pull/ask_scope", _read_unit, options=_scope_options),
        Field("rhythm", "pull/ask", _read_rhythm, options=_rhythm_options, values=_values),
    ]


def _values(turn: Turn, filling: Filling) -> Mapping[str, Any]:
    campaign = campaigns.get(turn.conn, filling.about["campaign"])
    answers = {name: answer.shown for name, answer in filling.answers.items()}
    return {"campaign": campaign, "what": "", "rhythm": "", "period": "", "scope": "", **answers}


def _save(turn: Turn, filling: Filling) -> None:
    if not in_hand(turn.conn, turn.me, {"scope": filling.value("scope")}):
        turn.say("form/gone")
        return
    rhythm, number = filling.value("rhythm")
    kept = {
        "campaign_id": filling.about["campaign"],
        "period": filling.value("period"),
        "scope_unit_id": filling.value("scope"),
        "what": filling.value("what"),
    }
    order, old = Order(Rhythm(rhythm), number), filling.about.get("pull")
    if old is not None and pulls.get(turn.conn, old) is not None:
        pulls.change(turn.conn, old, kept, order, by=turn.me.official_id, today=turn.today, now=turn.now)
    else:
        pulls.add(turn.conn, turn.me.official_id, kept, order, turn.today)
    turn.say("pull/saved", [press("pulls", "pull.mine")], **_values(turn, filling))


FORM = Form(
    name="pull",
    access=begin.access,  # type: ignore[attr-defined]
    fields=_fields,
    review="pull/review",
    save=_save,
    values=_values,
)

ACTIONS: dict[str, Handler] = {"pull.begin": begin, "pull.change": change}
