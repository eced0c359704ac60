"""A unit's figure said in one line by its head: the report begins half filled."""

from handlers.access import allow
from handlers.campaign_choice import chosen
from handlers.form import Answer
from handlers.turn import Turn
from handlers.unit_report import begin
from handlers.unit_report_place import Place, place
from handlers.unit_report_reading import read_figure
from handlers.unit_report_screen import show
from rules.progress import named_best
from rules.records import Role
from rules.understand import understand
from rules.unit_duty import UnitTarget
from rules.words import clean


@allow(Role.HEAD)
def quick(turn: Turn) -> None:
    """ "Đơn vị báo cáo trồng rừng được 320 ha": the own unit's report with that figure filled in; without one, its screen."""
    unit = next(iter(turn.me.headed()))
    running = chosen(turn, None, "unit.reports")
    found = place(turn, running.id, unit) if running is not None else None
    if found is None:
        return
    typed = clean(turn.event.text or "")
    said = _said(turn, typed, found)
    if said:
        begin(turn, found, said)
    else:
        show(turn, found.campaign.id, unit, found.stage.id)


def _said(turn: Turn, typed: str, found: Place) -> dict[str, Answer]:
    told = understand(typed, now=turn.now)
    if told.amount is None and told.percent is None:
        return {}
    meant = _meant(told.rest, told.unit, found)
    if meant is None:
        return {}
    answer = read_figure(turn, typed, meant)
    return {f"t{meant.target.id}": answer} if isinstance(answer, Answer) else {}


def _meant(rest: str, unit: str | None, found: Place) -> UnitTarget | None:
    """The one target that the words and the unit of measure point to."""
    texts = [(each.target.measure or each.target.text, each.unit) for each in found.duty.targets]
    places = named_best(rest, unit, texts)
    return found.duty.targets[places[0]] if len(places) == 1 else None
