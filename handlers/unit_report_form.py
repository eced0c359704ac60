"""The questions of a unit's report: each target and topic in turn, every one answerable by one message or left for later."""

from collections.abc import Sequence
from typing import Any

from handlers import answers
from handlers.form import Again, Answer, Field, Filling, Given
from handlers.turn import Choice, Turn, press
from handlers.unit_report_place import Place, place
from handlers.unit_report_reading import (
    answer,
    awaiting,
    figure_of,
    narrated,
    narrative_of,
    read_figure,
    read_narrative,
)
from handlers.unit_report_work import offered_sum, people_counted
from rules.records import Topic
from rules.unit_duty import UnitTarget
from rules.unit_report import Figure, Narrative, UnitReport
from rules.unit_result import larger_part
from storage import campaigns, reckonings

NAME = "unit/report"
LONGEST_NAME = 60
LONGEST_REASON = 500
_REVIEW_LETTERS = 620
_LEAST_LETTERS = 24


def parts_of(found: Place) -> list[list[str]]:
    """The parts in the order they are asked: [name of the question, what it is called]."""
    targets = [
        [f"t{each.target.id}", (each.target.measure or each.target.text)[:LONGEST_NAME]] for each in found.duty.targets
    ]
    return targets + [[f"n{topic.id}", topic.heading[:LONGEST_NAME]] for topic in found.duty.topics]


def fields(filling: Filling) -> Sequence[Field]:
    """What is asked, in order; why it is changed comes last, what it was taken from comes first."""
    asked = [_part(name, title) for name, title in filling.about["parts"]]
    if filling.about["behalf"]:
        asked.insert(
            0,
            Field(
                "document",
                "unit/report/ask_document",
                answers.text("unit/report/which_document", LONGEST_REASON),
                title="Văn bản",
            ),
        )
    if filling.about["changing"]:
        asked.append(
            Field("reason", "unit/report/ask_reason", answers.reason("unit/report/which_reason"), title="Lý do sửa")
        )
    return asked


def _part(name: str, title: str) -> Field:
    if name.startswith("t"):
        return Field(
            name,
            "unit/report/ask_figure",
            lambda turn, filling, given: _figure(turn, filling, given, name),
            options=lambda turn, filling: _offered(turn, filling, name),
            values=lambda turn, filling: _values(turn, filling, name),
            optional=True,
            title=title,
            figure=True,
        )
    return Field(
        name,
        "unit/report/ask_narrative",
        lambda turn, filling, given: _narrative(turn, given, name),
        values=lambda turn, filling: _values(turn, filling, name),
        optional=True,
        title=title,
    )


def at(turn: Turn, filling: Filling) -> Place | None:
    """Where the report being written stands now."""
    return place(turn, filling.about["campaign"], filling.about["unit"], filling.about["stage"])


def target_of(found: Place, name: str) -> UnitTarget | None:
    """The target that a question is about."""
    return next((each for each in found.duty.targets if f"t{each.target.id}" == name), None)


def _topic(found: Place, name: str) -> Topic | None:
    return next((each for each in found.duty.topics if f"n{each.id}" == name), None)


def _figure(turn: Turn, filling: Filling, given: Given, name: str) -> Answer | Again:
    found = at(turn, filling)
    asked = target_of(found, name) if found is not None else None
    if asked is None:
        return Again("unit/report/gone")
    return read_figure(turn, given.text or "", asked)


def _narrative(turn: Turn, given: Given, name: str) -> Answer | Again:
    return read_narrative(turn, given.text or "", int(name[1:]))


def _offered(turn: Turn, filling: Filling, name: str) -> list[tuple[str, Any]]:
    found = at(turn, filling)
    asked = target_of(found, name) if found is not None else None
    if found is None or asked is None:
        return []
    label = turn.office.renderer.labels("unit/report/labels")["awaiting"]
    return [*offered_sum(turn, found, asked), (label, answer(turn, awaiting(asked)).value)]


def _values(turn: Turn, filling: Filling, name: str) -> dict[str, Any]:
    found = at(turn, filling)
    names = [part for part, _ in filling.about["parts"]]
    step = names.index(name)
    before = filling.answers.get(names[step - 1]) if step else None
    asked = target_of(found, name) if found is not None else None
    return {
        "place": found,
        "step": step + 1,
        "of": len(names),
        "asked": asked,
        "topic": _topic(found, name) if found is not None else None,
        "title": filling.about["parts"][step][1],
        "recorded": before.shown if before is not None else "",
        "together": people_counted(turn, found, asked) if found is not None and asked is not None else None,
        "earlier": earlier_of(turn, found).get(int(name[1:])) if found is not None and asked is not None else None,
    }


def earlier_of(turn: Turn, found: Place) -> dict[int, Any]:
    """Last year's figure of each target: the one entered by hand, else the one that the unit reported then."""
    known = reckonings.earlier(turn.conn, found.campaign.id, found.unit.id)
    by_hand = {each.target.id: each.reckoning.earlier for each in found.duty.targets}
    return known | {target: value for target, value in by_hand.items() if value is not None}


def sent_answers(turn: Turn, found: Place, report: UnitReport) -> dict[str, Answer]:
    """A report that was sent, as answers to change."""
    figures = {f"t{figure.target_id}": answer(turn, figure) for figure in report.figures}
    return figures | {f"n{narrative.topic_id}": narrated(narrative) for narrative in report.narratives}


def collected(found: Place, filling: Filling) -> tuple[list[Figure], list[Narrative]]:
    """What the form holds, as it is stored; parts that are no longer asked are left out."""
    figures = [
        figure_of(each, value)
        for each in found.duty.targets
        if (value := filling.value(f"t{each.target.id}")) is not None
    ]
    narratives = [
        narrative_of(topic.id, value)
        for topic in found.duty.topics
        if (value := filling.value(f"n{topic.id}")) is not None
    ]
    return figures, narratives


def left(filling: Filling) -> list[str]:
    """Names of the parts that have no answer yet."""
    return [title for name, title in filling.about["parts"] if filling.value(name) is None]


def asides(turn: Turn, filling: Filling) -> list[Choice]:
    """What is below every question."""
    return [press("missing", "unit.report_missing", **_about(filling))]


def more(turn: Turn, filling: Filling) -> list[Choice]:
    """Further buttons of the review."""
    return [press("fill", "unit.report_fill", **_about(filling))] if left(filling) else []


def _about(filling: Filling) -> dict[str, int]:
    return {name: filling.about[name] for name in ("campaign", "unit", "stage")}


def review(turn: Turn, filling: Filling) -> dict[str, Any]:
    """Every part in a line short enough for all of them to fit, what is missing, and parts that exceed their whole."""
    found = at(turn, filling)
    given = [(title, filling.answers[n].shown) for n, title in filling.about["parts"] if filling.value(n) is not None]
    letters = max(_LEAST_LETTERS, _REVIEW_LETTERS // max(1, len(given)))
    lines = [shortened(f"{title}: {shown}", letters) for title, shown in given][: _REVIEW_LETTERS // _LEAST_LETTERS]
    exceeding = _exceeding(turn, found, filling) if found is not None else []
    return {
        "place": found,
        "lines": lines,
        "left": len(left(filling)),
        "exceeding": exceeding[:2],
        "about": filling.about,
    }


def shortened(text: str, letters: int) -> str:
    """A text of at most so many letters."""
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"


def _exceeding(turn: Turn, found: Place, filling: Filling) -> list[tuple[str, str]]:
    """(part, whole) where "trong đó" is more than the whole."""
    figures, _ = collected(found, filling)
    amounts = {figure.target_id: figure.amount for figure in figures if figure.amount is not None}
    targets = campaigns.targets_of(turn.conn, found.campaign.id)
    wholes = [(each, larger_part(each, amounts[each.id], amounts, targets)) for each in targets if each.id in amounts]
    return [(part.measure[:LONGEST_NAME], whole.measure[:LONGEST_NAME]) for part, whole in wholes if whole is not None]
