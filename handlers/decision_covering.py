"""Which of the proposals that the director agreed to a decision covers: those of some titles, without whom it does not name."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from handlers.form import Again, Answer, Field, Filling, Given
from handlers.phrases import phrase
from handlers.turn import Turn
from rules.commendation import Proposal, Route, Stage
from rules.pick import Picked, pick
from storage import eligibility, proposals

NAMES = 8


def approved(turn: Turn, round_id: int, route: Route) -> list[Proposal]:
    """What waits for a decision of ``route``; what is held up does not."""
    stopped = eligibility.held(turn.conn)
    listed = proposals.of_round(turn.conn, round_id)
    return [p for p in listed if p.stage is Stage.APPROVED and p.route is route and p.candidate not in stopped]


def counts(listed: Sequence[Proposal]) -> list[tuple[int, int]]:
    """(title id, how many proposals) in the order in which the titles come, as a form keeps it."""
    return list(Counter(p.title_id for p in listed).items())


def fields(filling: Filling) -> list[Field]:
    """Which titles, when there are several; who is not in it, when it covers more than one proposal."""
    found = dict(filling.about.get("counts", ()))
    asked = [Field("titles", "decision/ask_titles", _read_titles, options=_titles)] if len(found) > 1 else []
    chosen = filling.value("titles") or found
    if sum(found[title] for title in chosen if title in found) > 1:
        asked.append(Field("left_out", "decision/ask_left_out", _read_left_out, options=_complete, values=_listed))
    return asked


def covered(turn: Turn, filling: Filling) -> list[Proposal]:
    """The proposals that the decision is on, as they stand now."""
    out = set(filling.value("left_out") or ())
    return [p for p in _of_titles(turn, filling) if p.id not in out]


def left_out(turn: Turn, filling: Filling) -> list[str]:
    """Who is of the chosen titles and not in the decision."""
    out = set(filling.value("left_out") or ())
    return [_label(p) for p in _of_titles(turn, filling) if p.id in out]


def _of_titles(turn: Turn, filling: Filling) -> list[Proposal]:
    listed, chosen = _every(turn, filling), filling.value("titles")
    return [p for p in listed if chosen is None or p.title_id in chosen]


def _every(turn: Turn, filling: Filling) -> list[Proposal]:
    return approved(turn, filling.about["round"], Route(filling.about["route"]))


def _label(found: Proposal) -> str:
    return f"{found.name}: {found.title_name}"


def _titles(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    listed = _every(turn, filling)
    names = {p.title_id: p.title_name for p in listed}
    whole = phrase(turn, "decision/all_titles", count=len(listed))
    return [(whole, list(names)), *((f"{names[title]}: {count}", [title]) for title, count in counts(listed))]


def _read_titles(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """One or several titles by name, ``;`` between them."""
    names = {p.title_name: p.title_id for p in _every(turn, filling)}
    found = _picked(given, list(names))
    if isinstance(found, str):
        return Again("decision/which_title", {"typed": found[:60]})
    chosen = [list(names)[place] for place in found]
    return Answer([names[name] for name in chosen], "; ".join(chosen)) if chosen else Again("form/needed")


def _complete(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return [(phrase(turn, "decision/complete", count=len(_of_titles(turn, filling))), [])]


def _listed(turn: Turn, filling: Filling) -> dict[str, Any]:
    names = [_label(p) for p in _of_titles(turn, filling)]
    return {"names": names[:NAMES], "count": len(names)}


def _read_left_out(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """Who is not in it, by name, ``;`` between several."""
    listed = _of_titles(turn, filling)
    found = _picked(given, [_label(p) for p in listed])
    if isinstance(found, str):
        return Again("decision/which_left_out", {"typed": found[:60]})
    if len(set(found)) == len(listed):
        return Again("decision/nobody_left")
    out = [listed[place] for place in found]
    return Answer([p.id for p in out], "; ".join(p.name for p in out)) if out else Again("form/needed")


def _picked(given: Given, labels: Sequence[str]) -> list[int] | str:
    """Places of the labels that are said, or the words that name none, or not one alone."""
    found = []
    for part in filter(None, map(str.strip, (given.text or "").split(";"))):
        picked = pick(part, labels)
        if not isinstance(picked, Picked):
            return part
        found.append(picked.index)
    return found
