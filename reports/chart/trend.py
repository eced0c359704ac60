"""Registered and reported week by week, cumulated, as two lines told apart by their marks."""

from datetime import date
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from reports import days, printing, wording
from reports.chart.page import BLUE, GREY, INK, ORANGE, Look, Page, foot, head, head_lines, source_lines
from reports.model import Summary

_HEIGHT, _PLOT = 1250, 780
_LINES = (("registered_sum", BLUE, "o", "-"), ("reported_sum", ORANGE, "s", "--"))
_MOST_DAYS = 6


def trend_charts(summary: Summary, path: Path) -> list[Path]:
    """One PNG; none while nobody has registered."""
    if not summary.table("weeks").rows:
        return []
    page = Page(_HEIGHT)
    legend = [(Look(colour), label) for (_, colour, *_), label in zip(_LINES, wording.CHART_TREND_LEGEND, strict=True)]
    top = head(page, wording.CHART_TREND, head_lines(summary), legend)
    _plot(page.chart(top + 20, _PLOT), summary)
    foot(page, source_lines(summary, wording.CHART_WEEKS))
    return [page.save(path)]


def _plot(axes: Axes, summary: Summary) -> None:
    table = summary.table("weeks")
    labels = [days.day(each)[:-5] for each in table.column("week") if isinstance(each, date)]
    for key, colour, mark, style in _LINES:
        heights = [cell for cell in table.column(key) if isinstance(cell, int)]
        if heights:
            axes.plot(range(len(heights)), heights, style, color=colour, marker=mark, markersize=9, linewidth=3)
            _end(axes, len(heights) - 1, heights[-1])
    whole = int(summary.figure("headcount").value or 0)
    axes.axhline(whole, color=INK, linewidth=2, linestyle=":")
    axes.text(0, whole, wording.CHART_WHOLE.format(count=printing.number(whole)), fontsize=16, va="bottom", color=INK)
    _dress(axes, labels, whole)


def _end(axes: Axes, x: int, height: int) -> None:
    axes.annotate(
        printing.number(height), (x, height), xytext=(0, 12), textcoords="offset points", fontsize=19, ha="right",
        color=INK, weight="bold",
    )  # fmt: skip


def _dress(axes: Axes, labels: list[str], whole: int) -> None:
    axes.set_ylim(0, max(whole, 1) * 1.12)
    axes.yaxis.set_major_locator(MaxNLocator(6, integer=True))
    axes.yaxis.set_major_formatter(lambda value, _: printing.number(round(value)))
    step = max(1, -(-len(labels) // _MOST_DAYS))
    places = list(range(len(labels) - 1, -1, -step))
    axes.set_xticks(places, [labels[place] for place in places])
    axes.tick_params(labelsize=16, colors=INK)
    axes.grid(axis="y", color=GREY)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
