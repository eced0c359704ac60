"""Difficulties and requests that people sent to the office in the period, with what was answered or decided."""

from collections.abc import Sequence

from reports import wording
from reports.days import day, day_of
from reports.figures import figure
from reports.model import Figure, Row, RowRef, Table
from reports.people import unit_names
from reports.period import Period
from reports.rows import numbered, table
from reports.scope import Scope
from rules.difficulties import DOCUMENT, Difficulty, State, Step
from rules.records import CampaignRecord


def difficulty_ref(found: Difficulty) -> RowRef:
    return RowRef("difficulty", found.id)


def counted(record: CampaignRecord, scope: Scope, period: Period) -> tuple[Difficulty, ...]:
    """Those sent on the period's days from the scope's units, the oldest first; what was withdrawn is none."""
    found = [each for each in record.difficulties if each.state is not State.WITHDRAWN and each.unit_id in scope.ids]
    inside = [each for each in found if period.holds(day_of(each.sent_at))]
    return tuple(sorted(inside, key=lambda each: (each.year, each.serial)))


def reply(found: Difficulty) -> Step | None:
    """What was said last of it: the director's decision or the office's answer."""
    said = [step for step in found.steps if step.change in (State.ANSWERED, State.DECIDED)]
    return said[-1] if said else None


def raised_table(found: Sequence[Difficulty], record: CampaignRecord, scope: Scope) -> Table:
    """One row a difficulty, with its answer; one nobody has answered yet says so."""
    topics = {topic.id: topic.heading for topic in record.topics}
    units = unit_names(scope)
    rows = (
        Row(
            (
                each.code,
                units[each.unit_id],
                each.sender,
                day_of(each.sent_at),
                topics.get(each.content.topic_id or 0, ""),
                each.content.text,
                wording.DIFFICULTY_STATES[each.state.value],
                said.text if (said := reply(each)) else wording.NOT_ANSWERED,
                day_of(said.at) if said else "",
                _document(each),
            ),
            (difficulty_ref(each),),
        )
        for each in found
    )
    keys = "order code unit name sent_on topic content state reply replied_on document"
    return table("raised", keys, numbered(rows))


def _document(found: Difficulty) -> str:
    """``12/SNNMT-VP ngày 05/3/2027``; empty without a written document."""
    step = found.last(DOCUMENT)
    if step is None:
        return ""
    return " ".join(filter(None, (step.number, f"ngày {day(step.on_day)}" if step.on_day else "")))


def raised_figures(found: Sequence[Difficulty], record: CampaignRecord) -> tuple[Figure, ...]:
    """How many were sent and answered; unknown as long as nobody has sent any."""
    answered = [each for each in found if reply(each)]
    waiting = [each for each in found if not reply(each)]
    groups = {"raised": found, "raised_answered": answered, "raised_waiting": waiting}
    return tuple(
        figure(
            key, len(group) if record.difficulties else None, tuple(map(difficulty_ref, group)), record.as_of, "raised"
        )
        for key, group in groups.items()
    )
