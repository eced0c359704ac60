"""A page of labelled horizontal bars. Object-oriented matplotlib only, so that several may draw at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, get_font
from matplotlib.patches import Rectangle

from reports import wording
from reports.printing import printable

WIDTH = 1080
ROWS_PER_PAGE = 20
_DPI, _HEAD, _ROW, _FOOT = 100, 250, 96, 70
# Okabe and Ito's palette, told apart by every kind of colour blindness
BLUE, ORANGE, GREEN, GREY, INK = "#0072B2", "#E69F00", "#009E73", "#D9D9D9", "#1A1A1A"
_LABEL_CHARACTERS = 58


@dataclass(frozen=True, slots=True)
class Bar:
    """``share`` from 0 to 1 fills the bar (None leaves it empty); ``value`` is printed right above its end."""

    label: str
    value: str
    share: float | None
    colour: str = BLUE


@dataclass(frozen=True, slots=True)
class Picture:
    """``line`` draws a dashed line across all bars at that share, explained by ``foot``."""

    title: str
    subtitles: tuple[str, ...]
    line: float | None = None
    foot: str = ""


def shortened(text: str, limit: int = _LABEL_CHARACTERS) -> str:
    """One line; what is left out is shown by an ellipsis. The tables have the whole text."""
    flat = " ".join(printable(text).split())
    return flat if len(flat) <= limit else f"{flat[: limit - 1]}…"


def draw(picture: Picture, bars: Sequence[Bar], path: Path) -> list[Path]:
    """One PNG per 20 bars: ``path`` itself, or ``-1``, ``-2``… before its ending when one page does not do."""
    pages = [bars[start : start + ROWS_PER_PAGE] for start in range(0, len(bars), ROWS_PER_PAGE)]
    if len(pages) == 1:
        return [_page(picture, pages[0], path, "")]
    return [
        _page(
            picture,
            page,
            path.with_stem(f"{path.stem}-{number}"),
            wording.CHART_PAGE.format(page=number, pages=len(pages)),
        )
        for number, page in enumerate(pages, start=1)
    ]


def _page(picture: Picture, bars: Sequence[Bar], path: Path, mark: str) -> Path:
    height = _HEAD + _ROW * len(bars) + _FOOT
    figure = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    _write_head(axes, picture)
    for number, bar in enumerate(bars):
        _draw_bar(axes, bar, _HEAD + number * _ROW)
    _draw_line(axes, picture, height, len(bars))
    _text(axes, WIDTH - 40, height - 28, mark, 17, align="right")
    figure.savefig(str(path))
    return path


def _text(axes: Axes, x: float, y: float, text: str, size: float, *, align: str = "left", bold: bool = False) -> None:
    # a dollar sign in somebody's text is a dollar sign, not the start of a formula
    weight = "bold" if bold else "normal"
    axes.text(x, y, _drawable(text), fontsize=size, ha=align, va="center", color=INK, weight=weight, parse_math=False)


def _write_head(axes: Axes, picture: Picture) -> None:
    _text(axes, 40, 60, picture.title, 27, bold=True)
    for number, line in enumerate(picture.subtitles):
        _text(axes, 40, 112 + 42 * number, line, 19)


def _drawable(text: str) -> str:
    """Characters that the font lacks, emoji for one, become a box that shows something stood there."""
    font = get_font(findfont("DejaVu Sans"))
    return "".join(letter if font.get_char_index(ord(letter)) else "□" for letter in text)


def _draw_bar(axes: Axes, bar: Bar, top: float) -> None:
    room = WIDTH - 80
    _text(axes, 40, top + 18, shortened(bar.label, _LABEL_CHARACTERS - len(bar.value)), 20)
    _text(axes, WIDTH - 40, top + 18, bar.value, 20, align="right", bold=True)
    axes.add_patch(Rectangle((40, top + 40), room, 30, facecolor=GREY, edgecolor="none"))
    if bar.share:
        width = room * min(bar.share, 1.0)
        axes.add_patch(Rectangle((40, top + 40), width, 30, facecolor=bar.colour, edgecolor="none"))


def _draw_line(axes: Axes, picture: Picture, height: float, rows: int) -> None:
    if picture.line is not None:
        x = 40 + (WIDTH - 80) * picture.line
        for number in range(rows):
            top = _HEAD + number * _ROW
            axes.plot([x, x], [top + 34, top + 76], color=INK, linewidth=4, linestyle="-")
    _text(axes, 40, height - 28, picture.foot, 17)
