"""Pages of labelled horizontal bars, each made of parts that colour and pattern tell apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reports import wording
from reports.chart.page import EDGE, INNER, OPEN, UNKNOWN, WIDTH, Look, Page, foot, head, lines_of

ROWS_PER_PAGE = 12
_LINE, _BAR, _GAP = 34, 30, 30
_LABEL_CHARACTERS = 54


@dataclass(frozen=True, slots=True)
class Part:
    """``share`` of the whole bar, from 0 to 1."""

    share: float
    look: Look


@dataclass(frozen=True, slots=True)
class Bar:
    """``parts`` fill the bar from the left, None when nothing is known; ``value`` is printed above its end."""

    label: str
    value: str
    parts: tuple[Part, ...] | None


@dataclass(frozen=True, slots=True)
class Picture:
    """``line`` draws a line across all bars at that share; ``notes`` stand at the foot."""

    title: str
    lines: tuple[str, ...]
    legend: tuple[tuple[Look, str], ...] = ()
    line: float | None = None
    notes: tuple[str, ...] = ()


def draw(picture: Picture, bars: Sequence[Bar], path: Path) -> list[Path]:
    """One PNG per 12 bars: ``path`` itself, or ``-1``, ``-2``… before its ending when one page does not do."""
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
    labels = [lines_of(bar.label, _LABEL_CHARACTERS - len(bar.value), 2) for bar in bars]
    rows = [_LINE * len(label) + _BAR + _GAP for label in labels]
    top = 116 + 42 * len(picture.lines) + (46 if picture.legend else 4)
    page = Page(top + sum(rows) + 34 * len(picture.notes) + 40)
    y = head(page, picture.title, picture.lines, picture.legend)
    for bar, label, height in zip(bars, labels, rows, strict=True):
        _draw(page, bar, label, y, picture.line)
        y += height
    foot(page, picture.notes, mark)
    return page.save(path)


def _draw(page: Page, bar: Bar, label: Sequence[str], top: float, line: float | None) -> None:
    for number, text in enumerate(label):
        page.text(EDGE, top + 14 + _LINE * number, text)
    page.text(WIDTH - EDGE, top + 14, bar.value, align="right", bold=True)
    y = top + _LINE * len(label)
    page.box(EDGE, y, INNER, _BAR, OPEN if bar.parts is not None else UNKNOWN)
    x = float(EDGE)
    for part in bar.parts or ():
        width = min(INNER * part.share, WIDTH - EDGE - x)
        page.box(x, y, width, _BAR, part.look)
        x += width
    if line is not None:
        page.rule(EDGE + INNER * line, y - 6, y + _BAR + 6)
