"""One portrait picture, drawn in pixels. Object-oriented matplotlib only, so that several may draw at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, get_font
from matplotlib.patches import Rectangle

from reports import days, wording
from reports.model import Summary
from reports.printing import printable

WIDTH, EDGE = 1080, 40
INNER = WIDTH - 2 * EDGE
_DPI = 100
# Okabe and Ito's palette, told apart by every kind of colour blindness
BLUE, ORANGE, GREEN, GREY, INK, PALE = "#0072B2", "#E69F00", "#009E73", "#D9D9D9", "#1A1A1A", "#F2F2F2"
SMALLEST = 15.0  # points; 21 pixels


@dataclass(frozen=True, slots=True)
class Look:
    """How a surface is filled: the pattern tells it apart where the colour cannot."""

    colour: str
    hatch: str = ""


DONE, LATE, OPEN = Look(BLUE), Look(ORANGE, "//"), Look(GREY)
REACHED, UNKNOWN = Look(GREEN, ".."), Look("#FFFFFF", "xx")


def shortened(text: str, limit: int) -> str:
    """One line; what is left out is shown by an ellipsis. The tables have the whole text."""
    flat = " ".join(printable(text).split())
    return flat if len(flat) <= limit else f"{flat[: limit - 1]}…"


def lines_of(text: str, width: int, most: int) -> list[str]:
    """At most ``most`` lines of ``width`` characters; an ellipsis shows that the text goes on."""
    flat = shortened(text, width * most)
    found = wrap(flat, width) or [""]
    return found if len(found) <= most else [*found[: most - 1], shortened(" ".join(found[most - 1 :]), width)]


class Page:
    """A white page ``height`` pixels high; y runs downwards."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.figure = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor="white")
        FigureCanvasAgg(self.figure)
        self._axes: Axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(height, 0)
        self._axes.axis("off")

    def text(self, x: float, y: float, text: str, size: float = 20, *, align: str = "left", bold: bool = False) -> None:
        """One line, centred on ``y``. A dollar sign in somebody's text is a dollar sign, not the start of a formula."""
        weight = "bold" if bold else "normal"
        place: dict[str, Any] = {"ha": align, "va": "center", "color": INK, "weight": weight, "parse_math": False}
        self._axes.text(x, y, drawable(text), fontsize=max(size, SMALLEST), **place)

    def box(self, x: float, y: float, width: float, height: float, look: Look) -> None:
        edge = INK if look is UNKNOWN else "white"
        surface: dict[str, Any] = {"facecolor": look.colour, "edgecolor": edge, "hatch": look.hatch, "linewidth": 0}
        self._axes.add_patch(Rectangle((x, y), width, height, **surface))

    def rule(self, x: float, top: float, bottom: float) -> None:
        self._axes.plot([x, x], [top, bottom], color=INK, linewidth=4, linestyle="-")

    def chart(self, top: float, height: float) -> Axes:
        """Axes of their own for a line chart, leaving room for numbers at the left."""
        bottom = 1 - (top + height) / self.height
        return self.figure.add_axes((0.1, bottom, 0.86, height / self.height))

    def save(self, path: Path) -> Path:
        self.figure.savefig(str(path))
        return path


def drawable(text: str) -> str:
    """Characters that the font lacks, emoji for one, become a box that shows something stood there."""
    font = get_font(findfont("DejaVu Sans"))
    return "".join(letter if font.get_char_index(ord(letter)) else "□" for letter in text)


def head(page: Page, title: str, lines: Sequence[str], legend: Sequence[tuple[Look, str]] = ()) -> float:
    """The title, what it is about, and what the surfaces mean; returns where the drawing may begin."""
    page.text(EDGE, 60, title, 27, bold=True)
    y = 112
    for line in lines:
        page.text(EDGE, y, shortened(line, 72), 19)
        y += 42
    x = float(EDGE)
    for look, label in legend:
        page.box(x, y - 12, 36, 26, look)
        page.text(x + 46, y, label, 17)
        x += 86 + 13.5 * len(label)
    return y + (46 if legend else 4)


def foot(page: Page, lines: Sequence[str], mark: str = "") -> None:
    """Explanations, then where the figures come from; ``mark`` numbers the picture."""
    for number, line in enumerate(reversed(lines)):
        page.text(EDGE, page.height - 30 - 34 * number, line, SMALLEST)
    page.text(WIDTH - EDGE, page.height - 30, mark, SMALLEST, align="right")


def head_lines(summary: Summary) -> tuple[str, str]:
    """The campaign; the period and scope."""
    scope = wording.CHART_SUBTITLE.format(period=summary.period.label, scope=summary.scope)
    return summary.campaign, scope


def source_lines(summary: Summary, *notes: str) -> list[str]:
    """``notes`` in lines that fit, then the day and the source of the figures."""
    told = [line for note in notes for line in lines_of(note, 88, 3)]
    return [*told, wording.CHART_AS_OF.format(moment=days.moment(summary.as_of)), wording.CHART_SOURCE]
