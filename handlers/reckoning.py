"""How each target's figures are reckoned: over the year or by stage, from which baseline, as counts; the year before."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.phrases import phrase
from handlers.turn import Turn, option, press
from handlers.workbook_kinds import EDITABLE
from rules.amounts import Unclear, format_amount, read_amount
from rules.paging import screen_of
from rules.reckoning import Counting, Reckoning
from rules.records import Role, Target
from storage import campaigns, reckonings

A_SCREEN = 6


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, campaign: int, page: int = 0) -> None:
    """The targets of a campaign, and how each is reckoned."""
    if not _editable(turn, campaign):
        return
    every = campaigns.targets_of(turn.conn, campaign)
    known, screen = reckonings.of_campaign(turn.conn, campaign), screen_of(every, page, A_SCREEN)
    rows = [(target, known.get(target.id, Reckoning(target.id))) for target in screen.items]
    choices = [
        option(phrase(turn, "reckoning/label", target=t), "reckoning.change", campaign=campaign, target=t.id)
        for t in screen.items
    ]
    places = (("previous", screen.previous), ("next", screen.next))
    choices += [press(name, "reckoning.show", campaign=campaign, page=at) for name, at in places if at is not None]
    turn.say("reckoning/show", [*choices, press("desk", "campaign.desk", campaign=campaign)], rows=rows)


def _editable(turn: Turn, campaign: int) -> bool:
    """Whether the campaign can still be changed; the person is told when it cannot."""
    if campaigns.get(turn.conn, campaign).state in EDITABLE:
        return True
    turn.say("workbook/closed", [press("office", "office.show")])
    return False


def _target(turn: Turn, campaign: int, target: int) -> Target | None:
    return next((each for each in campaigns.targets_of(turn.conn, campaign) if each.id == target), None)


@allow(Role.OFFICE, Role.ADMIN)
def change(turn: Turn, campaign: int, target: int) -> None:
    """Ask how a target is reckoned; what was said before is filled in."""
    found = _target(turn, campaign, target)
    if found is None:
        turn.say("form/gone")
        return
    if not _editable(turn, campaign):
        return
    known = reckonings.of_campaign(turn.conn, campaign).get(target)
    start(turn, FORM, {"campaign": campaign, "target": target}, _said(turn, found, known) if known else {})


def _said(turn: Turn, target: Target, known: Reckoning) -> dict[str, Answer]:
    labels = turn.office.renderer.labels("reckoning/countings")
    amounts = {name: _amount(getattr(known, name), target.unit) for name in ("baseline", "earlier")}
    return {"counting": Answer(str(known.counting), labels[known.counting]), **amounts}


def _amount(value: Decimal | None, unit: str) -> Answer:
    return Answer(None, "") if value is None else Answer(str(value), format_amount(value, unit))


def _fields(filling: Filling) -> Sequence[Field]:
    asked = [Field("counting", "reckoning/ask_counting", _read_counting, options=_countings, values=_about)]
    if filling.value("counting") not in (Counting.DONE, Counting.DONE_WELL):
        asked.append(Field("baseline", "reckoning/ask_baseline", _read_value, values=_about, optional=True))
    return [*asked, Field("earlier", "reckoning/ask_earlier", _read_value, values=_about, optional=True)]


def _about(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"target": _target(turn, filling.about["campaign"], filling.about["target"])}


def _countings(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    labels = turn.office.renderer.labels("reckoning/countings")
    return [(labels[counting], str(counting)) for counting in Counting]


def _read_counting(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _read_value(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    target = _about(turn, filling)["target"]
    unit = target.unit if target is not None else ""
    found = read_amount(given.text or "", unit=unit or None)
    if found is None or isinstance(found, Unclear):
        return Again("pledge/which_amount", {"typed": (given.text or "")[:60]})
    return _amount(found.value, unit)


def _stored(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _save(turn: Turn, filling: Filling) -> None:
    campaign, target = filling.about["campaign"], filling.about["target"]
    if not _editable(turn, campaign):
        return
    baseline, earlier = (_stored(filling.value(name)) for name in ("baseline", "earlier"))
    said = Reckoning(target, Counting(filling.value("counting")), baseline, earlier)
    reckonings.keep(turn.conn, said, by=turn.me.official_id, now=turn.now)
    turn.say("reckoning/saved", [press("more", "reckoning.show", campaign=campaign)], **_about(turn, filling))


FORM = Form(
    name="reckoning",
    access=change.access,  # type: ignore[attr-defined]
    fields=_fields,
    review="reckoning/review",
    save=_save,
    values=_about,
)

ACTIONS: dict[str, Handler] = {"reckoning.show": show, "reckoning.change": change}
