"""What a unit's people counted of their work, offered as the unit's own figure; the unit confirms it by choosing it."""

from typing import Any

from handlers.phrases import phrase
from handlers.turn import Turn
from handlers.unit_report_place import Place
from handlers.unit_report_reading import answer
from rules.reckoning import Counting
from rules.unit_duty import UnitTarget
from rules.unit_report import Figure, FigureState
from rules.unit_result import rate
from rules.work import Together, together
from storage import people, work_counts


def people_counted(turn: Turn, found: Place, asked: UnitTarget) -> Together | None:
    """The sum over the unit and all below it; None when the target is not counted so, or nobody has counted."""
    if not asked.reckoning.counts_work:
        return None
    units = people.subtree(turn.conn, found.unit.id)
    rows = work_counts.in_units(turn.conn, asked.target.id, found.stage.id, units)
    return together(rows, well=asked.reckoning.counting is Counting.DONE_WELL)


def offered_sum(turn: Turn, found: Place, asked: UnitTarget) -> list[tuple[str, Any]]:
    """The sum as a choice, if there is one."""
    known = people_counted(turn, found, asked)
    if known is None:
        return []
    source = turn.office.renderer.labels("unit/report/labels")["from_people"]
    figure = Figure(
        asked.target.id,
        FigureState.KNOWN,
        rate(known.counts),
        "%",
        asked.asked,
        source,
        turn.today,
        known.counts,
    )
    return [(phrase(turn, "unit/report/together", counts=known.counts), answer(turn, figure).value)]
