"""How a promise is printed: bound by its words, and beside it the figure of a report."""

from reports import printing
from rules.cascade import same_measure
from rules.collective_pledge import CollectiveItem
from rules.promised import format_promised
from rules.records import PledgeItem, Progress, Target


def promised(item: PledgeItem | CollectiveItem, target: Target | None) -> str:
    """``từ 95% trở lên``: bound as its words say, otherwise as the target that it serves in the same unit of measure."""
    if item.amount is None:
        return ""
    asked = target.comparator if target is not None and same_measure(item.unit, target.unit) else ""
    return format_promised(item.amount, printing.printable(item.unit).strip(), item.comparator or asked)


def told(report: Progress | None) -> str | None:
    """The figure of a report with its unit of measure; None when there is none in it."""
    if report is None:
        return None
    if report.amount is not None:
        return printing.quantity(report.amount, report.unit)
    return None if report.percent is None else printing.quantity(report.percent, "%")
