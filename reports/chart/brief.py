"""The director's page: five figures in large print, who is late, and what waits for a decision."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from reports import printing, wording
from reports.brief import Brief, lists
from reports.chart.page import (
    DONE,
    EDGE,
    INNER,
    LATE,
    OPEN,
    REACHED,
    UNKNOWN,
    WIDTH,
    Look,
    Page,
    foot,
    head,
    lines_of,
)

_CARD, _LINE, _HEADING = 150, 46, 66
_MOST = 6


def brief_chart(brief: Brief, waiting: Sequence[str] | None, path: Path) -> Path:
    """One PNG. ``waiting`` names what somebody has to decide (None: the page is not the director's own and leaves it out);
    lists go on with "và n … khác"."""
    decisions = [] if waiting is None else [(wording.BRIEF_WAITING, _cut(waiting) or [wording.BRIEF_NONE])]
    blocks = [
        (wording.BRIEF_LATE, _late(brief)),
        (wording.BRIEF_SLOW, _cut(lists(brief)["slow"]) or [wording.BRIEF_NONE]),
        *decisions,
        (wording.BRIEF_PUT_FORWARD, _known(brief.put_forward is not None, lists(brief)["put_forward"])),
        (wording.BRIEF_PROPOSED, _known(brief.proposed is not None, brief.proposed or ())),
    ]
    height = 240 + 4 * _CARD + sum(_HEADING + _LINE * len(lines) for _, lines in blocks) + 110
    page = Page(height)
    scope = wording.CHART_SUBTITLE.format(period=brief.period, scope=brief.scope)
    y = head(page, wording.BRIEF_TITLE if waiting is not None else wording.BRIEF_LEADERS, (brief.campaign, scope)) + 10
    for card in _cards(brief):
        _card(page, y, *card)
        y += _CARD
    for title, lines in blocks:
        y = _block(page, y, title, lines)
    foot(page, [wording.CHART_AS_OF.format(moment=brief.as_of), wording.CHART_SOURCE])
    return page.save(path)


Parts = Sequence[tuple[int, Look]]


def _cards(brief: Brief) -> list[tuple[str, str, Parts | None, int]]:
    """(label, value, parts of the bar or None, whole)."""
    met, exceeded, slow = brief.reached
    targets = None if met is None else [(met + (exceeded or 0), REACHED), (slow or 0, LATE)]
    reached = wording.BRIEF_REACHED.format(met=_told(met), exceeded=_told(exceeded), slow=_told(slow))
    every = sum(count or 0 for count in brief.targets.values())
    return [
        (wording.BRIEF_LAUNCHED, _of(brief.launched, brief.units), _parts(brief.launched), brief.units or 0),
        (wording.BRIEF_REGISTERED, _rate(brief), _parts(brief.registered), brief.headcount or 0),
        (wording.BRIEF_REPORTED, _of(brief.reported, brief.owing), _parts(brief.reported), brief.owing or 0),
        (wording.BRIEF_TARGETS, wording.NO_DATA if met is None else reached, targets, every),
    ]


def _parts(count: int | None) -> Parts | None:
    return None if count is None else [(count, DONE)]


def _told(count: int | None) -> str:
    return wording.NO_DATA.lower() if count is None else printing.number(count)


def _of(part: int | None, whole: int | None) -> str:
    return wording.NO_DATA if part is None or whole is None else f"{printing.number(part)}/{printing.number(whole)}"


def _rate(brief: Brief) -> str:
    ratio = _of(brief.registered, brief.headcount)
    return ratio if brief.rate is None else f"{brief.rate}% ({ratio})"


def _card(page: Page, y: float, label: str, value: str, parts: Parts | None, whole: int) -> None:
    page.text(EDGE, y + 28, label, 22)
    page.text(WIDTH - EDGE, y + 28, value, 26, align="right", bold=True)
    page.box(EDGE, y + 62, INNER, 34, UNKNOWN if parts is None or not whole else OPEN)
    x = float(EDGE)
    for count, look in parts or ():
        width = INNER * count / whole if whole else 0
        page.box(x, y + 62, width, 34, look)
        x += width


def _block(page: Page, y: float, title: str, lines: Sequence[str]) -> float:
    page.text(EDGE, y + 30, title, 22, bold=True)
    y += _HEADING
    for line in lines:
        page.text(EDGE, y + 12, line, 18)
        y += _LINE
    return y


def _late(brief: Brief) -> list[str]:
    if not brief.registration_due and not brief.report_due:
        return [wording.BRIEF_NOT_DUE]
    return _cut(lists(brief)["late"]) or [wording.BRIEF_NONE_LATE]


def _known(known: bool, lines: Sequence[str]) -> list[str]:
    return (_cut(lines) or [wording.BRIEF_NONE]) if known else [wording.NO_DATA]


def _cut(lines: Iterable[str]) -> list[str]:
    """At most 6 entries of up to two lines each, so that the counts at their ends stay in sight."""
    found = [lines_of(line, 68, 2) for line in lines]
    kept = found if len(found) <= _MOST else found[: _MOST - 1]
    more = [wording.BRIEF_MORE.format(count=printing.number(len(found) - len(kept)))] if len(found) > len(kept) else []
    return [*(line for entry in kept for line in entry), *more]
