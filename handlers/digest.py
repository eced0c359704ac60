"""One digest in words: a section for each thing that is told, as many as fit, and the buttons that do what is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from handlers.notices import Look, Notice
from handlers.owing_choices import choices_of, under_signs
from handlers.turn import Choice, compose, press
from rules.digest import Section, fit
from rules.escalation import Escalated, Level
from rules.matters import AnswerDue, Matters
from rules.owing import Debt
from rules.reminders import HEAD, MEMBER, OFFICE

NAMES_SHOWN = 3
UP_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Told:
    """What one person is told. ``asked``: the one report that the message asks for itself; the next message in the chat is
    its answer."""

    notices: list[Notice]
    up: list[Escalated]
    matters: Matters
    asked: Debt | None


def compose_digest(looking: Look, told: Told) -> dict[str, Any]:
    """The columns of the message."""
    shown, left = fit(_sections(looking, told))
    rungs = [each.rung for each in told.notices] + [each.rung for each in told.matters.answers]
    values = {
        "sections": [section.text for section in shown],
        "left": sum(section.things for section in left),
        "late": any(rung.late(looking.today) for rung in rungs),
        "talk": any(each.level is Level.HEAD for each in told.up),
    }
    choices = _choices(looking, told)
    listing = press("list", "owing.show")
    if any(section.listed for section in left) and listing not in choices:
        choices.append(listing)
    return compose(looking.office, "reminder/digest", under_signs(choices), values)


def _sections(looking: Look, told: Told) -> list[list[Section]]:
    """What the person does themselves first, then what they decide, then what they look after."""
    notices, matters = _beside(told.notices, told.up), told.matters
    members = [each for each in notices if each.ladder == MEMBER]
    said = {each.milestone.id for each in members}
    shown = max(UP_SHOWN // max(len(told.up), 1), 1)
    return [
        [_of(looking, "member", max(len(n.debts), 1), listed=True, n=n, asked=told.asked) for n in members],
        [_of(looking, "answer", listed=True, answer=answer) for answer in matters.answers],
        _lists(looking, "approvals", len(matters.approvals), found=matters.approvals),
        [_of(looking, "head", n=n, said=said) for n in notices if n.ladder == HEAD],
        [_of(looking, "up", e=each, shown=shown) for each in told.up],
        [_of(looking, "office", n=n, said=said) for n in notices if n.ladder == OFFICE],
        _asks(looking, matters),
        _lists(looking, "regulations", len(matters.regulations), found=matters.regulations),
    ]


def _asks(looking: Look, matters: Matters) -> list[Section]:
    count = len(matters.difficulties) + len(matters.personal)
    codes = [each.code for each in matters.difficulties]
    return _lists(looking, "asks", count, difficulties=codes, personal=matters.personal)


def _lists(looking: Look, name: str, count: int, **values: Any) -> list[Section]:
    return [_of(looking, name, count, **values)] if count else []


def _of(looking: Look, name: str, things: int = 1, *, listed: bool = False, **values: Any) -> Section:
    about = {"today": looking.today, "names_shown": NAMES_SHOWN, **values}
    return Section(looking.office.renderer.render(f"reminder/section/{name}", about).text, things, listed)


def _beside(notices: list[Notice], up: list[Escalated]) -> list[Notice]:
    """What is said beside what goes up: the same milestone is not told of twice."""
    said = {(each.milestone.id, each.level.value) for each in up}
    return [each for each in notices if (each.milestone.id, each.ladder) not in said]


def _choices(looking: Look, told: Told) -> list[Choice]:
    matters = told.matters
    found = [*choices_of(told.notices), *_answering(matters.answers)]
    found += [press("approvals", "approvals.show")] if matters.approvals else []
    found += [press("difficulties", "difficulty.register", wanted="overdue")] if matters.difficulties else []
    found += [press("personal", "data.list")] if matters.personal else []
    found += [press("regulations", "regulation.list")] if matters.regulations else []
    return list(_once([*found, *_seeing(told.up), *_putting_off(looking, told)]))


def _once(choices: list[Choice]) -> Iterator[Choice]:
    for place, choice in enumerate(choices):
        if choice not in choices[:place]:
            yield choice


def _answering(answers: tuple[AnswerDue, ...]) -> list[Choice]:
    """The button that answers, or the list that holds one for each unit."""
    pairs = [(each.request_id, unit.id) for each in answers for unit in each.units]
    if len(pairs) == 1:
        return [press("answer", "request.open", request=pairs[0][0], unit=pairs[0][1])]
    return [press("list", "owing.show")] if pairs else []


def _seeing(up: list[Escalated]) -> list[Choice]:
    campaigns = dict.fromkeys(each.milestone.campaign_id for each in up)
    return [press("unit", "unit.show", campaign=campaign) for campaign in campaigns]


def _putting_off(looking: Look, told: Told) -> list[Choice]:
    """What a person owes, looks after or decides may be put off, once; what goes up is told once anyway."""
    if not told.matters.fresh and all(notice.again for notice in told.notices):
        return []
    day = looking.today.isoformat()
    return [press("later", "reminder.later", day=day), press("tomorrow", "reminder.tomorrow", day=day)]
